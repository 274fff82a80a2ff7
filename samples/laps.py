"""The laps that a watch makes by itself, one a kilometre."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from samples.recording import Recording
from samples.run import paused_s

_LAP_M = 1000.0


@dataclass(frozen=True, slots=True)
class Lap:
    """One lap.

    Attributes:
        rows: Its rows, first inclusive, last exclusive.
        start_s: Start [s] since the start of the run.
        end_s: End [s] since the start of the run.
        timer_s: Time without pauses [s].
        distance_m: Length [m].
        is_last: Whether the end of the run ended it, not the distance.
    """

    rows: slice
    start_s: float
    end_s: float
    timer_s: float
    distance_m: float
    is_last: bool


def laps_of(recording: Recording) -> list[Lap]:
    """Return the laps of a recording, in order; together they are the whole run."""
    marks_m = np.arange(_LAP_M, recording.distance_m[-1], _LAP_M)
    cuts = np.searchsorted(recording.distance_m, marks_m).tolist()
    edges = [0, *cuts, len(recording)]
    return [_lap_of(recording, first=first, end=end) for first, end in pairwise(edges)]


def _lap_of(recording: Recording, *, first: int, end: int) -> Lap:
    # The row that crosses the mark opens the next lap; the two share that moment.
    is_last = end == len(recording)
    closing = end - 1 if is_last else end
    start_s, end_s = float(recording.time_s[first]), float(recording.time_s[closing])
    pauses = recording.run.pauses
    stood_s = paused_s(pauses, end_s) - paused_s(pauses, start_s)
    covered_m = recording.distance_m[closing] - recording.distance_m[first]
    return Lap(
        rows=slice(first, end),
        start_s=start_s,
        end_s=end_s,
        timer_s=end_s - start_s - stood_s,
        distance_m=float(covered_m),
        is_last=is_last,
    )
