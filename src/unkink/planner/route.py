"""The cheapest way through a set of positions: Held and Karp's recursion."""

from collections.abc import Mapping, Sequence

import numpy as np

from unkink.planner.instance import Instance

FAR = 1 << 30


def way_costs(
    instance: Instance, positions: Sequence[str]
) -> tuple[np.ndarray, np.ndarray]:
    """Return the cheapest way through every set of positions.

    Args:
        instance: Start and transition times.
        positions: The p positions; bit i of a set stands for positions[i].

    Returns:
        Cost of each set from standing [s], shape (2^p,), 0 for the empty set; and the
        cost of a set from its first position on, without the start [s], shape (2^p, p).
    """
    count = len(positions)
    to = _matrix(instance.transition_s, positions)
    start = np.array([instance.start_s[p] for p in positions], dtype=np.int64)
    rest = np.full((1 << count, count), FAR, dtype=np.int64)
    for mask in range(1, 1 << count):
        for first in range(count):
            bit = 1 << first
            if mask == bit:
                rest[mask, first] = 0
            elif mask & bit:
                rest[mask, first] = (to[first] + rest[mask ^ bit]).min()
    ways = (rest + start).min(axis=1) if count else np.zeros(1, dtype=np.int64)
    ways[0] = 0
    return ways, rest


def order_of(
    mask: int, instance: Instance, positions: Sequence[str]
) -> tuple[str, ...]:
    """Return the cheapest order of a set; among equals the first by name.

    Args:
        mask: The set, bit i for positions[i].
        instance: Start and transition times.
        positions: The positions in the order of their names.
    """
    _, rest = way_costs(instance, positions)
    order: list[str] = []
    costs = np.array([instance.start_s[p] for p in positions], dtype=np.int64)
    while mask:
        first = int(np.argmin(costs + rest[mask]))
        order.append(positions[first])
        costs = _matrix(instance.transition_s, positions)[first]
        mask ^= 1 << first
    return tuple(order)


def _matrix(
    transition_s: Mapping[str, Mapping[str, int]], positions: Sequence[str]
) -> np.ndarray:
    return np.array(
        [
            [transition_s[a].get(b, FAR) if a != b else FAR for b in positions]
            for a in positions
        ],
        dtype=np.int64,
    )
