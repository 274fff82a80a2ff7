from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from unkink.activities import Activity, Lap, read_activities, read_run
from unkink.activities.contents import Contents
from unkink.activities.read import activities_in
from unkink.activities.xml import read_xml
from unkink.errors import DamagedFileError, EmptyActivityError, UnsupportedFormatError

NAMESPACE = 'xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2"'
EXTENSION = 'xmlns="http://www.garmin.com/xmlschemas/ActivityExtension/v2"'


def trackpoint(second: int, *, with_place: bool = True) -> str:
    place = (
        "<Position><LatitudeDegrees>47</LatitudeDegrees><LongitudeDegrees>8"
        "</LongitudeDegrees></Position>"
    )
    return (
        f"<Trackpoint><Time>2025-06-01T07:00:{second:02}Z</Time>"
        f"{place if with_place else ''}<AltitudeMeters>400</AltitudeMeters>"
        f"<DistanceMeters>{3 * second}</DistanceMeters>"
        "<HeartRateBpm><Value>150</Value></HeartRateBpm>"
        f"<Extensions><TPX {EXTENSION}><Speed>3</Speed><RunCadence>85</RunCadence>"
        "<Watts>250</Watts></TPX></Extensions></Trackpoint>"
    )


def lap(
    *tracks: Sequence[int], start: int, timer_s: float, with_place: bool = True
) -> str:
    points = "".join(
        "<Track>"
        + "".join(trackpoint(second, with_place=with_place) for second in track)
        + "</Track>"
        for track in tracks
    )
    return (
        f'<Lap StartTime="2025-06-01T07:00:{start:02}Z">'
        f"<TotalTimeSeconds>{timer_s}</TotalTimeSeconds>"
        f"<DistanceMeters>{3 * timer_s}</DistanceMeters>{points}</Lap>"
    )


def tcx(*laps: str, sport: str = "Running") -> str:
    return (
        f"<TrainingCenterDatabase {NAMESPACE}><Activities>"
        f'<Activity Sport="{sport}"><Id>1</Id>{"".join(laps)}'
        "<Creator><Name>Forerunner</Name></Creator></Activity>"
        "</Activities></TrainingCenterDatabase>"
    )


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "run.tcx"
    path.write_text(text)
    return path


def read(tmp_path: Path, text: str) -> Activity:
    return read_run(written(tmp_path, text))


def test_totals_are_the_sums_over_the_laps(tmp_path: Path) -> None:
    laps = (
        lap(range(21), start=0, timer_s=20.5),
        lap(range(21, 41), start=21, timer_s=19),
    )

    run = read(tmp_path, tcx(*laps))

    assert (run.distance_m, run.moving_s, run.elapsed_s) == (118.5, 39.5, 40)
    assert (run.sport, run.sport_origin) == ("running", "recorded")
    assert run.device == "Forerunner"


def test_every_column_is_read(tmp_path: Path) -> None:
    streams = read(tmp_path, tcx(lap(range(5), start=0, timer_s=4))).streams

    assert streams.time_s.tolist() == [0, 1, 2, 3, 4]
    assert streams.distance_m.tolist() == [0, 3, 6, 9, 12]
    assert streams.step_rate_spm.tolist() == [170] * 5
    assert streams.speed_mps.tolist() == [3] * 5
    assert streams.power_w.tolist() == [250] * 5
    assert streams.heart_rate_bpm.tolist() == [150] * 5
    assert streams.latitude_deg.tolist() == [47] * 5


def test_a_gap_between_two_tracks_of_a_lap_is_a_pause(tmp_path: Path) -> None:
    run = read(tmp_path, tcx(lap(range(11), range(40, 51), start=0, timer_s=20)))

    assert np.flatnonzero(~run.streams.is_running).tolist() == [10]
    assert (run.moving_s, run.elapsed_s) == (20, 50)


def test_a_treadmill_without_positions_is_a_run(tmp_path: Path) -> None:
    text = tcx(lap(range(5), start=0, timer_s=4, with_place=False))

    run = read(tmp_path, text)

    assert np.isnan(run.streams.latitude_deg).all()
    assert run.streams.distance_m[-1] == 12


def test_a_sport_called_other_is_not_taken_for_a_run(tmp_path: Path) -> None:
    text = tcx(lap(range(5), start=0, timer_s=4), sport="Other")

    (activity,) = read_activities(written(tmp_path, text))

    assert (activity.sport, activity.sport_origin) == ("other", "recorded")


def test_white_space_before_the_declaration_is_forgiven(tmp_path: Path) -> None:
    text = '          <?xml version="1.0"?>' + tcx(lap(range(5), start=0, timer_s=4))

    assert read(tmp_path, text).warnings == ()


def test_a_course_is_refused_by_name(tmp_path: Path) -> None:
    text = f"<TrainingCenterDatabase {NAMESPACE}><Courses><Course/></Courses></Train"

    with pytest.raises(UnsupportedFormatError, match="is a TCX course, not an activ"):
        read(tmp_path, text)


def test_a_file_without_activities_is_empty(tmp_path: Path) -> None:
    with pytest.raises(EmptyActivityError, match="holds no activity"):
        read(tmp_path, f"<TrainingCenterDatabase {NAMESPACE}/>")


def test_laps_are_told_with_their_totals(tmp_path: Path) -> None:
    laps = (
        lap(range(21), start=0, timer_s=20.5),
        lap(range(21, 41), start=21, timer_s=19),
    )

    run = read(tmp_path, tcx(*laps))

    assert run.laps == (
        Lap(start_s=0, moving_s=20.5, distance_m=61.5),
        Lap(start_s=21, moving_s=19, distance_m=57),
    )


def test_a_lap_without_a_start_is_no_lap_but_counts(tmp_path: Path) -> None:
    text = tcx(lap(range(5), start=0, timer_s=4)).replace("StartTime", "Begin")

    run = read(tmp_path, text)

    assert (run.laps, run.moving_s) == ((), 4)


def test_totals_behind_the_points_are_found_too(tmp_path: Path) -> None:
    total = "<TotalTimeSeconds>4</TotalTimeSeconds>"
    text = tcx(lap(range(5), start=0, timer_s=4)).replace(total, "")

    run = read(tmp_path, text.replace("</Lap>", f"{total}</Lap>"))

    assert run.moving_s == 4


def test_the_notes_of_the_activity_are_the_notes(tmp_path: Path) -> None:
    notes = "<Notes>Windy &amp; wet</Notes>"
    text = tcx(lap(range(5), start=0, timer_s=4)).replace("</Lap>", f"</Lap>{notes}")

    assert read(tmp_path, text).notes == "Windy & wet"


def test_each_activity_has_its_own_points() -> None:
    one = tcx(lap(range(5), start=0, timer_s=4))
    other = tcx(lap(range(10, 13), range(20, 24), start=10, timer_s=5))
    inner = other[other.index("<Activity ") : other.index("</Activities>")]
    empty = (
        "<Activity Sport='Running'><Lap StartTime='2025-06-01T08:00:00Z'/></Activity>"
    )
    text = one.replace("</Activities>", f"{empty}{inner}</Activities>")

    recordings = read_xml(text.encode(), "run.tcx")

    assert [len(one.columns["time_s"]) for one in recordings] == [5, 0, 7]
    assert [len(one.pauses) for one in recordings] == [0, 0, 1]


def test_points_of_a_course_beside_an_activity_are_left_out(tmp_path: Path) -> None:
    course = f"<Courses><Course><Track>{trackpoint(50)}</Track></Course></Courses>"
    text = tcx(lap(range(5), start=0, timer_s=4))

    for place in ("<Activities>", "</TrainingCenterDatabase>"):
        run = read(tmp_path, text.replace(place, f"{course}{place}"))

        assert len(run.streams) == 5


def test_points_without_a_time_are_counted_where_they_stand(tmp_path: Path) -> None:
    timeless = "<Trackpoint><DistanceMeters>1</DistanceMeters></Trackpoint>"
    text = tcx(lap(range(5), start=0, timer_s=4))

    run = read(tmp_path, text.replace("</Track>", f"{timeless * 2}</Track>"))

    assert len(run.streams) == 5
    assert run.warnings == ("Points without a time, left out: 2.",)


def test_half_a_position_is_told(tmp_path: Path) -> None:
    text = tcx(lap(range(5), start=0, timer_s=4))
    half = "<LongitudeDegrees>8</LongitudeDegrees>"

    run = read(tmp_path, text.replace(half, "", 1))

    assert run.warnings == ("Points with half a position: 1.",)


def test_a_gap_that_the_timer_time_lacks_is_a_pause(tmp_path: Path) -> None:
    seconds = [*range(11), *range(41, 46), *range(58, 60)]

    run = read(tmp_path, tcx(lap(seconds, start=0, timer_s=18)))

    assert run.pauses == ((10, 41), (45, 58))
    assert (run.moving_s, run.elapsed_s) == (18, 59)


NO_PAUSE = {
    "the timer ran on": ([*range(11), *range(41, 60)], 59),
    "a little is missing only": ([*range(11), *range(19, 60)], 51),
    "no gap explains it": (list(range(60)), 20),
    "the gap is longer than what is missing": ([*range(11), *range(41, 60)], 44),
    "all points are far apart": (list(range(0, 60, 12)), 36),
    "no timer time": ([*range(11), *range(41, 60)], 0),
    "a single point": ([5], 1),
}


@pytest.mark.parametrize("case", NO_PAUSE)
def test_without_a_clear_reason_a_gap_is_no_pause(case: str) -> None:
    seconds, timer_s = NO_PAUSE[case]
    text = tcx(lap(seconds, start=0, timer_s=timer_s))

    (recording,) = read_xml(text.encode(), "run.tcx")

    assert recording.pauses == ()


def test_a_pause_between_tracks_is_not_looked_for_again_in_a_lap(
    tmp_path: Path,
) -> None:
    tracks = (range(6), [*range(20, 26), *range(45, 50)])

    run = read(tmp_path, tcx(lap(*tracks, start=0, timer_s=16)))

    assert run.pauses == ((5, 20), (25, 45))


def test_an_activity_that_was_never_closed_does_not_swallow_the_next() -> None:
    first = f"<Activity>{lap(range(5), start=0, timer_s=4)}"
    second = f"<Activity>{lap(range(10, 20), start=10, timer_s=9)}</Activity>"
    text = f"<TrainingCenterDatabase><Activities>{first}{second}</Activities>"

    runs = read_xml(f"{text}</TrainingCenterDatabase>".encode(), "run.tcx")

    assert [len(run.columns["time_s"]) for run in runs] == [5, 10]
    assert "Line 1 is broken XML" in runs[0].warnings[0]


def test_a_file_cut_at_any_byte_gives_the_points_before_the_cut() -> None:
    whole = tcx(
        lap(range(4), start=0, timer_s=4),
        lap(range(4, 6), range(40, 42), start=4, timer_s=55),
    )

    told: dict[int, str] = {}

    for size in range(1, len(whole)):
        try:
            (run,) = activities_in(contents(whole[:size]), "run.tcx")
        except DamagedFileError as error:
            told[size] = error.why
            continue
        assert len(run.streams) >= whole[:size].count("</Trackpoint>")
        assert run.warnings[0].startswith("Line 1 is broken XML")
        # What a lap may claim beyond its last point: 10 s, at 3 m/s.
        assert run.elapsed_s - run.streams.time_s[-1] <= 10
        assert run.distance_m - np.nanmax(run.streams.distance_m) <= 30

    assert max(whole[:size].count("</Trackpoint>") for size in told) < 2
    assert all(why.startswith("is broken XML in line 1: ") for why in told.values())


def contents(text: str) -> Contents:
    return Contents(text.encode(), digest="")


def test_laps_beyond_all_measure_have_no_sum(tmp_path: Path) -> None:
    path = tmp_path / "run.tcx"
    laps = [lap(range(i, i + 5), start=i, timer_s=1e308) for i in (0, 10)]
    path.write_text(tcx(*laps))

    (run,) = read_activities(path)

    assert run.moving_s <= run.elapsed_s == 14
