"""What of a move can be seen from where: its tool, and the muscles that are lit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from unkink.anatomy import Muscle
from unkink.body.grounds import SEAT_DEPTH_M
from unkink.body.regions import patch_points
from unkink.body.scene import Scene
from unkink.body.skeleton import Configuration, Floats, Integers

# Balls in the way are this much smaller than the flesh: what is half hidden is seen.
_SLIM = 0.85
# What is less in front of a point than this share of its radius touches it.
_TOUCHES = 0.3
# A chair's back, as balls [m].
_BACK_RADIUS_M = 0.06
_BACK_M = np.array(
    [
        (-SEAT_DEPTH_M - 0.02, y, z)
        for y in (-0.18, -0.06, 0.06, 0.18)
        for z in (0.7, 0.82)
    ]
)


@dataclass(frozen=True)
class Sight:
    """Some moments of a move, with what is to be seen and what is in the way.

    Attributes:
        tools: Points on the tool at each moment [m], shape (k, 3).
        axes: The tool's axis at each moment, shape (3,); empty for what has none.
        lit: Points on the lit skin at each moment [m], shape (m, 3).
        weights: How much each of those counts, shape (m,).
        middles: Middles of the balls that are in the way [m], shape (n, 3).
        radii_m: Their radii [m], shape (n,).
    """

    tools: Sequence[Floats]
    axes: Sequence[Floats]
    lit: Sequence[Floats]
    weights: Floats
    middles: Sequence[Floats]
    radii_m: Floats

    def tool_share(self, toward: Floats) -> float:
        """Return how much of the tool is seen from a direction, 0 to 1; 1 without one.

        A stick that points at the camera is hardly seen.
        """
        shares = [
            float(self._seen(k, points, toward).mean())
            for k, points in enumerate(self.tools)
        ]
        shortened = [
            float(np.linalg.norm(np.cross(axis, toward))) for axis in self.axes
        ]
        seen = float(np.mean(shares)) if shares else 1.0
        return seen * (0.25 + 0.75 * float(np.mean(shortened)) if shortened else 1.0)

    def lit_share(self, toward: Floats) -> float:
        """Return how much of the lit skin is seen from a direction, 0 to 1."""
        if not len(self.weights):
            return 1.0
        shares = [
            float(self._seen(k, points, toward) @ self.weights)
            for k, points in enumerate(self.lit)
        ]
        return float(np.mean(shares) / self.weights.sum())

    def _seen(self, moment: int, points: Floats, toward: Floats) -> Floats:
        arms = self.middles[moment][None] - points[:, None]
        ahead = arms @ toward
        aside = np.linalg.norm(arms - ahead[..., None] * toward, axis=2)
        hides = (ahead > _TOUCHES * self.radii_m) & (aside < _SLIM * self.radii_m)
        return np.asarray(~hides.any(axis=1), np.float64)


def sight_of(
    scene: Scene,
    moments: Sequence[Configuration],
    tools: Sequence[tuple[Floats, Floats]],
    lit: Mapping[Muscle, float],
) -> Sight:
    """Return what is to be seen at some moments of a move.

    Args:
        scene: The pose on a body.
        moments: Where the body is.
        tools: Middle of the tool [m], shape (3,), and world from tool, shape (3, 3), at
            each moment; empty without one.
        lit: Muscles that are lit, and how much each counts.
    """
    segments, points, weights = _lit(scene, lit)
    numbers, centres, radii_m = _flesh(scene)
    middles = [one.at(numbers, centres) for one in moments]
    if scene.pose.stance == "chair":
        middles = [np.concatenate([one, _BACK_M]) for one in middles]
        radii_m = np.concatenate([radii_m, np.full(len(_BACK_M), _BACK_RADIUS_M)])
    is_stick = scene.pose.tool == "stick"
    return Sight(
        tools=[at + _on_tool(scene) @ turn.T for at, turn in tools],
        axes=[turn[:, 1] for _, turn in tools if is_stick],
        lit=[one.at(segments, points) for one in moments],
        weights=weights,
        middles=middles,
        radii_m=radii_m,
    )


def _on_tool(scene: Scene) -> Floats:
    """Return points on the tool, in its own frame [m], shape (k, 3)."""
    tool = scene.tool
    around = np.linspace(0.0, 2 * np.pi, 6, endpoint=False)
    ring = np.stack([np.cos(around), np.zeros(6), np.sin(around)], axis=1)
    if not tool.half_length_m:
        return np.asarray(
            tool.radius_m * np.concatenate([ring, [(0, 1, 0), (0, -1, 0)]])
        )
    along = np.linspace(-1.0, 1.0, 5)[:, None] * (0.0, tool.half_length_m, 0.0)
    return (tool.radius_m * ring[None] + along[:, None]).reshape(-1, 3)


def _lit(scene: Scene, lit: Mapping[Muscle, float]) -> tuple[Integers, Floats, Floats]:
    """Return points on the lit skin: segments, places in them [m], weights."""
    rows = [
        (segment, point, share)
        for muscle, share in lit.items()
        for side in scene.pose.rolled or scene.pose.works
        for segment, point in patch_points(scene.skin, muscle, side)
    ]
    return (
        np.array([row[0] for row in rows], np.int64),
        np.array([row[1] for row in rows]).reshape(-1, 3),
        np.array([row[2] for row in rows], np.float64),
    )


def _flesh(scene: Scene) -> tuple[Integers, Floats, Floats]:
    """Return balls that fill the body, with others between those of one segment."""
    filling = scene.filling
    between = np.flatnonzero(np.diff(filling.segments) == 0)
    segments, centres = filling.segments[between], filling.centres
    return (
        np.concatenate([filling.segments, segments]),
        np.concatenate([centres, (centres[between] + centres[between + 1]) / 2]),
        np.concatenate(
            [
                filling.radii_m,
                (filling.radii_m[between] + filling.radii_m[between + 1]) / 2,
            ]
        ),
    )
