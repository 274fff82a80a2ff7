"""What a runner wants kept comes before all else, and is still proven."""

from itertools import combinations

import pytest

from tests.planner.builders import make_request
from tests.planner.plans import CATALOGUE
from unkink.anatomy import Muscle
from unkink.catalogue import Purpose
from unkink.planner import ALL_TOOLS, RoutineRequest, VariantKey, faults_of, plan
from unkink.planner.options import instance_of
from unkink.routines import Routine

ROLLED = [
    VariantKey(move.key, variant.key)
    for move in CATALOGUE.moves.values()
    if move.purpose is Purpose.ROLL
    for variant in move.variants.values()
]
SORE = {Muscle.QUADRICEPS: 6, Muscle.HAMSTRINGS: 5}


def wanted(*keep: VariantKey, minutes: float = 12) -> RoutineRequest:
    return make_request(
        minutes=minutes, soreness=SORE, tools=ALL_TOOLS, keep=frozenset(keep)
    )


def keys_of(routine: Routine) -> set[VariantKey]:
    return {VariantKey(bout.move, bout.variant) for bout in routine.bouts}


@pytest.mark.parametrize("key", ROLLED, ids=lambda key: f"{key.move}/{key.variant}")
def test_every_variant_can_be_kept(key: VariantKey) -> None:
    planned = plan(wanted(key, minutes=15), CATALOGUE)

    assert key in keys_of(planned.routine)
    assert planned.routine.is_optimal
    assert planned.routine.value == planned.routine.bound
    assert (planned.routine.value or 100) < 24


@pytest.mark.parametrize("minutes", [3, 5, 8, 12])
def test_as_many_are_kept_as_any_choice_could_hold(minutes: float) -> None:
    keep = [next(k for k in ROLLED if k.move == move) for move in DEAR]
    planned = plan(wanted(*keep, minutes=minutes), CATALOGUE)

    kept = keys_of(planned.routine) & set(keep)

    for more in combinations(keep, len(kept) + 1):
        alone = plan(wanted(*more, minutes=minutes), CATALOGUE).routine
        assert not set(more) <= keys_of(alone)


# One move of each of six groups.
DEAR = ("calf", "quad", "hamstring", "shin", "lats-side", "adductors-prone")


def test_the_answer_with_kept_ones_holds_against_the_second_proof() -> None:
    keep = [next(k for k in ROLLED if k.move == move) for move in DEAR]

    planned = plan(wanted(*keep, minutes=6), CATALOGUE)

    assert faults_of(planned.instance, planned.answer) == []


def test_the_rest_is_the_best_beside_what_is_kept() -> None:
    free = plan(wanted(), CATALOGUE).routine
    chosen = sorted(keys_of(free), key=lambda key: key.move)

    kept = plan(wanted(*chosen[:2]), CATALOGUE).routine

    assert kept.value == free.value
    assert keys_of(kept) == keys_of(free)


def test_of_a_group_with_a_kept_variant_only_that_may_be_chosen() -> None:
    calves = [key for key in ROLLED if key.move.startswith("calf")]

    instance = instance_of(wanted(calves[0]), CATALOGUE)

    assert {
        VariantKey(option.move, option.variant)
        for option in instance.options
        if option.muscle == "calf"
    } == {calves[0]}


def test_what_falls_out_is_named_with_the_reason() -> None:
    calves = [key for key in ROLLED if key.move == "calf"][:2]
    strength = VariantKey("bridge", next(iter(CATALOGUE.moves["bridge"].variants)))
    keep = [next(k for k in ROLLED if k.move == move) for move in DEAR]

    notes = plan(wanted(*calves, strength), CATALOGUE).routine.notes
    short = plan(wanted(*keep, minutes=4), CATALOGUE).routine.notes

    assert any("rolled by what else you kept" in note for note in notes)
    assert any("it is for strength" in note for note in notes)
    assert any("does not fit into 4 minutes" in note for note in short)


def test_a_variant_that_is_asked_for_may_be_demanding() -> None:
    demanding = next(
        VariantKey(move.key, variant.key)
        for move in CATALOGUE.moves.values()
        for variant in move.variants.values()
        if variant.is_demanding and move.purpose is Purpose.ROLL
    )

    assert demanding in keys_of(plan(wanted(demanding), CATALOGUE).routine)


def test_what_must_be_left_alone_is_not_kept() -> None:
    key = next(k for k in ROLLED if k.move == "quad")
    request = make_request(
        soreness=SORE, keep=frozenset({key}), avoid_muscles={Muscle.QUADRICEPS}
    )

    routine = plan(request, CATALOGUE).routine

    assert key not in keys_of(routine)
    assert any("avoid quadriceps" in note for note in routine.notes)
