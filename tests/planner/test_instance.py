import json
from contextlib import suppress
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.agreement.random_instances import make_option, random_instance
from tests.planner.builders import make_instance
from unkink.errors import DataFileError
from unkink.planner import (
    Answer,
    Instance,
    faults_of,
    instance_from_json,
    instance_to_json,
    solve,
)

INSTANCE = make_instance()
FORM = instance_to_json(INSTANCE, solve(INSTANCE))
NAN, INFINITY = float("nan"), float("inf")


def read(data: object) -> tuple[Instance, Answer]:
    return instance_from_json(data, source="plan.json")


def with_change(path: tuple[str | int, ...], value: object) -> dict[str, Any]:
    form: Any = deepcopy(FORM)
    place = form
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    return dict(form)


def without(path: tuple[str | int, ...]) -> dict[str, Any]:
    form: Any = deepcopy(FORM)
    place = form
    for key in path[:-1]:
        place = place[key]
    del place[path[-1]]
    return dict(form)


@pytest.mark.parametrize("seed", range(3))
def test_a_problem_and_its_answer_come_back_from_json_as_they_were(seed: int) -> None:
    instance = random_instance(seed)
    answer = solve(instance)

    text = json.dumps(instance_to_json(instance, answer))

    assert read(json.loads(text)) == (instance, answer)


def test_values_count_in_millionths() -> None:
    option = make_option("option", value=0.1 + 0.2)

    assert option.micro_value == 300_000


@pytest.mark.parametrize(
    "path",
    [
        *((key,) for key in FORM),
        *(("options", 0, key) for key in FORM["options"][0]),
        ("start_s", "seated"),
        ("transition_s", "seated"),
        ("transition_s", "seated", "prone"),
    ],
)
def test_nothing_may_be_missing(path: tuple[str | int, ...]) -> None:
    with pytest.raises(DataFileError, match=r"plan\.json: is no instance"):
        read(without(path))


@pytest.mark.parametrize(
    ("path", "value", "why"),
    [
        (("budget_s",), -5, "-5 s; allowed is 0 to 86400"),
        (("budget_s",), 86_405, "86405 s; allowed is 0 to 86400"),
        (("budget_s",), 10**400, "int too large"),
        (("budget_s",), 7.5, "7.5 is no whole number of seconds"),
        (("budget_s",), NAN, "nan is no finite number"),
        (("budget_s",), INFINITY, "inf is no finite number"),
        (("budget_s",), True, "True is no number"),
        (("budget_s",), "300", "'300' is no number"),
        (("start_s", "seated"), -5, "-5 s; allowed"),
        (("transition_s", "seated", "prone"), None, "None is no number"),
        (("options", 0, "time_s"), 0, "option calf-long takes no time"),
        (("options", 0, "time_s"), -60, "-60 s; allowed"),
        (("options", 0, "dose_s"), "long", "'long' is no number"),
        (("options", 0, "value"), -0.1, "value -0.1 of calf-long"),
        (("options", 0, "value"), 1_001, "value 1001.0 of calf-long"),
        (("options", 0, "value"), NAN, "nan is no finite number"),
        (("options", 0, "value"), "0.5", "'0.5' is no number"),
        (("options", 0, "value"), False, "False is no number"),
        (("options", 0, "side"), "up", "side 'up'"),
        (("options", 0, "side"), [], "side []"),
        (("options", 0, "simultaneous"), "no", "simultaneous is 'no', no truth"),
        (("options", 0, "id"), 7, "7 is no text"),
        (("options", 0, "muscle"), None, "None is no text"),
        (("options", 0, "position"), ["seated"], "['seated'] is no text"),
        (("options", 0, "position"), "afloat", "is in an unknown position"),
        (("options", 0, "id"), "calf-short", "two options share an id"),
        (("options", 0), "calf", "string indices"),
        (("options",), None, "not iterable"),
        (("start_s",), [], "no attribute 'items'"),
        (("transition_s", "seated"), 10, "no attribute 'items'"),
        (("chosen",), "calf-long", "'calf-long' is no list of texts"),
        (("chosen", 0), 3, "3 is no text"),
        (("order",), {"seated": 1}, "is no list of texts"),
        (("value",), NAN, "nan is no finite number"),
        (("value",), [1.8], "[1.8] is no number"),
        (("total_s",), 270.5, "270.5 is no whole number of seconds"),
    ],
)
def test_a_wrong_kind_or_number_is_named(
    path: tuple[str | int, ...], value: object, why: str
) -> None:
    with pytest.raises(DataFileError) as caught:
        read(with_change(path, value))

    assert why in str(caught.value)


@pytest.mark.parametrize("data", [None, 3, "text", [], {}, [FORM]])
def test_something_else_altogether_is_refused(data: object) -> None:
    with pytest.raises(DataFileError):
        read(data)


def test_more_options_than_the_limit_are_refused() -> None:
    many = [{**FORM["options"][0], "id": f"{i}"} for i in range(20_001)]

    with pytest.raises(DataFileError, match="more than 20000 options"):
        read(with_change(("options",), many))


def test_more_positions_than_the_limit_are_refused() -> None:
    names = [f"position-{i}" for i in range(9)] + ["prone", "seated"]
    form = with_change(("start_s",), dict.fromkeys(names, 5))
    form["transition_s"] = {a: dict.fromkeys(set(names) - {a}, 5) for a in names}

    with pytest.raises(DataFileError, match="or 10 positions"):
        read(form)


def test_more_groups_than_the_limit_are_refused() -> None:
    many = [{**FORM["options"][0], "id": f"{i}", "muscle": f"{i}"} for i in range(61)]

    with pytest.raises(DataFileError, match="more than 60 groups"):
        read(with_change(("options",), many))


leaves = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=8),
    st.sampled_from(["seated", "prone", "calf", "calf-long", 0, 5, 60, 300]),
)
trees = st.recursive(
    leaves,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from([*FORM, "seated", "prone"]), inner, max_size=3
        )
    ),
    max_leaves=6,
)


def paths_of(tree: object, path: tuple[str | int, ...] = ()) -> list[tuple[Any, ...]]:
    items: list[tuple[Any, object]] = []
    if isinstance(tree, dict):
        items = list(tree.items())
    elif isinstance(tree, list):
        items = list(enumerate(tree))
    below = [p for key, value in items for p in paths_of(value, (*path, key))]
    return [path, *below] if path else below


@given(st.sampled_from(paths_of(FORM)), trees)
@settings(max_examples=400, deadline=None)
def test_whatever_a_file_holds_it_is_read_and_judged_or_refused(
    path: tuple[str | int, ...], value: object
) -> None:
    with suppress(DataFileError):
        faults_of(*read(with_change(path, value)))
