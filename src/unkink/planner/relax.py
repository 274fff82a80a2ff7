"""Upper bounds for sets of positions: time has a price instead of a limit.

For a price λ of a second, a group adds at most the largest value − λ · time of its
options; what remains of the budget is paid back at λ. Every λ ≥ 0 gives a bound, so the
least of some is one too (Lagrangian relaxation of the multiple-choice knapsack).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from unkink.planner.instance import KEEP_VALUE, MICRO, Instance, Option

Floats = NDArray[np.float64]
PRICES = 48
KEEP_PRICES = 8
# Values are whole millionths; a bound may be off by rounding far less than one.
SLACK = 0.5


@dataclass(frozen=True)
class Relaxation:
    """The priced problem.

    Attributes:
        prices: Prices of a second [millionths/s], shape (l,).
        gains: Largest value less price of each group in each position, shape
            (groups, positions, l); -inf where there is none.
        budget_s: Time there is [s].
        groups: Names in order.
        by_group: Options worth a look of each group, in the order of their ids.
        positions: Names in order.
        order_of: The cheapest order of each set that fits the budget, first by name.
        left_s: What it leaves of the budget [s].
    """

    prices: Floats
    gains: Floats
    budget_s: int
    groups: tuple[str, ...]
    by_group: dict[str, tuple[Option, ...]]
    positions: tuple[str, ...]
    order_of: dict[frozenset[str], tuple[str, ...]]
    left_s: dict[frozenset[str], int]

    def gains_of(self, positions: frozenset[str]) -> Floats:
        """Return the most that each group adds in a set, shape (groups, l), >= 0."""
        columns = [i for i, name in enumerate(self.positions) if name in positions]
        best = self.gains[:, columns].max(axis=1, initial=-np.inf)
        return np.asarray(np.maximum(best, 0.0))

    def bound(self, positions: frozenset[str]) -> float:
        """Return an upper bound on the value in a set of positions [millionths]."""
        gains = self.gains_of(positions).sum(axis=0)
        return float((gains + self.prices * self.left_s[positions]).min()) + SLACK

    def sets_by_bound(self) -> list[frozenset[str]]:
        """Return the sets that fit the budget, the most promising first."""
        return sorted(self.left_s, key=lambda s: (-self.bound(s), sorted(s)))

    def has_longer_part(self, positions: frozenset[str]) -> bool:
        """Return whether some part of a set has a longer way than the whole set."""
        return any(
            self.left_s.get(frozenset(part), -1) < self.left_s[positions]
            for size in range(len(positions))
            for part in combinations(sorted(positions), size)
        )


def relaxation_of(instance: Instance) -> Relaxation:
    """Return the priced problem of an instance."""
    groups = tuple(sorted({option.muscle for option in instance.options}))
    positions = tuple(sorted({option.position for option in instance.options}))
    prices = _prices(instance)
    gains = np.full((len(groups), len(positions), len(prices)), -np.inf)
    group_at = {name: i for i, name in enumerate(groups)}
    position_at = {name: i for i, name in enumerate(positions)}
    place = np.array(
        [
            group_at[o.muscle] * len(positions) + position_at[o.position]
            for o in instance.options
        ],
        dtype=np.int64,
    )
    worth = np.array([o.micro_value for o in instance.options], dtype=np.float64)
    spent = np.array([o.time_s for o in instance.options], dtype=np.float64)
    np.maximum.at(
        gains.reshape(-1, len(prices)), place, worth[:, None] - spent[:, None] * prices
    )
    order_of, left_s = _ways(instance, positions)
    by_group = {group: _menu(instance, group) for group in groups}
    return Relaxation(
        prices, gains, instance.budget_s, groups, by_group, positions, order_of, left_s
    )


def _menu(instance: Instance, group: str) -> tuple[Option, ...]:
    """Return a group's options that no other in the same position beats outright."""
    options = [o for o in instance.options if o.muscle == group]
    quick = sorted(options, key=lambda o: (o.position, o.time_s, -o.micro_value, o.id))
    menu: list[Option] = []
    for option in quick:
        same_place = menu and menu[-1].position == option.position
        if not same_place or option.micro_value > menu[-1].micro_value:
            menu.append(option)
    return tuple(sorted(menu, key=lambda option: option.id))


def _prices(instance: Instance) -> Floats:
    """Return prices around what a second is worth.

    What is put on top of a value to keep an option says nothing of that; a few prices
    up to it serve where time is too short for all that shall be kept.
    """
    valued = [option for option in instance.options if option.micro_value]
    if not valued:
        return np.zeros(1)
    top = KEEP_VALUE * MICRO
    high = max(o.micro_value / o.time_s for o in valued)
    usual = max(o.micro_value % top / o.time_s for o in valued) or high
    steps = np.geomspace(usual / 50, usual, PRICES - 1)
    beyond = np.geomspace(usual, high, KEEP_PRICES + 1)[1:] if high > usual else ()
    return np.concatenate(([0.0], steps, beyond))


def _ways(
    instance: Instance, positions: tuple[str, ...]
) -> tuple[dict[frozenset[str], tuple[str, ...]], dict[frozenset[str], int]]:
    @cache
    def onward(first: str, rest: frozenset[str]) -> tuple[int, tuple[str, ...]]:
        if not rest:
            return 0, (first,)
        tails = (
            (instance.transition_s[first][second] + cost, order)
            for second in rest
            for cost, order in [onward(second, rest - {second})]
        )
        cost, order = min(tails)
        return cost, (first, *order)

    orders: dict[frozenset[str], tuple[str, ...]] = {frozenset(): ()}
    left: dict[frozenset[str], int] = {frozenset(): instance.budget_s}
    for chosen in _sets(positions):
        ways = (
            (instance.start_s[first] + cost, order)
            for first in chosen
            for cost, order in [onward(first, chosen - {first})]
        )
        cost, order = min(ways)
        if cost <= instance.budget_s:
            orders[chosen], left[chosen] = order, instance.budget_s - cost
    return orders, left


def _sets(positions: tuple[str, ...]) -> Iterator[frozenset[str]]:
    for size in range(1, len(positions) + 1):
        yield from map(frozenset, combinations(positions, size))
