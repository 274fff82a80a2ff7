"""A plausible heart rate for a run."""

import itertools
import math

import numpy as np

from samples.pacing import cost_of
from samples.run import Floats, TrueRun

_STANDING_BPM = 82.0
_BPM_PER_WATT_PER_KG = 5.9
_HIGHEST_BPM = 186.0
_LAG_S = 35.0


def heart_rate_of(run: TrueRun) -> Floats:
    """Return the heart rate [1/min] that goes with each second, shape (n,).

    Proportional to the power of running, up to a highest rate; 35 s behind it, and 6 %
    higher after two hours (cardiac drift). Looks right; carries no evidence.
    """
    power_wpkg = run.speed_mps * cost_of(run.grade)
    drift = 1 + 0.03 * run.time_s / 3600
    wanted = (_STANDING_BPM + _BPM_PER_WATT_PER_KG * power_wpkg) * drift
    keep = math.exp(-1 / _LAG_S)
    lagged = itertools.accumulate(
        wanted.clip(max=_HIGHEST_BPM).tolist(),
        lambda rate, aim: keep * rate + (1 - keep) * aim,
        initial=_STANDING_BPM,
    )
    return np.fromiter(lagged, dtype=np.float64)[1:]
