"""A routine: bouts in order, and why they are there."""

from dataclasses import dataclass
from enum import StrEnum

from unkink.anatomy import Group, Muscle


class BoutSide(StrEnum):
    """Which sides a bout rolls: one, both in turn, both at once, the middle."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"
    TOGETHER = "together"
    MIDLINE = "midline"


@dataclass(frozen=True)
class RollSet:
    """One stretch of rolling without a break.

    Attributes:
        side: left, right, both (at once) or midline.
        roll_s: Length [s].
    """

    side: str
    roll_s: int


@dataclass(frozen=True)
class Bout:
    """A variant done for a dose.

    Attributes:
        move: Key of the move.
        variant: Key of its variant.
        group: What its dose counts for.
        muscles: What it reaches, best first.
        side: Which sides.
        position: Key of the position.
        sets: In order.
        start_s: When the set-up begins [s from the routine's start].
        end_s: When the last set ends [s].
        why: Why it is there, for the runner.
        tool: Key of the tool, "" if it needs none.
    """

    move: str
    variant: str
    group: Group
    muscles: tuple[Muscle, ...]
    side: BoutSide
    position: str
    sets: tuple[RollSet, ...]
    start_s: int
    end_s: int
    why: str
    tool: str = ""

    @property
    def rolled_s(self) -> int:
        """Seconds of rolling in it, without breaks."""
        return sum(one.roll_s for one in self.sets)


class Obstacle(StrEnum):
    """What kept a group out of a routine."""

    LESS_NEED = "less_need"
    REFUSED = "refused"
    BARRED = "barred"
    IMPOSSIBLE = "impossible"


@dataclass(frozen=True)
class LeftOut:
    """A group that got nothing: what kept it out, and why in words."""

    group: Group
    why: str
    obstacle: Obstacle = Obstacle.IMPOSSIBLE


@dataclass(frozen=True)
class Change:
    """A bout that one more minute would add or take away.

    Attributes:
        group: What its dose counts for.
        move: Key of the move.
        variant: Key of its variant.
        side: left, right, both or midline.
        dose_s: Rolling on one side [s].
    """

    group: Group
    move: str
    variant: str
    side: str
    dose_s: int


@dataclass(frozen=True)
class OneMoreMinute:
    """What the best routine for one more minute has beyond this one."""

    added_value: float
    added: tuple[Change, ...]
    removed: tuple[Change, ...]


@dataclass(frozen=True)
class Routine:
    """Bouts in order.

    Attributes:
        title: Its name.
        author: Who made it.
        notes: What to know about it, in sentences.
        budget_s: The time it had to fit into [s].
        total_s: The time it takes, with getting into positions [s].
        value: Sum of the bouts' values under the stated scoring; None where nothing
            was optimised (programmes, own routines).
        bound: Largest value that any routine could have, from a second computation.
        is_optimal: Whether value and bound agree.
        bouts: In order.
        left_out: What got nothing, and why.
        one_more_minute: What one more minute would add.
    """

    title: str
    author: str
    notes: tuple[str, ...]
    budget_s: int
    total_s: int
    value: float | None
    bound: float | None
    is_optimal: bool
    bouts: tuple[Bout, ...]
    left_out: tuple[LeftOut, ...] = ()
    one_more_minute: OneMoreMinute | None = None

    @property
    def rolled_s(self) -> int:
        """Seconds of rolling in all bouts, without breaks."""
        return sum(bout.rolled_s for bout in self.bouts)
