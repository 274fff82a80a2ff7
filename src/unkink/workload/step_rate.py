"""The step rate that a runner prefers at a speed, from the runs before."""

from collections.abc import Sequence

import numpy as np

from unkink.workload.motion import Motion
from unkink.workload.tables import Floats

BIN_MPS = 0.25
FASTEST_MPS = 8.0
# Fewer past runs than this at a speed tell chance, not preference (our choice).
LEAST_RUNS = 3
LEAST_SECONDS = 60.0


def step_ratio(motion: Motion, before: Sequence[Floats]) -> Floats | None:
    """Return step rate over the runner's preferred rate at that speed.

    Args:
        motion: A run, n intervals.
        before: Median rates by speed of the runs before it that had cadence.

    Returns:
        Ratio [1], shape (n,), 1 at speeds of which too little is known; None if the
        watch recorded no cadence or fewer than three runs with cadence are known.
    """
    if not motion.has_cadence or len(before) < LEAST_RUNS:
        return None
    usual = np.stack(before)
    enough = np.isfinite(usual).sum(axis=0) >= LEAST_RUNS
    if not enough.any():
        return None
    preferred = np.full(usual.shape[1], np.nan)
    preferred[enough] = np.nanmedian(usual[:, enough], axis=0)
    at_speed = preferred[_bins(motion)]
    return np.where(np.isfinite(at_speed), motion.step_rate_spm / at_speed, 1.0)


def rates_by_speed(motion: Motion) -> Floats:
    """Return the median step rate in each bin of speed [1/min]; NaN if hardly run."""
    bins, runs = _bins(motion), ~motion.is_walking & (motion.seconds > 0)
    rates = np.full(int(FASTEST_MPS / BIN_MPS) + 1, np.nan)
    for index in np.unique(bins[runs]):
        here = runs & (bins == index)
        if motion.seconds[here].sum() >= LEAST_SECONDS:
            rates[index] = np.median(motion.step_rate_spm[here])
    return rates


def _bins(motion: Motion) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    speed = np.clip(motion.speed_mps, 0, FASTEST_MPS)
    return np.floor(speed / BIN_MPS).astype(np.int64)
