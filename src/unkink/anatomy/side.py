"""Sides of the body, and the parts (muscle and side) that need is kept for."""

from enum import StrEnum
from typing import NamedTuple

from unkink.anatomy.muscle import Muscle


class Side(StrEnum):
    """A side of the body; the spine has one part, in the middle."""

    LEFT = "left"
    RIGHT = "right"
    MIDLINE = "midline"


class Part(NamedTuple):
    """One muscle on one side."""

    muscle: Muscle
    side: Side


def sides_of(muscle: Muscle) -> tuple[Side, ...]:
    """Return the sides that a muscle has: both, or the middle only."""
    if muscle is Muscle.THORACIC_SPINE:
        return (Side.MIDLINE,)
    return (Side.LEFT, Side.RIGHT)


def parts_of(muscle: Muscle) -> tuple[Part, ...]:
    """Return the parts of a muscle, left before right."""
    return tuple(Part(muscle, side) for side in sides_of(muscle))
