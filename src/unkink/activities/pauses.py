"""When the timer stood still, told row by row."""

import numpy as np
from numpy.typing import NDArray

from unkink.activities.activity import Floats
from unkink.activities.recording import Pause


def paused_time_until(time_s: Floats, pauses: tuple[Pause, ...]) -> Floats:
    """Return how long the timer had stood still by each moment.

    Args:
        time_s: Moments [s], shape (n,).
        pauses: Stretches on the same clock, in any order; they may overlap.

    Returns:
        Paused time so far [s], shape (n,).
    """
    edges: list[float] = []
    paused: list[float] = []
    for stop_s, start_s in sorted(pauses):
        from_s = max(stop_s, edges[-1]) if edges else stop_s
        if start_s > from_s:
            total_s = paused[-1] if paused else 0.0
            edges += [from_s, start_s]
            paused += [total_s, total_s + start_s - from_s]
    if not edges:
        return np.zeros(len(time_s))
    return np.asarray(np.interp(time_s, edges, paused), dtype=np.float64)


def rows_running(time_s: Floats, pauses: tuple[Pause, ...]) -> NDArray[np.bool_]:
    """Return which rows belong to running, not to a pause.

    A row stands for the stretch up to the next one and is a pause if the timer stood
    still for more than half of it. So a pause in which nothing was written is seen too:
    the last row before it is False, and the stretches after rows that are True add up
    to the timer time.

    Args:
        time_s: Times of the rows [s], increasing, shape (n,).
        pauses: Stretches on the same clock.

    Returns:
        False in a pause, shape (n,).
    """
    is_running = np.ones(len(time_s), dtype=np.bool_)
    paused_s = np.diff(paused_time_until(time_s, pauses))
    is_running[:-1] = paused_s <= np.diff(time_s) / 2
    return is_running
