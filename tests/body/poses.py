"""Poses to test with."""

from typing import Any

from unkink.catalogue.pose import Pose
from unkink.catalogue.read_pose import read_pose

PLANK: dict[str, Any] = {
    "stance": "prone",
    "supports": ["palm", "toes"],
    "angles": {
        "hip.flex": 0,
        "shoulder.flex": 85,
        "wrist.extend": 80,
        "forearm.turn_in": 70,
        "toes.raise": 60,
    },
}
CALVES: dict[str, Any] = {
    "stance": "seated",
    "supports": ["palm"],
    "walks": {"palm": 0.35},
    "tool": "roller",
    "rolled": ["left", "right"],
    "stroke": ["above_achilles", "below_knee_back"],
    "angles": {
        "hip.flex": 62,
        "knee.flex": 6,
        "shoulder.flex": -48,
        "shoulder.abduct": 12,
        "elbow.flex": 4,
        "wrist.extend": 75,
        "forearm.turn_in": -35,
        "ankle.raise": -10,
        "head.flex": 20,
    },
}
THIGHS: dict[str, Any] = {
    "stance": "prone",
    "supports": ["forearm"],
    "walks": {"forearm": 0.35},
    "tool": "roller",
    "rolled": ["left", "right"],
    "stroke": ["above_kneecap", "below_hip_crease"],
    "angles": {
        "hip.flex": 0,
        "knee.flex": 12,
        "shoulder.flex": 82,
        "shoulder.abduct": 6,
        "elbow.flex": 92,
        "forearm.turn_in": 40,
        "ankle.raise": -35,
        "head.flex": -25,
    },
}


def make_pose(table: dict[str, Any], **changes: Any) -> Pose:
    faults: dict[str, str] = {}
    pose = read_pose({**table, **changes}, faults, place="pose")
    assert faults == {}
    return pose
