"""Our TCX reader against tcxreader 0.4, trackpoint by trackpoint, on the corpus."""

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from tcxreader.tcxreader import TCXReader

from unkink.activities import Lap
from unkink.activities.xml import read_xml
from unkink.errors import UnsupportedFormatError

pytestmark = pytest.mark.corpus

ROOT = Path(__file__).parents[2]
CORPUS = Path(os.environ.get("UNKINK_CORPUS") or ROOT / "../shared/corpus").resolve()
FILES = sorted((CORPUS / "tcx").glob("*.tcx"))

Floats = NDArray[np.float64]

# Half the last digit of a double that counts seconds since 1970; all else is exact.
TIME_TOLERANCE_S = 5e-7

# Column of ours -> attribute of tcxreader's points.
NAMES = {
    "time_s": "time",
    "latitude_deg": "latitude",
    "longitude_deg": "longitude",
    "altitude_m": "elevation",
    "distance_m": "distance",
    "heart_rate_bpm": "hr_value",
}

# A course is no activity: both find no point in it, and we say why.
COURSES = {"aaron-schroeder_heartandsole__testcourse"}


def test_the_files_are_there() -> None:
    if not FILES and "CI" not in os.environ:
        pytest.skip(f"no run files at {CORPUS}")

    assert len(FILES) > 5


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_both_find_the_same_trackpoints_with_the_same_values(path: Path) -> None:
    theirs = points_of_tcxreader(path)

    ours = columns_of(path)

    assert len(ours["time_s"]) == len(theirs)
    for column, name in NAMES.items():
        values = [number(getattr(point, name)) for point in theirs]
        np.testing.assert_allclose(ours[column], values, rtol=0, atol=TIME_TOLERANCE_S)


# The timer time is not compared: tcxreader takes the time from the first to the last
# point of a lap for it, we what the lap says.
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_both_find_the_same_laps(path: Path) -> None:
    theirs = [] if path.stem in COURSES else TCXReader().read(str(path)).laps

    ours = laps_of(path)

    assert [lap.distance_m for lap in ours] == [lap.distance for lap in theirs]


def columns_of(path: Path) -> dict[str, Floats]:
    try:
        (recording,) = read_xml(path.read_bytes(), path.name)
    except UnsupportedFormatError:
        assert path.stem in COURSES
        return {name: np.empty(0) for name in NAMES}
    blank = np.full(len(recording.columns["time_s"]), np.nan)
    return {name: recording.columns.get(name, blank) for name in NAMES}


def laps_of(path: Path) -> tuple[Lap, ...]:
    if path.stem in COURSES:
        return ()
    (recording,) = read_xml(path.read_bytes(), path.name)
    return recording.laps


def points_of_tcxreader(path: Path) -> list[Any]:
    if path.stem in COURSES:
        return []
    points: list[Any] = TCXReader().read(str(path), only_gps=False).trackpoints
    return points


def number(value: datetime | float | None) -> float:
    if isinstance(value, datetime):
        # tcxreader drops the zone of a time that ends in Z.
        return value.replace(tzinfo=value.tzinfo or UTC).timestamp()
    return np.nan if value is None else float(value)
