"""One run as it was recorded: columns in numpy arrays, SI units, gaps kept as gaps."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
SportOrigin = Literal["recorded", "assumed", "overridden"]


@dataclass(frozen=True)
class Streams:
    """What a watch wrote down, one row a sample.

    All columns have shape (n,); a value that was not recorded is NaN. Nothing here is
    smoothed or repaired, except that rows are in the order of time and no time occurs
    twice.

    Attributes:
        time_s: Seconds since the start of the activity [s], strictly increasing, >= 0.
        latitude_deg: Latitude [deg], -90 to 90.
        longitude_deg: Longitude [deg], -180 to 180.
        distance_m: Distance covered so far [m], as the watch counted it; where the
            file has positions only, the length of the track.
        altitude_m: Altitude [m].
        speed_mps: Speed as the watch wrote it [m/s]; NaN throughout if it wrote none.
        step_rate_spm: Steps of both feet per minute [1/min].
        heart_rate_bpm: Heart rate [1/min].
        power_w: Running power [W].
        is_running: False where the timer stood still (a pause), shape (n,).
    """

    time_s: Floats
    latitude_deg: Floats
    longitude_deg: Floats
    distance_m: Floats
    altitude_m: Floats
    speed_mps: Floats
    step_rate_spm: Floats
    heart_rate_bpm: Floats
    power_w: Floats
    is_running: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.time_s)


@dataclass(frozen=True)
class Activity:
    """One activity: its streams, and the totals as recorded.

    Attributes:
        source: Where it was read from; the path, or "path#2" for the second leg.
        start: Start, with time zone.
        sport: Sport in lower case, `running` for a run.
        sport_origin: Whether the file said so, we assumed it, or the caller said so.
        distance_m: Distance [m] as recorded.
        moving_s: Timer time [s]: elapsed time less pauses.
        elapsed_s: Time from start to end [s].
        ascent_m: Climbed [m] as recorded, else None.
        descent_m: Descended [m] as recorded, else None.
        streams: The columns.
        device: Name of the watch or program, "" if unknown.
        perceived_effort: The runner's rating of effort, 0 to 10, else None.
        feel: How the runner felt, 0 (bad) to 100 (good), else None.
        digest: SHA-256 of the file's bytes, to know a file again.
        warnings: What was wrong with the file and what was done about it.
    """

    source: str
    start: datetime
    sport: str
    sport_origin: SportOrigin
    distance_m: float
    moving_s: float
    elapsed_s: float
    ascent_m: float | None
    descent_m: float | None
    streams: Streams
    device: str = ""
    perceived_effort: float | None = None
    feel: float | None = None
    digest: str = ""
    warnings: tuple[str, ...] = field(default=())

    @property
    def end(self) -> datetime:
        """When it ended."""
        return self.start + timedelta(seconds=self.elapsed_s)
