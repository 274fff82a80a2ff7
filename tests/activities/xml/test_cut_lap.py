from dataclasses import replace

import numpy as np
import pytest

from tests.activities.xml.test_tcx import lap, tcx
from unkink.activities import Activity, Lap
from unkink.activities.contents import Contents
from unkink.activities.read import activities_in
from unkink.activities.recording import Recording
from unkink.activities.xml.cut_lap import without_lost

T0_S = 1_700_000_000.0


def read(text: str) -> Activity:
    (run,) = activities_in(Contents(text.encode(), digest=""), "run.tcx")
    return run


def make_recording(*, seconds: int, timer_s: float | None = 300) -> Recording:
    """Return a lap of so many seconds at 3 m/s that claims to be longer."""
    time_s = np.arange(float(seconds))
    return Recording(
        columns={"time_s": T0_S + time_s, "distance_m": 3 * time_s},
        laps=(Lap(T0_S, moving_s=timer_s, distance_m=900),),
        moving_s=timer_s,
        distance_m=900,
    )


def test_a_file_that_breaks_off_has_no_more_than_it_shows() -> None:
    text = tcx(lap(range(58), start=0, timer_s=346))

    run = read(text[: text.index("<Trackpoint><Time>2025-06-01T07:00:02Z")])

    assert (run.distance_m, run.moving_s, run.elapsed_s) == (3, 1, 1)
    assert run.laps == (Lap(0, moving_s=1, distance_m=3),)
    assert run.warnings == (
        "Line 1 is broken XML; what could be read was read.",
        "Lap 1 breaks off; its totals come from its samples.",
    )


def test_the_laps_before_the_last_one_count_as_they_say() -> None:
    text = tcx(
        lap(range(20), start=0, timer_s=19.5),
        lap(range(20, 50), start=20, timer_s=30),
    )

    run = read(text[: text.index("07:00:30Z")])

    assert (run.distance_m, run.moving_s) == (58.5 + (87 - 57), 19.5 + 9)
    assert run.laps[1] == Lap(20, moving_s=9, distance_m=30)


def test_a_lap_without_any_sample_left_is_no_lap() -> None:
    text = tcx(
        lap(range(20), start=0, timer_s=19.5),
        lap(range(20, 50), start=20, timer_s=30),
    )

    run = read(text[: text.index("<Track>", text.index("<Track>") + 1)])

    assert (run.distance_m, run.moving_s, len(run.laps)) == (58.5, 19.5, 1)
    assert run.warnings[1] == "Lap 2 breaks off before its samples; it is left out."


@pytest.mark.parametrize("cut", ["3</Tot", "</Lap><Lap"])
def test_a_lap_that_breaks_off_in_its_head_claims_nothing(cut: str) -> None:
    head = '<Lap StartTime="2025-06-01T07:00:20Z"><TotalTimeSeconds>'
    text = tcx(lap(range(20), start=0, timer_s=19.5))

    run = read(text[: text.index("</Activity>")] + head + cut)

    assert (run.distance_m, run.moving_s) == (58.5, 19.5)


def test_a_pause_before_the_break_is_not_run() -> None:
    text = tcx(lap(range(5), range(30, 50), start=0, timer_s=300))

    run = read(text[: text.index("07:00:40Z")])

    assert run.pauses == ((4, 30),)
    assert (run.moving_s, run.elapsed_s) == (13, 39)


def test_a_break_behind_the_samples_changes_no_totals() -> None:
    text = tcx(lap(range(21), start=0, timer_s=20.5))

    run = read(text.removesuffix("</TrainingCenterDatabase>"))

    assert (run.distance_m, run.moving_s) == (61.5, 20.5)
    assert len(run.warnings) == 1


def test_a_whole_file_keeps_what_its_laps_claim() -> None:
    run = read(tcx(lap(range(21), start=0, timer_s=300)))

    assert (run.moving_s, run.warnings) == (300, ())


def test_a_lap_that_counts_from_zero_again_is_as_long_as_it_counted() -> None:
    again = np.concatenate([np.arange(10.0), np.arange(5.0)]) * 3
    recording = replace(
        make_recording(seconds=15),
        columns={"time_s": T0_S + np.arange(15.0), "distance_m": again},
        laps=(Lap(T0_S, moving_s=10, distance_m=27), Lap(T0_S + 10, moving_s=300)),
        moving_s=310,
        distance_m=27,
    )

    shown = without_lost(recording)

    assert (shown.distance_m, shown.moving_s) == (27 + 12, 10 + 4)


@pytest.mark.parametrize("distance_m", [None, np.full(9, np.nan)])
def test_where_the_lap_shows_no_distance_the_track_tells_it(
    distance_m: np.ndarray | None,
) -> None:
    recording = make_recording(seconds=9)
    columns = {"time_s": recording.columns["time_s"]}
    if distance_m is not None:
        columns["distance_m"] = distance_m

    shown = without_lost(replace(recording, columns=columns))

    assert (shown.distance_m, shown.moving_s) == (None, 8)
    assert shown.laps[0].distance_m is None


def test_a_lap_that_claims_no_time_is_left_alone() -> None:
    recording = make_recording(seconds=9, timer_s=None)

    assert without_lost(recording) == recording
