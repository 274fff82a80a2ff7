"""What a request leaves: which variants may be done at all, and on which sides."""

from collections.abc import Iterator

from unkink.anatomy import GROUPS, Group, Muscle, Part, Side, parts_of
from unkink.catalogue import Catalogue, Effect, Move, Purpose, Variant
from unkink.planner.request import HeldCaution, RoutineRequest, VariantKey

TRUNK = frozenset({Muscle.LATS, Muscle.THORACIC_SPINE, Muscle.RHOMBOIDS})


def variants_for(
    request: RoutineRequest, catalogue: Catalogue
) -> Iterator[tuple[Move, Variant]]:
    """Yield the rolling moves and variants that the request allows."""
    for move in catalogue.moves.values():
        for variant in move.variants.values():
            if why_not(move, variant, request) is None:
                yield move, variant


def why_not(move: Move, variant: Variant, request: RoutineRequest) -> str | None:
    """Return the first wish that rules a variant out, in words; None if it may be done.

    Parts that are refused on one side only are not looked at here.
    """
    if move.purpose is not Purpose.ROLL:
        return "it is for strength"
    return (
        _unavailable(move, variant, request)
        or _avoided(move, variant, request)
        or _cautioned(move, variant, request)
    )


def tool_of(variant: Variant, tools: frozenset[str]) -> str:
    """Return the tool that a variant is done with; "" if it needs none."""
    return next((tool for tool in variant.tools if tool in tools), "")


def barred_parts(request: RoutineRequest) -> frozenset[Part]:
    """Return the parts that must not be rolled, whatever the move.

    Parts reported at 9 or 10, avoided muscles, barred regions, and legs to leave alone.
    """
    barred = {part for part, need in request.needs.items() if need.is_refused}
    barred |= {p for muscle in request.avoid_muscles for p in parts_of(muscle)}
    for held in request.cautions:
        barred |= _parts_of_caution(held)
    return frozenset(barred)


def group_parts(group: Group) -> tuple[Part, ...]:
    """Return the parts of a group's muscles."""
    return tuple(part for muscle in GROUPS[group] for part in parts_of(muscle))


def _unavailable(move: Move, variant: Variant, request: RoutineRequest) -> str | None:
    if request.place not in move.places:
        return f"place {request.place}"
    if variant.tools and request.tools.isdisjoint(variant.tools):
        return f"no {' or '.join(variant.tools)}"
    # Who asks for a variant by name knows how hard it is to hold.
    is_asked_for = VariantKey(move.key, variant.key) in request.keep
    if variant.is_demanding and not (request.allows_demanding or is_asked_for):
        return "only demanding variants"
    return None


def _avoided(move: Move, variant: Variant, request: RoutineRequest) -> str | None:
    if move.key in request.avoid_moves:
        return f"avoid {move.key}"
    if move.position in request.avoid_positions:
        return f"avoid {move.position}"
    is_avoided = request.avoid_muscles & variant.reaches.keys()
    return f"avoid {', '.join(sorted(is_avoided))}" if is_avoided else None


def _cautioned(move: Move, variant: Variant, request: RoutineRequest) -> str | None:
    for held in request.cautions:
        caution = held.caution
        listed = caution.key in (*move.cautions, *variant.cautions)
        if listed or _is_barred_by(held, move, variant):
            return f"caution {caution.key}"
    return None


def _is_barred_by(held: HeldCaution, move: Move, variant: Variant) -> bool:
    bars = held.caution.bars
    return (
        move.position in bars.positions
        or move.group in bars.groups
        or variant.press in bars.press
        or (bool(variant.tools) and set(variant.tools) <= set(bars.tools))
    )


def _parts_of_caution(held: HeldCaution) -> set[Part]:
    if held.caution.effect is Effect.STOP_LEG:
        muscles = [muscle for muscle in Muscle if muscle not in TRUNK]
    elif held.caution.effect is Effect.BAR_REGION:
        muscles = list(held.muscles)
    else:
        return set()
    parts = {part for muscle in muscles for part in parts_of(muscle)}
    return {
        p for p in parts if held.side is None or p.side in (held.side, Side.MIDLINE)
    }
