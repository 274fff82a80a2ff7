"""Where the catalogue's landmarks lie on a body, and the line between two of them."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

import numpy as np

from unkink.body.anthropometry import DATA
from unkink.body.skeleton import Floats
from unkink.body.skin import Skin
from unkink.errors import RequestError, UnknownKeyError

Rolled = Literal["left", "right", "middle"]

# Tables of sites that lie otherwise.
_OTHERWISE = ("on_pelvis", "sat_on")
# How many places the skin is looked for along a stroke.
_LOOKS = 9


@dataclass(frozen=True)
class Place:
    """A place on the skin of a segment, in its frame.

    Attributes:
        point: The place [m], shape (3,).
        normal: Unit vector out of the skin, shape (3,).
    """

    point: Floats
    normal: Floats


@dataclass(frozen=True)
class Line:
    """The line on the skin from one landmark to another.

    Attributes:
        segment: Number of the segment.
        roots: Points within, from the first landmark to the second, shape (k, 3).
        normals: Unit vectors from there to the skin, shape (k, 3).
        radii_m: How far the skin is [m], shape (k,).
        gives_m: How much more than elsewhere the flesh gives way [m], shape (k,).
    """

    segment: int
    roots: Floats
    normals: Floats
    radii_m: Floats
    gives_m: Floats

    def at(self, share: float, *, sink_m: float = 0.0) -> Place:
        """Return a place on the line.

        Args:
            share: 0 at the first landmark, 1 at the second.
            sink_m: How far the flesh gives way under a tool [m].
        """
        root, normal = (
            self._between(self.roots, share),
            self._between(self.normals, share),
        )
        normal = normal / np.linalg.norm(normal)
        steps = np.linspace(0.0, 1.0, len(self.radii_m))
        radius_m = float(np.interp(share, steps, self.radii_m - self.gives_m)) - sink_m
        return Place(root + radius_m * normal, normal)

    def length_m(self, start: float, end: float) -> float:
        """Return the length of the line between two shares [m]."""
        steps = np.linspace(start, end, _LOOKS)
        places = np.array([self.at(float(share)).point for share in steps])
        return float(np.linalg.norm(np.diff(places, axis=0), axis=1).sum())

    def _between(self, values: Floats, share: float) -> Floats:
        place = share * (len(values) - 1)
        low = min(int(place), len(values) - 2)
        return np.asarray(values[low] + (place - low) * (values[low + 1] - values[low]))


def line_between(
    skin: Skin, start: str, end: str, side: Rolled, *, is_sat_on: bool = False
) -> Line:
    """Return the line on the skin from one landmark to another.

    Args:
        skin: The body.
        start: Key of a landmark of the catalogue.
        end: Another one on the same segment.
        side: Which side; the middle for the spine.
        is_sat_on: Whether one sits on the tool.

    Raises:
        UnknownKeyError: If the body knows no such landmark.
        RequestError: If they do not lie on one segment.
    """
    first, last = _site(start), _site(end)
    if is_sat_on:
        sat_on = _sites()["sat_on"]
        first, last = sat_on.get(start, first), sat_on.get(end, last)
    if first["segment"] != last["segment"]:
        on_pelvis = _sites()["on_pelvis"]
        first, last = on_pelvis.get(start, first), on_pelvis.get(end, last)
    if first["segment"] != last["segment"]:
        why = f"a stroke from {start} to {end} does not lie on one segment"
        raise RequestError(why)
    skeleton, name = skin.skeleton, first["segment"]
    paired = f"{'right' if side == 'right' else 'left'} {name}"
    segment = skeleton.number[paired if paired in skeleton.number else name]
    ends = [_root(skin, segment, site, side) for site in (first, last)]
    shares = np.linspace(0.0, 1.0, _LOOKS)
    roots = np.array([ends[0][0] * (1 - s) + ends[1][0] * s for s in shares])
    angles = [ends[0][1] * (1 - s) + ends[1][1] * s for s in shares]
    normals = np.array([_normal(pair, side) for pair in angles])
    radii_m = np.array(
        [skin.radius_m(segment, r, n) for r, n in zip(roots, normals, strict=True)]
    )
    gives = [site.get("gives_mm", 0.0) / 1_000 for site in (first, last)]
    return Line(segment, roots, normals, radii_m, np.interp(shares, (0, 1), gives))


def _root(
    skin: Skin, segment: int, site: Mapping[str, Any], side: Rolled
) -> tuple[Floats, Floats]:
    """Return a point within [m] and where it faces [rad, rad]."""
    skeleton = skin.skeleton
    facing = np.radians([site["facing"], site.get("down", 0.0)])
    at = site["at"]
    if not isinstance(at, list):
        return np.array([0.0, 0.0, -at * skeleton.lengths_m[segment]]), facing
    point = np.array(at, np.float64)
    if side != "middle":
        point[1] += site.get("beside_mm", 0.0)
    if side == "right":
        point[1] *= -1
    return point * skeleton.frame_scale / 1_000, facing


def _normal(angles: Floats, side: Rolled) -> Floats:
    facing, down = angles
    across = np.sin(facing) * (-1 if side == "right" else 1)
    level = np.array([np.cos(facing), across, 0.0]) * np.cos(down)
    return np.asarray(level - np.array([0.0, 0.0, np.sin(down)]))


def _site(key: str) -> Mapping[str, Any]:
    sites = _sites()
    if key not in sites or key in _OTHERWISE:
        raise UnknownKeyError(
            "landmark", key, [k for k in sites if k not in _OTHERWISE]
        )
    site: Mapping[str, Any] = sites[key]
    return site


@cache
def _sites() -> Mapping[str, Any]:
    return tomllib.loads((DATA / "sites.toml").read_text("utf-8"))
