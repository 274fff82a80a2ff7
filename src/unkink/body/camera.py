"""Where a clip is seen from best."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.spatial import ConvexHull

from unkink.body.grounds import furniture_of
from unkink.body.mat import Mat
from unkink.body.scene import Scene
from unkink.body.sight import Sight
from unkink.body.skeleton import Configuration, Floats

_ELEVATIONS_DEG = (12.0, 24.0)
_STEP_DEG = 15.0
# A view from which nothing of the tool is seen loses this share of its worth; one from
# which nothing of the lit skin is, that one.
_TOOL, _LIT, _TASTE = 0.7, 0.5, 0.08
_IN_FRONT, _BEHIND = 0.1, -0.35
# Flesh around the points, and air around all [m].
_EDGE_M, _AIR_M = 0.1, 0.03


@dataclass(frozen=True)
class Camera:
    """A view of a clip.

    Attributes:
        azimuth_deg: Where the camera stands, about the vertical from x towards y [deg].
        elevation_deg: How far above [deg].
        target: What it looks at [m], shape (3,).
        half_m: Half of what must be in the picture, across and up [m], shape (2,).
        depth_m: How far in front of the target the nearest of it is [m].
    """

    azimuth_deg: float
    elevation_deg: float
    target: Floats
    half_m: Floats
    depth_m: float

    @property
    def toward(self) -> Floats:
        """Unit vector from the target to the camera, shape (3,)."""
        return _direction(self.azimuth_deg, self.elevation_deg)


def best_camera(
    scene: Scene,
    moments: Sequence[Configuration],
    *,
    motion: Sequence[Configuration],
    sight: Sight,
    mat: Mat,
) -> Camera:
    """Return the view that shows most: limbs spread out, tool and lit skin in sight.

    Args:
        scene: The pose on a body.
        moments: Where it is when the limbs are to be seen spread out.
        motion: Where it is during the whole clip; all of that is in the picture.
        sight: What is to be seen.
        mat: What it lies or stands on.
    """
    filling = scene.filling
    views = [
        (azimuth, elevation)
        for azimuth in np.arange(0.0, 360.0, _STEP_DEG).tolist()
        for elevation in _ELEVATIONS_DEG
    ]
    bodies = [one.at(filling.segments, filling.centres) for one in moments]
    worths = [_worth(scene, bodies, moments[-1], view, sight) for view in views]
    everywhere = [one.at(filling.segments, filling.centres) for one in motion]
    around = [furniture_of(scene.pose.stance, scene.grounds), mat.corners]
    return _framed(
        views[int(np.argmax(worths))],
        np.concatenate(everywhere),
        np.concatenate(around),
    )


def _framed(view: tuple[float, float], flesh: Floats, around: Floats) -> Camera:
    """Return the camera that has the body and what is around it in its picture."""
    toward, right, up = _axes(view)
    edges = [_EDGE_M * way * sign for way in (right, up) for sign in (1, -1)]
    points = np.concatenate([*(flesh + edge for edge in edges), around])
    across, high, near = points @ right, points @ up, points @ toward
    target = (
        right * (across.min() + across.max()) / 2
        + up * (high.min() + high.max()) / 2
        + toward * (near.min() + near.max()) / 2
    )
    half_m = np.array([np.ptp(across), np.ptp(high)]) / 2 + _AIR_M
    return Camera(*view, target, half_m, float(np.ptp(near) / 2))


def _worth(
    scene: Scene,
    bodies: Sequence[Floats],
    where: Configuration,
    view: tuple[float, float],
    sight: Sight,
) -> float:
    toward, right, up = _axes(view)
    flats = [np.stack([body @ right, body @ up], axis=1) for body in bodies]
    worth = float(np.mean([ConvexHull(flat).volume for flat in flats]))
    worth *= 1 - _TOOL * (1 - sight.tool_share(toward))
    worth *= 1 - _LIT * (1 - sight.lit_share(toward))
    # Of two views that show as much, the one from the working side's front.
    worth *= 1 + _TASTE * float(toward @ where.rotations[0] @ (0.5, 0.8, 0.0))
    # From behind a wall one sees nothing of what bears on it.
    if "wall" in scene.grounds and toward[0] < _IN_FRONT:
        worth *= 0.1
    # Nor is a chair's back worth looking at.
    if scene.pose.stance == "chair" and toward[0] < _BEHIND:
        worth *= 0.4
    return worth


def _axes(view: tuple[float, float]) -> tuple[Floats, Floats, Floats]:
    """Return towards the camera, to its right and up."""
    toward = _direction(*view)
    right = np.cross((0.0, 0.0, 1.0), toward)
    right = right / np.linalg.norm(right)
    return toward, right, np.cross(toward, right)


def _direction(azimuth_deg: float, elevation_deg: float) -> Floats:
    azimuth, elevation = np.radians(azimuth_deg), np.radians(elevation_deg)
    level = np.array([np.cos(azimuth), np.sin(azimuth), 0.0]) * np.cos(elevation)
    return np.asarray(level + np.array([0.0, 0.0, np.sin(elevation)]))
