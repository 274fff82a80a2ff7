"""Which patch of the skin belongs to which muscle."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from unkink.anatomy import Muscle
from unkink.body.anthropometry import DATA
from unkink.body.mesh import Mesh
from unkink.body.skeleton import SIDES, Floats, Integers
from unkink.body.skin import Skin

# Sides as numbers in the file.
NO_SIDE, LEFT, RIGHT = 0, 1, 2
NO_MUSCLE = 0

_TRUNK = ("pelvis", "abdomen", "thorax")
# The sole: normals that point down in the frame of the foot.
_SOLE = 0.6


def regions_of(skin: Skin, mesh: Mesh, nearest: Integers) -> NDArray[np.uint8]:
    """Return muscle and side of each vertex, shape (n, 2).

    Args:
        skin: The body.
        mesh: Its skin.
        nearest: Segment that carries each vertex most, shape (n,).

    Returns:
        The number of the muscle in `Muscle`, from 1, or 0; and 0 none, 1 left, 2 right.
    """
    regions = np.zeros((len(mesh.points), 2), np.uint8)
    muscles = list(Muscle)
    for patch in _patches():
        for side in ("left", "right"):
            within = _within(skin, mesh, nearest, patch, side)
            free = within & (regions[:, 0] == NO_MUSCLE)
            regions[free, 0] = 1 + muscles.index(Muscle(patch["muscle"]))
            is_middle = Muscle(patch["muscle"]) is Muscle.THORACIC_SPINE
            number = LEFT if side == "left" else RIGHT
            regions[free, 1] = NO_SIDE if is_middle else number
    return regions


@cache
def patch_points(
    skin: Skin, muscle: Muscle, side: str
) -> tuple[tuple[int, Floats], ...]:
    """Return some points on the skin over a muscle: segment, and place in it [m].

    Args:
        skin: The body.
        muscle: The muscle.
        side: "left", "right", or "middle", whose muscles have a patch on each side.
    """
    sides = SIDES if side == "middle" else (side,)
    return tuple(
        point
        for patch in _patches()
        if Muscle(patch["muscle"]) is muscle
        for one in sides
        for point in _points(skin, patch, one)
    )


def _points(
    skin: Skin, patch: Mapping[str, Any], side: str
) -> Iterator[tuple[int, Floats]]:
    skeleton, name = skin.skeleton, patch["segment"]
    segment = skeleton.number.get(f"{side} {name}", skeleton.number.get(name, 0))
    sign = -1.0 if side == "right" else 1.0
    if patch.get("sole"):
        root = np.array([0.05, 0.0, -0.03]) * skeleton.frame_scale
        down = np.array([0.0, 0.0, -1.0])
        yield segment, root + skin.radius_m(segment, root, down) * down
        return
    is_trunk = name in _TRUNK
    low, high = patch["along"]
    first, last = np.radians(patch["facing"])
    for share in np.linspace(low, high, 5)[1:4]:
        along = share * skeleton.lengths_m[segment] * (1.0 if is_trunk else -1.0)
        aside = 0.06 * skeleton.frame_scale * sign if is_trunk else 0.0
        root = np.array([0.0, aside, along])
        for facing in np.linspace(first, last, 5)[1:4]:
            way = np.array([np.cos(facing), sign * np.sin(facing), 0.0])
            yield segment, root + skin.radius_m(segment, root, way) * way


def _within(
    skin: Skin,
    mesh: Mesh,
    nearest: Integers,
    patch: Mapping[str, Any],
    side: str,
) -> NDArray[np.bool_]:
    skeleton, name = skin.skeleton, patch["segment"]
    segment = skeleton.number.get(f"{side} {name}", skeleton.number.get(name, 0))
    rotation, origin = skin.rest.rotations[segment], skin.rest.origins[segment]
    local = (mesh.points - origin) @ rotation
    normals = mesh.normals @ rotation
    sign = -1.0 if side == "right" else 1.0
    within = nearest == segment
    if patch.get("sole"):
        return np.asarray(within & (normals[:, 2] < -_SOLE))
    if name in _TRUNK:
        within &= sign * local[:, 1] >= 0
        along = local[:, 2] / skeleton.lengths_m[segment]
        facing = _facing(normals, sign)
    else:
        along = -local[:, 2] / skeleton.lengths_m[segment]
        facing = _facing(local, sign)
    low, high = patch["along"]
    within &= (along >= low) & (along <= high)
    return np.asarray(within & _between(facing, *patch["facing"]))


def _facing(directions: Floats, sign: float) -> Floats:
    """Return where directions point [deg: 0 front, 90 outer, 180 back]."""
    return np.degrees(np.arctan2(sign * directions[:, 1], directions[:, 0])) % 360.0


def _between(facing: Floats, low: float, high: float) -> NDArray[np.bool_]:
    return np.asarray((facing - low) % 360.0 <= high - low)


@cache
def _patches() -> list[Mapping[str, Any]]:
    patches: list[Mapping[str, Any]] = tomllib.loads(
        (DATA / "regions.toml").read_text("utf-8")
    )["patches"]
    return patches
