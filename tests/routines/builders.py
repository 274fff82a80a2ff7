"""Routines of one bout, and of several, built as the planner builds them."""

from collections.abc import Iterator

from unkink.catalogue import Catalogue, Mobility, Sides, Variant
from unkink.planner.options import change_s, setup_s
from unkink.planner.plan import sets_for
from unkink.routines import Bout, BoutSide, Routine, time_s

START_S = 15
KINDS = {
    Sides.EACH: (BoutSide.LEFT, BoutSide.RIGHT, BoutSide.BOTH),
    Sides.TOGETHER: (BoutSide.TOGETHER,),
    Sides.MIDLINE: (BoutSide.MIDLINE,),
}


def bouts_of(catalogue: Catalogue, move: str) -> Iterator[Bout]:
    """Yield a short and a long bout of every variant and kind of side of a move."""
    for variant in catalogue.moves[move].variants.values():
        for side in KINDS[variant.sides]:
            for dose_s, mobility in ((60, Mobility.ABLE), (130, Mobility.STIFF)):
                yield make_bout(
                    catalogue,
                    f"{move}/{variant.key}",
                    side=side,
                    dose_s=dose_s,
                    mobility=mobility,
                )


def make_bout(
    catalogue: Catalogue,
    key: str = "calf/one-seat-down",
    *,
    side: BoutSide = BoutSide.BOTH,
    dose_s: int = 90,
    start_s: int = START_S,
    mobility: Mobility = Mobility.ABLE,
) -> Bout:
    """Return a bout of MOVE/VARIANT, as long as the planner would make it."""
    move, _, variant = key.partition("/")
    found = catalogue.moves[move]
    chosen = found.variants[variant]
    lies_on_side = found.position == "side_lying"
    length_s = time_s(
        dose_s,
        side=side,
        setup_s=bout_setup_s(catalogue, chosen),
        change_s=change_s(catalogue.positions[found.position], mobility),
        lies_on_side=lies_on_side,
    )
    return Bout(
        move=move,
        variant=variant,
        group=found.group,
        muscles=tuple(chosen.reaches),
        side=side,
        position=found.position,
        sets=sets_for(dose_s, side, lies_on_side=lies_on_side),
        start_s=start_s,
        end_s=start_s + length_s,
        why="a test",
        tool=chosen.tools[0] if chosen.tools else "",
    )


def bout_setup_s(catalogue: Catalogue, variant: Variant) -> int:
    """Return the set-up that the planner counts for a variant [s]."""
    return setup_s(variant, frozenset(variant.tools), catalogue)


def make_routine(*bouts: Bout, title: str = "A test") -> Routine:
    """Return a routine of some bouts."""
    total_s = bouts[-1].end_s
    return Routine(
        title=title,
        author="unkink",
        notes=("One note.",),
        budget_s=total_s,
        total_s=total_s,
        value=None,
        bound=None,
        is_optimal=False,
        bouts=bouts,
    )


def two_bouts(catalogue: Catalogue) -> Routine:
    """Return calves sitting, then front thighs face down, 10 s of way between."""
    first = make_bout(catalogue)
    second = make_bout(
        catalogue,
        "quad/both-toes-down",
        side=BoutSide.TOGETHER,
        start_s=first.end_s + 10,
    )
    return make_routine(first, second)
