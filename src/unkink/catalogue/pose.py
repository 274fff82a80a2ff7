"""How a body lies, sits or stands for a move: the data that a pose file holds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Stance = Literal[
    "standing", "seated", "supine", "prone", "side_lying", "kneeling", "chair"
]
STANCES: tuple[Stance, ...] = (
    "standing",
    "seated",
    "supine",
    "prone",
    "side_lying",
    "kneeling",
    "chair",
)

Ground = Literal[
    "floor", "wall", "seat", "stool", "step", "cushion", "backrest", "hand"
]
GROUNDS: tuple[Ground, ...] = (
    "floor",
    "wall",
    "seat",
    "stool",
    "step",
    "cushion",
    "backrest",
    "hand",
)

ToolKind = Literal[
    "roller", "half_roller", "ball", "stick", "can", "towel", "palm", "none"
]
TOOL_KINDS: tuple[ToolKind, ...] = (
    "roller",
    "half_roller",
    "ball",
    "stick",
    "can",
    "towel",
    "palm",
    "none",
)

# What else a move names, and where it can be.
THINGS: Mapping[str, tuple[str, ...]] = {
    "band": ("knees", "ankles", "feet"),
    "towel": ("under head", "under tool", "over tool", "over backrest"),
    "sock": ("over shoulder", "around balls"),
    "cushion": ("on seat",),
}


@dataclass(frozen=True)
class Support:
    """A part of the body that bears on something.

    Attributes:
        part: A key of the body's parts that can bear, such as "palm".
        side: "left" or "right", "" for a part of the middle.
        ground: What it bears on.
        walk: Share of the body's way that it follows; 0 stays planted, 1 goes along;
            None slides as it likes.
    """

    part: str
    side: str
    ground: Ground
    walk: float | None

    @property
    def name(self) -> str:
        """In words."""
        return f"{self.side} {self.part}".strip()


@dataclass(frozen=True)
class Pose:
    """How to get a body into a move, and what moves then.

    The rolled side is the left one; the other is its mirror image.

    Attributes:
        stance: What the body's turn in space starts from.
        supports: What bears, and on what.
        angles_deg: Joint angles to start from, by hinge; the solver changes them as
            little as it can.
        ends_deg: Angles at the other end of a motion that is no stroke.
        tool: What is rolled on.
        ground: What the tool lies on; "hand" for one that is held.
        rolled: The sides rolled at once: "left", "right", "middle".
        works: The sides whose muscles a move without a tool strengthens.
        stroke: Landmarks from which and to which.
        reach: Which part of the stroke this variant takes, shares of it.
        turn_deg: Turn of the body against the way it rolls.
        rests: Limbs and hands that lie on others: segment -> segment.
        holds: The hand that holds what one hand can hold: "left" or "right"; or the
            forearm that presses it, such as "left forearm".
        things: What else there is, and where: such as a band around the knees.
        cues: What shifts the load, where supports leave it open.
    """

    stance: Stance
    supports: tuple[Support, ...]
    angles_deg: Mapping[str, float]
    ends_deg: Mapping[str, float] = field(default_factory=dict)
    tool: ToolKind = "none"
    ground: Ground = "floor"
    rolled: tuple[str, ...] = ()
    works: tuple[str, ...] = ("left", "right")
    stroke: tuple[str, str] | None = None
    reach: tuple[float, float] = (0.0, 1.0)
    turn_deg: float = 0.0
    rests: Mapping[str, str] = field(default_factory=dict)
    holds: str = "left"
    things: tuple[tuple[str, str], ...] = ()
    cues: tuple[str, ...] = ()
