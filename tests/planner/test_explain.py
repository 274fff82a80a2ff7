from dataclasses import replace

import pytest
from hypothesis import given

from tests.planner.builders import LEFT_CALF, RIGHT_CALF, make_request
from tests.planner.plans import (
    CATALOGUE,
    EVERYTHING,
    few,
    planned_for,
    requests,
    routine_for,
)
from unkink.anatomy import Group, Muscle, Part, Side
from unkink.planner import (
    RoutineRequest,
    solve,
)
from unkink.routines import BoutSide


def test_a_group_reported_at_nine_is_left_out_with_the_safety_sentence() -> None:
    request = make_request(minutes=40, soreness={Muscle.QUADRICEPS: 9})

    left = {one.group: one.why for one in routine_for(request).left_out}

    assert left[Group.QUADRICEPS] == CATALOGUE.safety.sore_nine


def test_a_bout_gives_its_own_side_as_its_reason_not_the_side_left_alone() -> None:
    request = make_request(minutes=40, soreness={LEFT_CALF: 9, RIGHT_CALF: 4})

    calf = next(b for b in routine_for(request).bouts if b.group is Group.CALF)

    assert calf.side is BoutSide.RIGHT
    assert calf.why == "you reported 4 of 10"


def test_a_group_left_out_for_time_gives_the_need_of_what_may_be_rolled() -> None:
    request = make_request(
        minutes=3, soreness={LEFT_CALF: 9, Part(Muscle.SOLEUS, Side.LEFT): 9}
    )

    left = {one.group: one.why for one in routine_for(request).left_out}

    assert left[Group.CALF] == (
        "its need of 0.05 is worth less than what the minutes bought"
    )


def test_a_muscle_to_avoid_is_said_to_be_left_alone() -> None:
    request = make_request(minutes=40, avoid_muscles=frozenset({Muscle.QUADRICEPS}))

    left = {one.group: one.why for one in routine_for(request).left_out}

    assert left[Group.QUADRICEPS] == "you asked to leave it alone"


@given(requests())
@few
def test_every_group_has_one_bout_or_a_reason_why_not(
    request: RoutineRequest,
) -> None:
    routine = routine_for(request)

    named = [b.group for b in routine.bouts] + [o.group for o in routine.left_out]
    assert sorted(named) == sorted(Group)
    assert all(bout.why for bout in routine.bouts)
    assert all(left.why for left in routine.left_out)


@given(requests())
@few
def test_one_more_minute_adds_what_a_plan_for_it_has_more(
    request: RoutineRequest,
) -> None:
    planned = planned_for(request)

    longer = replace(planned.instance, budget_s=request.budget_s + 60)
    more = planned.routine.one_more_minute
    assert more is not None
    added = solve(longer).value - planned.answer.value
    assert more.added_value == pytest.approx(added, abs=1e-6)
    changed = set(solve(longer).chosen) - set(planned.answer.chosen)
    assert {change.group for change in more.added} == {
        o.muscle for o in planned.instance.options if o.id in changed
    }


def test_at_sixty_minutes_one_more_can_still_be_told() -> None:
    more = routine_for(make_request(minutes=60, **EVERYTHING)).one_more_minute

    assert more is not None
    assert more.added_value >= 0
