"""One run as it was recorded: columns in numpy arrays, SI units, gaps kept as gaps."""

from dataclasses import dataclass, field, fields, replace
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
        vertical_oscillation_m: How far the trunk goes up and down in a step [m].
        ground_contact_s: How long a foot is on the ground in a step [s].
        left_contact_share: Share of the left foot in the time on the ground, 0 to 1,
            as Garmin writes it.
        step_length_m: Length of a step [m].
        temperature_c: Temperature at the watch [°C], warmed by the wrist.
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
    vertical_oscillation_m: Floats
    ground_contact_s: Floats
    left_contact_share: Floats
    step_length_m: Floats
    temperature_c: Floats
    is_running: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.time_s)


@dataclass(frozen=True)
class Lap:
    """A part of an activity that the watch counted apart.

    Attributes:
        start_s: Its start, since the start of the activity [s].
        elapsed_s: Time from its start to its end [s], None if not recorded.
        moving_s: Timer time [s], None if not recorded.
        distance_m: Distance [m], None if not recorded.
    """

    start_s: float
    elapsed_s: float | None = None
    moving_s: float | None = None
    distance_m: float | None = None


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
        laps: The laps, in the order of time; empty if the file has none.
        pauses: When the timer stopped and went on, since the start [s].
        name: What the runner or the program called it, "" if it has no name.
        notes: What the runner wrote about it.
        gear: Shoes, as the runner's archive names them.
        device: Name of the watch or program, "" if unknown.
        perceived_effort: The runner's rating of effort, 0 to 10, else None.
        feel: How the runner felt, 0 (bad) to 100 (good), else None.
        leg: Number of the leg in its file, from 1.
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
    laps: tuple[Lap, ...] = ()
    pauses: tuple[tuple[float, float], ...] = ()
    name: str = ""
    notes: str = ""
    gear: str = ""
    device: str = ""
    perceived_effort: float | None = None
    feel: float | None = None
    leg: int = 1
    digest: str = ""
    warnings: tuple[str, ...] = field(default=())

    @property
    def end(self) -> datetime:
        """When it ended."""
        return self.start + timedelta(seconds=self.elapsed_s)

    def without_samples(self) -> "Activity":
        """Return the activity with empty streams, to keep many."""
        return replace(self, streams=_NO_STREAMS)


def no_streams() -> Streams:
    """Return streams without any sample."""
    return _NO_STREAMS


_NOTHING = np.empty(0)
_NO_STREAMS = Streams(
    **{name.name: _NOTHING for name in fields(Streams) if name.name != "is_running"},
    is_running=_NOTHING.astype(np.bool_),
)
