"""Our GPX reader against gpxpy 1.6, point by point, on the corpus."""

import gzip
import os
from pathlib import Path

import gpxpy
import numpy as np
import pytest
from gpxpy.gpx import GPX, GPXException, GPXTrackPoint
from numpy.typing import NDArray

from unkink.activities.xml import read_xml
from unkink.errors import EmptyActivityError

pytestmark = pytest.mark.corpus

ROOT = Path(__file__).parents[2]
CORPUS = Path(os.environ.get("UNKINK_CORPUS") or ROOT / "../shared/corpus").resolve()
FILES = sorted((CORPUS / "gpx").glob("*.gpx*"))

Floats = NDArray[np.float64]

# gpxpy rounds times to microseconds; places and altitudes are exact.
TIME_TOLERANCE_S = 1e-6

# Column of ours -> element in the extensions, which gpxpy keeps as they stand.
EXTENSIONS = {
    "heart_rate_bpm": "hr",
    "step_rate_spm": "cad",
    "speed_mps": "speed",
    "power_w": "powerinwatts",
    "temperature_c": "atemp",
}
NAMES = ("time_s", "latitude_deg", "longitude_deg", "altitude_m", *EXTENSIONS)

# gpxpy gives the whole file up for the sake of one point without a place; we leave out
# that point and say so.
GIVEN_UP = {"marcusvolz_strava_py__invalid-lon-lat-missing"}

# It passes over a speed that stands in a point of version 1.1 without an extension.
BARE_SPEED = {"OpenTracksApp_OpenTracks__gpx11_with_speed_no_namespace"}


def test_the_files_are_there() -> None:
    if not FILES and "CI" not in os.environ:
        pytest.skip(f"no run files at {CORPUS}")

    assert len(FILES) > 40


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_both_find_the_same_points_with_the_same_values(path: Path) -> None:
    data = unpacked(path)
    theirs = read_by_gpxpy(data)

    ours = columns_of(data, path.name)

    assert (theirs is None) == (path.stem in GIVEN_UP)
    if theirs is None:
        assert len(ours[0]) > 0
        return
    for name, ours_one, theirs_one in zip(NAMES, ours, table_of(theirs), strict=True):
        if name == "speed_mps" and path.stem in BARE_SPEED:
            assert np.isfinite(ours_one).all()
            continue
        np.testing.assert_allclose(ours_one, theirs_one, rtol=0, atol=TIME_TOLERANCE_S)


def unpacked(path: Path) -> bytes:
    data = path.read_bytes()
    return gzip.decompress(data) if path.suffix == ".gz" else data


def columns_of(data: bytes, name: str) -> list[Floats]:
    """Return the columns of all points, in the order of time."""
    try:
        recordings = read_xml(data, name)
    except EmptyActivityError:
        return [np.empty(0)] * len(NAMES)
    rows = [
        [
            one.columns.get(column, np.full(len(one.columns["time_s"]), np.nan))
            for column in NAMES
        ]
        for one in recordings
    ]
    return in_order([np.concatenate(column) for column in zip(*rows, strict=True)])


def read_by_gpxpy(data: bytes) -> GPX | None:
    try:
        return gpxpy.parse(data)
    except GPXException:
        return None


def table_of(gpx: GPX) -> list[Floats]:
    points = [
        point
        for track in gpx.tracks
        for segment in track.segments
        for point in segment.points
        if is_on_earth(point)
    ]
    rows = [
        [
            point.time.timestamp(),
            point.latitude,
            point.longitude,
            np.nan if point.elevation is None else point.elevation,
            *(extension(point, name) for name in EXTENSIONS.values()),
        ]
        for point in points
        if point.time
    ]
    return in_order(list(np.array(rows, dtype=np.float64).reshape(-1, len(NAMES)).T))


def extension(point: GPXTrackPoint, name: str) -> float:
    """Return the first value of an element in the extensions, at any depth."""
    if name == "speed" and point.speed is not None:
        # In version 1.0 it is an element of the point itself.
        return float(point.speed)
    values = [
        float(element.text)
        for top in point.extensions
        for element in top.iter()
        if element.tag.rpartition("}")[2].lower() == name and element.text
    ]
    return values[0] if values else np.nan


def test_the_files_have_extensions_to_compare() -> None:
    if not FILES:
        pytest.skip(f"no run files at {CORPUS}")
    columns = [columns_of(unpacked(path), path.name) for path in FILES]

    for place, name in enumerate(NAMES):
        assert any(np.isfinite(one[place]).any() for one in columns), name


def is_on_earth(point: GPXTrackPoint) -> bool:
    return abs(point.latitude) <= 90 and abs(point.longitude) <= 180


def in_order(columns: list[Floats]) -> list[Floats]:
    order = np.lexsort(columns[::-1])
    return [column[order] for column in columns]
