"""Change a session on the way: this was too much, or one more set of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise
from typing import Any, Literal

from unkink.catalogue import Catalogue, Sides, Variant
from unkink.coach.alternatives import gentler_variant, one_more_set, shifted
from unkink.coach.clashes import refuse_unknown
from unkink.coach.cut_bout import done_until, left_after, side_of
from unkink.coach.known import Known, known_at
from unkink.coach.plan_routine import request_of
from unkink.coach.plan_today import PlanToday, playable
from unkink.errors import InfeasibleRoutineError, RequestError
from unkink.planner import (
    LEAST_S,
    MOST_S,
    Rest,
    RoutineRequest,
    VariantKey,
    not_of,
    options_of,
    plan_rest,
)
from unkink.planner.allowed import tool_of
from unkink.planner.options import change_s, setup_s
from unkink.routines import Bout, BoutSide, RollSet, Routine, routine_from_json
from unkink.routines.dose import REST_S, TURN_S
from unkink.units import MINUTE_S, clock

Wish = Literal["too_much", "more"]
ANEW = "What came after {at} was planned anew, for the {left} min that were left."


@dataclass(frozen=True)
class Interrupted:
    """Where a session is, and what the runner wishes.

    Attributes:
        routine: `unkink.routine/1`.
        at_s: Where on its clock [s].
        bout: Index of the bout that is meant.
        wish: What is wished.
    """

    routine: Mapping[str, Any]
    at_s: float
    bout: int
    wish: Wish


@dataclass(frozen=True)
class _Session:
    """What a session is adapted with."""

    routine: Routine
    request: RoutineRequest
    known: Known
    catalogue: Catalogue


def adapt(
    interrupted: Interrupted, moment: datetime, catalogue: Catalogue
) -> PlanToday:
    """Return the session with what is done as it was, and the rest planned anew.

    Too much: a gentler variant takes what is left of the bout, or the bout ends; the
    rest is the best choice for the time that is left. One more: a set as long as the
    last one; the bouts that follow keep their variants, and are shortened or dropped
    as serves best. Of a programme the bouts stay as they are; those that do not fit any
    more fall out from the end.

    Args:
        interrupted: Where the session is, and what is wished.
        moment: What the clock shows, with time zone.
        catalogue: The moves.

    Raises:
        DataFileError: If the routine is none.
        RequestError: If that bout is not being done then.
        InfeasibleRoutineError: If nothing would be left of the session.
    """
    session = _session(interrupted, moment, catalogue)
    bout = _bout_at(session.routine, interrupted)
    earlier = session.routine.bouts[: interrupted.bout]
    if interrupted.wish == "more":
        here: tuple[Bout, ...] = (one_more_set(bout, at_s=interrupted.at_s),)
    else:
        here = _eased(bout, interrupted.at_s, session)
        too_much = session.request.too_much | {VariantKey(bout.move, bout.variant)}
        session = replace(session, request=replace(session.request, too_much=too_much))
    done = (*earlier, *here)
    routine = _with_rest(session, done, interrupted)
    # What is being done can still be changed, unless it has just been ended.
    is_on = bool(here) and here[-1].end_s > interrupted.at_s
    first = len(done) - 1 if is_on else len(done)
    return playable(routine, session.request, session.known, catalogue, first=first)


def _session(
    interrupted: Interrupted, moment: datetime, catalogue: Catalogue
) -> _Session:
    routine = routine_from_json(interrupted.routine, source="the routine")
    refuse_unknown(routine, catalogue)
    known = known_at(moment, catalogue)
    own = known.wishes
    tools = {bout.tool for bout in routine.bouts if bout.tool} & catalogue.tools.keys()
    wishes = replace(
        own,
        minutes=min(MOST_S, max(LEAST_S, routine.budget_s)) / MINUTE_S,
        # It was planned with these, whatever the profile says by now.
        tools=own.tools | tools,
        place=_place(routine, own.place, catalogue),
        allows_demanding=own.allows_demanding or _has_demanding(routine, catalogue),
    )
    request = request_of(known.load, wishes, catalogue, now=known.now)
    return _Session(
        routine, replace(request, budget_s=routine.budget_s), known, catalogue
    )


def _bout_at(routine: Routine, interrupted: Interrupted) -> Bout:
    """Return the bout that is meant, if it is being done.

    Raises:
        RequestError: If it is not.
    """
    index, at_s = interrupted.bout, interrupted.at_s
    if index < len(routine.bouts):
        bout = routine.bouts[index]
        begins_s = routine.bouts[index - 1].end_s if index else 0
        if begins_s <= at_s <= bout.end_s:
            return bout
    raise RequestError(
        f"bout {index + 1} is not being done at {clock(at_s)}; "
        "name the one that is, by its place from 0"
    )


def _eased(bout: Bout, at_s: float, session: _Session) -> tuple[Bout, ...]:
    """Return what was done of a bout, and what is left of it in a gentler variant."""
    done = done_until(bout, at_s)
    left = left_after(bout, at_s)
    variant = gentler_variant(bout, session.request, session.catalogue)
    begins_s = max(bout.start_s, int(-(-at_s // 1)))
    gentle = (
        None
        if variant is None
        else _gentle(bout, variant, left, session, start_s=begins_s)
    )
    return tuple(one for one in (done, gentle) if one is not None)


def _gentle(
    bout: Bout,
    variant: Variant,
    left: tuple[RollSet, ...],
    session: _Session,
    *,
    start_s: int,
) -> Bout | None:
    """Return what is left of a bout in another variant; None if no time is left."""
    request, catalogue = session.request, session.catalogue
    side, sets = _sides_of(bout, variant, left)
    side = side_of(side, sets)
    set_up_s = setup_s(variant, request.tools, catalogue)
    position = catalogue.positions[bout.position]
    change = change_s(position, request.mobility)
    if side is BoutSide.BOTH:
        # So that the changes are told from the set-up.
        set_up_s = max(set_up_s, change)
    end_s = max(session.routine.budget_s, session.routine.total_s)
    for count in range(len(sets), 0, -1):
        breaks_s = _breaks_s(sets[:count], side, bout.position, change)
        rolled_s = sum(one.roll_s for one in sets[:count])
        if start_s + set_up_s + breaks_s + rolled_s <= end_s:
            return replace(
                bout,
                variant=variant.key,
                muscles=tuple(variant.reaches),
                side=side_of(side, sets[:count]),
                sets=sets[:count],
                start_s=start_s,
                end_s=start_s + set_up_s + breaks_s + rolled_s,
                tool=tool_of(variant, request.tools),
            )
    return None


def _sides_of(
    bout: Bout, variant: Variant, left: tuple[RollSet, ...]
) -> tuple[BoutSide, tuple[RollSet, ...]]:
    """Return the sets that are left, on the sides that a variant rolls."""
    if variant.sides is Sides.TOGETHER and bout.side is BoutSide.BOTH:
        first = left[-1].side if left else ""
        return BoutSide.TOGETHER, tuple(
            replace(one, side="both") for one in left if one.side == first
        )
    if variant.sides is Sides.EACH and bout.side is BoutSide.TOGETHER:
        sides = ("left", "right")
        return BoutSide.BOTH, tuple(
            replace(one, side=side) for one in left for side in sides
        )
    return bout.side, left


def _breaks_s(
    sets: tuple[RollSet, ...], side: BoutSide, position: str, change: int
) -> int:
    pairs = list(pairwise(sets))
    if side is not BoutSide.BOTH:
        return REST_S * len(pairs)
    if position == "side_lying":
        return sum(REST_S if a.side == b.side else TURN_S for a, b in pairs)
    return change * len(pairs)


def _with_rest(
    session: _Session, done: tuple[Bout, ...], interrupted: Interrupted
) -> Routine:
    """Return the whole session again, its rest as it serves best."""
    routine = session.routine
    later = routine.bouts[interrupted.bout + 1 :]
    if routine.value is None:
        return _moved_along(routine, done, later, interrupted.bout)
    # The way into the rest begins where the last bout was, also if none of it is left.
    after = done[-1] if done and done[-1].end_s >= interrupted.at_s else None
    after = after or replace(
        routine.bouts[interrupted.bout], end_s=int(-(-interrupted.at_s // 1))
    )
    rest = _planned(session, done, later, interrupted, after)
    bouts = _whole((*done, *rest.bouts))
    left = clock(max(0, routine.budget_s - interrupted.at_s))
    note = ANEW.format(at=clock(interrupted.at_s), left=left)
    return replace(
        routine,
        notes=(*(n for n in routine.notes if not n.startswith(ANEW[:15])), note),
        bouts=bouts,
        total_s=bouts[-1].end_s,
        value=rest.value,
        bound=rest.bound,
        is_optimal=True,
        left_out=tuple(
            one
            for one in routine.left_out
            if one.group not in {bout.group for bout in bouts}
        ),
        one_more_minute=None,
    )


def _planned(
    session: _Session,
    done: tuple[Bout, ...],
    later: tuple[Bout, ...],
    interrupted: Interrupted,
    after: Bout,
) -> Rest:
    own = session.routine.bouts[interrupted.bout].group
    taken = not_of(frozenset({own, *(bout.group for bout in done)}))
    stays = [options_of(bout) for bout in later]
    is_more = interrupted.wish == "more"
    return plan_rest(
        session.request,
        session.catalogue,
        after=after,
        may=lambda o: taken(o) and (not is_more or any(is_of(o) for is_of in stays)),
        load=session.known.load,
    )


def _moved_along(
    routine: Routine, done: tuple[Bout, ...], later: tuple[Bout, ...], index: int
) -> Routine:
    """Return a programme whose later bouts move along, as far as they fit."""
    was_s = routine.bouts[index].end_s
    begins_s = max((bout.end_s for bout in done), default=routine.bouts[index].start_s)
    moved = [shifted(bout, begins_s - was_s) for bout in later]
    end_s = max(routine.budget_s, routine.total_s)
    bouts = _whole((*done, *(bout for bout in moved if bout.end_s <= end_s)))
    return replace(routine, bouts=bouts, total_s=bouts[-1].end_s)


def _whole(bouts: tuple[Bout, ...]) -> tuple[Bout, ...]:
    if not bouts:
        raise InfeasibleRoutineError(["what is left"], remedy="end the session here")
    return bouts


def _place(routine: Routine, own: str, catalogue: Catalogue) -> str:
    """Return the place that the routine was made for: one's own, if it can be."""
    moves = [catalogue.moves[bout.move] for bout in routine.bouts]
    able = [key for key in catalogue.places if all(key in m.places for m in moves)]
    return own if own in able or not able else able[0]


def _has_demanding(routine: Routine, catalogue: Catalogue) -> bool:
    return any(
        catalogue.moves[bout.move].variants[bout.variant].is_demanding
        for bout in routine.bouts
    )
