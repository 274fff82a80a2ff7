"""The step rate that a runner prefers at a speed, from the runs before."""

from bisect import insort
from collections.abc import Mapping, Sequence
from math import nan

import numpy as np
from numpy.typing import NDArray

from unkink.workload.motion import Motion
from unkink.workload.tables import Floats

BIN_MPS = 0.25
FASTEST_MPS = 8.0
# Fewer past runs than this at a speed tell chance, not preference (our choice).
LEAST_RUNS = 3
LEAST_SECONDS = 60.0

_BINS = int(FASTEST_MPS / BIN_MPS) + 1


# Median step rate of one run [1/min], by bin of speed.
StepRates = Mapping[int, float]


class UsualRates:
    """The step rates of the runs so far, by speed."""

    def __init__(self) -> None:
        self._runs = 0
        # Median rate of each run [1/min], ascending, for each bin of speed.
        self._rates: list[list[float]] = [[] for _ in range(_BINS)]

    def add(self, rates: StepRates | None) -> None:
        """Add a run, if the watch recorded its cadence."""
        if rates is None:
            return
        self._runs += 1
        for index, rate in rates.items():
            insort(self._rates[index], rate)

    def ratio(self, motion: Motion) -> Floats | None:
        """Return step rate over the runner's preferred rate at that speed.

        Args:
            motion: A run, n intervals.

        Returns:
            Ratio [1], shape (n,), 1 at speeds of which too little is known; None if the
            watch recorded no cadence or fewer than three runs with cadence are known.
        """
        if not motion.has_cadence or self._runs < LEAST_RUNS:
            return None
        preferred = [_middle(r) if len(r) >= LEAST_RUNS else nan for r in self._rates]
        at_speed = np.array(preferred)[_bins(motion)]
        ratio = motion.step_rate_spm / at_speed
        return np.where(np.isfinite(at_speed), ratio, 1.0)


def step_rates(motion: Motion) -> StepRates | None:
    """Return a run's median step rates by speed, where it ran a minute or more.

    Returns:
        Rates [1/min] by bin of 0.25 m/s; None if the watch recorded no cadence.
    """
    if not motion.has_cadence:
        return None
    found: dict[int, float] = {}
    bins, runs = _bins(motion), ~motion.is_walking & (motion.seconds > 0)
    # Not np.unique: that imports masked arrays, and start-up time matters.
    for index in np.flatnonzero(np.bincount(bins[runs])).tolist():
        here = runs & (bins == index)
        if motion.seconds[here].sum() >= LEAST_SECONDS:
            found[index] = _middle(np.sort(motion.step_rate_spm[here]).tolist())
    return found


def _middle(ascending: Sequence[float]) -> float:
    """Return the median of sorted values."""
    half = len(ascending) // 2
    return (ascending[half] + ascending[-half - 1]) / 2


def _bins(motion: Motion) -> NDArray[np.int64]:
    speed = np.clip(motion.speed_mps, 0, FASTEST_MPS)
    return np.floor(speed / BIN_MPS).astype(np.int64)
