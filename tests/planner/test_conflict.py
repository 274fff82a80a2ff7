from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.planner.builders import make_request
from tests.planner.plans import (
    CATALOGUE,
    few,
    planned_for,
    requests,
    routine_for,
)
from unkink.anatomy import Muscle, Part, group_of
from unkink.errors import InfeasibleRoutineError
from unkink.planner import (
    ALL_TOOLS,
    Need,
    RoutineRequest,
)


@pytest.mark.parametrize(
    ("wishes", "conflict"),
    [
        (
            {
                "tools": frozenset({"band"}),
                "avoid_positions": {"chair", "standing", "supine"},
            },
            ["--tool band", "--avoid chair", "--avoid supine"],
        ),
        (
            {"place": "office", "avoid_positions": {"chair", "standing"}},
            ["--place office", "--avoid chair", "--avoid standing"],
        ),
    ],
)
def test_wishes_that_leave_nothing_are_named(
    wishes: dict[str, object], conflict: list[str]
) -> None:
    request = replace(make_request(), **wishes)  # type: ignore[arg-type]

    with pytest.raises(InfeasibleRoutineError) as caught:
        routine_for(request)

    assert caught.value.conflict == conflict


def test_minutes_can_clash_with_what_is_to_be_avoided() -> None:
    # Sore on both sides, it is rolled for 90 s a side, lying on the side.
    request = make_request(
        minutes=4,
        soreness={Muscle.TFL: 4},
        avoid_moves=frozenset(CATALOGUE.moves) - {"outer-thigh"},
    )

    with pytest.raises(InfeasibleRoutineError) as caught:
        routine_for(request)

    first, *others = caught.value.conflict
    assert first == "--minutes 4"
    assert others
    assert all(word.startswith("--avoid ") for word in others)
    assert str(caught.value).endswith("; drop one of them")


@given(requests(), st.data())
@settings(few, max_examples=6)
def test_dropping_any_of_the_clashing_wishes_leaves_something(
    request: RoutineRequest, data: st.DataObject
) -> None:
    keys = sorted({m for m, move in CATALOGUE.moves.items() if move.group != "calf"})
    clashing = replace(
        request,
        tools=data.draw(st.sampled_from([frozenset({"roller"}), ALL_TOOLS])),
        avoid_positions=frozenset({"seated", "chair", "standing"}),
        avoid_moves=frozenset(keys) - {data.draw(st.sampled_from(keys))},
        avoid_muscles=frozenset(data.draw(st.sets(st.sampled_from(Muscle)))),
    )

    try:
        planned_for(clashing)
    except InfeasibleRoutineError as error:
        named = error.conflict
    else:
        return

    assert named
    kept = only(named, clashing)
    with pytest.raises(InfeasibleRoutineError):
        planned_for(kept)
    for word in named:
        assert routine_for(only([w for w in named if w != word], clashing)).bouts


def only(words: list[str], request: RoutineRequest) -> RoutineRequest:
    """The request with the wishes in these words, and all others dropped."""
    kept = {word.removeprefix("--avoid ") for word in words}
    has_refusal = any(word.startswith("9 or more") for word in words)
    has_minutes = any(word.startswith("--minutes") for word in words)
    has_tools = any(word.startswith("--tool") for word in words)
    return replace(
        request,
        budget_s=request.budget_s if has_minutes else 3_600,
        tools=request.tools if has_tools else ALL_TOOLS,
        allows_demanding=request.allows_demanding or "no --demanding" not in words,
        avoid_muscles=frozenset(
            m for m in request.avoid_muscles if {str(m), str(group_of(m))} & kept
        ),
        avoid_moves=request.avoid_moves & kept,
        avoid_positions=request.avoid_positions & kept,
        needs=request.needs if has_refusal else unrefused(request),
    )


def unrefused(request: RoutineRequest) -> dict[Part, Need]:
    return {
        part: replace(need, soreness=min(need.soreness, 8.0))
        for part, need in request.needs.items()
    }
