import struct
from pathlib import Path

import numpy as np
import pytest

from tests.activities.fit import fit_builder as fit
from unkink.activities import Activity, read_activities

ACTIVITY = 34
MISSING = "The summary of the activity is missing; totals come from the samples."

RUN = [fit.sample(second) for second in range(601)]
RIDE = [fit.sample(second, pace_mps=9) for second in range(601, 1800)]
JOG = [fit.sample(second) for second in range(601, 1800)]


def counted(sessions: int) -> bytes:
    """What closes a whole file: how many sessions it has."""
    number = fit.Packed(1, fit.UINT16, struct.pack("<H", sessions))
    return fit.message(ACTIVITY, [[number]])


def run_session(*, seconds: float = 600) -> bytes:
    return fit.session(1, seconds=seconds, distance_m=1800)


def legs_of(tmp_path: Path, body: bytes, *, cut: int = 0) -> list[Activity]:
    path = tmp_path / "race.fit"
    data = fit.frame(fit.file_id() + body)
    path.write_bytes(data[: len(data) - cut])
    return read_activities(path)


def test_a_leg_that_breaks_off_is_not_part_of_the_one_before(tmp_path: Path) -> None:
    body = fit.records(RUN) + run_session() + fit.records(RIDE)

    run, ride = legs_of(tmp_path, body, cut=500)

    assert (run.sport, len(run.streams)) == ("running", 601)
    assert (run.distance_m, run.moving_s) == (1800, 600)
    assert not any(MISSING in told for told in run.warnings)
    assert (ride.sport, ride.sport_origin, ride.leg) == ("unknown", "assumed", 2)
    assert len(ride.streams) == ride.elapsed_s + 1 > 1_000
    assert MISSING in ride.warnings


def test_a_leg_without_summary_that_moves_like_a_run_is_one(tmp_path: Path) -> None:
    body = fit.records(RUN) + run_session() + fit.records(JOG)

    _, jog = legs_of(tmp_path, body, cut=500)

    assert (jog.sport, jog.sport_origin) == ("running", "assumed")
    assert jog.distance_m == pytest.approx(3 * jog.elapsed_s)


def test_no_sample_is_lost_or_counted_twice(tmp_path: Path) -> None:
    body = fit.records(RUN) + run_session() + fit.records(RIDE)

    legs = legs_of(tmp_path, body)

    times_s = [leg.start.timestamp() + leg.streams.time_s for leg in legs]
    seconds = np.concatenate(times_s) - times_s[0][0]
    assert seconds.tolist() == list(range(1800))


def test_sessions_at_the_end_of_which_the_last_is_cut_off_leave_a_leg(
    tmp_path: Path,
) -> None:
    last = fit.session(2, start=fit.START + 601, seconds=1199)
    body = fit.records([*RUN, *RIDE]) + run_session() + last

    run, ride = legs_of(tmp_path, body, cut=9)

    assert (len(run.streams), len(ride.streams)) == (601, 1199)
    assert (ride.sport, MISSING in ride.warnings) == ("unknown", True)


def test_a_file_that_counts_more_sessions_than_it_has_leaves_a_leg(
    tmp_path: Path,
) -> None:
    body = fit.records([*RUN, *RIDE]) + run_session() + counted(2)

    assert len(legs_of(tmp_path, body)) == 2


def test_a_file_that_counts_as_many_sessions_as_it_has_is_whole(
    tmp_path: Path,
) -> None:
    body = run_session() + fit.records([*RUN, *RIDE]) + counted(1)

    (whole,) = legs_of(tmp_path, body)

    assert len(whole.streams) == 1800


def test_a_session_far_too_short_behind_all_samples_stays_one(tmp_path: Path) -> None:
    body = fit.records([*RUN, *JOG]) + run_session(seconds=1)

    (whole,) = legs_of(tmp_path, body)

    assert len(whole.streams) == 1800


@pytest.mark.parametrize("seconds", [0, 541, 599.5])
def test_a_session_without_a_length_or_a_little_too_short_stays_one(
    tmp_path: Path, seconds: float
) -> None:
    body = run_session(seconds=seconds) + fit.records(RUN)

    (whole,) = legs_of(tmp_path, body, cut=1)

    assert len(whole.streams) == 601


def test_pauses_that_the_elapsed_time_leaves_out_do_not_cut_a_run_in_two(
    tmp_path: Path,
) -> None:
    after = [fit.sample(second) for second in range(1_200, 1_801)]
    fields = ((253, fit.UINT32), (2, fit.UINT32), (7, fit.UINT32), (5, fit.ENUM))
    layout = fit.Layout(fit.SESSION, fields, local=3)
    stored = {253: fit.START + 1_800, 2: fit.START, 7: 1_200_000, 5: 1}
    body = fit.records([*RUN, *after]) + layout.definition() + layout.data(stored)

    (whole,) = legs_of(tmp_path, body, cut=1)

    assert len(whole.streams) == 1_202


def test_a_few_samples_with_a_wrong_date_are_no_leg(tmp_path: Path) -> None:
    year_s = 366 * 86_400
    wrong = [fit.sample(second, start=fit.START + year_s) for second in range(9)]

    (run,) = legs_of(tmp_path, fit.records(RUN) + run_session() + fit.records(wrong))

    assert len(run.streams) == 601
    assert "Without a usable time and left out: 9 samples." in run.warnings


def test_a_leg_without_summary_has_its_own_laps_and_pauses(tmp_path: Path) -> None:
    body = fit.records(RUN) + run_session() + fit.records(RIDE)
    body += fit.events((0, 0), (300, 4), (310, 0), (900, 4), (930, 0))

    run, ride = legs_of(tmp_path, body)

    assert run.pauses == ((300, 310),)
    assert ride.pauses == ((299, 329),)
