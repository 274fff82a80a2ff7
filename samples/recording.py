"""What a watch would have written of a true run."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from samples.heart import heart_rate_of
from samples.noise import (
    barometer_error,
    correlated,
    is_kept,
    position_error,
    satellite_error,
)
from samples.route import EARTH_RADIUS_M
from samples.run import Flags, Floats, Sensor, TrueRun

# What FIT can hold; watches write the same values into GPX and TCX.
_ALTITUDE_STEP_M = 0.2
_DISTANCE_STEP_M = 0.01
_SPEED_STEP_MPS = 0.001
_STRIDE_STEP_PER_MIN = 0.5


@dataclass(frozen=True, slots=True)
class Recording:
    """What a watch wrote: one row a kept second, all columns of shape (n,).

    Attributes:
        run: The truth behind it; writers take title, start and pauses from it.
        sensor: What the altitude was taken from.
        time_s: Seconds since the start [s], whole, strictly increasing.
        latitude_deg: Latitude [deg]; NaN indoors.
        longitude_deg: Longitude [deg]; NaN indoors.
        distance_m: Distance as the watch counted it [m], to 1 cm.
        altitude_m: Altitude [m], to 0.2 m; NaN indoors.
        speed_mps: Speed [m/s], to 1 mm/s.
        strides_per_min: Strides [1/min], half the step rate, to 0.5.
        heart_rate_bpm: Heart rate [1/min], whole.
    """

    run: TrueRun
    sensor: Sensor
    time_s: Floats
    latitude_deg: Floats
    longitude_deg: Floats
    distance_m: Floats
    altitude_m: Floats
    speed_mps: Floats
    strides_per_min: Floats
    heart_rate_bpm: Floats

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.time_s)

    def stretches(self) -> list[slice]:
        """Return the rows between pauses, in order."""
        ends_s = [pause.start_s for pause in self.run.pauses]
        cuts = np.searchsorted(self.time_s, ends_s, side="right").tolist()
        edges = [0, *cuts, len(self)]
        return [slice(*edge) for edge in pairwise(edges)]


def rng_for(name: str) -> np.random.Generator:
    """Return the chance of a course, always in the same state; its name is the seed."""
    return np.random.default_rng(list(name.encode()))


def record(
    run: TrueRun, rng: np.random.Generator, *, sensor: Sensor | None = None
) -> Recording:
    """Return what a watch would have written of a run.

    Args:
        run: The truth.
        rng: Chance; the same state gives the same recording.
        sensor: What altitude is taken from; by default, the sensor of the run.
    """
    sensor = sensor or run.sensor
    latitude_deg, longitude_deg = _position(run, rng)
    altitude_m = _altitude(run, sensor, rng)
    distance_m = run.distance_m * rng.uniform(0.995, 1.005)
    speed_mps = run.speed_mps + correlated(len(run), sigma=0.1, memory_s=3, rng=rng)
    strides = run.step_rate_spm / 2 + correlated(
        len(run), sigma=0.7, memory_s=8, rng=rng
    )
    heart_bpm = heart_rate_of(run) + correlated(len(run), sigma=1, memory_s=10, rng=rng)
    rows = _rows_written(run, rng)
    moving = run.is_running[rows]
    return Recording(
        run=run,
        sensor=sensor,
        time_s=run.time_s[rows],
        latitude_deg=latitude_deg[rows],
        longitude_deg=longitude_deg[rows],
        distance_m=_to_step(distance_m[rows], _DISTANCE_STEP_M),
        altitude_m=_to_step(altitude_m[rows], _ALTITUDE_STEP_M),
        speed_mps=_to_step(speed_mps[rows].clip(min=0) * moving, _SPEED_STEP_MPS),
        strides_per_min=_to_step(strides[rows] * moving, _STRIDE_STEP_PER_MIN),
        heart_rate_bpm=_to_step(heart_bpm[rows], 1.0),
    )


def _position(run: TrueRun, rng: np.random.Generator) -> tuple[Floats, Floats]:
    if not run.has_position:
        return run.latitude_deg, run.longitude_deg
    north_m, east_m = position_error(len(run), rng)
    parallel_m = EARTH_RADIUS_M * np.cos(np.deg2rad(run.latitude_deg))
    return (
        run.latitude_deg + np.rad2deg(north_m / EARTH_RADIUS_M),
        run.longitude_deg + np.rad2deg(east_m / parallel_m),
    )


def _altitude(run: TrueRun, sensor: Sensor, rng: np.random.Generator) -> Floats:
    if not run.has_altitude:
        return np.full(len(run), np.nan)
    error = barometer_error if sensor == "barometer" else satellite_error
    return run.altitude_m + error(len(run), rng)


def _rows_written(run: TrueRun, rng: np.random.Generator) -> Flags:
    """Return which seconds the watch writes: most, but none within a pause."""
    written = is_kept(len(run), rng)
    for pause in run.pauses:
        within = (run.time_s > pause.start_s) & (run.time_s < pause.end_s)
        written &= ~within
        # A watch writes a row as it stops and one as it starts again.
        written |= (run.time_s == pause.start_s) | (run.time_s == pause.end_s)
    return written


def _to_step(values: Floats, step: float) -> Floats:
    # Dividing by a whole number instead of multiplying by 0.01 gives 12.34, not
    # 12.340000000000002.
    return np.round(values / step) / round(1 / step)
