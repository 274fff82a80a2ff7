"""The last lap of a file that breaks off: what it still shows, not what it claims.

A TCX lap tells its totals before its points, so a file that breaks off within a lap
claims all of it.
"""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from unkink.activities.activity import Floats, Lap
from unkink.activities.pauses import paused_time_until
from unkink.activities.recording import Recording
from unkink.activities.xml.kind import TIME

# Points of a whole lap end earlier than its timer by less: the seconds between two.
_CLEAR_S = 10.0

Mask = NDArray[np.bool_]


def without_lost(recording: Recording) -> Recording:
    """Return a recording whose last lap claims no more than its samples show.

    A lap without samples is left out. Another one is changed only if its samples end
    more than 10 s before its timer does.

    Args:
        recording: What is left of a broken file.
    """
    lap = recording.laps[-1] if recording.laps else None
    if lap is None:
        return recording
    is_inside = recording.columns[TIME] >= lap.start_s
    if not is_inside.any():
        return _without(recording, lap)
    moving_s = _moving_s(recording, lap, is_inside)
    if (lap.moving_s or 0.0) - moving_s <= _CLEAR_S:
        return recording
    distance_m = _distance_m(recording, is_inside)
    shown = replace(lap, moving_s=moving_s, distance_m=distance_m)
    told = f"Lap {len(recording.laps)} breaks off; its totals come from its samples."
    return replace(
        recording,
        laps=(*recording.laps[:-1], shown),
        moving_s=_total(recording.moving_s, lap.moving_s, moving_s),
        distance_m=_total(recording.distance_m, lap.distance_m, distance_m),
        warnings=(*recording.warnings, told),
    )


def _without(recording: Recording, lap: Lap) -> Recording:
    told = f"Lap {len(recording.laps)} breaks off before its samples; it is left out."
    return replace(
        recording,
        laps=recording.laps[:-1],
        moving_s=_total(recording.moving_s, lap.moving_s, 0.0),
        distance_m=_total(recording.distance_m, lap.distance_m, 0.0),
        warnings=(*recording.warnings, told),
    )


def _moving_s(recording: Recording, lap: Lap, is_inside: Mask) -> float:
    """Return the timer time of a lap by its samples [s]."""
    end_s = np.max(recording.columns[TIME][is_inside])
    edges_s: Floats = np.array([lap.start_s, end_s])
    running_s = edges_s - paused_time_until(edges_s, recording.pauses)
    return float(running_s[1] - running_s[0])


def _distance_m(recording: Recording, is_inside: Mask) -> float | None:
    """Return the distance of the last lap by its samples [m], None without any."""
    distance_m = recording.columns.get("distance_m", np.empty(0))
    if not len(distance_m):
        return None
    is_known = np.isfinite(distance_m)
    before_m, after_m = (
        distance_m[is_known & ~is_inside],
        distance_m[is_known & is_inside],
    )
    if not len(after_m):
        return None
    begin_m, end_m = float(np.append(0.0, before_m)[-1]), float(after_m[-1])
    # Some programs count from zero in each lap.
    return end_m - begin_m if end_m >= begin_m else end_m


def _total(
    total: float | None, claimed: float | None, shown: float | None
) -> float | None:
    """Return a total with what one lap shows in place of its claim.

    None, which takes the total from the samples, if the lap shows nothing.
    """
    if total is None or shown is None:
        return None
    return max(0.0, total - (claimed or 0.0) + shown)
