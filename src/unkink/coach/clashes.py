"""Does a routine that is fixed suit the runner, and does the catalogue know it?"""

from collections.abc import Iterator
from datetime import datetime

from unkink.anatomy import Part
from unkink.catalogue import Catalogue, Effect
from unkink.coach.plan_routine import Wishes
from unkink.errors import RequestError, RestAdvisedError, UnknownKeyError
from unkink.planner import ALL_TOOLS, RoutineRequest, needs_of
from unkink.planner.allowed import barred_parts, why_not
from unkink.routines import Bout, Routine


def refuse_clashes(
    routine: Routine, wishes: Wishes, catalogue: Catalogue, *, now: datetime
) -> None:
    """Refuse a routine that rolls what a caution or a soreness rules out.

    Raises:
        RestAdvisedError: If a caution stops everything.
        RequestError: If it does not suit; says which moves, and why.
    """
    for held in wishes.cautions:
        if held.caution.effect is Effect.STOP_ALL:
            raise RestAdvisedError(held.caution.advice)
    by_reason: dict[str, list[str]] = {}
    for move, why in _clashes(routine, wishes, catalogue, now=now):
        names = by_reason.setdefault(why, [])
        names += [move] if move not in names else []
    if by_reason:
        clashes = [f"{', '.join(names)} ({why})" for why, names in by_reason.items()]
        raise RequestError(
            f"{routine.title} does not suit what you say: {'; '.join(clashes)}; "
            "roll a free plan, which works around it"
        )


def fault_of(bout: Bout, catalogue: Catalogue) -> str:
    """Return what the catalogue does not know of a bout; "" if it knows all."""
    move = catalogue.moves.get(bout.move)
    if move is None:
        return str(UnknownKeyError("move", bout.move, catalogue.moves))
    if bout.variant not in move.variants:
        kind = f"form of {move.key}"
        return str(UnknownKeyError(kind, bout.variant, move.variants))
    if bout.position != move.position:
        return f"{move.key} is done {move.position}, not {bout.position}"
    return ""


def refuse_unknown(routine: Routine, catalogue: Catalogue) -> None:
    """Refuse a routine that the catalogue does not know in all its bouts.

    Raises:
        RequestError: With the first that it does not know.
    """
    for bout in routine.bouts:
        fault = fault_of(bout, catalogue)
        if fault:
            raise RequestError(f"{routine.title} cannot be played: {fault}")


def _clashes(
    routine: Routine, wishes: Wishes, catalogue: Catalogue, *, now: datetime
) -> Iterator[tuple[str, str]]:
    """Yield each move that must not be done, and why."""
    needs = needs_of(None, now=now, reports=wishes.reports)
    whole = RoutineRequest(routine.budget_s, needs, cautions=wishes.cautions)
    barred = barred_parts(whole)
    for bout in routine.bouts:
        move = catalogue.moves[bout.move]
        hit = [part for part in sorted(barred) if _rolls(bout, part)]
        if hit:
            side, muscle = hit[0].side, hit[0].muscle.plain_name
            yield move.name, f"rolls the {side} {muscle}"
        for held in wishes.cautions:
            alone = RoutineRequest(
                routine.budget_s,
                needs,
                tools=ALL_TOOLS,
                place=move.places[0],
                cautions=(held,),
                allows_demanding=True,
            )
            if why_not(move, move.variants[bout.variant], alone):
                yield move.name, held.caution.name


def _rolls(bout: Bout, part: Part) -> bool:
    sides = {one.side for one in bout.sets}
    return part.muscle in bout.muscles and (part.side in sides or "both" in sides)
