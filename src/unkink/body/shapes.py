"""Round cones and ellipsoids that melt into each other: the distance to their skin.

References:
    The distance to a round cone and the bound for an ellipsoid are those of I. Quilez,
    "Distance functions"; the melting is his polynomial smooth minimum.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from unkink.body.skeleton import Floats, Integers


@dataclass(frozen=True)
class Shapes:
    """Shapes of many segments, each in the frame of its segment; lengths in m.

    Attributes:
        segments: Segment of each shape, shape (n,).
        is_cone: Whether a shape is a cone, shape (n,).
        first: End `a` of a cone, centre of an ellipsoid, shape (n, 3).
        second: End `b` of a cone, half axes of an ellipsoid, shape (n, 3).
        radii: Radii of a cone at its ends, shape (n, 2).
        blends: How far each melts into what came before, shape (n,).
    """

    segments: Integers
    is_cone: np.ndarray[tuple[int], np.dtype[np.bool_]]
    first: Floats
    second: Floats
    radii: Floats
    blends: Floats

    def __len__(self) -> int:
        return len(self.segments)

    def centre(self, shape: int) -> Floats:
        """Return the middle of a shape, shape (3,)."""
        if not self.is_cone[shape]:
            return np.asarray(self.first[shape])
        return np.asarray((self.first[shape] + self.second[shape]) / 2)

    def reach_m(self, shape: int) -> float:
        """Return how far the skin of a shape is from its middle at most [m]."""
        if not self.is_cone[shape]:
            return float(self.second[shape].max())
        half = float(np.linalg.norm(self.second[shape] - self.first[shape])) / 2
        return half + float(self.radii[shape].max())

    def distance(self, shape: int, points: Floats) -> Floats:
        """Return the distance of points to one shape [m], negative inside, shape (m,).

        Args:
            shape: Which one.
            points: Points in the frame of its segment, shape (m, 3).
        """
        if self.is_cone[shape]:
            ends = self.first[shape], self.second[shape]
            return _to_cone(points, *ends, self.radii[shape])
        return _to_ellipsoid(points - self.first[shape], self.second[shape])


def melted(distances: Floats, other: Floats, blend_m: float) -> Floats:
    """Return the distance to two shapes that melt into each other [m]."""
    within = np.maximum(blend_m - np.abs(distances - other), 0.0)
    return np.asarray(np.minimum(distances, other) - within**2 / (4 * blend_m))


def _to_cone(points: Floats, a: Floats, b: Floats, radii: Sequence[float]) -> Floats:
    axis = b - a
    squared = axis @ axis
    narrowing = radii[0] - radii[1]
    slope = squared - narrowing**2
    arm = points - a
    along = arm @ axis
    beyond = along - squared
    aside = ((arm * squared - along[:, None] * axis) ** 2).sum(axis=1)
    before2, beyond2 = along**2 * squared, beyond**2 * squared
    limit = np.sign(narrowing) * narrowing**2 * aside
    at_b = np.sign(beyond) * slope * beyond2 > limit
    at_a = np.sign(along) * slope * before2 < limit
    to_a = np.sqrt(aside + before2) / squared - radii[0]
    to_b = np.sqrt(aside + beyond2) / squared - radii[1]
    between = (np.sqrt(aside * slope / squared) + along * narrowing) / squared
    return np.asarray(np.select([at_b, at_a], [to_b, to_a], between - radii[0]))


def _to_ellipsoid(points: Floats, half_axes: Floats) -> Floats:
    scaled = points / half_axes
    outside = np.sqrt((scaled**2).sum(axis=1))
    steepness = np.sqrt(((scaled / half_axes) ** 2).sum(axis=1))
    inside = np.full(len(points), -float(half_axes.min()))
    is_off_centre = steepness > 1e-9
    rough = outside * (outside - 1)
    np.divide(rough, steepness, out=inside, where=is_off_centre)
    return inside
