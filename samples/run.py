"""A run whose every second is known exactly."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Sensor = Literal["barometer", "satellite"]


@dataclass(frozen=True, slots=True)
class Pause:
    """A stretch of time in which the runner stands and the timer is stopped.

    Attributes:
        start_s: Stop of the timer [s] since the start of the run, a whole second.
        end_s: Start of the timer again [s], a whole second.
    """

    start_s: float
    end_s: float


@dataclass(frozen=True, slots=True)
class TrueRun:
    """The truth about a made-up run: one row a second, all columns of shape (n,).

    Row i holds from second i to second i + 1, so the sum of `step_rate_spm / 60` is the
    number of steps. In a pause the rows go on, with speed and step rate 0.

    Attributes:
        name: Key of the course, such as `hilly-10k`.
        title: Title for people; says that the run is synthetic.
        start: Start, in UTC.
        time_s: Seconds since the start [s]: 0, 1, 2 ...
        distance_m: Horizontal distance covered [m], as on a map.
        altitude_m: Altitude [m]; 0 on the treadmill.
        grade: Exact derivative of altitude by distance [-].
        speed_mps: Exact derivative of distance by time [m/s].
        step_rate_spm: Steps of both feet [1/min].
        latitude_deg: Latitude [deg]; NaN without position.
        longitude_deg: Longitude [deg]; NaN without position.
        has_position: Whether satellites see the runner.
        has_altitude: Whether a watch would record altitude.
        sensor: What the watch of this run takes its altitude from.
        pauses: Pauses of the timer, in order.
    """

    name: str
    title: str
    start: datetime
    time_s: Floats
    distance_m: Floats
    altitude_m: Floats
    grade: Floats
    speed_mps: Floats
    step_rate_spm: Floats
    latitude_deg: Floats
    longitude_deg: Floats
    has_position: bool
    has_altitude: bool
    sensor: Sensor
    pauses: tuple[Pause, ...] = ()

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.time_s)

    @property
    def is_running(self) -> Flags:
        """False where the timer stands still, shape (n,)."""
        return self.speed_mps > 0

    @property
    def elapsed_s(self) -> float:
        """Time from start to end [s]."""
        return float(self.time_s[-1])

    @property
    def moving_s(self) -> float:
        """Time from start to end less pauses [s]."""
        return self.elapsed_s - paused_s(self.pauses, self.elapsed_s)

    @property
    def ascent_m(self) -> float:
        """Metres climbed [m]."""
        return float(np.diff(self.altitude_m).clip(min=0).sum())

    @property
    def descent_m(self) -> float:
        """Metres descended [m], positive."""
        return float(np.diff(self.altitude_m[::-1]).clip(min=0).sum())


def paused_s(pauses: tuple[Pause, ...], until_s: float) -> float:
    """Return the time [s] spent in pauses from the start to `until_s` [s]."""
    return sum(max(0.0, min(until_s, pause.end_s) - pause.start_s) for pause in pauses)
