"""The exact search: one knapsack for all sets of positions at once.

A state is the set of positions in use and the rolling time spent, on a grid. Groups are
worked off from last to first, so that the tables tell for every state how much the
remaining groups can still add, and the answer can be read off forward in the order of
ids. Reading off forward is what makes ties unambiguous.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import gcd

import numpy as np
from numpy.typing import NDArray

from unkink.planner.instance import MICRO, Answer, Instance, Option
from unkink.planner.route import order_of, way_costs

Ints = NDArray[np.int64]
NEVER = -(1 << 30)


@dataclass(frozen=True)
class _Item:
    """An option on the grid."""

    option: Option
    bit: int
    steps: int
    micro: int


@dataclass(frozen=True)
class _Problem:
    """The pruned problem on the grid.

    Attributes:
        groups: Items of each group, groups in the order of their names.
        positions: Positions in use, by name.
        ways: Cost of each set of positions in steps, shape (2^p,).
        step_s: Seconds of a step.
        limit: Most steps of rolling that any budget leaves.
    """

    groups: tuple[tuple[_Item, ...], ...]
    positions: tuple[str, ...]
    ways: Ints
    step_s: int
    limit: int


def solve(instance: Instance) -> Answer:
    """Return the best choice: most value, then least time, then the order of ids.

    Ties beyond time are broken group by group in the order of their names, and in a
    group by id; no option of a group comes after any option.

    Args:
        instance: The problem; an empty choice answers one where nothing fits.
    """
    return solve_for(instance, [instance.budget_s])[0]


def solve_for(instance: Instance, budgets_s: Sequence[int]) -> list[Answer]:
    """Return the best choice for each of several budgets [s], from one search."""
    problem = _problem(instance, max(budgets_s))
    tables = _tables(problem)
    return [
        _answer(instance, problem, tables, budget_s // problem.step_s)
        for budget_s in budgets_s
    ]


def undominated(options: Sequence[Option]) -> list[Option]:
    """Return the options that no other one of the same group and position beats.

    An option is beaten by one that is worth at least as much in at most the time; of
    equals the first id stays. Worthless options are looked at like all others: one in
    a position that lies on a shorter way can save time.
    """
    kept: list[Option] = []
    best: dict[tuple[str, str], int] = {}
    ranked = sorted(options, key=lambda o: (o.time_s, -o.micro_value, o.id))
    for option in ranked:
        place = option.muscle, option.position
        if option.micro_value > best.get(place, -1):
            best[place] = option.micro_value
            kept.append(option)
    return kept


def _problem(instance: Instance, most_s: int) -> _Problem:
    kept = undominated(instance.options)
    positions = tuple(sorted({option.position for option in kept}))
    ways, _ = way_costs(instance, positions)
    # Budgets are rounded down to the grid: no choice ends between two of its steps.
    step_s = gcd(*(o.time_s for o in kept), *(int(w) for w in ways)) or 1
    used = ways[1:]
    limit = (most_s - int(used.min())) // step_s if len(used) else 0
    groups: dict[str, list[_Item]] = {}
    for option in sorted(kept, key=lambda option: (option.muscle, option.id)):
        steps = option.time_s // step_s
        if steps <= limit:
            bit = 1 << positions.index(option.position)
            item = _Item(option, bit, steps, option.micro_value)
            groups.setdefault(option.muscle, []).append(item)
    return _Problem(
        groups=tuple(tuple(items) for items in groups.values()),
        positions=positions,
        ways=ways // step_s,
        step_s=step_s,
        limit=max(0, limit),
    )


def _tables(problem: _Problem) -> list[Ints]:
    """Return the most that the groups from k on can add, for every k.

    Returns:
        One table for each k and a last one for no groups at all, each of shape
        (2^p, limit + 1): most value in millionths with exactly these positions in use
        and at most that many steps of rolling; negative where it cannot be.
    """
    tops = [max(item.micro for item in group) for group in problem.groups]
    # Half the memory is nearly twice the speed, where the sums allow it.
    kind = np.int32 if sum(tops) < -NEVER // 2 else np.int64
    sets = 1 << len(problem.positions)
    table = np.full(
        (sets, problem.limit + 1), NEVER if kind is np.int32 else NEVER << 30, kind
    )
    table[0] = 0
    tables = [table]
    for group in reversed(problem.groups):
        table = _with_group(table, group)
        tables.append(table)
    return tables[::-1]


def _with_group(table: Ints, group: Sequence[_Item]) -> Ints:
    longer = table.copy()
    columns = table.shape[1]
    for bit in sorted({item.bit for item in group}):
        # Rows of sets without and with this position, side by side.
        old = table.reshape(-1, 2, bit, columns)
        new = longer.reshape(-1, 2, bit, columns)[:, 1]
        before = np.maximum(old[:, 0], old[:, 1])
        for item in group:
            if item.bit == bit:
                here = new[..., item.steps :]
                np.maximum(
                    here, before[..., : columns - item.steps] + item.micro, out=here
                )
    return longer


def _answer(
    instance: Instance, problem: _Problem, tables: Sequence[Ints], budget: int
) -> Answer:
    left = np.minimum(budget - problem.ways, problem.limit)
    fits = left >= 0
    best = tables[0][np.arange(len(left)), np.maximum(left, 0)]
    value = int(best[fits].max(initial=0))
    # A row grows with time, so the first place that holds the value is the quickest.
    quickest = (tables[0] < value).sum(axis=1)
    totals = np.where(fits & (best == value), quickest + problem.ways, 1 << 40)
    total = int(totals.min())
    chosen, used = _read_off(problem, tables, value, total)
    return Answer(
        chosen=tuple(item.option.id for item in chosen),
        order=order_of(used, instance, problem.positions),
        value=value / MICRO,
        total_s=total * problem.step_s,
    )


def _read_off(
    problem: _Problem, tables: Sequence[Ints], value: int, total: int
) -> tuple[list[_Item], int]:
    """Return the first choice in the order of ids that has this value and time."""
    chosen: list[_Item] = []
    used = 0
    for group, rest in zip(problem.groups, tables[1:], strict=True):
        for item in group:
            can = _can_reach(
                problem, rest, value - item.micro, total - item.steps, used | item.bit
            )
            if can:
                chosen.append(item)
                used, value, total = (
                    used | item.bit,
                    value - item.micro,
                    total - item.steps,
                )
                break
    return chosen, used


def _can_reach(
    problem: _Problem, rest: Ints, value: int, steps: int, used: int
) -> bool:
    """Return whether the rest can add the value in the steps that its way leaves."""
    sets = np.arange(len(problem.ways))
    left = np.minimum(steps - problem.ways[sets | used], problem.limit)
    return bool((rest[sets, np.maximum(left, 0)][left >= 0] == value).any())
