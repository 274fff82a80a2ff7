"""The skin of one body: shapes on its segments, as stout as its mass asks for."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Any

import numpy as np

from unkink.body.anthropometry import DATA
from unkink.body.shapes import Shapes, melted
from unkink.body.skeleton import SIDES, Floats, Skeleton

# Density of a body with half a breath in [kg/m^3]; an estimate, between the 985 of a
# swimmer's full lungs and the 1070 of a lean body without air.
DENSITY_KG_M3 = 1010.0
# The build that the shapes are drawn for, body mass over squared height [kg/m^2].
_DRAWN_BMI = 23.5
_VOLUME_STEP_M = 0.028
_ROUNDS = 4

# Arms away from the body and joints half bent: half way to all poses, so that the skin
# has the least to stretch.
REST_DEG = {
    "shoulder.abduct": 48.0,
    "shoulder.flex": 8.0,
    "elbow.flex": 16.0,
    "hip.abduct": 9.0,
    "hip.flex": 18.0,
    "knee.flex": 22.0,
    "ankle.raise": -8.0,
}


# Six faces and eight corners of a cube.
_DIRECTIONS = np.array(
    [way for way in product((-1.0, 0.0, 1.0), repeat=3) if sum(map(abs, way)) in (1, 3)]
)
_DIRECTIONS /= np.linalg.norm(_DIRECTIONS, axis=1, keepdims=True)


class Skin:
    """The skin of a body.

    Attributes:
        skeleton: The body.
        shapes: Its shapes.
        rest: Where it is at rest, which is where its skin is looked at.
    """

    def __init__(self, skeleton: Skeleton) -> None:
        self.skeleton = skeleton
        self.rest = skeleton.forward(rest_of(skeleton))
        girth = 1.0
        for _ in range(_ROUNDS):
            self.shapes = shapes_of(skeleton, girth=girth)
            volume_m3 = self._volume_m3()
            wanted_m3 = skeleton.mass_kg / DENSITY_KG_M3
            girth *= float((wanted_m3 / volume_m3) ** 0.5)
        self.shapes = shapes_of(skeleton, girth=girth)

    def distance(self, points: Floats, *, far_m: float = 0.12) -> Floats:
        """Return the distance of points of the body at rest to the skin [m].

        Args:
            points: Points in the world of the rest pose, shape (m, 3).
            far_m: What is further from a shape than this does not feel it.

        Returns:
            Distance, negative inside, at most `far_m` outside, shape (m,).
        """
        return self._melt(points, range(len(self.shapes)), far_m)

    def own_distance(self, segment: int, points: Floats) -> Floats:
        """Return the distance of points at rest to one segment's own skin [m]."""
        of_it = np.flatnonzero(self.shapes.segments == segment)
        return self._melt(points, of_it.tolist(), 10.0)

    def radius_m(self, segment: int, point: Floats, direction: Floats) -> float:
        """Return how far the skin is from a point of a segment in a direction [m].

        Args:
            segment: The segment.
            point: A point within, in its frame, shape (3,).
            direction: A unit vector in its frame, shape (3,).
        """
        number = np.array([segment])
        start = self.rest.at(number, point[None])[0]
        heading = self.rest.toward(number, direction[None])[0]
        steps_m = np.linspace(0.0, 0.25, 126)
        outside = self.distance(start + steps_m[:, None] * heading) > 0
        return float(steps_m[int(np.argmax(outside))])

    def depth_m(self, segment: int, point: Floats) -> float:
        """Return how near the skin is to a point within, in any direction [m]."""
        place = self.rest.at(np.array([segment]), point[None])[0]
        steps_m = np.linspace(0.0, 0.16, 65)
        rays = place + steps_m[None, :, None] * _DIRECTIONS[:, None, :]
        outside = self.distance(rays.reshape(-1, 3)).reshape(rays.shape[:2]) > 0
        found_m = np.where(outside.any(axis=1), steps_m[outside.argmax(axis=1)], np.inf)
        return float(np.clip(found_m.min() - steps_m[1] / 2, 0.005, steps_m[-1]))

    def _melt(self, points: Floats, which: Sequence[int], far_m: float) -> Floats:
        shapes, where = self.shapes, self.rest
        distances = np.full(len(points), far_m)
        for shape in which:
            segment = shapes.segments[shape]
            rotation, origin = where.rotations[segment], where.origins[segment]
            middle = origin + rotation @ shapes.centre(shape)
            away2 = ((points - middle) ** 2).sum(axis=1)
            near = np.flatnonzero(away2 < (shapes.reach_m(shape) + far_m) ** 2)
            if not len(near):
                continue
            local = (points[near] - origin) @ rotation
            own = shapes.distance(shape, local)
            blend_m = float(shapes.blends[shape])
            distances[near] = melted(distances[near], own, blend_m)
        return distances

    def _volume_m3(self) -> float:
        low, high = self.bounds()
        axes = [np.arange(a, b, _VOLUME_STEP_M) for a, b in zip(low, high, strict=True)]
        grid = np.stack(np.meshgrid(*axes, indexing="ij"), axis=-1).reshape(-1, 3)
        inside = np.clip(0.5 - self.distance(grid) / _VOLUME_STEP_M, 0.0, 1.0)
        return float(inside.sum() * _VOLUME_STEP_M**3)

    def bounds(self) -> tuple[Floats, Floats]:
        """Return the corners of a box around the body at rest [m], shape (3,) each."""
        reach = 0.32 * self.skeleton.frame_scale
        origins = self.rest.origins
        return origins.min(axis=0) - reach, origins.max(axis=0) + reach


def rest_of(skeleton: Skeleton) -> Floats:
    """Return the coordinates of a body at rest, shape (d,)."""
    q = skeleton.neutral()
    for name, angle_deg in REST_DEG.items():
        for side in SIDES:
            q[skeleton.hinge_number[f"{side} {name}"]] = np.radians(angle_deg)
    return q


def shapes_of(skeleton: Skeleton, *, girth: float) -> Shapes:
    """Return the shapes of a body.

    Args:
        skeleton: The body.
        girth: How stout it is against the one that was drawn [1].
    """
    rows = list(_rows(skeleton, girth))
    return Shapes(
        segments=np.array([row[0] for row in rows]),
        is_cone=np.array([row[1] for row in rows]),
        first=np.array([row[2] for row in rows]),
        second=np.array([row[3] for row in rows]),
        radii=np.array([row[4] for row in rows]),
        blends=np.array([row[5] for row in rows]),
    )


_Row = tuple[int, bool, Floats, Floats, Floats, float]


@dataclass(frozen=True)
class _Girth:
    """How the shapes of one segment follow a body.

    Attributes:
        build: Factor on all radii [1].
        drawn_mm: Length for which the places along the segment are drawn [mm]; None
            where they follow stature.
    """

    build: float
    drawn_mm: float | None


def _rows(skeleton: Skeleton, girth: float) -> Iterator[_Row]:
    table = _table()
    for name, spec in table.items():
        if name == "shares":
            continue
        own = _Girth(_build(skeleton, girth, soft=spec["soft"]), spec.get("drawn_mm"))
        for shape in spec.get("shapes", ()):
            yield _row(skeleton, name, shape, own)
        for shape in spec.get("from_crown", ()):
            yield _from_crown(skeleton, name, shape)
        for shape in spec.get("pairs", ()):
            yield from _pair(skeleton, name, shape, own)


def _pair(
    skeleton: Skeleton, name: str, shape: Mapping[str, Any], own: _Girth
) -> Iterator[_Row]:
    """Yield a shape of the left side and its mirror image."""
    if not _share(skeleton, shape):
        return
    is_paired = f"left {name}" in skeleton.number
    for side, one in zip(SIDES, (shape, _mirrored(shape)), strict=True):
        yield _row(skeleton, f"{side} {name}" if is_paired else name, one, own)


def _row(skeleton: Skeleton, name: str, spec: Mapping[str, Any], own: _Girth) -> _Row:
    """Return one shape in m; places follow the skeleton's size, radii the build."""
    segment, scale = skeleton.number[name], skeleton.frame_scale / 1_000
    length_m = float(skeleton.lengths_m[segment])
    along = length_m / own.drawn_mm if own.drawn_mm else scale
    grid = np.array([scale, scale, along])
    stout = own.build * _share(skeleton, spec)
    radii, blend_m = np.array(spec["r"], np.float64), spec["blend"] * scale
    if "a" in spec:
        ends = [np.array(spec[end]) * grid for end in ("a", "b")]
        return segment, True, ends[0], ends[1], radii * scale * stout, blend_m
    wide = np.array([stout, stout, 1.0 if own.drawn_mm else stout])
    centre = np.array(spec["c"]) * grid
    return segment, False, centre, radii * grid * wide, np.zeros(2), blend_m


def _from_crown(skeleton: Skeleton, name: str, spec: Mapping[str, Any]) -> _Row:
    """Return a shape whose height counts from the upper end of its segment."""
    row = _row(skeleton, name, spec, _Girth(1.0, None))
    row[2][2] += float(skeleton.lengths_m[row[0]])
    return row


def _build(skeleton: Skeleton, girth: float, *, soft: float) -> float:
    """Return the factor on the girth of a segment [1]."""
    body = skeleton.body
    bmi = body.mass_kg / body.height_m**2
    # Hands, feet and head hardly follow the build; the trunk does most.
    return float((girth * (bmi / _DRAWN_BMI) ** 0.5) ** (0.3 + 0.9 * soft))


def _share(skeleton: Skeleton, spec: Mapping[str, Any]) -> float:
    if "share" not in spec:
        return 1.0
    return float(_table()["shares"][spec["share"]][skeleton.body.sex])


def _mirrored(spec: Mapping[str, Any]) -> dict[str, Any]:
    flipped = dict(spec)
    for key in ("a", "b", "c"):
        if key in flipped:
            x, y, z = flipped[key]
            flipped[key] = [x, -y, z]
    return flipped


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads((DATA / "shape.toml").read_text("utf-8"))
