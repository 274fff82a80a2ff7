from dataclasses import replace
from typing import Any

import pytest

from tests.agreement.random_instances import make_option, random_instance
from tests.planner.builders import make_instance
from unkink.planner import Answer, Instance, Option, faults_of, solve
from unkink.planner.verify import bound_of

INSTANCE = make_instance()
ANSWER = solve(INSTANCE)


def changed(key: str, **fields: Any) -> Instance:
    """The instance with some fields of one option changed."""
    options = [replace(o, **fields) if o.id == key else o for o in INSTANCE.options]
    return replace(INSTANCE, options=tuple(options))


def test_the_answer_of_the_search_is_proven() -> None:
    answer = solve(INSTANCE)

    assert answer == Answer(
        chosen=("calf-long", "quad-only", "seat-only"),
        order=("prone", "seated"),
        value=1.8,
        total_s=270,
    )
    assert faults_of(INSTANCE, answer) == []
    assert bound_of(INSTANCE, answer) == answer.value


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        (
            {"chosen": ("calf-long", "nothing", "seat-only")},
            "chosen names nothing, which is no option",
        ),
        (
            {"chosen": ("calf-long", "calf-short", "seat-only")},
            "chosen has two options of one group",
        ),
        (
            {"chosen": ("seat-only", "quad-only", "calf-long")},
            "chosen is not in the order of its groups",
        ),
        (
            {"order": ("seated",)},
            "order is ['seated'], but positions in use are ['prone', 'seated']",
        ),
        (
            {"order": ("prone", "seated", "prone")},
            (
                "order is ['prone', 'seated', 'prone'], but positions in use are "
                "['prone', 'seated']"
            ),
        ),
        ({"value": 1.9}, "value is 1.9, but the options add up to 1.8"),
        ({"value": 1.800002}, "value is 1.800002, but the options add up to 1.8"),
        ({"value": float("nan")}, "value is nan, but the options add up to 1.8"),
        ({"value": float("inf")}, "value is inf, but the options add up to 1.8"),
        ({"total_s": 265}, "total_s is 265, but options and ways add up to 270"),
    ],
)
def test_a_false_claim_is_named(fields: dict[str, Any], fault: str) -> None:
    answer = replace(ANSWER, **fields)

    assert fault in faults_of(INSTANCE, answer)


def test_a_group_twice_is_a_fault_even_with_sums_that_hold() -> None:
    answer = replace(
        ANSWER,
        chosen=("calf-long", "calf-long", "quad-only", "seat-only"),
        value=2.6,
        total_s=390,
    )

    faults = faults_of(replace(INSTANCE, budget_s=600), answer)

    assert faults == ["chosen has two options of one group"]


def test_a_choice_beyond_the_budget_is_a_fault() -> None:
    shorter = replace(INSTANCE, budget_s=265)

    faults = faults_of(shorter, ANSWER)

    assert faults == ["the choice takes 270 s of the 265 s there are"]


def test_a_changed_time_of_a_chosen_option_breaks_the_sum() -> None:
    instance = changed("seat-only", time_s=65)

    faults = faults_of(instance, ANSWER)

    assert faults == ["total_s is 270, but options and ways add up to 275"]


def test_a_changed_value_of_a_chosen_option_breaks_the_sum() -> None:
    instance = changed("seat-only", value=0.599999)

    faults = faults_of(instance, ANSWER)

    assert faults == ["value is 1.8, but the options add up to 1.799999"]


def test_a_changed_way_breaks_the_sum() -> None:
    instance = replace(INSTANCE, start_s={"prone": 25, "seated": 20})

    faults = faults_of(instance, ANSWER)

    assert faults == ["total_s is 270, but options and ways add up to 275"]


@pytest.mark.parametrize("better", [{"value": 0.800001}, {"time_s": 10, "value": 0.9}])
def test_an_option_left_out_that_is_worth_more_is_noticed(
    better: dict[str, Any],
) -> None:
    (fault,) = faults_of(changed("calf-short", **better), ANSWER)

    assert fault.startswith(
        "not the best: ['calf-short', 'quad-only', 'seat-only'] is worth "
    )


def test_an_option_left_out_that_is_as_good_in_less_time_is_noticed() -> None:
    faults = faults_of(changed("calf-short", value=0.8), ANSWER)

    assert faults == ["as much is had in 210 s, the answer takes 270"]


def test_of_equal_options_the_later_id_is_no_answer() -> None:
    twin = make_option("calf-a", muscle="calf", time_s=120, value=0.8)
    instance = replace(INSTANCE, options=(*INSTANCE.options, twin))

    faults = faults_of(instance, ANSWER)

    chosen = "['calf-a', 'quad-only', 'seat-only']"
    assert faults == [f"of equals, {chosen} comes first by the order of ids"]


def test_of_equal_orders_the_later_by_name_is_no_answer() -> None:
    faults = faults_of(INSTANCE, replace(ANSWER, order=("seated", "prone")))

    assert faults == ["of equals, the order ['prone', 'seated'] comes first"]


def test_a_group_that_could_be_added_is_noticed() -> None:
    answer = Answer(("quad-only", "seat-only"), ("prone", "seated"), 1.0, 150)

    (fault,) = faults_of(INSTANCE, answer)

    assert fault == (
        "not the best: ['calf-long', 'quad-only', 'seat-only'] is worth 1.8, "
        "the answer 1.0"
    )


@pytest.mark.parametrize("options", [[], [make_option("idle", value=0.0)]])
def test_where_nothing_is_to_be_had_the_empty_choice_is_proven(
    options: list[Option],
) -> None:
    instance = make_instance(options)

    answer = solve(instance)

    assert answer == Answer((), (), 0.0, 0)
    assert faults_of(instance, answer) == []


def test_an_empty_choice_is_no_answer_where_something_fits() -> None:
    (fault,) = faults_of(INSTANCE, Answer((), (), 0.0, 0))

    assert fault.startswith("not the best: ")


@pytest.mark.parametrize("seed", range(2))
def test_the_best_choice_without_a_needed_option_is_no_answer(seed: int) -> None:
    instance = random_instance(seed)
    answer = solve(instance)

    for key in answer.chosen:
        others = tuple(option for option in instance.options if option.id != key)
        second = solve(replace(instance, options=others))

        assert faults_of(instance, second) != []


@pytest.mark.parametrize("seed", range(4))
def test_an_option_of_a_large_problem_that_becomes_better_is_noticed(
    seed: int,
) -> None:
    instance = random_instance(seed)
    answer = solve(instance)
    worse = next(o for o in instance.options if o.id not in answer.chosen)

    better = replace(worse, value=10.0, time_s=5, position=answer.order[0])
    options = tuple(better if o == worse else o for o in instance.options)
    (fault,) = faults_of(replace(instance, options=options), answer)

    assert fault.startswith("not the best: ")
