"""Cut a bout where it is interrupted: what is done stays, what is left is known."""

from dataclasses import replace
from math import ceil

from unkink.routines import Bout, BoutSide, RollSet
from unkink.routines.dose import GRID_S
from unkink.routines.timeline import set_starts

# Less than this is no set worth getting ready for.
LEAST_SET_S = 10


def done_until(bout: Bout, at_s: float) -> Bout | None:
    """Return what is done of a bout, its sets when they were; None if no set began.

    Args:
        bout: The bout.
        at_s: Where it is cut [s from the routine's start].
    """
    at = ceil(at_s)
    starts = set_starts(bout)
    sets = tuple(
        replace(one, roll_s=min(one.roll_s, at - start))
        for one, start in zip(bout.sets, starts, strict=True)
        if start < at
    )
    if not sets:
        return None
    end_s = starts[len(sets) - 1] + sets[-1].roll_s
    first_s = starts[0] - _set_up_s(bout, starts, count=len(sets))
    side = side_of(bout.side, sets)
    return replace(bout, side=side, sets=sets, start_s=first_s, end_s=end_s)


def side_of(side: BoutSide, sets: tuple[RollSet, ...]) -> BoutSide:
    """Return the side of a bout whose sets are these; of both, one may be left."""
    sides = {one.side for one in sets}
    return BoutSide(sides.pop()) if side is BoutSide.BOTH and len(sides) == 1 else side


def left_after(bout: Bout, at_s: float) -> tuple[RollSet, ...]:
    """Return the sets that are left of a bout; what is too short is left out."""
    at = ceil(at_s)
    left = (
        replace(one, roll_s=one.roll_s - min(one.roll_s, max(0, at - start)))
        for one, start in zip(bout.sets, set_starts(bout), strict=True)
    )
    return tuple(one for one in left if one.roll_s >= LEAST_SET_S)


def _set_up_s(bout: Bout, starts: tuple[int, ...], *, count: int) -> int:
    """Return a set-up with which fewer sets begin when they did.

    A bout of both sides in turn tells its changes by the time that it lasts; a set-up
    that is long for few sets would be taken for a longer change.
    """
    set_up_s = starts[0] - bout.start_s
    if bout.side is not BoutSide.BOTH or bout.position == "side_lying" or count == 1:
        return set_up_s
    change_s = starts[1] - starts[0] - bout.sets[0].roll_s
    return min(set_up_s, change_s + GRID_S * count - 1)
