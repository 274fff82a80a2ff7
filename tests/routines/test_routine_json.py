"""A routine goes out and comes back; a broken one is refused and nothing else."""

import json
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.routines.builders import make_bout, make_routine, two_bouts
from unkink.anatomy import Group
from unkink.catalogue import Catalogue, read_catalogue
from unkink.errors import DataFileError
from unkink.routines import (
    BoutSide,
    Change,
    LeftOut,
    Obstacle,
    OneMoreMinute,
    Routine,
    routine_from_json,
    routine_to_json,
    unroll,
)
from unkink.routines.playback import skip, start

CATALOGUE = read_catalogue()
WHOLE = routine_to_json(two_bouts(CATALOGUE))
anything: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["left", "both", "midline", "calf", "together"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["side", "roll_s", "group"]), inner)
    ),
    max_leaves=5,
)


def paths_in(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the path of every value inside a JSON form."""
    if isinstance(value, dict):
        inner = [(key, one) for key, one in value.items()]
    elif isinstance(value, list):
        inner = list(enumerate(value))
    else:
        inner = []
    return [path] + [p for key, one in inner for p in paths_in(one, (*path, key))]


def changed(
    data: dict[str, Any], path: tuple[Any, ...], change: Callable[[Any, Any], None]
) -> dict[str, Any]:
    copy = deepcopy(data)
    place: Any = copy
    for key in path[:-1]:
        place = place[key]
    change(place, path[-1])
    return copy


PATHS = [path for path in paths_in(WHOLE) if path]


@pytest.mark.parametrize("side", [BoutSide.LEFT, BoutSide.BOTH])
def test_a_routine_comes_back_as_it_went(side: BoutSide, catalogue: Catalogue) -> None:
    bout = make_bout(catalogue, side=side)
    routine = Routine(
        title="Évening — legs",
        author="me",
        notes=("One.", "Two."),
        budget_s=720,
        total_s=bout.end_s,
        value=1.25,
        bound=1.25,
        is_optimal=True,
        bouts=(bout,),
        left_out=(LeftOut(Group.SEAT, "no time", Obstacle.LESS_NEED),),
        one_more_minute=OneMoreMinute(
            0.1, (Change(Group.SEAT, "glutes-crossed", "uncrossed", "both", 90),), ()
        ),
    )

    text = json.dumps(routine_to_json(routine))

    assert routine_from_json(json.loads(text), source="x.json") == routine


def test_two_bouts_come_back_as_they_went(catalogue: Catalogue) -> None:
    routine = two_bouts(catalogue)

    assert routine_from_json(routine_to_json(routine), source="x.json") == routine


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (("schema",), "unkink.routine/2", "its schema would be 'unkink.routine/1'"),
        (("bouts",), [], "has 0 bouts; 1 to 200 can be played"),
        (("total_s",), 90_000, "at most 14400 can be played"),
        (("bouts", 1, "start_s"), 20, "overlaps another one or is empty"),
        (("bouts", 0, "sets"), [], "overlaps another one or is empty"),
        (("bouts", 0, "sets", 0, "roll_s"), -5, "sets of calf cannot be played"),
        (("bouts", 0, "sets", 0, "roll_s"), 10_000, "rolls longer than it lasts"),
        (("bouts", 0, "sets", 0, "side"), "both", "is on no side left or right"),
        (("bouts", 0, "side"), "upper", "is no whole routine"),
        (("bouts", 0, "group"), "calfs", "is no whole routine"),
        (("bouts", 1, "end_s"), 340, "has no time for its breaks"),
        (("value",), float("nan"), "is no finite number"),
    ],
)
def test_a_routine_that_cannot_be_played_is_refused_with_the_reason(
    path: tuple[Any, ...], value: Any, message: str
) -> None:
    def put(place: Any, key: Any) -> None:
        place[key] = value

    broken = changed(WHOLE, path, put)

    with pytest.raises(DataFileError, match=message):
        routine_from_json(broken, source="x.json")


@pytest.mark.parametrize("path", PATHS)
def test_a_routine_without_one_of_its_fields_is_refused_or_played(
    path: tuple[Any, ...],
) -> None:
    def drop(place: Any, key: Any) -> None:
        del place[key]

    _refused_or_playable(changed(WHOLE, path, drop))


@given(st.sampled_from(PATHS), anything)
def test_a_routine_with_anything_inside_is_refused_or_played(
    path: tuple[Any, ...], value: Any
) -> None:
    def put(place: Any, key: Any) -> None:
        place[key] = value

    _refused_or_playable(changed(WHOLE, path, put))


@given(
    st.lists(st.tuples(st.sampled_from(PATHS), st.integers(-100, 20_000)), max_size=4)
)
def test_a_routine_with_other_numbers_is_refused_or_played(
    changes: list[tuple[tuple[Any, ...], int]],
) -> None:
    data = deepcopy(WHOLE)
    for path, number in changes:
        place: Any = data
        for key in path[:-1]:
            place = place[key] if isinstance(place, dict | list) else {}
        if isinstance(place, dict | list) and isinstance(_at(place, path[-1]), int):
            place[path[-1]] = number

    _refused_or_playable(data)


@given(anything)
def test_anything_else_is_no_routine(value: Any) -> None:
    with pytest.raises(DataFileError):
        routine_from_json(value, source="x.json")


def _at(place: Any, key: Any) -> Any:
    return place[key]


def _refused_or_playable(data: dict[str, Any]) -> None:
    """Read a routine; either it is refused as ours, or each of its cues has a time."""
    try:
        routine = routine_from_json(data, source="x.json")
    except DataFileError:
        return
    known = [bout for bout in routine.bouts if _is_known(bout.move, bout.variant)]
    if len(known) < len(routine.bouts) or _has_strange_position(routine):
        return
    timeline = unroll(routine, CATALOGUE)
    assert all(0 <= cue.at_s <= routine.total_s for cue in timeline.cues)
    assert skip(start(timeline, clock_s=0.0), 0.0, steps=1).anchor_s >= 0


def _is_known(move: str, variant: str) -> bool:
    found = CATALOGUE.moves.get(move)
    return found is not None and variant in found.variants


def _has_strange_position(routine: Routine) -> bool:
    return any(bout.position not in CATALOGUE.positions for bout in routine.bouts)


def test_a_routine_of_programmes_is_playable_after_a_round_trip(
    catalogue: Catalogue,
) -> None:
    routine = make_routine(make_bout(catalogue, side=BoutSide.LEFT))

    back = routine_from_json(routine_to_json(routine), source="x.json")

    assert unroll(back, catalogue) == unroll(routine, catalogue)
