"""Lengths, masses and centres of mass of a body's segments, from published tables."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from unkink.body.body_type import BodyType

DATA = Path(__file__).parent / "data"

Table = Literal["de_leva", "dempster_winter"]


@dataclass(frozen=True)
class Segment:
    """One segment of a body.

    Attributes:
        mass_kg: Its mass [kg].
        length_m: Its length [m].
        com: Centre of mass, share of the length from the upper end [1].
    """

    mass_kg: float
    length_m: float
    com: float


@dataclass(frozen=True)
class Frame:
    """Sizes that belong to no segment.

    Attributes:
        hip_half_width_m: Half the distance of the hip joints [m].
        shoulder_half_width_m: Half the distance of the shoulder joints [m].
        shoulder_above_hip_m: Height of the shoulder joints over the hip joints [m].
        ankle_height_m: Height of the ankle joint over the sole [m].
        neck_length_m: From the upper end of the trunk to that of the neck [m].
        scale: Stature over that of the man that shapes are drawn for [1].
    """

    hip_half_width_m: float
    shoulder_half_width_m: float
    shoulder_above_hip_m: float
    ankle_height_m: float
    neck_length_m: float
    scale: float


# The man that the shapes in `shape.toml` are drawn for [m].
DRAWN_HEIGHT_M = 1.75


@cache
def tables() -> Mapping[str, Any]:
    """Return the tables as they stand in the file."""
    return tomllib.loads((DATA / "segments.toml").read_text("utf-8"))


def segments_of(body: BodyType, *, table: Table = "de_leva") -> dict[str, Segment]:
    """Return the segments of a body by name, one of each pair.

    Lengths are de Leva's for either table, scaled by stature; masses are shares of body
    mass.

    Args:
        body: The body.
        table: Whose shares and centres of mass.

    References:
        [de-leva-1996], table 4; [winter-2009], table 4.1.
    """
    lengths = tables()["de_leva"][body.sex]
    shares = tables()[table].get("both") or lengths
    scale = body.height_m / lengths["stature_m"]
    return {
        name: Segment(
            mass_kg=share["mass"] * body.mass_kg,
            length_m=lengths[name]["length_mm"] / 1_000 * scale,
            com=share["com"],
        )
        for name, share in shares.items()
        if isinstance(share, dict)
    }


def frame_of(body: BodyType) -> Frame:
    """Return the sizes of a body that belong to no segment."""
    frame, lengths = tables()["frame"], tables()["de_leva"][body.sex]
    height_m = body.height_m
    return Frame(
        hip_half_width_m=frame["hip_half_width"][body.sex] * height_m,
        shoulder_half_width_m=frame["shoulder_half_width"][body.sex] * height_m,
        shoulder_above_hip_m=lengths["shoulder_above_hip_mm"]
        / 1_000
        * height_m
        / lengths["stature_m"],
        ankle_height_m=frame["ankle_height"] * height_m,
        neck_length_m=frame["neck_length"] * height_m,
        scale=height_m / DRAWN_HEIGHT_M,
    )
