"""From a request to a routine: options, search, proof, and the words around them."""

from dataclasses import dataclass

from unkink.anatomy import Group, Muscle
from unkink.catalogue import Catalogue
from unkink.planner.allowed import group_parts, tool_of
from unkink.planner.conflict import conflict_of
from unkink.planner.explain import fallen_out, left_out, one_more_minute, why_chosen
from unkink.planner.instance import KEEP_VALUE, Answer, Instance, Option
from unkink.planner.options import instance_of, rolled_sides
from unkink.planner.request import LEAST_S, MOST_S, RoutineRequest, VariantKey
from unkink.planner.solve import solve_for
from unkink.planner.verify import bound_of
from unkink.routines import Bout, BoutSide, RollSet, Routine, sets_of
from unkink.units import MINUTE_S, in_range
from unkink.workload import MuscleLoad

LONGEST_TESTED_S = 20 * 60
SAME = 1e-9
PLACES = 6


@dataclass(frozen=True)
class Planned:
    """A routine, with the problem that it answers and the answer."""

    routine: Routine
    instance: Instance
    answer: Answer


def plan(
    request: RoutineRequest, catalogue: Catalogue, *, load: MuscleLoad | None = None
) -> Planned:
    """Return the best-fitting routine for a request, proven.

    Args:
        request: What the runner wants.
        catalogue: The moves.
        load: Load of the runs, for the reasons in words.

    Raises:
        QuantityError: If there are fewer than 3 or more than 60 minutes.
        InfeasibleRoutineError: If the wishes leave nothing; names those that clash.
    """
    minutes = request.budget_s / MINUTE_S
    in_range("minutes", minutes, low=LEAST_S / MINUTE_S, high=MOST_S / MINUTE_S)
    instance = instance_of(request, catalogue)
    budgets = [request.budget_s, request.budget_s + round(MINUTE_S)]
    answer, more = solve_for(instance, budgets)
    if not answer.chosen:
        raise conflict_of(request, catalogue)
    bound = bound_of(instance, answer)
    bouts = bouts_of(instance, answer, request, catalogue, load)
    groups = [bout.group for bout in bouts]
    kept_value = _kept_value(bouts, request)
    routine = Routine(
        title=_title(bouts, request),
        author="unkink",
        notes=(*_notes(bouts), *fallen_out(bouts, request, catalogue)),
        budget_s=request.budget_s,
        total_s=answer.total_s,
        value=round(answer.value - kept_value, PLACES),
        bound=round(bound - kept_value, PLACES),
        is_optimal=abs(bound - answer.value) < SAME,
        bouts=bouts,
        left_out=left_out(groups, request, catalogue, instance),
        one_more_minute=one_more_minute(answer, more, instance),
    )
    return Planned(routine, instance, answer)


def _kept_value(bouts: tuple[Bout, ...], request: RoutineRequest) -> int:
    """Return what the value holds beyond the scoring, for what is kept."""
    keys = (VariantKey(bout.move, bout.variant) for bout in bouts)
    return KEEP_VALUE * sum(key in request.keep for key in keys)


def bouts_of(
    instance: Instance,
    answer: Answer,
    request: RoutineRequest,
    catalogue: Catalogue,
    load: MuscleLoad | None,
) -> tuple[Bout, ...]:
    """Return the bouts of an answer; within a position the sorest group first."""
    by_id = {option.id: option for option in instance.options}
    chosen = [by_id[key] for key in answer.chosen]
    bouts: list[Bout] = []
    clock, before = 0, ""
    for position in answer.order:
        way = instance.transition_s[before] if before else instance.start_s
        clock, before = clock + way[position], position
        here = [option for option in chosen if option.position == position]
        for option in sorted(here, key=lambda o: _sorest_first(o, request)):
            bouts.append(_bout(option, clock, request, catalogue, load))
            clock += option.time_s
    return tuple(bouts)


def sets_for(dose_s: int, side: BoutSide, *, lies_on_side: bool) -> tuple[RollSet, ...]:
    """Return the sets of a bout in order.

    Both sides in turn alternate, so that the other side's set is the rest; lying on the
    side, all sets of one side come first, then all of the other.
    """
    lengths = sets_of(dose_s)
    if side is not BoutSide.BOTH:
        name = "both" if side is BoutSide.TOGETHER else str(side)
        return tuple(RollSet(name, length) for length in lengths)
    if lies_on_side:
        return tuple(
            RollSet(s, length) for s in ("left", "right") for length in lengths
        )
    return tuple(RollSet(s, length) for length in lengths for s in ("left", "right"))


def _sorest_first(option: Option, request: RoutineRequest) -> tuple[float, float, str]:
    sides = rolled_sides(_side(option))
    parts = [p for p in group_parts(Group(option.muscle)) if p.side in sides]
    needs = [request.needs[part] for part in parts]
    soreness = max(need.soreness for need in needs)
    return -soreness, -max(need.need for need in needs), option.muscle


def _muscles(option: Option, catalogue: Catalogue) -> tuple[Muscle, ...]:
    reaches = catalogue.moves[option.move].variants[option.variant].reaches
    return tuple(sorted(reaches, key=lambda muscle: (-reaches[muscle], muscle)))


def _bout(
    option: Option,
    start_s: int,
    request: RoutineRequest,
    catalogue: Catalogue,
    load: MuscleLoad | None,
) -> Bout:
    variant = catalogue.moves[option.move].variants[option.variant]
    side = _side(option)
    muscles = _muscles(option, catalogue)
    lies_on_side = option.position == "side_lying"
    return Bout(
        move=option.move,
        variant=option.variant,
        group=Group(option.muscle),
        muscles=muscles,
        side=side,
        position=option.position,
        sets=sets_for(option.dose_s, side, lies_on_side=lies_on_side),
        start_s=start_s,
        end_s=start_s + option.time_s,
        why=why_chosen(
            Group(option.muscle), variant.reaches, rolled_sides(side), request, load
        ),
        tool=tool_of(variant, request.tools),
    )


def _side(option: Option) -> BoutSide:
    if option.side == "both" and option.simultaneous:
        return BoutSide.TOGETHER
    return BoutSide(option.side)


def _title(bouts: tuple[Bout, ...], request: RoutineRequest) -> str:
    def need(bout: Bout) -> float:
        return max(request.needs[part].need for part in group_parts(bout.group))

    names = [b.group.plain_name for b in sorted(bouts, key=need, reverse=True)]
    first = ", ".join(names[:3]) + (" and more" if len(names) > 3 else "")
    return f"{request.budget_s / MINUTE_S:g} minutes: {first}"


def _notes(bouts: tuple[Bout, ...]) -> tuple[str, ...]:
    rolled_s = sum(bout.rolled_s for bout in bouts)
    if rolled_s <= LONGEST_TESTED_S:
        return ()
    minutes = rolled_s / MINUTE_S
    note = (
        f"This rolls for {minutes:.0f} minutes; no trial of rolling after exercise "
        "went beyond 20."
    )
    return (note,)
