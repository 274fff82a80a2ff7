"""How fingers curl: around what a hand holds, flat on what bears, else loosely."""

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

import numpy as np

from unkink.body.anthropometry import DATA
from unkink.body.skeleton import SIDES, Floats
from unkink.catalogue.pose import Pose

FINGERS = ("fingers", "fingertips", "thumb")
# What hands have if nothing is said.
LOOSE = "loose"

# Parts of a hand that bears with its palm down, or on its forearm.
_FLAT = frozenset({"palm", "wrist"})
# Wide limbs, on which a hand lies flat.
_WIDE = frozenset({"thorax", "abdomen", "pelvis"})


def curls_of(pose: Pose) -> dict[str, str]:
    """Return how the hand of each side is curled, by the key of its curl."""
    return {side: _curl(pose, side) for side in SIDES}


def _curl(pose: Pose, side: str) -> str:
    if any(one.part in _FLAT and one.side == side for one in pose.supports):
        return "flat"
    if pose.ground == "hand" and pose.tool == "stick":
        return "stick"
    if pose.ground == "hand" and pose.tool == "ball" and pose.holds == side:
        return "ball"
    lies_on = pose.rests.get(f"{side} hand", "thigh").rpartition(" ")[2]
    around = "flat" if lies_on in _WIDE else "round"
    return LOOSE if lies_on == "thigh" else around


def is_finger(segment: str) -> bool:
    """Return whether a segment, such as "left thumb", turns with the curl of a hand."""
    return segment.rpartition(" ")[2] in FINGERS


def finger_turn(segment: str, curl: str) -> Floats:
    """Return the turn of a finger against its parent as a quaternion, shape (4,).

    Args:
        segment: Such as "left fingers".
        curl: Key of the curl of its hand.
    """
    side, _, plain = segment.partition(" ")
    axis = np.array(_table()["axes"][plain], np.float64)
    if side == "right":
        # The mirror image turns the other way about x and z.
        axis *= (-1.0, 1.0, -1.0)
    half = np.radians(_table()[curl][plain]) / 2
    axis *= np.sin(half) / np.linalg.norm(axis)
    return np.array([*axis, np.cos(half)])


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads((DATA / "hands.toml").read_text("utf-8"))
