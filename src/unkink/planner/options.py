"""What may be chosen: each allowed variant at each dose, with its time and value."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from unkink.anatomy import Group, Muscle, Part, Side
from unkink.catalogue import Catalogue, Mobility, Move, Position, Press, Sides, Variant
from unkink.planner.allowed import barred_parts, tool_of, variants_for
from unkink.planner.instance import KEEP_VALUE, MICRO, Instance, Option, OptionSide
from unkink.planner.need import SORE, Needs
from unkink.planner.request import RoutineRequest, VariantKey
from unkink.routines import BoutSide, time_s
from unkink.routines.dose import GRID_S

LEAST_DOSE_S, LEAST_SORE_DOSE_S, MOST_DOSE_S, DOSE_STEP_S = 60, 90, 300, 15
AWKWARD_FIT = 0.7
TOO_MUCH_FIT = 0.5
NO_TOOL_SETUP_S = 5
VERY_SORE = 6.0
# Harder is never worth more (Grabow 2018); rows: soreness below 3, up to 6, above.
PRESS_FIT: tuple[dict[Press, float], ...] = (
    {Press.GENTLE: 1.0, Press.MEDIUM: 1.0, Press.FIRM: 0.9},
    {Press.GENTLE: 1.0, Press.MEDIUM: 0.9, Press.FIRM: 0.7},
    {Press.GENTLE: 1.0, Press.MEDIUM: 0.7, Press.FIRM: 0.3},
)


@dataclass(frozen=True)
class _Choice:
    """A variant on some sides, before its dose is chosen."""

    move: Move
    variant: Variant
    side: BoutSide
    worth: float
    least_dose_s: int
    setup_s: int
    change_s: int
    is_kept: bool = False

    @property
    def key(self) -> VariantKey:
        """The variant's name."""
        return VariantKey(self.move.key, self.variant.key)


def instance_of(request: RoutineRequest, catalogue: Catalogue) -> Instance:
    """Return the planning problem of a request."""
    options = tuple(
        _option(choice, dose_s)
        for choice in _with_kept(_choices(request, catalogue), request.keep)
        for dose_s in range(choice.least_dose_s, MOST_DOSE_S + 1, DOSE_STEP_S)
    )
    used = sorted({option.position for option in options})
    positions = {key: catalogue.positions[key] for key in used}
    standing = catalogue.positions["standing"]
    mobility = request.mobility
    return Instance(
        budget_s=request.budget_s,
        start_s={key: _seconds(standing, key, mobility) for key in used},
        transition_s={
            a: {b: _seconds(position, b, mobility) for b in used if b != a}
            for a, position in positions.items()
        },
        options=options,
    )


def curve(dose_s: float) -> float:
    """Return the share of the full effect that a dose is scored with, S.

    0 up to 30 s, straight to .79 at 90 s, straight to 1 at 300 s: the curve of calf
    range of motion in unsore legs (Nakamura 2021) as a stand-in; a labelled assumption.

    Example:
        >>> curve(30), round(curve(90), 2), curve(300)
        (0.0, 0.79, 1.0)
    """
    if dose_s <= 90:
        return max(0.0, 0.79 * (dose_s - 30) / 60)
    return min(1.0, 0.79 + 0.21 * (dose_s - 90) / 210)


def setup_s(variant: Variant, tools: frozenset[str], catalogue: Catalogue) -> int:
    """Return the time to fetch and place the tool of a variant [s], on the grid."""
    tool = tool_of(variant, tools)
    return on_grid(catalogue.tools[tool].setup_s if tool else NO_TOOL_SETUP_S)


def change_s(position: Position, mobility: Mobility) -> int:
    """Return the time to change sides in a position [s], on the grid."""
    return on_grid(position.change_s[mobility])


def rolled_sides(side: BoutSide) -> tuple[Side, ...]:
    """Return the sides of the body that a bout rolls."""
    if side in (BoutSide.BOTH, BoutSide.TOGETHER):
        return (Side.LEFT, Side.RIGHT)
    return (Side(side),)


def on_grid(seconds: float) -> int:
    """Return seconds rounded up to the grid of 5 s."""
    return int(-(-seconds // GRID_S)) * GRID_S


def _seconds(position: Position, other: str, mobility: Mobility) -> int:
    return on_grid(position.seconds_to(other, mobility))


def _choices(request: RoutineRequest, catalogue: Catalogue) -> Iterator[_Choice]:
    barred = barred_parts(request)
    for move, variant in variants_for(request, catalogue):
        position = catalogue.positions[move.position]
        for side in _bout_sides(variant, request.needs, barred):
            rolled = rolled_sides(side)
            soreness = _soreness(variant, rolled, request.needs)
            is_sore = max(soreness.values()) >= SORE
            yield _Choice(
                move=move,
                variant=variant,
                side=side,
                worth=_worth(move, variant, rolled, request),
                least_dose_s=LEAST_SORE_DOSE_S if is_sore else LEAST_DOSE_S,
                setup_s=setup_s(variant, request.tools, catalogue),
                change_s=change_s(position, request.mobility),
            )


def _with_kept(
    choices: Iterable[_Choice], keep: frozenset[VariantKey]
) -> Iterator[_Choice]:
    """Yield the choices; of a group with a variant to keep, that variant's only."""
    if not keep:
        yield from choices
        return
    found = list(choices)
    groups = {one.move.group for one in found if one.key in keep}
    for one in found:
        if one.key in keep:
            yield replace(one, is_kept=True)
        elif one.move.group not in groups:
            yield one


def _bout_sides(
    variant: Variant, needs: Needs, barred: frozenset[Part]
) -> Iterator[BoutSide]:
    """Yield the sides that a variant may be done on.

    Both alike, unless one is sore and the other is not: then that side alone as well.
    Where one side must be left alone, the other alone.
    """
    if variant.sides is Sides.MIDLINE:
        if not _touches(variant, Side.MIDLINE, barred):
            yield BoutSide.MIDLINE
        return
    free = [s for s in (Side.LEFT, Side.RIGHT) if not _touches(variant, s, barred)]
    if variant.sides is Sides.TOGETHER:
        if len(free) == 2:
            yield BoutSide.TOGETHER
        return
    if len(free) == 2:
        yield BoutSide.BOTH
        sore = [side for side in free if _is_sore(variant, side, needs)]
        free = sore if len(sore) == 1 else []
    for side in free:
        yield BoutSide(side)


def _touches(variant: Variant, side: Side, barred: frozenset[Part]) -> bool:
    return any(Part(muscle, side) in barred for muscle in variant.reaches)


def _is_sore(variant: Variant, side: Side, needs: Needs) -> bool:
    return any(needs[Part(muscle, side)].is_sore for muscle in variant.reaches)


def _soreness(
    variant: Variant, sides: tuple[Side, ...], needs: Needs
) -> dict[Side, float]:
    return {
        side: max(needs[Part(muscle, side)].soreness for muscle in variant.reaches)
        for side in sides
    }


def _worth(
    move: Move, variant: Variant, sides: tuple[Side, ...], request: RoutineRequest
) -> float:
    """Return the value of a full dose: need times fit, summed over the sides."""
    soreness = _soreness(variant, sides, request.needs)
    key = VariantKey(move.key, variant.key)
    liked = AWKWARD_FIT if key in request.awkward else 1.0
    bearable = TOO_MUCH_FIT if key in request.too_much else 1.0
    return sum(
        need_of_variant(variant.reaches, side, request.needs)
        * press_fit(variant.press, soreness[side])
        * liked
        * bearable
        for side in sides
    )


def need_of_variant(reaches: dict[Muscle, float], side: Side, needs: Needs) -> float:
    """Return the largest need that a variant reaches on a side, times its reach."""
    return max(
        reach * needs[Part(muscle, side)].need for muscle, reach in reaches.items()
    )


def press_fit(press: Press, soreness: float) -> float:
    """Return how well a press suits a soreness, 0 to 1."""
    row = 0 if soreness < SORE else 1 if soreness <= VERY_SORE else 2
    return PRESS_FIT[row][press]


def _option(choice: _Choice, dose_s: int) -> Option:
    lies_on_side = choice.move.position == "side_lying"
    is_together = choice.side is BoutSide.TOGETHER
    side: OptionSide = "both" if is_together else choice.side.value  # type: ignore[assignment]
    return Option(
        id=option_id(
            choice.move.group, choice.move, choice.variant, choice.side, dose_s
        ),
        move=choice.move.key,
        variant=choice.variant.key,
        muscle=choice.move.group,
        side=side,
        simultaneous=is_together or choice.side is BoutSide.MIDLINE,
        position=choice.move.position,
        dose_s=dose_s,
        time_s=time_s(
            dose_s,
            side=choice.side,
            setup_s=choice.setup_s,
            change_s=choice.change_s,
            lies_on_side=lies_on_side,
        ),
        value=_value(choice, dose_s),
    )


def _value(choice: _Choice, dose_s: int) -> float:
    micro = round(choice.worth * curve(dose_s) * MICRO)
    return (micro + KEEP_VALUE * MICRO * choice.is_kept) / MICRO


def option_id(
    group: Group, move: Move, variant: Variant, side: BoutSide, dose_s: int
) -> str:
    """Return the id of an option; its order is that of group, move, variant, dose."""
    return f"{group}/{move.key}/{variant.key}/{side}/{dose_s:03}"
