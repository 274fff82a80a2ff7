from dataclasses import replace
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from tests.planner.builders import make_request
from unkink.anatomy import GROUPS, Muscle, Part, Side, parts_of
from unkink.catalogue import Mobility, read_catalogue
from unkink.planner import (
    ALL_TOOLS,
    Planned,
    RoutineRequest,
    plan,
)
from unkink.routines import Bout, BoutSide, Routine

# One for the module: reading it takes longer than planning.
CATALOGUE = read_catalogue()
EVERYTHING: dict[str, Any] = {"tools": ALL_TOOLS, "allows_demanding": True}
PARTS = [part for muscle in Muscle for part in parts_of(muscle)]
SIDES = {"left": "right", "right": "left"}

few = settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
soreness = st.dictionaries(
    st.sampled_from(PARTS), st.integers(0, 20).map(lambda half: half / 2), max_size=8
)


@st.composite
def requests(draw: st.DrawFn) -> RoutineRequest:
    return make_request(
        minutes=draw(st.sampled_from([4, 7.5, 12, 20, 33, 60])),
        soreness=draw(soreness),
        stiff=draw(st.lists(st.sampled_from(PARTS), max_size=2)),
        tools=draw(st.sampled_from([frozenset({"roller"}), ALL_TOOLS])),
        mobility=draw(st.sampled_from(Mobility)),
        allows_demanding=draw(st.booleans()),
    )


def planned_for(request: RoutineRequest) -> Planned:
    return plan(request, CATALOGUE)


def routine_for(request: RoutineRequest) -> Routine:
    return planned_for(request).routine


def value_of(request: RoutineRequest) -> float:
    value = routine_for(request).value
    assert value is not None
    return value


def soreness_of(bout: Bout, request: RoutineRequest) -> float:
    both = bout.side in (BoutSide.BOTH, BoutSide.TOGETHER)
    sides = {Side.LEFT, Side.RIGHT} if both else {Side(bout.side)}
    return max(
        request.needs[part].soreness
        for muscle in GROUPS[bout.group]
        for part in parts_of(muscle)
        if part.side in sides
    )


def mirrored(request: RoutineRequest) -> RoutineRequest:
    needs = {
        Part(part.muscle, Side(SIDES.get(part.side, part.side))): need
        for part, need in request.needs.items()
    }
    return replace(request, needs=needs)


def parts_rolled(routine: Routine) -> set[Part]:
    return {
        part
        for bout in routine.bouts
        for one in bout.sets
        for muscle in bout.muscles
        for part in parts_of(muscle)
        if one.side in ("both", part.side)
    }
