"""The mat that lies under all of a move."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from unkink.body.scene import Scene
from unkink.body.skeleton import Configuration, Floats

_MARGIN_M = 0.08
_LEAST_HALF_M = 0.3


@dataclass(frozen=True)
class Mat:
    """A mat on the floor, its sides along x and y.

    Attributes:
        middle: Its middle, in x and y [m], shape (2,).
        half: Half its sides [m], shape (2,).
    """

    middle: Floats
    half: Floats

    @property
    def corners(self) -> Floats:
        """Its corners on the floor [m], shape (4, 3)."""
        signs = np.array([(1.0, 1.0), (1.0, -1.0), (-1.0, -1.0), (-1.0, 1.0)])
        return np.column_stack([self.middle + signs * self.half, np.zeros(4)])


def mat_of(scene: Scene, motion: Sequence[Configuration], tools: Floats | None) -> Mat:
    """Return the mat under a body and the tool that lies on the floor.

    Args:
        scene: The pose on a body.
        motion: Where the body is during the clip.
        tools: Where the middle of the tool is [m], shape (k, 3); None without one.
    """
    filling = scene.filling
    points = [one.at(filling.segments, filling.centres) for one in motion]
    if tools is not None and scene.pose.ground == "floor":
        reach = scene.across * scene.tool.half_length_m
        points += [tools + reach, tools - reach]
    flat = np.concatenate(points)[:, :2]
    low, high = flat.min(axis=0), flat.max(axis=0)
    half = np.maximum((high - low) / 2 + _MARGIN_M, _LEAST_HALF_M)
    return Mat((low + high) / 2, half)
