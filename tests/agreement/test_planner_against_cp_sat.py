from datetime import UTC, datetime

import pytest

from tests.agreement.cp_sat import cp_sat_best, cp_sat_least_time_s
from tests.agreement.random_instances import random_instance
from unkink.anatomy import Muscle, Part, Side, parts_of
from unkink.catalogue import Catalogue, read_catalogue
from unkink.coach import Wishes, plan_routine
from unkink.planner import (
    ALL_TOOLS,
    Answer,
    Instance,
    SorenessReport,
    faults_of,
    solve,
)
from unkink.planner.instance import MICRO

NOW = datetime(2026, 11, 22, 19, 30, tzinfo=UTC)
SORE_QUADS = dict.fromkeys(parts_of(Muscle.QUADRICEPS), 5.0)
ONE_SORE_CALF = {Part(Muscle.GASTROCNEMIUS, Side.LEFT): 4.0}
AFTER_A_MARATHON = {
    part: value
    for muscle, value in (
        (Muscle.QUADRICEPS, 6.1),
        (Muscle.HAMSTRINGS, 5.2),
        (Muscle.GASTROCNEMIUS, 4.9),
    )
    for part in parts_of(muscle)
}
LOPSIDED = {
    Part(muscle, Side.RIGHT): 1.0 + 0.5 * index
    for index, muscle in enumerate(Muscle)
    if muscle is not Muscle.THORACIC_SPINE
}
PATTERNS = {
    "nothing known": {},
    "sore quads": SORE_QUADS,
    "one sore calf": ONE_SORE_CALF,
    "after a marathon": AFTER_A_MARATHON,
    "right side by degrees": LOPSIDED,
}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return read_catalogue()


def assert_agrees(instance: Instance, answer: Answer) -> None:
    value, _ = cp_sat_best(instance)
    assert round(answer.value * MICRO) == value
    assert answer.total_s == cp_sat_least_time_s(instance, value)
    assert faults_of(instance, answer) == []


@pytest.mark.parametrize("seed", range(12))
def test_some_random_problems_have_the_optimum_of_cp_sat(seed: int) -> None:
    instance = random_instance(seed)

    answer = solve(instance)

    assert_agrees(instance, answer)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(12, 200))
def test_all_random_problems_have_the_optimum_of_cp_sat(seed: int) -> None:
    instance = random_instance(seed)

    answer = solve(instance)

    assert_agrees(instance, answer)


@pytest.mark.parametrize("minutes", [3, 12, 25])
@pytest.mark.parametrize("pattern", PATTERNS)
def test_real_plans_have_the_optimum_of_cp_sat(
    pattern: str, minutes: int, catalogue: Catalogue
) -> None:
    reports = tuple(SorenessReport(p, x, NOW) for p, x in PATTERNS[pattern].items())
    wishes = Wishes(minutes, reports=reports, tools=ALL_TOOLS, allows_demanding=True)

    planned = plan_routine(None, wishes, catalogue, now=NOW)

    assert_agrees(planned.instance, planned.answer)
