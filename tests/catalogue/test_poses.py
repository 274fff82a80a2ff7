from pathlib import Path

import pytest
import rtoml

from unkink.catalogue import read_catalogue
from unkink.catalogue.read_pose import POSES, merged, poses_of, read_pose, read_poses

CATALOGUE = read_catalogue()
TABLE = {"stance": "seated", "supports": ["palm"], "angles": {"hip.flex": 60}}


def faults_of(**changes: object) -> dict[str, str]:
    faults: dict[str, str] = {}
    read_pose({**TABLE, **changes}, faults, place="mine")
    return faults


@pytest.mark.parametrize("key", list(CATALOGUE.moves))
def test_every_variant_of_a_move_has_a_pose(key: str) -> None:
    move = CATALOGUE.moves[key]

    assert poses_of(move).keys() == move.variants.keys()


def test_there_are_no_poses_of_moves_that_are_not_there() -> None:
    assert {path.stem for path in POSES.glob("*.toml")} == CATALOGUE.moves.keys()


def test_a_stance_is_that_of_the_position() -> None:
    for move in CATALOGUE.moves.values():
        stances = {pose.stance for pose in poses_of(move).values()}

        assert stances == {move.position}, move.key


def test_a_joint_without_a_side_stands_for_both() -> None:
    pose = read_pose(
        {**TABLE, "angles": {"hip.flex": 60, "other hip.flex": 80}}, {}, place="mine"
    )

    assert pose.angles_deg == {"left hip.flex": 60, "right hip.flex": 80}


def test_a_forearm_bears_with_elbow_and_wrist() -> None:
    pose = read_pose(
        {**TABLE, "supports": ["rolled forearm on wall"]}, {}, place="mine"
    )

    bearing = [(one.name, one.ground) for one in pose.supports]
    assert bearing == [("left elbow", "wall"), ("left wrist", "wall")]


def test_a_support_walks_as_its_part_or_its_own_word_says() -> None:
    walks = {"palm": 0.35, "other palm": "slides"}
    pose = read_pose(
        {**TABLE, "supports": ["rolled palm", "other palm"], "walks": walks},
        {},
        place="mine",
    )

    assert [one.walk for one in pose.supports] == [0.35, None]


def test_a_table_takes_over_what_it_is_like() -> None:
    tables = {
        "a": {"stance": "seated", "angles": {"x": 1, "y": 2}, "rests": {"a": "b"}},
        "b": {"like": "a", "angles": {"y": 3}},
        "c": {"like": "b", "stance": "prone", "rests": {}},
    }

    assert merged(tables, "c") == {
        "stance": "prone",
        "angles": {"x": 1, "y": 3},
        "rests": {},
    }


def test_tables_that_are_like_each_other_end() -> None:
    tables = {"a": {"like": "b", "turn_deg": 1}, "b": {"like": "a"}}

    assert merged(tables, "a") == {"turn_deg": 1}


@pytest.mark.parametrize(
    ("changes", "field", "why"),
    [
        ({"stance": "flying"}, "stance", "is 'flying'; allowed are standing"),
        ({"supports": ["palm on ice"]}, "supports", "names ground 'ice'"),
        ({"angles": {"hip.flex": 999}}, "angles", "hip.flex is 999"),
        ({"angels": {}}, "angels", "is no field"),
        ({"tool": "brick"}, "tool", "is 'brick'"),
        ({"stroke": ["above_achilles"]}, "stroke", "names no two landmarks"),
        ({"rolled": ["up"]}, "rolled", "names up"),
        ({"holds": "mouth"}, "holds", "is 'mouth'"),
        ({"reach": [0.5]}, "reach", "which is no pair of shares"),
        ({"walks": {"palm": "runs"}}, "walks", "palm is 'runs'"),
        ({"turn_deg": "left"}, "turn_deg", "is 'left', of the wrong kind"),
        ({"rests": {"other foot": 3}}, "rests", "other foot is 3"),
        ({"cues": [3]}, "cues", "holds something that is no text"),
    ],
)
def test_a_fault_of_a_pose_is_named(
    changes: dict[str, object], field: str, why: str
) -> None:
    faults = faults_of(**changes)

    assert why in faults[f"mine.{field}"]


def test_all_faults_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    move = CATALOGUE.moves["shin-stick"]
    path = tmp_path / "shin-stick.toml"
    rtoml.dump({"light": {"stance": "flying", "supports": []}, "heavy": {}}, path)
    faults: dict[str, str] = {}

    read_poses(path, move, faults)

    assert faults.keys() == {
        "poses/shin-stick.heavy",
        "poses/shin-stick.light.stance",
        "poses/shin-stick.toe-taps",
        "poses/shin-stick.firm",
    }
