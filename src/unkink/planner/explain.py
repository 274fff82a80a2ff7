"""Why a bout is there, why a group is not, and what one more minute would add."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from unkink.anatomy import Group, Muscle, Part, Side, group_of
from unkink.catalogue import Catalogue, Move, Purpose, Variant
from unkink.planner.allowed import barred_parts, group_parts, why_not
from unkink.planner.instance import KEEP_VALUE, MICRO, Answer, Instance, Option
from unkink.planner.need import Need
from unkink.planner.request import RoutineRequest, VariantKey
from unkink.routines import Bout, Change, LeftOut, Obstacle, OneMoreMinute
from unkink.units import MINUTE_S
from unkink.workload import MuscleLoad, Reason

LEAST_SHARE = 0.15
CAUSES = {
    "descent": "{value:.0f} m of descent",
    "climb": "{value:.0f} m of climbing",
    "fast": "{value:.1f} km run fast",
    "long": "{value:.1f} km after 90 minutes",
}


def why_chosen(
    group: Group,
    reaches: Mapping[Muscle, float],
    sides: Iterable[Side],
    request: RoutineRequest,
    load: MuscleLoad | None,
) -> str:
    """Return why a bout is there, in a sentence for the runner.

    Args:
        group: What its dose counts for.
        reaches: How well its variant reaches each muscle, 0 to 1.
        sides: The sides that it rolls.
        request: What the runner wants.
        load: Load of the runs.
    """
    # The part that the bout has its value from, as in `options.need_of_variant`.
    rolled = [Part(muscle, side) for side in sides for muscle in reaches]
    part = max(rolled, key=lambda p: reaches[p.muscle] * request.needs[p].need)
    need = request.needs[part]
    if need.origin == "reported":
        words = f"you reported {need.soreness:g} of 10"
    elif need.origin == "expected":
        words = _expected(part, need, load)
    else:
        words = "nothing is known of it; equal attention to all"
    words = f"{words}, and you named it stiff" if need.is_stiff else words
    if group_of(part.muscle) is group:
        return words
    return f"{words} ({part.muscle.plain_name}, which this reaches too)"


def cause_in_words(reason: Reason) -> str:
    """Return a reason as words with its share; "" for the level part of a run."""
    if reason.cause not in CAUSES:
        return ""
    amount = CAUSES[reason.cause].format(value=reason.value)
    return f"{amount} gave {reason.share:.0%} of its work"


def left_out(
    chosen: Iterable[Group],
    request: RoutineRequest,
    catalogue: Catalogue,
    instance: Instance,
) -> tuple[LeftOut, ...]:
    """Return every group that got nothing, with the reason."""
    taken = set(chosen)
    possible = {
        option.muscle
        for option in instance.options
        if instance.start_s[option.position] + option.time_s <= instance.budget_s
    }
    return tuple(
        _left_out(group, request, catalogue, is_possible=group in possible)
        for group in Group
        if group not in taken
    )


def fallen_out(
    bouts: Sequence[Bout], request: RoutineRequest, catalogue: Catalogue
) -> Iterator[str]:
    """Yield a sentence for each variant that was to be kept and is not there."""
    there = {_key(bout) for bout in bouts}
    groups = {bout.group for bout in bouts if _key(bout) in request.keep}
    for key in sorted(request.keep - there, key=lambda one: (one.move, one.variant)):
        move = catalogue.moves[key.move]
        variant = move.variants[key.variant]
        why = why_not(move, variant, request)
        if why is None and move.group in groups:
            why = f"the {move.group.plain_name} are rolled by what else you kept"
        elif why is None:
            why = f"it does not fit into {request.budget_s / MINUTE_S:g} minutes"
        yield f"{move.name} ({variant.name}) is left out: {why}."


def one_more_minute(now: Answer, more: Answer, instance: Instance) -> OneMoreMinute:
    """Return what the best choice for one more minute has beyond this one."""
    by_id = {option.id: option for option in instance.options}
    before = {by_id[key].muscle: by_id[key] for key in now.chosen}
    after = {by_id[key].muscle: by_id[key] for key in more.chosen}
    return OneMoreMinute(
        added_value=round(_scored(more, instance) - _scored(now, instance), 6),
        added=_changes(after, before),
        removed=_changes(before, after),
    )


def _key(bout: Bout) -> VariantKey:
    return VariantKey(bout.move, bout.variant)


def _scored(answer: Answer, instance: Instance) -> float:
    """Return the value under the scoring, without what is put on top to keep."""
    by_id = {option.id: option for option in instance.options}
    chosen = (by_id[key].micro_value for key in answer.chosen)
    return sum(micro % (KEEP_VALUE * MICRO) for micro in chosen) / MICRO


def _expected(part: Part, need: Need, load: MuscleLoad | None) -> str:
    words = f"expected soreness up to {need.soreness:.0f} of 10"
    if need.soreness < 0.5:
        words = "hardly any soreness expected; equal attention to all"
    reasons = () if load is None else load.of(part).reasons
    causes = [cause_in_words(r) for r in reasons if r.share >= LEAST_SHARE]
    return "; ".join([words, *[cause for cause in causes if cause][:2]])


def _left_out(
    group: Group, request: RoutineRequest, catalogue: Catalogue, *, is_possible: bool
) -> LeftOut:
    parts = group_parts(group)
    barred = barred_parts(request)
    refused = [request.needs[part].is_refused for part in parts]
    if all(refused) or (any(refused) and not is_possible):
        return LeftOut(group, catalogue.safety.sore_nine, Obstacle.REFUSED)
    if set(parts) <= barred:
        return LeftOut(group, _why_barred(parts, request), Obstacle.BARRED)
    if not is_possible:
        why = _why_impossible(group, request, catalogue)
        return LeftOut(group, why, Obstacle.IMPOSSIBLE)
    need = max(request.needs[part].need for part in set(parts) - barred)
    why = f"its need of {need:.2f} is worth less than what the minutes bought"
    return LeftOut(group, why, Obstacle.LESS_NEED)


def _why_barred(parts: Iterable[Part], request: RoutineRequest) -> str:
    if {part.muscle for part in parts} <= request.avoid_muscles:
        return "you asked to leave it alone"
    names = [held.caution.key for held in request.cautions]
    return f"left alone for {' and '.join(names or ['what you reported'])}"


def _why_impossible(group: Group, request: RoutineRequest, catalogue: Catalogue) -> str:
    obstacles = _obstacles(group, request, catalogue)
    if None in obstacles:
        return (
            "too little time, or a side must be left alone and what is left rolls both"
        )
    # A form that only a caution or a wish keeps out has the tools and the room already.
    nearest = min(obstacles, key=lambda why: (_distance(why or ""), why or ""))
    return f"nothing can be done for it here: {nearest}"


def _distance(why: str) -> int:
    """Return how much else may be missing where this is the first obstacle."""
    first = ("caution", "avoid", "only demanding", "no ")
    return next((i for i, word in enumerate(first) if why.startswith(word)), len(first))


def _obstacles(
    group: Group, request: RoutineRequest, catalogue: Catalogue
) -> list[str | None]:
    variants: list[tuple[Move, Variant]] = [
        (move, variant)
        for move in catalogue.moves.values()
        for variant in move.variants.values()
        if move.group is group and move.purpose is Purpose.ROLL
    ]
    return [why_not(move, variant, request) for move, variant in variants]


def _changes(
    there: Mapping[str, Option], elsewhere: Mapping[str, Option]
) -> tuple[Change, ...]:
    return tuple(
        Change(Group(group), option.move, option.variant, option.side, option.dose_s)
        for group, option in sorted(there.items())
        if elsewhere.get(group) != option
    )
