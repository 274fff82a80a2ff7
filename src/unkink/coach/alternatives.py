"""What a bout can become on the way: a gentler variant, or one more set."""

from dataclasses import dataclass, replace

from unkink.catalogue import Catalogue, Press, Sides, Variant
from unkink.planner import RoutineRequest
from unkink.planner.allowed import tool_of, variants_for
from unkink.planner.options import change_s, setup_s
from unkink.planner.plan import sets_for
from unkink.routines import Bout, BoutSide, Routine, time_s
from unkink.routines.dose import GRID_S, REST_S
from unkink.routines.timeline import set_starts

LEAST_DOSE_S = 30
_ORDER = tuple(Press)


@dataclass(frozen=True)
class Changed:
    """What a bout can become; None where it cannot.

    Attributes:
        gentler: The routine with a gentler variant of the same move in its place.
        more: The routine with one more set of it.
    """

    gentler: Routine | None
    more: Routine | None


def changes_of(
    routine: Routine,
    request: RoutineRequest,
    catalogue: Catalogue,
    *,
    first: int = 0,
) -> tuple[Changed, ...]:
    """Return for each bout what it can become; those before `first` are done."""
    return tuple(
        Changed(None, None)
        if index < first
        else Changed(
            gentler=_with_gentler(routine, index, request, catalogue),
            more=with_bout(routine, index, one_more_set(bout)),
        )
        for index, bout in enumerate(routine.bouts)
    )


def gentler_variant(
    bout: Bout, request: RoutineRequest, catalogue: Catalogue
) -> Variant | None:
    """Return the next gentler variant of a bout's move that the request allows.

    Of those of one press, one that rolls the sides in the same way comes first, then
    one that is no holding work.
    """
    move = catalogue.moves[bout.move]
    now = move.variants[bout.variant]
    allowed = {v.key for m, v in variants_for(request, catalogue) if m.key == move.key}
    found = [
        variant
        for variant in move.variants.values()
        if variant.key in allowed
        and _ORDER.index(variant.press) < _ORDER.index(now.press)
        and _can_roll(variant, bout)
    ]
    return min(found, key=lambda v: _distance(v, now), default=None)


def gentler_bout(
    bout: Bout,
    variant: Variant,
    request: RoutineRequest,
    catalogue: Catalogue,
    *,
    dose_s: int,
    most_s: int,
) -> Bout | None:
    """Return a bout of another variant of the same move, from the same start.

    Args:
        bout: What it takes the place of.
        variant: The variant.
        request: What the runner wants.
        catalogue: The moves.
        dose_s: Rolling on one side that is wished [s].
        most_s: Most time that it may take [s].

    Returns:
        The bout, with the longest dose that fits; None if not even 30 s do.
    """
    move = catalogue.moves[bout.move]
    side = _side(variant, bout)
    lies_on_side = move.position == "side_lying"
    for dose in range(dose_s // GRID_S * GRID_S, LEAST_DOSE_S - 1, -GRID_S):
        length = time_s(
            dose,
            side=side,
            setup_s=setup_s(variant, request.tools, catalogue),
            change_s=change_s(catalogue.positions[move.position], request.mobility),
            lies_on_side=lies_on_side,
        )
        if length <= most_s:
            return replace(
                bout,
                variant=variant.key,
                muscles=tuple(variant.reaches),
                side=side,
                sets=sets_for(dose, side, lies_on_side=lies_on_side),
                end_s=bout.start_s + length,
                tool=tool_of(variant, request.tools),
            )
    return None


def one_more_set(bout: Bout, *, at_s: float = 0.0) -> Bout:
    """Return a bout with one more set on each side, as long as its last one.

    Args:
        bout: The bout.
        at_s: Where the session is [s]; whoever lies on the second side already does
            not turn back.
    """
    last = bout.sets[-1]
    is_lying = bout.position == "side_lying"
    if bout.side is not BoutSide.BOTH or (is_lying and _has_turned(bout, at_s)):
        longer_s = REST_S + last.roll_s
        return replace(bout, sets=(*bout.sets, last), end_s=bout.end_s + longer_s)
    if is_lying:
        return _more_lying(bout)
    change = _change_s(bout)
    pair = (replace(last, side=bout.sets[0].side), last)
    longer_s = sum(change + one.roll_s for one in pair)
    return replace(bout, sets=(*bout.sets, *pair), end_s=bout.end_s + longer_s)


def with_bout(routine: Routine, index: int, bout: Bout) -> Routine:
    """Return a routine with another bout in a place; what follows moves along."""
    shift_s = bout.end_s - routine.bouts[index].end_s
    after = tuple(shifted(one, shift_s) for one in routine.bouts[index + 1 :])
    return replace(
        routine,
        bouts=(*routine.bouts[:index], bout, *after),
        total_s=routine.total_s + shift_s,
        value=None,
        bound=None,
        is_optimal=False,
        one_more_minute=None,
    )


def shifted(bout: Bout, shift_s: int) -> Bout:
    """Return a bout that comes later, or earlier."""
    return replace(bout, start_s=bout.start_s + shift_s, end_s=bout.end_s + shift_s)


def dose_of(bout: Bout) -> int:
    """Return the rolling on one side of a bout [s]."""
    first = bout.sets[0].side
    return sum(one.roll_s for one in bout.sets if one.side == first)


def _with_gentler(
    routine: Routine, index: int, request: RoutineRequest, catalogue: Catalogue
) -> Routine | None:
    bout = routine.bouts[index]
    variant = gentler_variant(bout, request, catalogue)
    if variant is None:
        return None
    gentle = gentler_bout(
        bout,
        variant,
        request,
        catalogue,
        dose_s=dose_of(bout),
        most_s=bout.end_s - bout.start_s,
    )
    return None if gentle is None else with_bout(routine, index, gentle)


def _has_turned(bout: Bout, at_s: float) -> bool:
    """Return whether the last set of the first side is over."""
    first = bout.sets[0].side
    ends = (
        start + one.roll_s
        for start, one in zip(set_starts(bout), bout.sets, strict=True)
        if one.side == first
    )
    return at_s >= max(ends)


def _more_lying(bout: Bout) -> Bout:
    """Return a side-lying bout with one more set of either side before its turn."""
    first = [one for one in bout.sets if one.side == bout.sets[0].side]
    second = [one for one in bout.sets if one.side != bout.sets[0].side]
    sets = (*first, first[-1], *second, second[-1])
    longer_s = 2 * REST_S + first[-1].roll_s + second[-1].roll_s
    return replace(bout, sets=sets, end_s=bout.end_s + longer_s)


def _change_s(bout: Bout) -> int:
    """Return the change of sides that the bout's time holds [s]."""
    starts = set_starts(bout)
    return starts[1] - starts[0] - bout.sets[0].roll_s


def _can_roll(variant: Variant, bout: Bout) -> bool:
    """Return whether a variant can roll the sides of a bout."""
    if variant.sides is Sides.MIDLINE:
        return bout.side is BoutSide.MIDLINE
    both = (BoutSide.BOTH, BoutSide.TOGETHER)
    return variant.sides is Sides.EACH or bout.side in both


def _side(variant: Variant, bout: Bout) -> BoutSide:
    if bout.side in (BoutSide.BOTH, BoutSide.TOGETHER):
        is_each = variant.sides is Sides.EACH
        return BoutSide.BOTH if is_each else BoutSide.TOGETHER
    return bout.side


def _distance(variant: Variant, now: Variant) -> tuple[int, bool, bool]:
    return (
        -_ORDER.index(variant.press),
        variant.sides is not now.sides,
        variant.is_demanding,
    )
