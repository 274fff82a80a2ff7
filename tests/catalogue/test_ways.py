from pathlib import Path

import pytest
import rtoml

from unkink.catalogue import read_catalogue
from unkink.catalogue.pose import STANCES, Stance
from unkink.catalogue.read_way import WAYS, read_way, way_into
from unkink.errors import CatalogueError

POSITIONS = read_catalogue().positions
STANDING = {"stance": "standing", "supports": ["sole"]}


def read(folder: Path, **tables: object) -> dict[str, str]:
    """Return the faults of a way."""
    path = folder / "mine.toml"
    rtoml.dump(tables, path)
    try:
        read_way(path)
    except CatalogueError as error:
        return dict(error.faults)
    return {}


@pytest.mark.parametrize("position", STANCES)
def test_every_position_has_a_way_that_starts_standing(position: Stance) -> None:
    way = way_into(position)

    assert position in POSITIONS
    assert way.steps[0].takes_s == 0
    assert {one.part for one in way.steps[0].pose.supports} <= {"sole", "ball"}
    assert way.steps[-1].pose.stance == position


def test_every_way_is_that_of_a_position_or_gone_on_from() -> None:
    gone_on = {rtoml.load(path).get("after") for path in WAYS.glob("*.toml")}

    assert {path.stem for path in WAYS.glob("*.toml")} - gone_on <= POSITIONS.keys()


def test_a_way_goes_on_from_another_one_and_turns_it() -> None:
    kneeling, sitting = way_into("kneeling"), way_into("seated")

    shared = sitting.steps[: len(kneeling.steps)]

    assert [one.key for one in shared] == [one.key for one in kneeling.steps]
    assert {one.pose.turn_deg for one in kneeling.steps} == {0}
    assert {one.pose.turn_deg for one in shared} == {90}
    assert sitting.anchor == kneeling.anchor


def test_the_last_pose_is_the_anchor_if_none_is_named() -> None:
    way = way_into("chair")

    assert way.anchor == len(way.steps) - 1


def test_a_forearm_stays_with_elbow_and_wrist() -> None:
    (lying,) = [one for one in way_into("prone").steps if one.key == "lying"]

    assert lying.stays == {
        f"{s} {p}" for s in ("left", "right") for p in ("elbow", "wrist")
    }


def test_a_way_with_two_poses_is_read(tmp_path: Path) -> None:
    end = {**STANDING, "takes_s": 1.0, "stays": ["rolled sole"]}

    assert read(tmp_path, start=STANDING, end=end) == {}


@pytest.mark.parametrize(
    ("change", "field", "why"),
    [
        ({"stays": ["palm"]}, "stays", "names left palm, right palm, which bears"),
        ({"stays": []}, "stays", "names nothing"),
        ({"takes_s": 9}, "takes_s", "is 9; allowed is 0 to 5"),
        ({"stance": "flying"}, "stance", "is 'flying'"),
        ({"stands": 1}, "stands", "is no field"),
    ],
)
def test_what_is_wrong_with_a_step_is_said(
    tmp_path: Path, change: dict[str, object], field: str, why: str
) -> None:
    end = {**STANDING, "takes_s": 1.0, "stays": ["sole"], **change}

    faults = read(tmp_path, start=STANDING, end=end)

    assert faults.keys() == {f"mine.end.{field}"}
    assert faults[f"mine.end.{field}"].startswith(why)


@pytest.mark.parametrize(
    ("head", "field", "why"),
    [
        ({"after": "flying"}, "mine.after", "is 'flying'"),
        ({"turn_deg": 999}, "mine.turn_deg", "is 999"),
        ({"pace": 2}, "mine.pace", "is no field"),
    ],
)
def test_what_is_wrong_with_the_head_of_a_way_is_said(
    tmp_path: Path, head: dict[str, object], field: str, why: str
) -> None:
    faults = read(tmp_path, **head, start=STANDING)

    assert faults[field].startswith(why)


def test_a_way_without_poses_is_refused(tmp_path: Path) -> None:
    assert read(tmp_path) == {"steps": "are missing"}
