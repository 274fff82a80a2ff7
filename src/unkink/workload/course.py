"""A run along its time, thinned for a page, with where each muscle's work was done."""

from dataclasses import dataclass

import numpy as np

from unkink.activities import Activity
from unkink.workload.dose import Dose
from unkink.workload.motion import Motion
from unkink.workload.tables import Floats

MOST_POINTS = 600


@dataclass(frozen=True)
class Course:
    """Some points of a run, p of them; NaN where nothing was recorded.

    Attributes:
        time_s: Since the start [s], shape (p,), increasing.
        distance_m: Covered so far [m], as recorded, shape (p,).
        altitude_m: Altitude [m], as recorded, shape (p,).
        speed_mps: Smoothed speed [m/s], shape (p,).
        shares: Share of each muscle's work that is done by then, 0 to 1, shape (p, m).
    """

    time_s: Floats
    distance_m: Floats
    altitude_m: Floats
    speed_mps: Floats
    shares: Floats


def course_of(run: Activity, motion: Motion, dose: Dose) -> Course:
    """Return a run's course, at most 600 points of it."""
    streams = run.streams
    count = len(streams) if len(motion.seconds) else 0
    kept = np.linspace(0, count - 1, min(count, MOST_POINTS)).round().astype(int)
    # What is done by a sample ends with the interval before it.
    done = np.concatenate([np.zeros((1, dose.damage.shape[1])), dose.damage]).cumsum(0)
    whole = np.maximum(done[-1], 1e-12)
    speed = np.append(motion.speed_mps, motion.speed_mps[-1:])
    return Course(
        time_s=streams.time_s[kept],
        distance_m=streams.distance_m[kept],
        altitude_m=streams.altitude_m[kept],
        speed_mps=speed[kept] if count else np.zeros(0),
        shares=(done / whole)[kept],
    )
