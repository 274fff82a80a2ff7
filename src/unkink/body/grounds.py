"""The surfaces that a body and its tools bear on."""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import product

import numpy as np

from unkink.body.skeleton import Floats
from unkink.catalogue.pose import Ground

# Common furniture [m]: a dining chair, a low stool, an exercise step.
SEAT_HEIGHT_M = 0.45
SEAT_DEPTH_M = 0.42
STOOL_HEIGHT_M = 0.36
STEP_HEIGHT_M = 0.12
CUSHION_HEIGHT_M = 0.08


@dataclass(frozen=True)
class Plane:
    """A flat surface.

    Attributes:
        normal: Unit vector out of it, shape (3,).
        offset_m: Its distance from the origin along the normal [m].
    """

    normal: Floats
    offset_m: float

    def height_m(self, points: Floats) -> Floats:
        """Return how far points are from it [m], shape (m,)."""
        return np.asarray(points @ self.normal - self.offset_m)


_UP = np.array([0.0, 0.0, 1.0])

# The chair's front edge is at x = 0 and its back at x = -0.42. A wall stands at x = 0
# behind whoever has the wall at the back; others turn towards it.
PLANES: dict[Ground, Plane] = {
    "floor": Plane(_UP, 0.0),
    "seat": Plane(_UP, SEAT_HEIGHT_M),
    "stool": Plane(_UP, STOOL_HEIGHT_M),
    "step": Plane(_UP, STEP_HEIGHT_M),
    "cushion": Plane(_UP, CUSHION_HEIGHT_M),
    "wall": Plane(np.array([1.0, 0.0, 0.0]), 0.0),
    "backrest": Plane(np.array([1.0, 0.0, 0.0]), -SEAT_DEPTH_M),
}


# Corners of what is drawn: the chair, and a stool before it.
_CHAIR_M = ((-SEAT_DEPTH_M, 0.0), (-0.22, 0.22), (0.0, 0.87))
_STOOL_M = ((0.16, 0.6), (-0.3, 0.3), (0.0, STOOL_HEIGHT_M))


def furniture_of(stance: str, grounds: Collection[str]) -> Floats:
    """Return the corners of the furniture of a pose [m], shape (k, 3)."""
    boxes = [_CHAIR_M] if stance == "chair" else []
    boxes += [_STOOL_M] if "stool" in grounds else []
    corners = [corner for box in boxes for corner in product(*box)]
    return np.array(corners, np.float64).reshape(-1, 3)


def stance_of(name: str, turn_deg: float) -> Floats:
    """Return world from pelvis of a stance, turned about the vertical, shape (3, 3).

    The way of rolling is x. Lying, the head is at -x on the back and on the side, at +x
    face down; sitting and standing, the body faces +x.
    """
    return _about("z", turn_deg) @ _STANCES[name]


def _about(axis: str, angle_deg: float) -> Floats:
    cosine, sine = np.cos(np.radians(angle_deg)), np.sin(np.radians(angle_deg))
    turns = {
        "y": [[cosine, 0, sine], [0, 1, 0], [-sine, 0, cosine]],
        "z": [[cosine, -sine, 0], [sine, cosine, 0], [0, 0, 1]],
    }
    return np.array(turns[axis], np.float64)


_STANCES: dict[str, Floats] = {
    "standing": np.eye(3),
    "chair": np.eye(3),
    "seated": _about("y", -30),
    "supine": _about("y", -90),
    "prone": _about("y", 90),
    "kneeling": _about("y", 70),
    # The left side is down, the front faces +y.
    "side_lying": np.array([[0.0, 0.0, -1.0], [1.0, 0.0, 0.0], [0.0, -1.0, 0.0]]),
}
