"""Programmes: a fixed list of moves, its doses spread over the minutes there are."""

from collections.abc import Sequence
from dataclasses import dataclass

from unkink.catalogue import Catalogue, Mobility, Programme, Sides, Step
from unkink.errors import RequestError
from unkink.planner.options import change_s, on_grid, setup_s
from unkink.planner.plan import sets_for
from unkink.routines import Bout, BoutSide, Routine, time_s
from unkink.units import MINUTE_S, in_range

LEAST_DOSE_S, MOST_DOSE_S, DOSE_STEP_S = 60, 120, 5


@dataclass(frozen=True)
class _Setting:
    """What a programme is played with."""

    programme: Programme
    catalogue: Catalogue
    mobility: Mobility


def programme_routine(
    programme: Programme,
    catalogue: Catalogue,
    *,
    minutes: float | None = None,
    mobility: Mobility = Mobility.ABLE,
    steps: Sequence[Step] | None = None,
) -> Routine:
    """Return a programme as a routine.

    The dose is the same for all moves, between 60 and 120 s a side, as long as the
    minutes allow. If they are too few for 60 s, moves fall out from the end, and the
    notes say which.

    Args:
        programme: The programme.
        catalogue: The moves.
        minutes: Time there is [min], 3 to 60; the programme's own by default.
        mobility: How easily the runner gets down and up.
        steps: Its moves, if not all of them.

    Raises:
        RequestError: If not even one move fits.
    """
    minutes = programme.minutes if minutes is None else minutes
    budget_s = round(in_range("minutes", minutes, low=3, high=60) * MINUTE_S)
    setting = _Setting(programme, catalogue, mobility)
    wanted = programme.steps if steps is None else tuple(steps)
    kept = _fitting(wanted, setting, budget_s)
    if not kept:
        raise RequestError(
            f"no move of {programme.key} fits into {minutes:g} minutes; try more"
        )
    bouts = _longest(kept, setting, budget_s)
    fallen = [catalogue.moves[step.move].name for step in wanted[len(kept) :]]
    short = (
        [f"In {minutes:g} minutes these fall out: {', '.join(fallen)}."]
        if fallen
        else []
    )
    return Routine(
        title=programme.name,
        author="unkink",
        notes=(*short, *programme.notes),
        budget_s=budget_s,
        total_s=bouts[-1].end_s,
        value=None,
        bound=None,
        is_optimal=False,
        bouts=bouts,
    )


def _fitting(
    steps: Sequence[Step], setting: _Setting, budget_s: int
) -> tuple[Step, ...]:
    kept = tuple(steps)
    while kept and _bouts(kept, setting, LEAST_DOSE_S)[-1].end_s > budget_s:
        kept = kept[:-1]
    return kept


def _longest(
    steps: Sequence[Step], setting: _Setting, budget_s: int
) -> tuple[Bout, ...]:
    best = _bouts(steps, setting, LEAST_DOSE_S)
    for dose_s in range(LEAST_DOSE_S, MOST_DOSE_S + 1, DOSE_STEP_S):
        bouts = _bouts(steps, setting, dose_s)
        if bouts[-1].end_s <= budget_s:
            best = bouts
    return best


def _bouts(steps: Sequence[Step], setting: _Setting, dose_s: int) -> tuple[Bout, ...]:
    bouts: list[Bout] = []
    clock, before = 0, "standing"
    for step in steps:
        position = setting.catalogue.moves[step.move].position
        if position != before or not bouts:
            here = setting.catalogue.positions[before]
            clock += on_grid(here.seconds_to(position, setting.mobility))
        bouts.append(_bout(step, setting, dose_s, clock))
        clock, before = bouts[-1].end_s, position
    return tuple(bouts)


def _bout(step: Step, setting: _Setting, dose_s: int, start_s: int) -> Bout:
    catalogue = setting.catalogue
    move = catalogue.moves[step.move]
    variant = move.variants[step.variant]
    position = catalogue.positions[move.position]
    tools = frozenset(variant.tools)
    side = _SIDES[variant.sides]
    lies_on_side = move.position == "side_lying"
    length = time_s(
        dose_s,
        side=side,
        setup_s=setup_s(variant, tools, catalogue),
        change_s=change_s(position, setting.mobility),
        lies_on_side=lies_on_side,
    )
    return Bout(
        move=move.key,
        variant=variant.key,
        group=move.group,
        muscles=tuple(sorted(variant.reaches, key=lambda m: -variant.reaches[m])),
        side=side,
        position=move.position,
        sets=sets_for(dose_s, side, lies_on_side=lies_on_side),
        start_s=start_s,
        end_s=start_s + length,
        why=f"part of {setting.programme.name}",
        tool=variant.tools[0] if variant.tools else "",
    )


_SIDES = {
    Sides.EACH: BoutSide.BOTH,
    Sides.TOGETHER: BoutSide.TOGETHER,
    Sides.MIDLINE: BoutSide.MIDLINE,
}
