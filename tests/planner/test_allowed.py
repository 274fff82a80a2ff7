import pytest
from hypothesis import given

from tests.planner.builders import make_request
from tests.planner.plans import (
    CATALOGUE,
    EVERYTHING,
    SIDES,
    few,
    parts_rolled,
    requests,
    routine_for,
)
from unkink.anatomy import Muscle, Part, Side
from unkink.catalogue import Effect
from unkink.errors import InfeasibleRoutineError
from unkink.planner import (
    ALL_TOOLS,
    HeldCaution,
    RoutineRequest,
)


@given(requests())
@few
def test_parts_reported_at_nine_or_ten_are_not_rolled(
    request: RoutineRequest,
) -> None:
    refused = {part for part, need in request.needs.items() if need.is_refused}

    assert parts_rolled(routine_for(request)).isdisjoint(refused)


def test_what_is_to_be_avoided_is_in_no_plan() -> None:
    usual = routine_for(make_request(minutes=20, **EVERYTHING))
    first, second, third = usual.bouts[:3]
    position = usual.bouts[-1].position

    request = make_request(
        minutes=20,
        avoid_muscles=frozenset(first.muscles),
        avoid_moves=frozenset({second.move, third.move}),
        avoid_positions=frozenset({position}),
        **EVERYTHING,
    )
    bouts = routine_for(request).bouts

    assert not {m for bout in bouts for m in bout.muscles} & set(first.muscles)
    assert not {bout.move for bout in bouts} & {second.move, third.move}
    assert position not in {bout.position for bout in bouts}


@pytest.mark.parametrize("place", ["home", "gym", "office"])
@pytest.mark.parametrize("tool", sorted(ALL_TOOLS))
def test_a_plan_uses_the_tools_and_the_place_there_are(tool: str, place: str) -> None:
    request = make_request(minutes=15, tools=frozenset({tool}), place=place)

    try:
        bouts = routine_for(request).bouts
    except InfeasibleRoutineError:
        assert tool == "half_roller"
        assert place == "office"
        return

    assert {bout.tool for bout in bouts} <= {tool, ""}
    for bout in bouts:
        assert place in CATALOGUE.moves[bout.move].places
        assert bout.position in CATALOGUE.places[place].positions


@pytest.mark.parametrize(
    "key",
    [
        key
        for key, caution in CATALOGUE.cautions.items()
        if caution.effect in (Effect.ASK_FIRST, Effect.ADAPT)
    ],
)
def test_a_caution_keeps_off_what_it_bars_and_what_lists_it(key: str) -> None:
    caution = CATALOGUE.cautions[key]
    request = make_request(minutes=30, cautions=(HeldCaution(caution),), **EVERYTHING)

    bouts = routine_for(request).bouts

    assert bouts
    for bout in bouts:
        move = CATALOGUE.moves[bout.move]
        variant = move.variants[bout.variant]
        assert key not in (*move.cautions, *variant.cautions)
        assert bout.position not in caution.bars.positions
        assert bout.group not in caution.bars.groups
        assert variant.press not in caution.bars.press


@pytest.mark.parametrize("side", [Side.LEFT, Side.RIGHT])
def test_a_leg_that_is_stopped_is_left_alone(side: Side) -> None:
    caution = next(
        c for c in CATALOGUE.cautions.values() if c.effect is Effect.STOP_LEG
    )
    request = make_request(
        minutes=40,
        soreness={Muscle.QUADRICEPS: 5},
        cautions=(HeldCaution(caution, side=side),),
        **EVERYTHING,
    )

    rolled = parts_rolled(routine_for(request))

    trunk = {Muscle.LATS, Muscle.THORACIC_SPINE, Muscle.RHOMBOIDS}
    assert {part.muscle for part in rolled if part.side is side} <= trunk
    assert Part(Muscle.QUADRICEPS, Side(SIDES[side])) in rolled


def test_a_barred_place_is_not_rolled() -> None:
    wound = HeldCaution(CATALOGUE.cautions["wound"], (Muscle.QUADRICEPS,), Side.LEFT)
    request = make_request(minutes=40, cautions=(wound,), **EVERYTHING)

    rolled = parts_rolled(routine_for(request))

    assert Part(Muscle.QUADRICEPS, Side.LEFT) not in rolled
    assert Part(Muscle.QUADRICEPS, Side.RIGHT) in rolled


def test_demanding_variants_come_only_if_allowed() -> None:
    bouts = routine_for(make_request(minutes=60, tools=ALL_TOOLS)).bouts

    variants = [CATALOGUE.moves[b.move].variants[b.variant] for b in bouts]
    assert not any(variant.is_demanding for variant in variants)
