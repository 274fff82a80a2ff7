from pathlib import Path

import numpy as np
import pytest

from unkink.activities import Activity, read_activities, read_run
from unkink.errors import EmptyActivityError, UnsupportedFormatError

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


def lap(*tracks: range, start: int, timer_s: float, with_place: bool = True) -> str:
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
