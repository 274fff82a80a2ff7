"""The planner's search against CP-SAT, on the same problems.

Ours is timed as a whole, pruning included. Of CP-SAT only the search is timed: building
its model, which in Python takes longer than our whole answer, is left out, in its
favour. It has one worker, as our search has, and gets the options unpruned. That both
found the same optimum is checked before their times are compared.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from statistics import geometric_mean, median
from time import perf_counter

from bench.table import Figure, print_table
from tests.agreement.cp_sat import cp_sat_best
from tests.agreement.random_instances import random_instance
from unkink.anatomy import Muscle, parts_of
from unkink.catalogue import read_catalogue
from unkink.planner import (
    ALL_TOOLS,
    Instance,
    RoutineRequest,
    SorenessReport,
    needs_of,
    solve,
)
from unkink.planner.instance import MICRO
from unkink.planner.options import instance_of
from unkink.planner.solve import undominated

MINUTES = (5, 12, 20, 30, 45)
QUICK_MINUTES = (5, 20)
SEEDS, QUICK_SEEDS = 200, 20
# Means of 11 runners on the day after a marathon (Takayama 2017).
SORENESS = {Muscle.QUADRICEPS: 6.1, Muscle.HAMSTRINGS: 5.2, Muscle.GASTROCNEMIUS: 4.9}
REPEATS = 5


@dataclass(frozen=True, slots=True)
class Race:
    """One problem, answered by both.

    Attributes:
        name: What the problem is.
        options: Options before pruning.
        kept: Options after it.
        ours_s: Median time of our answer [s].
        peer_s: Time of CP-SAT's search [s].
    """

    name: str
    options: int
    kept: int
    ours_s: float
    peer_s: float

    @property
    def ratio(self) -> float:
        """Our time as a share of CP-SAT's."""
        return self.ours_s / self.peer_s


def bench_planner(*, is_quick: bool) -> list[Figure]:
    """Print the races, and return the figures."""
    print(
        f"numpy {version('numpy')}, OR-Tools {version('ortools')} (CP-SAT, one worker)"
    )
    print("CP-SAT: search time alone; the building of its model is left out.")
    real = [race(name, problem) for name, problem in _real(is_quick=is_quick)]
    _show(
        "Real problems: all tools, at home, demanding allowed, day after a race", real
    )
    random = [race(name, problem) for name, problem in _random(is_quick=is_quick)]
    slowest = sorted(random, key=lambda one: -one.ratio)[:5]
    _show(f"The five of {len(random)} random problems that went worst for us", slowest)
    return [*_figures("real", real), *_figures("random", random)]


def race(name: str, instance: Instance) -> Race:
    """Return the times of both on one problem, whose optima must agree."""
    times: list[float] = []
    for _ in range(REPEATS):
        begin = perf_counter()
        answer = solve(instance)
        times.append(perf_counter() - begin)
    value, peer_s = cp_sat_best(instance)
    if value != round(answer.value * MICRO):
        raise AssertionError(f"{name}: we found {answer.value}, CP-SAT {value / MICRO}")
    kept = len(undominated(instance.options))
    return Race(name, len(instance.options), kept, median(times), peer_s)


def _real(*, is_quick: bool) -> Iterator[tuple[str, Instance]]:
    catalogue, now = read_catalogue(), datetime(2026, 11, 22, tzinfo=UTC)
    reports = [
        SorenessReport(part, value, now)
        for muscle, value in SORENESS.items()
        for part in parts_of(muscle)
    ]
    needs = needs_of(None, now=now, reports=reports)
    for minutes in QUICK_MINUTES if is_quick else MINUTES:
        request = RoutineRequest(
            minutes * 60, needs, tools=ALL_TOOLS, allows_demanding=True
        )
        yield f"{minutes} min", instance_of(request, catalogue)


def _random(*, is_quick: bool) -> Iterator[tuple[str, Instance]]:
    for seed in range(QUICK_SEEDS if is_quick else SEEDS):
        yield f"seed {seed}", random_instance(seed)


def _show(title: str, races: Sequence[Race]) -> None:
    header = ("", "options", "pruned to", "ours", "CP-SAT", "ratio")
    rows = [
        (
            one.name,
            str(one.options),
            str(one.kept),
            f"{one.ours_s * 1e3:.1f} ms",
            f"{one.peer_s * 1e3:.1f} ms",
            f"{one.ratio:.3f}",
        )
        for one in races
    ]
    print_table(title, header, rows)


def _figures(kind: str, races: Sequence[Race]) -> list[Figure]:
    ratios = [one.ratio for one in races]
    return [
        Figure(f"{kind} plans, geometric mean", geometric_mean(ratios), 0.2),
        Figure(f"{kind} plans, worst case", max(ratios), 1.0),
    ]
