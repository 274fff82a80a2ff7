"""The parts of a body that can bear, and the balls that fill it."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from unkink.body.anthropometry import DATA
from unkink.body.skeleton import SIDES, Floats, Integers, Skeleton
from unkink.body.skin import Skin
from unkink.errors import UnknownKeyError


@dataclass(frozen=True)
class Balls:
    """Balls fixed to segments.

    Attributes:
        segments: Segment of each, shape (n,).
        centres: Centres in the frame of the segment [m], shape (n, 3).
        radii_m: Radii [m], shape (n,).
    """

    segments: Integers
    centres: Floats
    radii_m: Floats

    def __len__(self) -> int:
        return len(self.segments)

    def each(self) -> "Iterator[Balls]":
        """Yield them one by one."""
        for one in range(len(self)):
            here = slice(one, one + 1)
            yield Balls(self.segments[here], self.centres[here], self.radii_m[here])


# Where balls are laid along each segment: shares of its length, and aside [mm].
_FILLING: Mapping[str, Sequence[tuple[float, float, float]]] = {
    "pelvis": ((-0.25, -30, 62), (-0.25, -30, -62), (0.35, -8, 70), (0.35, -8, -70)),
    "abdomen": ((0.3, 0, 50), (0.3, 0, -50), (0.75, 0, 50), (0.75, 0, -50)),
    "thorax": ((0.2, 0, 62), (0.2, 0, -62), (0.7, -10, 70), (0.7, -10, -70)),
    "head": ((0.12, 0, 0), (0.62, 20, 0)),
    "upper_arm": ((0.15, 0, 0), (0.5, 0, 0), (0.85, 0, 0)),
    "forearm": ((0.05, 0, 0), (0.3, 0, 0)),
    "wrist_twist": ((0.1, 0, 0), (0.8, 0, 0)),
    "hand": ((0.55, 0, 0), (1.3, 0, 0)),
    "thigh": ((0.15, 0, 0), (0.4, 0, 0), (0.65, 0, 0), (0.9, 0, 0)),
    "shank": ((0.05, 0, 0), (0.3, -12, 0), (0.55, -6, 0), (0.85, -6, 0)),
    "foot": ((0.0, -30, 0), (0.0, 40, 0), (0.0, 100, 0)),
    "toes": ((0.0, 30, 0),),
}
_FOOT_DROP_MM = (-38.0, -34.0, -48.0)


def filling_of(skin: Skin) -> Balls:
    """Return balls that fill a body: what must not be inside another thing."""
    skeleton = skin.skeleton
    rows = []
    for segment, name in enumerate(skeleton.names):
        side, _, plain = name.rpartition(" ")
        for k, (share, x_mm, y_mm) in enumerate(_FILLING.get(plain, ())):
            up = 1.0 if not side else -1.0
            centre = np.array([x_mm, y_mm, 0.0]) * skeleton.frame_scale / 1_000
            centre[2] = up * share * skeleton.lengths_m[segment]
            if plain == "foot":
                centre[2] = _FOOT_DROP_MM[k] * skeleton.frame_scale / 1_000
            if plain == "toes":
                centre[2] = -0.013 * skeleton.frame_scale
            rows.append((segment, centre, skin.depth_m(segment, centre)))
    return _balls(rows)


def part_balls(skin: Skin, part: str, side: str) -> Balls:
    """Return the balls with which a part of the body bears.

    Args:
        skin: The body.
        part: Key of a part, such as "palm".
        side: "left", "right" or, for both, "".

    Raises:
        UnknownKeyError: If there is no such part.
    """
    spec, skeleton = _part(part), skin.skeleton
    rows = []
    for one in (side,) if side else SIDES:
        sign = -1.0 if one == "right" else 1.0
        paired = f"{one} {spec['segment']}"
        segment = skeleton.number.get(paired, skeleton.number.get(spec["segment"], 0))
        for point in spec["points"]:
            centre = np.array(point["at"], np.float64) * (1.0, sign, 1.0)
            centre *= skeleton.frame_scale / 1_000
            if "along" in point:
                centre[2] = -point["along"] * skeleton.lengths_m[segment]
            given = point.get("r")
            radius_m = given * skeleton.frame_scale / 1_000 if given else None
            rows.append((segment, centre, radius_m or skin.depth_m(segment, centre)))
    return _balls(rows)


def part_keys() -> list[str]:
    """Return the keys of all parts that can bear."""
    return list(_parts())


def is_adjacent(skeleton: Skeleton, one: int, other: int) -> bool:
    """Return whether two segments meet in a joint or over a short one between."""
    return one == other or bool(_near(skeleton, one) & {other})


def _near(skeleton: Skeleton, segment: int) -> set[int]:
    """Return the segments within two joints of a segment."""
    near, parents = {segment}, skeleton.parents
    for _ in range(2):
        near |= {parents[one] for one in near if parents[one] >= 0}
        near |= {one for one, parent in enumerate(parents) if parent in near}
    return near


def _balls(rows: Sequence[tuple[int, Floats, float]]) -> Balls:
    return Balls(
        segments=np.array([row[0] for row in rows], np.int64),
        centres=np.array([row[1] for row in rows]).reshape(-1, 3),
        radii_m=np.array([row[2] for row in rows], np.float64),
    )


def _part(key: str) -> Mapping[str, Any]:
    parts = _parts()
    if key not in parts:
        raise UnknownKeyError("part of the body", key, parts)
    part: Mapping[str, Any] = parts[key]
    return part


@cache
def _parts() -> Mapping[str, Any]:
    return tomllib.loads((DATA / "supports.toml").read_text("utf-8"))
