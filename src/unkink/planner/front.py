"""The best choice within one set of positions, as a growing front of states.

A state is a choice from the groups so far. One state beats another if it is worth at
least as much in at most the time; of equals the one that comes first by ids stays.
States that cannot reach the value already known, by the priced bound, are dropped.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from unkink.errors import SearchStoppedError
from unkink.planner.instance import MICRO, Answer, Option
from unkink.planner.relax import SLACK, Relaxation

Ints = NDArray[np.int64]
# A plan needs a few thousand; a hostile instance shall not take all memory.
MOST_STATES = 5_000_000


@dataclass(frozen=True)
class _Front:
    """States after some group, shape (n,) each.

    Attributes:
        time_s: Rolling time so far [s].
        value: Value so far [millionths].
        used: Positions in use so far, as bits; 0 where that does not matter.
        rank: Order of the choices by ids.
        parent: Index of the state before this group.
        pick: Index of the group's option, its number of options for none.
    """

    time_s: Ints
    value: Ints
    used: Ints
    rank: Ints
    parent: Ints
    pick: Ints

    def __len__(self) -> int:
        return len(self.time_s)

    def at(self, index: Ints) -> "_Front":
        """Return some of the states."""
        return _Front(*(column[index] for column in vars(self).values()))


def best_in_set(
    relaxation: Relaxation, positions: frozenset[str], *, floor: int
) -> Answer | None:
    """Return the best choice that is done in a set of positions.

    Args:
        relaxation: The problem and its bounds.
        positions: The set; the choice pays the way through all of it.
        floor: Choices worth less [millionths] are of no interest.

    Returns:
        The choice; None if none is worth the floor, or if the best does not use the
        whole set, so that it is found in a smaller one.
    """
    # Only where a detour is shorter must the front remember which positions it used.
    must_use = relaxation.has_longer_part(positions)
    limit = relaxation.left_s[positions]
    gains = relaxation.gains_of(positions)
    ahead = np.cumsum(gains[::-1], axis=0)[::-1]
    front = _start()
    fronts: list[_Front] = [front]
    menus: list[Sequence[Option]] = [()]
    for index, group in enumerate(relaxation.groups):
        menu = [o for o in relaxation.by_group[group] if o.position in positions]
        bits = _bits(menu, positions) if must_use else np.zeros(len(menu), np.int64)
        front = _undominated(_grown(front, menu, bits))
        rest = ahead[index + 1] if index + 1 < len(ahead) else np.zeros_like(ahead[0])
        front = _promising(front, rest, relaxation.prices, limit=limit, floor=floor)
        if not len(front):
            return None
        fronts.append(front)
        menus.append(menu)
    if must_use:
        front = front.at(np.flatnonzero(front.used == (1 << len(positions)) - 1))
    return _answer(relaxation, positions, front, fronts, menus)


def _start() -> _Front:
    zero = np.zeros(1, dtype=np.int64)
    return _Front(zero, zero, zero, zero, zero, zero)


def _bits(menu: Sequence[Option], positions: frozenset[str]) -> Ints:
    names = sorted(positions)
    return np.array([1 << names.index(o.position) for o in menu], dtype=np.int64)


def _grown(front: _Front, menu: Sequence[Option], bits: Ints) -> _Front:
    """Return every state with every option of a group, and with none, ranked last."""
    time_s = np.array([*(o.time_s for o in menu), 0], dtype=np.int64)
    value = np.array([*(o.micro_value for o in menu), 0], dtype=np.int64)
    choices, states = len(menu) + 1, len(front)
    if choices * states > MOST_STATES:
        raise SearchStoppedError(choices * states, allowed=MOST_STATES)
    return _Front(
        time_s=(front.time_s[:, None] + time_s).ravel(),
        value=(front.value[:, None] + value).ravel(),
        used=(front.used[:, None] | np.append(bits, 0)).ravel(),
        rank=(front.rank[:, None] * choices + np.arange(choices)).ravel(),
        parent=np.repeat(np.arange(states), choices),
        pick=np.tile(np.arange(choices), states),
    )


def _undominated(front: _Front) -> _Front:
    """Return the states that no other one with the same positions beats."""
    order = np.lexsort((front.rank, -front.value, front.time_s, front.used))
    value, used = front.value[order], front.used[order]
    # Lift the values of each block of `used` above the one before, so that one running
    # maximum serves all blocks.
    block = np.cumsum(np.concatenate(([0], used[1:] != used[:-1])))
    lifted = value + block * (int(value.max()) + 1)
    highest = np.maximum.accumulate(lifted)
    is_new = np.concatenate(([True], lifted[1:] > highest[:-1]))
    return front.at(order[is_new])


def _promising(
    front: _Front,
    gains: NDArray[np.float64],
    prices: NDArray[np.float64],
    *,
    limit: int,
    floor: int,
) -> _Front:
    """Return the states within the time that may still reach the floor, ranked anew."""
    left = limit - front.time_s
    reach = front.value + (gains + prices * left[:, None]).min(axis=1) + SLACK
    kept = front.at(np.flatnonzero((left >= 0) & (reach >= floor)))
    rank = np.empty(len(kept), dtype=np.int64)
    rank[np.argsort(kept.rank)] = np.arange(len(kept))
    return _Front(kept.time_s, kept.value, kept.used, rank, kept.parent, kept.pick)


def _answer(
    relaxation: Relaxation,
    positions: frozenset[str],
    front: _Front,
    fronts: Sequence[_Front],
    menus: Sequence[Sequence[Option]],
) -> Answer | None:
    if not len(front):
        return None
    best = np.lexsort((front.rank, front.time_s, -front.value))[0]
    value, time_s = int(front.value[best]), int(front.time_s[best])
    chosen: list[Option] = []
    at = int(np.flatnonzero(fronts[-1].rank == front.rank[best])[0])
    for stage, menu in zip(reversed(fronts), reversed(menus), strict=True):
        if stage.pick[at] < len(menu):
            chosen.append(menu[stage.pick[at]])
        at = int(stage.parent[at])
    if {option.position for option in chosen} != positions:
        return None
    return Answer(
        chosen=tuple(option.id for option in reversed(chosen)),
        order=relaxation.order_of[positions],
        value=value / MICRO,
        total_s=time_s + relaxation.budget_s - relaxation.left_s[positions],
    )
