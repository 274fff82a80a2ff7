import csv
import os
from pathlib import Path

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

HEIGHT = "the manifest adds climbed height to the way; a watch's distance is level"
EXCEPTIONS = {
    ("gpx/fgebhart_workoutizer__example.gpx", "distance_m"): HEIGHT,
    ("gpx/tkrajina_gpxgo__visnjan.gpx", "distance_m"): HEIGHT,
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
    totals = {
        "distance_m": sum(activity.distance_m for activity in activities),
        "timer_s": sum(activity.moving_s for activity in activities),
        "elapsed_s": sum(activity.elapsed_s for activity in activities),
    }
    return {
        name: f"{total} instead of {row[name]}"
        for name, total in totals.items()
        if row[name]
        and (row["file"], name) not in EXCEPTIONS
        and abs(total - float(row[name])) > SHARE * float(row[name]) + ROUNDING
    }
