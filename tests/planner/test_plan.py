from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.planner.builders import (
    LEFT_CALF,
    NOW,
    RIGHT_CALF,
    make_report,
    make_request,
)
from tests.planner.plans import (
    CATALOGUE,
    EVERYTHING,
    PARTS,
    SIDES,
    few,
    mirrored,
    planned_for,
    requests,
    routine_for,
    soreness_of,
    value_of,
)
from unkink.anatomy import Group, Muscle, Part, parts_of
from unkink.errors import QuantityError
from unkink.planner import (
    RoutineRequest,
    VariantKey,
    needs_of,
    solve,
)
from unkink.routines import BoutSide, unroll

# Values have six decimals; sums of floats are off by far less.
TINY = 1e-9


@given(requests())
@few
def test_a_plan_keeps_its_minutes_and_is_proven(request: RoutineRequest) -> None:
    planned = planned_for(request)

    routine = planned.routine
    assert routine.total_s <= routine.budget_s == request.budget_s
    assert routine.bound == routine.value
    assert routine.is_optimal
    assert planned.answer == solve(planned.instance)


@given(requests())
@few
def test_bouts_follow_each_other_with_the_way_between_positions(
    request: RoutineRequest,
) -> None:
    planned = planned_for(request)

    bouts, instance = planned.routine.bouts, planned.instance
    assert bouts[0].start_s == instance.start_s[bouts[0].position]
    assert bouts[-1].end_s == planned.routine.total_s
    for before, after in pairwise(bouts):
        same = before.position == after.position
        ways = instance.transition_s[before.position]
        way = 0 if same else ways[after.position]
        assert after.start_s == before.end_s + way
    positions = [bout.position for bout in bouts]
    changes = [a for a, b in pairwise([*positions, ""]) if a != b]
    assert tuple(changes) == planned.answer.order


@given(requests())
@few
def test_every_bout_plays_in_the_time_that_it_was_planned_with(
    request: RoutineRequest,
) -> None:
    routine = routine_for(request)

    timeline = unroll(routine, CATALOGUE)

    assert timeline.total_s == routine.total_s


@given(requests())
@few
def test_within_a_position_the_sorest_group_comes_first(
    request: RoutineRequest,
) -> None:
    bouts = routine_for(request).bouts

    for before, after in pairwise(bouts):
        if before.position == after.position:
            assert soreness_of(before, request) >= soreness_of(after, request)


def test_a_side_left_alone_does_not_make_its_group_the_sorest() -> None:
    soreness = {LEFT_CALF: 9, RIGHT_CALF: 4}
    soreness |= dict.fromkeys(parts_of(Muscle.HAMSTRINGS), 6)

    bouts = routine_for(make_request(minutes=30, soreness=soreness)).bouts

    groups = [bout.group for bout in bouts if bout.position == "seated"]
    assert groups.index(Group.HAMSTRINGS) < groups.index(Group.CALF)


def test_a_stiff_muscle_does_not_hide_a_sorer_one_of_its_group() -> None:
    request = make_request(
        minutes=20,
        soreness={Muscle.GLUTEUS_MAXIMUS: 3.5, Muscle.TFL: 3.2, Muscle.LATS: 3.2},
        stiff=parts_of(Muscle.PIRIFORMIS),
        **EVERYTHING,
    )

    bouts = routine_for(request).bouts

    for before, after in pairwise(bouts):
        if before.position == after.position:
            assert soreness_of(before, request) >= soreness_of(after, request)


@given(requests(), st.integers(1, 10))
@few
def test_more_minutes_never_lower_the_value(
    request: RoutineRequest, minutes: int
) -> None:
    longer = replace(request, budget_s=min(3_600, request.budget_s + 60 * minutes))

    assert value_of(longer) >= value_of(request) - TINY


@given(st.sampled_from(PARTS), st.floats(0, 10), st.floats(0, 10))
@settings(max_examples=50, deadline=None)
def test_a_sorer_muscle_never_needs_less(part: Part, one: float, two: float) -> None:
    needs = [
        needs_of(None, now=NOW, reports=[make_report(value, part=part)])[part].need
        for value in sorted((one, two))
    ]

    assert needs[0] <= needs[1]


@given(requests())
@few
def test_a_mirrored_runner_gets_a_mirrored_value(request: RoutineRequest) -> None:
    routine, mirror = routine_for(request), routine_for(mirrored(request))

    assert mirror.value == routine.value
    assert mirror.total_s == routine.total_s


def test_a_mirrored_runner_gets_the_mirrored_bouts() -> None:
    request = make_request(
        minutes=4,
        soreness={LEFT_CALF: 8},
        tools=frozenset({"stick"}),
        avoid_moves=frozenset(CATALOGUE.moves) - {"calf-stick"},
    )

    routine, mirror = routine_for(request), routine_for(mirrored(request))

    assert BoutSide.LEFT in {bout.side for bout in routine.bouts}
    assert [SIDES.get(bout.side, bout.side) for bout in mirror.bouts] == [
        bout.side for bout in routine.bouts
    ]
    assert [b.move for b in mirror.bouts] == [b.move for b in routine.bouts]


@pytest.mark.parametrize("minutes", [2.9, 61, 0, -5, float("nan")])
def test_minutes_out_of_their_range_are_refused(minutes: float) -> None:
    request = replace(make_request(), budget_s=minutes * 60)  # type: ignore[arg-type]

    with pytest.raises(QuantityError, match="allowed is 3 to 60"):
        routine_for(request)


def test_more_than_twenty_minutes_of_rolling_are_noted() -> None:
    short, long = (routine_for(make_request(minutes=m)) for m in (20, 30))

    assert short.rolled_s <= 1_200
    assert short.notes == ()
    assert 1_200 < long.rolled_s < 2_000
    rolled = f"This rolls for {long.rolled_s / 60:.0f} minutes"
    assert long.notes == (
        f"{rolled}; no trial of rolling after exercise went beyond 20.",
    )


def test_a_variant_marked_too_much_gives_way_to_a_gentler_one() -> None:
    usual = next(iter(routine_for(make_request()).bouts))
    marked = VariantKey(usual.move, usual.variant)

    bouts = routine_for(make_request(too_much=frozenset({marked}))).bouts

    assert marked not in {VariantKey(bout.move, bout.variant) for bout in bouts}
