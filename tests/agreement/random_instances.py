"""Seeded random problems, large like the figure to reach or small enough to enumerate.

Start and transition times need not be metric: a detour through a third position can be
shorter than the way itself, and a larger set of positions cheaper than a part of it.
"""

from collections.abc import Iterator

import numpy as np

from unkink.planner import Instance, Option
from unkink.planner.options import curve

DOSES_S = tuple(range(60, 301, 15))
FITS = (0.3, 0.5, 0.7, 0.9, 1.0)
SETUPS_S = (5, 10, 15)
CHANGES_S = (5, 10)


def random_instance(seed: int) -> Instance:
    """Return a problem of 10-16 groups, 5-7 positions and 500-3,000 options."""
    rng = np.random.default_rng(seed)
    positions = [f"position-{i}" for i in range(rng.integers(5, 8))]
    groups = [f"group-{i:02}" for i in range(rng.integers(10, 17))]
    wanted = int(rng.integers(500, 3_001))
    need = rng.uniform(0.05, 1.0, size=len(groups)).round(2)
    options: list[Option] = []
    moves = 0
    while len(options) < wanted:
        # Every group gets its turn before one of them gets another move.
        group = moves % len(groups)
        options += _variant(rng, groups[group], moves, need[group], positions)
        moves += 1
    return Instance(
        budget_s=int(rng.integers(60, 541)) * 5,
        start_s=_times(rng, positions, most=7),
        transition_s={a: _times(rng, positions, most=8, but=a) for a in positions},
        options=tuple(options[:wanted]),
    )


def small_instance(seed: int) -> Instance:
    """Return a problem of 3-5 groups and at most 12 options in which ties abound."""
    rng = np.random.default_rng(seed)
    positions = ["chair", "prone", "seated", "standing"][: rng.integers(2, 5)]
    groups = ["adductors", "back", "calf", "lats", "seat"][: rng.integers(3, 6)]
    # Ids that do not follow their groups, so that the order of groups is what counts.
    ids = rng.permutation(rng.integers(len(groups), 13))
    options = [
        make_option(
            f"option-{key:02}",
            muscle=str(rng.choice(groups)),
            position=str(rng.choice(positions)),
            time_s=5 * int(rng.integers(1, 4)),
            value=0.25 * int(rng.integers(0, 4)),
        )
        for key in ids
    ]
    return Instance(
        budget_s=5 * int(rng.integers(0, 14)),
        start_s=_times(rng, positions, most=4),
        transition_s={a: _times(rng, positions, most=4, but=a) for a in positions},
        options=tuple(options),
    )


def make_option(
    key: str,
    *,
    muscle: str = "calf",
    position: str = "seated",
    time_s: int = 60,
    value: float = 0.5,
) -> Option:
    """Return an option of which only what matters to the search need be said."""
    return Option(
        id=key,
        move="move",
        variant="variant",
        muscle=muscle,
        side="both",
        simultaneous=False,
        position=position,
        dose_s=60,
        time_s=time_s,
        value=value,
    )


def _variant(
    rng: np.random.Generator,
    group: str,
    number: int,
    need: float,
    positions: list[str],
) -> Iterator[Option]:
    """Yield a variant in all its doses, timed and valued like a real one."""
    position, fit = str(rng.choice(positions)), float(rng.choice(FITS))
    setup_s, change_s = int(rng.choice(SETUPS_S)), int(rng.choice(CHANGES_S))
    is_both = bool(rng.integers(2))
    for dose_s in DOSES_S:
        sets = -(-dose_s // 60)
        one_after_other = 2 * dose_s + change_s * (2 * sets - 1)
        yield make_option(
            f"{group}/{number:03}/{dose_s:03}",
            muscle=group,
            position=position,
            time_s=setup_s + (one_after_other if is_both else dose_s + 30 * (sets - 1)),
            value=round((1 + is_both) * need * curve(dose_s) * fit, 6),
        )


def _times(
    rng: np.random.Generator, positions: list[str], *, most: int, but: str = ""
) -> dict[str, int]:
    return {p: 5 * int(rng.integers(0, most + 1)) for p in positions if p != but}
