from pathlib import Path

import numpy as np
import pytest

from tests.activities.fit import fit_builder as fit
from unkink.activities import Activity, Lap, read_activities, read_run
from unkink.errors import EmptyActivityError, UnsupportedFormatError, WrongSportError


def read(tmp_path: Path, data: bytes, *, sport: str | None = None) -> Activity:
    return read_run(written(tmp_path, data), sport=sport)


def written(tmp_path: Path, data: bytes, name: str = "run.fit") -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("big", [False, True])
def test_both_byte_orders_give_the_same_columns(tmp_path: Path, big: bool) -> None:
    run = read(tmp_path, fit.run_file(big=big))

    streams = run.streams
    assert np.array_equal(streams.time_s, np.arange(61.0))
    assert np.allclose(streams.distance_m, 3 * np.arange(61))
    assert np.allclose(streams.altitude_m, 400)
    assert np.allclose(streams.speed_mps, 3)
    assert np.allclose(streams.heart_rate_bpm, 150)
    # A semicircle is 1.9 cm; half of one is what rounding costs.
    assert streams.latitude_deg[0] == pytest.approx(47, abs=1e-7)
    assert streams.longitude_deg[0] == pytest.approx(8, abs=1e-7)
    assert np.isnan(streams.power_w).all()
    assert streams.is_running.all()


def test_totals_and_ratings_come_from_the_session(tmp_path: Path) -> None:
    body = fit.file_id() + fit.records([fit.sample(0), fit.sample(60)])
    body += fit.session(seconds=61.5, timer_s=60.25, distance_m=181)

    run = read(tmp_path, fit.frame(body))

    assert (run.elapsed_s, run.moving_s, run.distance_m) == (61.5, 60.25, 181)
    assert (run.ascent_m, run.descent_m) == (12, 9)
    assert (run.perceived_effort, run.feel) == (7, 75)
    assert (run.sport, run.sport_origin) == ("running", "recorded")
    assert run.start.isoformat() == "2025-06-01T07:00:00+00:00"
    assert run.device == "Garmin"
    assert run.warnings == ()


def test_cadence_of_one_leg_becomes_steps_of_both(tmp_path: Path) -> None:
    run = read(tmp_path, fit.run_file())

    assert np.allclose(run.streams.step_rate_spm, 170)


def test_cadence_that_is_steps_already_stays(tmp_path: Path) -> None:
    samples = [fit.sample(second) | {4: 168} for second in range(10)]

    run = read(tmp_path, fit.frame(fit.file_id() + fit.records(samples)))

    assert np.allclose(run.streams.step_rate_spm, 168)


def test_a_value_that_was_not_recorded_is_nan(tmp_path: Path) -> None:
    samples = [fit.sample(0), fit.sample(1) | {0: None, 2: None, 3: None, 5: None}]

    streams = read(
        tmp_path, fit.frame(fit.file_id() + fit.records(samples)), sport="run"
    ).streams

    for column in (streams.latitude_deg, streams.longitude_deg, streams.altitude_m):
        assert np.isfinite(column).tolist() == [True, False]
    assert np.isfinite(streams.distance_m).tolist() == [True, False]


def test_developer_fields_are_stepped_over(tmp_path: Path) -> None:
    samples = [fit.sample(second) for second in range(5)]
    body = fit.file_id() + fit.records(samples, developer=(2, 7)) + fit.session()

    run = read(tmp_path, fit.frame(body))

    assert np.array_equal(run.streams.time_s, np.arange(5.0))
    assert run.warnings == ()


@pytest.mark.parametrize("size", [12, 14])
def test_headers_of_both_sizes_and_without_checksum_are_sound(
    tmp_path: Path, size: int
) -> None:
    body = fit.file_id() + fit.records([fit.sample(0), fit.sample(1)]) + fit.session()

    run = read(tmp_path, fit.frame(body, header_size=size, header_crc=False))

    assert run.warnings == ()


def test_compressed_timestamps_go_on_from_the_last_full_one(tmp_path: Path) -> None:
    full = fit.Layout(fit.RECORD, ((253, fit.UINT32), (5, fit.UINT32)), local=0)
    short = fit.Layout(fit.RECORD, ((5, fit.UINT32),), local=1)
    body = fit.file_id() + full.definition() + full.data({253: fit.START, 5: 0})
    body += short.definition()
    for second in (1, 20, 45, 70):
        offset = (fit.START + second) & 0x1F
        body += short.data({5: second * 300}, offset=offset)

    run = read(tmp_path, fit.frame(body + fit.session()))

    assert run.streams.time_s.tolist() == [0, 1, 20, 45, 70]
    assert run.streams.distance_m.tolist() == [0, 3, 60, 135, 210]


def test_packed_speed_and_distance_of_old_watches_unroll(tmp_path: Path) -> None:
    layout = fit.Layout(fit.RECORD, ((253, fit.UINT32), (8, fit.BYTE)))
    body = fit.file_id() + layout.definition()
    for second, distance_m in enumerate((0, 100, 200, 300, 400)):
        packed = (distance_m * 16) % 4096 << 12 | 350
        body += layout.data({253: fit.START + second, 8: packed.to_bytes(3, "little")})
    body += layout.data({253: fit.START + 5})

    streams = read(tmp_path, fit.frame(body + fit.session())).streams

    assert streams.distance_m[:5].tolist() == [0, 100, 200, 300, 400]
    assert streams.speed_mps[:5].tolist() == [3.5] * 5
    assert np.isnan(streams.distance_m[5])


def test_a_pause_is_seen_though_nothing_was_written_in_it(tmp_path: Path) -> None:
    seconds = [*range(11), *range(40, 51)]
    body = fit.file_id() + fit.records([fit.sample(second) for second in seconds])
    body += fit.events((0, 0), (10, 4), (40, 0), (50, 4))

    run = read(tmp_path, fit.frame(body + fit.session(seconds=50, timer_s=0)))

    steps_s = np.diff(run.streams.time_s)
    assert steps_s[run.streams.is_running[:-1]].sum() == 20
    assert np.flatnonzero(~run.streams.is_running).tolist() == [10]
    assert (run.elapsed_s, run.moving_s) == (50, 20)


def test_samples_inside_a_pause_are_marked(tmp_path: Path) -> None:
    body = fit.file_id() + fit.records([fit.sample(second) for second in range(31)])
    body += fit.events((0, 0), (10, 1), (20, 0), (30, 4))

    run = read(tmp_path, fit.frame(body + fit.session(seconds=30, timer_s=20)))

    assert np.flatnonzero(~run.streams.is_running).tolist() == list(range(10, 20))


def test_a_file_without_summary_takes_its_totals_from_the_samples(
    tmp_path: Path,
) -> None:
    samples = [fit.sample(second) for second in range(0, 101, 10)]
    body = fit.file_id() + fit.records(samples) + fit.events((0, 0), (40, 1), (60, 0))

    run = read(tmp_path, fit.frame(body))

    assert (run.distance_m, run.elapsed_s, run.moving_s) == (300, 100, 80)
    assert (run.sport, run.sport_origin) == ("running", "assumed")
    assert "summary of the activity is missing" in run.warnings[0]


def test_a_treadmill_without_positions_is_a_run(tmp_path: Path) -> None:
    samples = [fit.sample(second) | {0: None, 1: None} for second in range(10)]
    body = fit.file_id() + fit.records(samples) + fit.session(4, sub_sport=1)

    run = read(tmp_path, fit.frame(body))

    assert run.sport == "running"
    assert np.isnan(run.streams.latitude_deg).all()
    assert run.streams.distance_m[-1] == 27


def test_two_sessions_are_two_activities_with_their_own_samples(
    tmp_path: Path,
) -> None:
    samples = [fit.sample(second) for second in range(100)]
    body = fit.file_id() + fit.records(samples)
    body += fit.session(2, seconds=50)
    body += fit.session(start=fit.START + 50, seconds=50)

    path = written(tmp_path, fit.frame(body))
    ride, run = read_activities(path)

    assert (ride.sport, len(ride.streams)) == ("cycling", 50)
    assert (run.sport, len(run.streams)) == ("running", 50)
    assert run.streams.time_s[0] == 0
    assert run.source == f"{path}#2"
    assert read_run(path).source == run.source


def test_files_that_follow_each_other_are_all_read(tmp_path: Path) -> None:
    data = fit.run_file(60) + fit.frame(fit.file_id(kind=2)) + fit.run_file(120)
    path = written(tmp_path, data)

    activities = read_activities(path)
    longest = read_run(path)

    assert [len(one.streams) for one in activities] == [61, 121]
    assert longest.moving_s == 120
    assert "holds 2 runs; this is the longest" in longest.warnings[-1]


def test_time_that_runs_backward_is_put_in_order_and_told(tmp_path: Path) -> None:
    samples = [fit.sample(second) for second in (0, 1, 5, 2, 3, 5)]
    body = fit.file_id() + fit.records(samples) + fit.session()

    run = read(tmp_path, fit.frame(body))

    assert run.streams.time_s.tolist() == [0, 1, 2, 3, 5]
    assert run.warnings == (
        "Time ran backward 1 time; the samples were sorted by time.",
    )


def test_two_records_of_one_second_complete_each_other(tmp_path: Path) -> None:
    place = fit.sample(1) | {3: None, 5: None}
    rest = fit.sample(1) | {0: None, 1: None, 3: 160}
    body = fit.file_id() + fit.records([fit.sample(0), place, rest]) + fit.session()

    streams = read(tmp_path, fit.frame(body)).streams

    assert streams.time_s.tolist() == [0, 1]
    assert np.isfinite(streams.latitude_deg).all()
    assert streams.heart_rate_bpm.tolist() == [150, 160]


def test_a_single_wrong_date_does_not_stretch_the_run_to_years(
    tmp_path: Path,
) -> None:
    samples = [
        *(fit.sample(second) for second in range(10)),
        fit.sample(9) | {253: 4e9},
    ]
    body = fit.file_id() + fit.records(samples) + fit.session()

    run = read(tmp_path, fit.frame(body))

    assert run.streams.time_s[-1] == 9
    assert run.warnings == ("Without a usable time and left out: 1 sample.",)


def test_clocks_that_were_never_set_count_from_their_own_start(tmp_path: Path) -> None:
    samples = [fit.sample(second, start=1000) for second in range(5)]
    body = fit.file_id() + fit.records(samples) + fit.session(start=1000)

    run = read(tmp_path, fit.frame(body))

    assert run.start.isoformat() == "1989-12-31T00:16:40+00:00"


# Where seconds since 1970 no longer fit into four bytes, and where those of FIT do not.
OVER_2106, OVER_2126 = 2**32 - 631_065_600, 2**32


@pytest.mark.parametrize(
    ("start", "year"), [(OVER_2106 - 20, 2106), (OVER_2126 - 42, 2126)]
)
def test_a_run_far_in_the_future_is_kept_as_it_is(
    tmp_path: Path, start: int, year: int
) -> None:
    rows = [fit.sample(second, start=start) for second in range(41)]
    body = fit.file_id() + fit.records(rows) + fit.session(start=start, seconds=40)

    run = read(tmp_path, fit.frame(body))

    assert run.start.year == year
    assert run.streams.time_s.tolist() == list(range(41))
    assert (run.moving_s, run.warnings) == (40, ())


def test_samples_behind_the_overflow_of_the_clock_are_left_out_and_told(
    tmp_path: Path,
) -> None:
    seconds = [(OVER_2126 - 100 + second) % 2**32 for second in range(110)]
    rows = [fit.sample(0) | {253: second} for second in seconds]
    body = fit.file_id() + fit.records(rows)

    run = read(tmp_path, fit.frame(body), sport="running")

    assert (run.start.year, len(run.streams)) == (2126, 99)
    # The very last second is the number that means "no time".
    assert "Without a usable time and left out: 11 samples." in run.warnings


@pytest.mark.parametrize(
    ("kind", "name"), [(6, "course"), (5, "workout"), (32, "monitoring file")]
)
def test_a_file_of_another_type_is_named(tmp_path: Path, kind: int, name: str) -> None:
    path = written(tmp_path, fit.frame(fit.file_id(kind=kind)))

    with pytest.raises(UnsupportedFormatError, match=f"is a FIT {name}, not an act"):
        read_activities(path)


def test_another_sport_is_named_and_can_be_overridden(tmp_path: Path) -> None:
    path = written(tmp_path, fit.run_file(sport=2))

    with pytest.raises(WrongSportError, match="is cycling, not running"):
        read_run(path)
    assert read_run(path, sport="running").sport_origin == "overridden"


def test_an_activity_without_samples_is_empty(tmp_path: Path) -> None:
    path = written(tmp_path, fit.frame(fit.file_id() + fit.session()))

    with pytest.raises(EmptyActivityError, match="holds no samples"):
        read_run(path)


def lap(start: int, seconds: int, *, distance_m: int, timer_s: int) -> list[fit.Packed]:
    values = (start, seconds * 1000, timer_s * 1000, distance_m * 100)
    return [
        fit.Packed(number, fit.UINT32, value.to_bytes(4, "little"))
        for number, value in zip((2, 7, 8, 9), values, strict=True)
    ]


def test_laps_are_kept_with_their_totals_and_counted_from_the_start(
    tmp_path: Path,
) -> None:
    body = fit.file_id() + fit.records([fit.sample(second) for second in range(61)])
    rows = [
        lap(fit.START + 40, 20, distance_m=60, timer_s=20),
        lap(fit.START, 40, distance_m=120, timer_s=35),
    ]

    run = read(tmp_path, fit.frame(body + fit.message(19, rows) + fit.session()))

    assert run.laps == (Lap(0, 40, 35, 120), Lap(40, 20, 20, 60))


def test_pauses_are_kept_and_counted_from_the_start(tmp_path: Path) -> None:
    body = fit.file_id() + fit.records([fit.sample(second) for second in range(61)])
    body += fit.events((0, 0), (10, 1), (20, 0), (60, 4))

    run = read(tmp_path, fit.frame(body + fit.session()))

    assert run.pauses == ((10, 20),)


def test_running_dynamics_and_power_are_kept_in_si_units(tmp_path: Path) -> None:
    rows = [
        [
            fit.Packed(253, fit.UINT32, (fit.START + second).to_bytes(4, "little")),
            fit.Packed(7, fit.UINT16, (250).to_bytes(2, "little")),
            fit.Packed(39, fit.UINT16, (875).to_bytes(2, "little")),
            fit.Packed(41, fit.UINT16, (2500).to_bytes(2, "little")),
            fit.Packed(84, fit.UINT16, (4985).to_bytes(2, "little")),
            fit.Packed(85, fit.UINT16, (11_200).to_bytes(2, "little")),
            fit.Packed(13, fit.SINT8, b"\xfb"),
            fit.Packed(4, fit.UINT8, b"\x55"),
            fit.Packed(53, fit.UINT8, b"\x40"),
        ]
        for second in range(3)
    ]
    body = fit.file_id() + fit.message(fit.RECORD, rows) + fit.session()

    streams = read(tmp_path, fit.frame(body)).streams

    assert streams.power_w[0] == 250
    assert streams.vertical_oscillation_m[0] == pytest.approx(0.0875)
    assert streams.ground_contact_s[0] == pytest.approx(0.25)
    assert streams.left_contact_share[0] == pytest.approx(0.4985)
    assert streams.step_length_m[0] == pytest.approx(1.12)
    assert streams.temperature_c[0] == -5
    assert streams.step_rate_spm[0] == 171


def test_a_pod_whose_power_stands_for_the_watches_counts(tmp_path: Path) -> None:
    samples = [fit.sample(second) for second in range(5)]
    body = fit.file_id()
    body += fit.description(
        0, fit.UINT8, name="Power", units="Watts", native=(fit.RECORD, 7)
    )
    body += fit.records(samples, developer=(1,)) + fit.session()

    run = read(tmp_path, fit.frame(body))

    # The builder fills fields of developers with 0x55.
    assert run.streams.power_w.tolist() == [0x55] * 5


def test_each_leg_of_a_race_of_several_sports_has_its_own_laps(tmp_path: Path) -> None:
    body = fit.file_id() + fit.records([fit.sample(second) for second in range(100)])
    rows = [
        lap(fit.START, 50, distance_m=150, timer_s=50),
        lap(fit.START + 50, 50, distance_m=150, timer_s=50),
    ]
    body += fit.message(19, rows) + fit.session(2, seconds=50)
    body += fit.session(start=fit.START + 50, seconds=50)

    ride, run = read_activities(written(tmp_path, fit.frame(body)))

    assert [one.start_s for one in ride.laps] == [0]
    assert [one.start_s for one in run.laps] == [0]


def test_sessions_beyond_all_measure_are_left_out_and_told(tmp_path: Path) -> None:
    body = fit.file_id() + fit.records([fit.sample(second) for second in range(120)])
    body += b"".join(fit.session(start=fit.START + second) for second in range(120))

    activities = read_activities(written(tmp_path, fit.frame(body)))

    # The first 99 have a second and a sample each, and one sample is no run.
    assert [len(one.streams) for one in activities] == [21]
    told = "Only the first 100 of 120 session messages were read."
    assert told in activities[0].warnings


def test_samples_beyond_a_week_are_left_out_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("unkink.activities.tidy._MOST_ROWS", 50)

    run = read(tmp_path, fit.run_file(60))

    assert len(run.streams) == 50
    assert "Beyond a week of seconds and left out: 11 samples." in run.warnings


def test_a_file_of_any_sport_is_a_run_by_its_pace(tmp_path: Path) -> None:
    run = read(tmp_path, fit.run_file(sport=0))

    assert (run.sport, run.sport_origin) == ("running", "assumed")


def test_any_sport_on_a_treadmill_is_a_run(tmp_path: Path) -> None:
    body = fit.file_id() + fit.records([fit.sample(second) for second in range(9)])

    run = read(tmp_path, fit.frame(body + fit.session(0, sub_sport=1)))

    assert (run.sport, run.sport_origin) == ("running", "recorded")


def test_a_stop_without_a_time_is_no_pause(tmp_path: Path) -> None:
    event = [fit.Packed(0, fit.ENUM, b"\0"), fit.Packed(1, fit.ENUM, b"\1")]
    body = fit.file_id() + fit.records([fit.sample(second) for second in range(61)])
    body += fit.message(fit.EVENT, [event], local=4) + fit.events((40, 0))

    run = read(tmp_path, fit.frame(body + fit.session()))

    assert run.pauses == ()
    assert run.streams.is_running.all()


def test_pauses_over_each_other_are_told_as_one_after_the_other(tmp_path: Path) -> None:
    body = fit.file_id() + fit.records([fit.sample(second) for second in range(61)])
    body += fit.events((30, 0), (10, 1), (20, 0), (15, 1), (60, 4))

    run = read(tmp_path, fit.frame(body + fit.session()))

    assert run.pauses == ((10, 20),)


def test_a_lap_cut_a_second_early_belongs_to_the_leg_that_it_lies_in(
    tmp_path: Path,
) -> None:
    body = fit.file_id() + fit.records([fit.sample(second) for second in range(100)])
    rows = [lap(fit.START + 49, 50, distance_m=150, timer_s=50)]
    body += fit.message(19, rows) + fit.session(2, seconds=50)
    body += fit.session(start=fit.START + 50, seconds=50)

    ride, run = read_activities(written(tmp_path, fit.frame(body)))

    assert (len(ride.laps), len(run.laps)) == (0, 1)


def test_a_session_without_a_start_began_as_long_ago_as_it_lasted(
    tmp_path: Path,
) -> None:
    end = fit.Packed(253, fit.UINT32, (fit.START + 60).to_bytes(4, "little"))
    lasted = fit.Packed(7, fit.UINT32, (50_000).to_bytes(4, "little"))
    kind = fit.Packed(5, fit.ENUM, b"\1")
    body = fit.file_id() + fit.records([fit.sample(second) for second in range(10, 61)])
    body += fit.message(fit.SESSION, [[end, lasted, kind]], local=4)

    run = read(tmp_path, fit.frame(body))

    assert run.start.isoformat() == "2025-06-01T07:00:10+00:00"


def test_short_times_before_any_whole_one_are_no_times(tmp_path: Path) -> None:
    short = fit.Layout(fit.RECORD, ((5, fit.UINT32),), local=1)
    body = fit.file_id() + short.definition()
    body += b"".join(short.data({5: 300 * k}, offset=k) for k in range(5))
    body += fit.records([fit.sample(second) for second in range(9)])

    run = read(tmp_path, fit.frame(body + fit.session()))

    assert run.start.year == 2025
    assert "Without a usable time and left out: 5 samples." in run.warnings
