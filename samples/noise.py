"""The errors of a watch, one value a second; chance comes in as `rng`."""

import itertools
import math
from collections.abc import Iterable

import numpy as np

from samples.run import Flags, Floats


def correlated(
    count: int, *, sigma: float, memory_s: float, rng: np.random.Generator
) -> Floats:
    """Return an error that forgets itself: a first-order autoregression.

    Args:
        count: Number of seconds.
        sigma: Standard deviation, in the unit of the answer.
        memory_s: Time [s] after which the correlation has fallen to 1/e.
        rng: Chance.

    Returns:
        Errors, shape (count,).
    """
    keep = math.exp(-1 / memory_s)
    kicks = rng.normal(0, sigma * math.sqrt(1 - keep**2), count)
    kicks[0] = rng.normal(0, sigma)
    return _remembered(kicks.tolist(), keep)


def smooth(
    count: int, *, sigma: float, memory_s: float, rng: np.random.Generator
) -> Floats:
    """Return an error with a continuous rate of change.

    Two autoregressions in a row. The filter in a receiver keeps positions from jumping;
    one alone would lengthen the track of a runner by 3 %, this does by 0.3 %.

    Args:
        count: Number of seconds.
        sigma: Standard deviation, in the unit of the answer.
        memory_s: Time [s] after which the correlation has fallen to 1/e.
        rng: Chance.

    Returns:
        Errors, shape (count,).
    """
    # (1 + x) exp(-x) = 1/e at x = 2.146.
    keep = math.exp(-2.146 / memory_s)
    warm_up = math.ceil(10 * memory_s)
    kicks = rng.normal(0, 1, warm_up + count)
    once = _remembered(kicks.tolist(), keep)
    twice = _remembered(once.tolist(), keep)[warm_up:]
    return twice * sigma * math.sqrt((1 - keep**2) ** 3 / (1 + keep**2))


def barometer_error(count: int, rng: np.random.Generator) -> Floats:
    """Return the altitude error [m] of a barometer, shape (count,).

    White with 0.3 m, and a drift with the weather: a random walk of 1 m in 10 min.
    """
    drift = np.cumsum(rng.normal(0, 1 / math.sqrt(600), count))
    return rng.normal(0, 0.3, count) + drift


def satellite_error(count: int, rng: np.random.Generator) -> Floats:
    """Return the altitude error [m] of a satellite receiver, shape (count,).

    3 m that lasts for 30 s, 0.3 m white, 3 m that drifts over a quarter of an hour,
    and about every quarter of an hour a step of 5 to 8 m, when satellites change.
    """
    lasting = correlated(count, sigma=3.0, memory_s=30, rng=rng)
    drift = smooth(count, sigma=3.0, memory_s=900, rng=rng)
    return lasting + drift + rng.normal(0, 0.3, count) + _steps(count, rng)


def position_error(count: int, rng: np.random.Generator) -> tuple[Floats, Floats]:
    """Return the errors to the north and to the east [m], each of shape (count,)."""
    north_m = smooth(count, sigma=2.5, memory_s=20, rng=rng)
    return north_m, smooth(count, sigma=2.5, memory_s=20, rng=rng)


def is_kept(count: int, rng: np.random.Generator) -> Flags:
    """Return False where the watch left a second out, shape (count,).

    About every 90 s a gap of 1 to 5 s; never the first or the last second.
    """
    gap_starts = np.flatnonzero(rng.random(count) < 1 / 90)
    lengths = rng.integers(1, 6, len(gap_starts))
    kept = np.ones(count, dtype=np.bool_)
    for gap_start, length in zip(gap_starts, lengths, strict=True):
        kept[gap_start : gap_start + length] = False
    kept[[0, -1]] = True
    return kept


def _steps(count: int, rng: np.random.Generator) -> Floats:
    """Return a level that jumps up and down in turn, shape (count,)."""
    places = np.sort(rng.integers(0, count, 1 + rng.poisson(count / 900)))
    jumps = np.zeros(count)
    sign = rng.choice((-1.0, 1.0))
    for place in places:
        jumps[place] += sign * rng.uniform(5, 8)
        sign = -sign
    return np.cumsum(jumps)


def _remembered(kicks: Iterable[float], keep: float) -> Floats:
    values = itertools.accumulate(kicks, lambda value, kick: keep * value + kick)
    return np.fromiter(values, dtype=np.float64)
