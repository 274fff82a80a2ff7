import csv
import os
from pathlib import Path

import numpy as np
import pytest

from unkink.activities import Activity, read_activities
from unkink.errors import InputError

pytestmark = pytest.mark.corpus

ROOT = Path(__file__).parents[2]
CORPUS = Path(os.environ.get("UNKINK_CORPUS") or ROOT / "../shared/corpus").resolve()
MANIFEST = CORPUS / "manifest.csv"

SHARE = 0.005
# The manifest has one decimal; half of the last one is what rounding costs.
ROUNDING = 0.05

# Of these the manifest measures the way up and down, too; a watch's distance is level.
SLOPING = {
    "gpx/fgebhart_workoutizer__example.gpx",
    "gpx/tkrajina_gpxgo__visnjan.gpx",
}


def rows() -> list[dict[str, str]]:
    if not MANIFEST.exists():
        return []
    with MANIFEST.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_corpus_is_there() -> None:
    if not MANIFEST.exists() and "CI" not in os.environ:
        pytest.skip(f"no run files at {CORPUS}")

    assert len(rows()) > 100


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["file"])
def test_a_real_file_gives_its_totals_or_a_clear_error(row: dict[str, str]) -> None:
    says_run = "run" in row["sport"].lower()

    try:
        activities = read_activities(CORPUS / row["file"])
    except InputError:
        assert not says_run
        return

    is_run = any(activity.sport == "running" for activity in activities)
    assert is_run or not says_run
    if is_run:
        assert differences(row, activities) == {}


def differences(row: dict[str, str], activities: list[Activity]) -> dict[str, str]:
    length_of = sloping_m if row["file"] in SLOPING else level_m
    totals = {
        "distance_m": sum(length_of(activity) for activity in activities),
        "timer_s": sum(activity.moving_s for activity in activities),
        "elapsed_s": sum(activity.elapsed_s for activity in activities),
    }
    return {
        name: f"{total} instead of {row[name]}"
        for name, total in totals.items()
        if row[name]
        and abs(total - float(row[name])) > SHARE * float(row[name]) + ROUNDING
    }


def level_m(activity: Activity) -> float:
    return activity.distance_m


def sloping_m(activity: Activity) -> float:
    """Return the length of the way itself, not of its shadow on the map."""
    streams = activity.streams
    level, climb = np.diff(streams.distance_m), np.diff(streams.altitude_m)
    return float(np.sum(np.hypot(level, np.nan_to_num(climb))))


def test_the_files_with_slopes_need_them() -> None:
    by_file = {row["file"]: row for row in rows() if row["file"] in SLOPING}
    if not by_file:
        pytest.skip(f"no run files at {CORPUS}")

    for name in SLOPING:
        wanted = float(by_file[name]["distance_m"])
        level = sum(level_m(one) for one in read_activities(CORPUS / name))
        assert abs(level - wanted) > SHARE * wanted
