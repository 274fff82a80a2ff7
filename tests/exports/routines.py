"""Routines to carry away: every programme, and plans for many kinds of legs."""

from functools import cache

import numpy as np

from tests.planner.builders import NOW, make_request
from unkink.anatomy import Muscle, parts_of
from unkink.catalogue import Mobility, read_catalogue
from unkink.exports import Guided, guided
from unkink.planner import ALL_TOOLS, plan, programme_routine
from unkink.routines import Routine

CATALOGUE = read_catalogue()
MINUTES = (4, 7.5, 12, 20, 33, 60)
TOOLS = (frozenset({"roller"}), frozenset({"ball", "stick"}), ALL_TOOLS)
PARTS = [part for muscle in Muscle for part in parts_of(muscle)]


@cache
def programmes() -> tuple[Guided, ...]:
    """Every programme in its own minutes."""
    return tuple(
        make_guided(programme_routine(programme, CATALOGUE))
        for programme in CATALOGUE.programmes.values()
    )


@cache
def random_plans(count: int = 200) -> tuple[Guided, ...]:
    """Plans from seeded soreness, minutes, tools and mobility."""
    return tuple(make_guided(_random_plan(seed)) for seed in range(count))


def make_guided(routine: Routine | None = None) -> Guided:
    """A routine, the office programme by default, as it is carried away."""
    if routine is None:
        routine = programme_routine(CATALOGUE.programmes["office"], CATALOGUE)
    return guided(routine, CATALOGUE, now=NOW)


def planned(minutes: float = 12) -> Routine:
    """A plan for sore legs: with reasons, scores and what was left out."""
    soreness = {Muscle.QUADRICEPS: 5.0, Muscle.GASTROCNEMIUS: 3.5}
    request = make_request(minutes=minutes, soreness=soreness)
    return plan(request, CATALOGUE).routine


def _random_plan(seed: int) -> Routine:
    rng = np.random.default_rng(seed)
    hit = rng.choice(len(PARTS), size=int(rng.integers(0, 9)), replace=False)
    request = make_request(
        minutes=MINUTES[seed % len(MINUTES)],
        soreness={PARTS[i]: int(rng.integers(0, 17)) / 2 for i in hit},
        tools=TOOLS[int(rng.integers(len(TOOLS)))],
        mobility=list(Mobility)[int(rng.integers(len(Mobility)))],
        allows_demanding=bool(rng.integers(2)),
    )
    return plan(request, CATALOGUE).routine
