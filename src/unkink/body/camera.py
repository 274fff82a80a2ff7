"""Where a move is seen from best."""

from dataclasses import dataclass

import numpy as np
from scipy.spatial import ConvexHull

from unkink.body.grounds import furniture_of
from unkink.body.scene import Scene
from unkink.body.skeleton import Configuration, Floats

_ELEVATIONS_DEG = (12.0, 24.0)
_STEP_DEG = 15.0
# What stands between camera and tool takes this share of a view's worth; a view from
# behind the rolled side as much.
_HIDDEN, _WRONG_SIDE, _TASTE = 0.45, 0.35, 0.08
_IN_FRONT = 0.1
# Flesh around the points, and air around that [m].
_EDGE_M = 0.13


@dataclass(frozen=True)
class Camera:
    """A view of a move.

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
    middle: Configuration,
    motion: list[Configuration],
    tool: Floats | None,
) -> Camera:
    """Return the view that shows most: limbs spread out, the tool in sight.

    Args:
        scene: The pose on a body.
        middle: Where the body is half way.
        motion: Where it is during the whole move.
        tool: Middle of the tool [m], shape (3,), if there is one.
    """
    filling = scene.filling
    points = middle.at(filling.segments, filling.centres)
    everywhere = np.concatenate(
        [
            one.at(filling.segments, filling.centres)
            for one in motion[:: len(motion) // 6]
        ]
    )
    everywhere = np.concatenate(
        [everywhere, furniture_of(scene.pose.stance, scene.grounds)]
    )
    views = [
        (azimuth, elevation)
        for azimuth in np.arange(0.0, 360.0, _STEP_DEG).tolist()
        for elevation in _ELEVATIONS_DEG
    ]
    worths = [_worth(scene, points, tool, middle, view) for view in views]
    return _framed(views[int(np.argmax(worths))], everywhere)


def _framed(view: tuple[float, float], points: Floats) -> Camera:
    """Return the camera that has all points in its picture."""
    toward, right, up = _axes(view)
    across, high, near = points @ right, points @ up, points @ toward
    target = (
        right * (across.min() + across.max()) / 2
        + up * (high.min() + high.max()) / 2
        + toward * (near.min() + near.max()) / 2
    )
    half_m = np.array([np.ptp(across), np.ptp(high)]) / 2 + _EDGE_M
    return Camera(*view, target, half_m, float(np.ptp(near) / 2))


def _worth(
    scene: Scene,
    points: Floats,
    tool: Floats | None,
    where: Configuration,
    view: tuple[float, float],
) -> float:
    toward, right, up = _axes(view)
    flat = np.stack([points @ right, points @ up], axis=1)
    worth = float(ConvexHull(flat).volume)
    # Of two views that show as much, the one from the rolled side's front.
    worth *= 1 + _TASTE * float(toward @ where.rotations[0] @ (0.5, 0.8, 0.0))
    # From behind a wall one sees nothing of what bears on it.
    if "wall" in scene.grounds and toward[0] < _IN_FRONT:
        worth *= 0.1
    if tool is None:
        return worth
    radii = scene.filling.radii_m
    arm = points - tool
    ahead = arm @ toward
    aside = np.linalg.norm(arm - ahead[:, None] * toward, axis=1)
    if ((ahead > scene.tool.radius_m) & (aside < 0.8 * radii)).any():
        worth *= 1 - _HIDDEN
    sides = scene.pose.rolled or scene.pose.works
    if sides == ("left",) and where.rotations[0][:, 1] @ toward < -0.3:
        worth *= 1 - _WRONG_SIDE
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
