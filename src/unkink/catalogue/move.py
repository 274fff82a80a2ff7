"""A move, and the variants in which it is pressed less or more."""

from dataclasses import dataclass
from enum import StrEnum

from unkink.anatomy import Group, Muscle


class Press(StrEnum):
    """How hard a variant presses on one muscle; an order, no measurement."""

    GENTLE = "gentle"
    MEDIUM = "medium"
    FIRM = "firm"


class Sides(StrEnum):
    """Which sides a variant rolls: one after the other, both at once, the middle."""

    EACH = "each"
    TOGETHER = "together"
    MIDLINE = "midline"


class Purpose(StrEnum):
    """What a move is for."""

    ROLL = "roll"
    STRENGTH = "strength"


class Motion(StrEnum):
    """What moves: the tool along the muscle, nothing, the back over it, a limb."""

    ROLL = "roll"
    HOLD = "hold"
    BEND = "bend"
    REPEAT = "repeat"


@dataclass(frozen=True)
class Stroke:
    """Where the tool goes, from one landmark to another.

    Attributes:
        start: Key of the landmark it starts from.
        end: Key of the landmark it ends at.
        words: The stroke in words.
        classic: How the classic routine words it, where that goes further.
        why_shorter: Why ours stops short of the classic wording.
    """

    start: str
    end: str
    words: str
    classic: str
    why_shorter: str


@dataclass(frozen=True)
class Exercise:
    """Sets of a strength move.

    Attributes:
        sets: How many.
        repetitions: In each set; 0 for a hold.
        hold_s: Length of a hold [s]; 0 for repetitions.
        words: The dose in words, with what it rests on.
    """

    sets: int
    repetitions: int
    hold_s: float
    words: str


@dataclass(frozen=True)
class Variant:
    """A move pressed less or more.

    Attributes:
        key: Unique in its move.
        name: In words.
        press: How hard it presses.
        sides: Which sides it rolls.
        reaches: How well it reaches each muscle, 0 to 1.
        carries: What carries the rest of the weight.
        is_demanding: It is holding work for arms or trunk.
        is_classic: The classic routine names it.
        cautions: It is left out for these.
        set_up: How to get into it, as spoken sentences.
        tools: Any one of these is enough; none are needed if empty.
    """

    key: str
    name: str
    press: Press
    sides: Sides
    reaches: dict[Muscle, float]
    carries: tuple[str, ...]
    is_demanding: bool
    is_classic: bool
    cautions: tuple[str, ...]
    set_up: tuple[str, ...]
    tools: tuple[str, ...]


@dataclass(frozen=True)
class Move:
    """One exercise on one tool in one position; see `data/README.md` for the fields."""

    key: str
    name: str
    anatomy: str
    group: Group
    purpose: Purpose
    motion: Motion
    position: str
    places: tuple[str, ...]
    classic: int | None
    cues: tuple[str, ...]
    mistakes: tuple[str, ...]
    keep_off: tuple[str, ...]
    cautions: tuple[str, ...]
    no_arm_support: str
    beside: tuple[str, ...]
    notes: tuple[str, ...]
    sources: tuple[str, ...]
    stroke: Stroke | None
    exercise: Exercise | None
    variants: dict[str, Variant]

    @property
    def muscles(self) -> tuple[Muscle, ...]:
        """Every muscle that some variant reaches, in the order of the body."""
        reached = {m for variant in self.variants.values() for m in variant.reaches}
        return tuple(muscle for muscle in Muscle if muscle in reached)
