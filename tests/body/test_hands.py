import json
import struct
from typing import Any

import numpy as np
import pytest

from tests.body.poses import CALVES, PLANK, make_pose
from unkink.body.clip import clip_file, clip_of
from unkink.body.figure import Figure
from unkink.body.hands import FINGERS, curls_of, finger_turn
from unkink.body.skeleton import Floats
from unkink.body.stroke import solve_stroke

STICK: dict[str, Any] = {
    "stance": "chair",
    "ground": "hand",
    "tool": "stick",
    "rolled": ["left"],
    "stroke": ["above_kneecap", "upper_thigh"],
    "supports": ["seat on seat", "sole"],
    "angles": {
        "hip.flex": 90,
        "knee.flex": 88,
        "shoulder.flex": -25,
        "shoulder.abduct": 20,
        "elbow.flex": 88,
        "forearm.turn_in": 85,
    },
}
# A finger is 9 mm thick to each side, and it need not fit to the millimetre.
FINGER_M, FIT_M = 0.009, 0.012


def matrix(quaternion: Floats) -> Floats:
    x, y, z, w = quaternion
    cross = np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]])
    return np.asarray(np.eye(3) + 2 * w * cross + 2 * cross @ cross)


def named_in(data: bytes) -> set[str]:
    (size,) = struct.unpack_from("<I", data, 12)
    return {node["name"] for node in json.loads(data[20 : 20 + size])["nodes"]}


def test_a_palm_that_bears_is_flat() -> None:
    assert set(curls_of(make_pose(PLANK)).values()) == {"flat"}


def test_hands_that_do_nothing_hang_loosely() -> None:
    assert set(curls_of(make_pose(PLANK, supports=["toes"])).values()) == {"loose"}


def test_only_the_hand_that_holds_a_ball_closes_around_it() -> None:
    pose = make_pose(STICK, tool="ball", holds="other")

    assert curls_of(pose) == {"left": "loose", "right": "ball"}


def test_a_forearm_that_presses_leaves_its_hand_open() -> None:
    pose = make_pose(STICK, tool="ball", holds="other forearm")

    assert set(curls_of(pose).values()) == {"loose"}


def test_hands_close_around_a_stick(figure: Figure) -> None:
    clip = clip_of(solve_stroke(figure.posed(make_pose(STICK))))
    skeleton, where = figure.skin.skeleton, clip.motion[0]
    assert clip.tool_places is not None
    assert clip.tool_turns is not None
    middle, axis = clip.tool_places[0], clip.tool_turns[0][:, 1]

    for side in ("left", "right"):
        hand, fingers, tips = (
            skeleton.number[f"{side} {name}"]
            for name in ("hand", "fingers", "fingertips")
        )
        turned = where.rotations[hand] @ matrix(finger_turn(f"{side} fingers", "stick"))
        knuckle = (
            where.origins[hand] + where.rotations[hand] @ skeleton.offsets[fingers]
        )
        joint = knuckle + turned @ skeleton.offsets[tips]
        turned = turned @ matrix(finger_turn(f"{side} fingertips", "stick"))
        arm = joint + turned @ (0.0, 0.0, -0.02) - middle
        away_m = np.linalg.norm(arm - (arm @ axis) * axis)
        assert away_m == pytest.approx(0.018 + FINGER_M, abs=FIT_M)


def test_a_clip_names_fingers_only_where_they_do_not_hang(figure: Figure) -> None:
    on_palms = clip_of(solve_stroke(figure.posed(make_pose(CALVES))))
    loose = clip_of(solve_stroke(figure.posed(make_pose(PLANK, supports=["toes"]))))
    fingers = {f"{side} {name}" for side in ("left", "right") for name in FINGERS[:2]}

    assert fingers <= named_in(clip_file(on_palms, name="calves"))
    assert not fingers & named_in(clip_file(loose, name="loose"))
