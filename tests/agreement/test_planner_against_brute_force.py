from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, permutations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.agreement.random_instances import make_option, small_instance
from unkink.planner import Answer, Instance, Option, faults_of, solve, solve_for


def best_by_enumeration(instance: Instance) -> Answer:
    """Most value, least time, ids by groups with none last, then the order by name."""
    return min(_answers(instance), key=lambda answer: _rank(answer, instance))


def _answers(instance: Instance) -> Iterator[Answer]:
    groups = sorted({option.muscle for option in instance.options})
    menus = [[None, *_of(instance, group)] for group in groups]
    for picks in product(*menus):
        chosen = [option for option in picks if option is not None]
        for order in permutations({option.position for option in chosen}):
            total_s = sum(o.time_s for o in chosen) + _way_s(instance, order)
            if total_s <= instance.budget_s:
                value = sum(option.value for option in chosen)
                yield Answer(tuple(o.id for o in chosen), order, value, total_s)


def _of(instance: Instance, group: str) -> list[Option]:
    return [option for option in instance.options if option.muscle == group]


def _way_s(instance: Instance, order: Sequence[str]) -> int:
    if not order:
        return 0
    steps = sum(instance.transition_s[a][b] for a, b in pairwise(order))
    return instance.start_s[order[0]] + steps


def _rank(answer: Answer, instance: Instance) -> tuple[object, ...]:
    by_id = {option.id: option for option in instance.options}
    key_of = {by_id[key].muscle: key for key in answer.chosen}
    groups = sorted({option.muscle for option in instance.options})
    ids = [(group not in key_of, key_of.get(group, "")) for group in groups]
    return -answer.value, answer.total_s, ids, answer.order


# Values are quarters, whose sums are exact, so answers can be compared as they are.
@pytest.mark.parametrize("seed", range(250))
def test_the_answer_is_what_enumeration_finds_first(seed: int) -> None:
    instance = small_instance(seed)

    answer = solve(instance)

    assert answer == best_by_enumeration(instance)
    assert faults_of(instance, answer) == []


@pytest.mark.parametrize("seed", range(250, 280))
def test_the_proof_takes_no_other_answer(seed: int) -> None:
    instance = small_instance(seed)
    best = best_by_enumeration(instance)

    others = [answer for answer in _answers(instance) if answer != best]

    assert all(faults_of(instance, other) for other in others[:200])


@pytest.mark.parametrize("seed", range(20))
def test_one_search_answers_several_budgets(seed: int) -> None:
    instance = small_instance(seed)
    budgets_s = [0, 7, 25, 60, 3_600]

    answers = solve_for(instance, budgets_s)

    assert answers == [
        best_by_enumeration(replace(instance, budget_s=budget_s))
        for budget_s in budgets_s
    ]


options = st.builds(
    make_option,
    st.just(""),
    muscle=st.sampled_from(["back", "calf", "seat"]),
    position=st.sampled_from(["prone", "seated", "standing"]),
    time_s=st.integers(1, 12),
    # Large values leave the narrow integers that the search prefers.
    value=st.sampled_from([0.0, 0.25, 0.5, 1.0, 500.0, 1000.0]),
)
seconds = st.integers(0, 9)


@st.composite
def instances(draw: st.DrawFn) -> Instance:
    drawn = draw(st.lists(options, max_size=7))
    names = ["prone", "seated", "standing"]
    return Instance(
        budget_s=draw(st.integers(0, 40)),
        start_s={name: draw(seconds) for name in names},
        transition_s={a: {b: draw(seconds) for b in names if b != a} for a in names},
        options=tuple(replace(one, id=f"{i}") for i, one in enumerate(drawn)),
    )


@given(instances())
@settings(max_examples=150, deadline=None)
def test_any_small_problem_is_answered_as_by_enumeration(instance: Instance) -> None:
    answer = solve(instance)

    assert answer == best_by_enumeration(instance)
    assert faults_of(instance, answer) == []
