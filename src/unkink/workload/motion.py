"""From an activity's streams to strides: what the legs did, between samples.

Here, and only here, the recording is cleaned: jumps, spikes and gaps end in this file.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from unkink.activities import Activity, Streams
from unkink.workload.grade import smooth_grade
from unkink.workload.tables import Tables

Floats = NDArray[np.float64]

NOISE_MPS = 12.0
STANDING_MPS = 0.4
# Speed is taken over about this long: shorter shows the receiver's noise, longer hides
# intervals.
SPEED_WINDOW_S = 10.0
LONGEST_GAP_S = 300.0
STEP_RATES_SPM = (60.0, 260.0)
ALTITUDES_M = (-500.0, 9_000.0)
# A sample this far from the median of its neighbours is a spike, not a hill.
SPIKE_M = 15.0
SPIKE_NEIGHBOURS = 11
LEAST_KNOWN_SHARE = 0.5
# Less than this share of the recorded distance is worth a word.
USABLE_SHARE = 0.9
NO_ALTITUDE = "No altitude was recorded; every metre counts as level."


@dataclass(frozen=True)
class Motion:
    """What the legs did, one row an interval between two samples, shape (n,) each.

    Attributes:
        seconds: Length of the interval [s]; 0 where the runner stood or paused.
        metres: Distance covered [m].
        speed_mps: Smoothed speed [m/s].
        grade: Smoothed grade [1].
        step_rate_spm: Steps of both feet [1/min].
        strides: Strides of one leg.
        is_walking: Whether they were walking strides.
        has_cadence: Whether the watch recorded cadence.
        has_altitude: Whether it recorded altitude.
        warnings: What was missing or left out, in words.
    """

    seconds: Floats
    metres: Floats
    speed_mps: Floats
    grade: Floats
    step_rate_spm: Floats
    strides: Floats
    is_walking: NDArray[np.bool_]
    has_cadence: bool
    has_altitude: bool
    warnings: tuple[str, ...]


def motion_of(activity: Activity, tables: Tables) -> Motion:
    """Return what the legs did in an activity.

    Args:
        activity: A run with time and distance.
        tables: Tables of the model, for step rates that were not recorded.
    """
    streams, warnings = activity.streams, []
    if len(streams) < 2:
        return _nothing(activity)
    seconds = _moving_seconds(streams)
    metres, jumps = _metres(streams, seconds)
    if jumps:
        warnings.append(f"Jumps faster than 12 m/s, left out: {jumps}.")
    speed = _smooth_speed(metres, seconds)
    is_moving = (speed >= STANDING_MPS) & (seconds > 0)
    seconds = np.where(is_moving, seconds, 0.0)
    grade, why = _grade(streams, metres)
    warnings += why
    has_altitude = NO_ALTITUDE not in why
    warnings += _missing(activity.distance_m, float(metres.sum()))
    recorded = _between(streams.step_rate_spm)
    rate = _step_rate(recorded, speed, tables)
    return Motion(
        seconds=seconds,
        metres=np.where(is_moving, metres, 0.0),
        speed_mps=speed,
        grade=grade,
        step_rate_spm=rate,
        strides=rate / 2 * seconds / 60,
        is_walking=_is_walking(speed, rate, tables),
        has_cadence=bool(np.isfinite(recorded).mean() > LEAST_KNOWN_SHARE),
        has_altitude=has_altitude,
        warnings=tuple(warnings),
    )


def _nothing(activity: Activity) -> Motion:
    told = tuple(_missing(activity.distance_m, 0.0))
    none = np.zeros(0)
    return Motion(none, none, none, none, none, none, none > 0, False, False, told)


def _moving_seconds(streams: Streams) -> Floats:
    """Return the timer's seconds of each interval, none in a pause or long gap."""
    seconds = np.diff(streams.time_s)
    runs_on = streams.is_running[:-1] & (seconds <= LONGEST_GAP_S)
    return np.where(runs_on, seconds, 0.0)


def _metres(streams: Streams, seconds: Floats) -> tuple[Floats, int]:
    """Return metres of each interval [m], and how many jumps were left out."""
    metres = np.diff(_filled(streams.distance_m, streams.time_s))
    metres = np.where(seconds > 0, np.maximum(metres, 0.0), 0.0)
    jumped = metres > NOISE_MPS * np.maximum(seconds, 1.0)
    return np.where(jumped, 0.0, metres), int(jumped.sum())


def _missing(recorded_m: float, usable_m: float) -> list[str]:
    """Return what to say where the samples do not cover the run."""
    if usable_m == 0:
        return ["No distance was recorded, so its work cannot be told."]
    if usable_m < USABLE_SHARE * recorded_m:
        covered = f"{usable_m / 1_000:.1f} of {recorded_m / 1_000:.1f} km"
        return [f"The samples cover {covered}; the work of the rest is not counted."]
    return []


def _smooth_speed(metres: Floats, seconds: Floats) -> Floats:
    """Return speed over about ten seconds around each interval [m/s]."""
    ends = np.concatenate(([0.0], np.cumsum(seconds)))
    covered = np.concatenate(([0.0], np.cumsum(metres)))
    middle = (ends[:-1] + ends[1:]) / 2
    # A recording with gaps needs a window that holds the gap.
    half = np.maximum(SPEED_WINDOW_S, seconds) / 2
    low = np.clip(middle - half, 0.0, ends[-1])
    high = np.clip(middle + half, 0.0, ends[-1])
    span = np.maximum(high - low, 1e-9)
    # Time that stood still repeats in `ends`; interpolation needs it to grow.
    ends = ends + np.arange(len(ends)) * 1e-9
    return (np.interp(high, ends, covered) - np.interp(low, ends, covered)) / span


def _grade(streams: Streams, metres: Floats) -> tuple[Floats, list[str]]:
    altitude = _plausible(streams.altitude_m, ALTITUDES_M)
    known = np.isfinite(altitude)
    if known.mean() < LEAST_KNOWN_SHARE:
        return np.zeros_like(metres), [
            "No altitude was recorded; every metre counts as level."
        ]
    altitude, spikes = _without_spikes(_filled(altitude, streams.time_s))
    distance = np.concatenate(([0.0], np.cumsum(metres)))
    grade = smooth_grade(distance, altitude)
    warnings = [f"Spikes of altitude, left out: {spikes}."] if spikes else []
    return (grade[:-1] + grade[1:]) / 2, warnings


def _without_spikes(altitude_m: Floats) -> tuple[Floats, int]:
    if len(altitude_m) < SPIKE_NEIGHBOURS:
        return altitude_m, 0
    half = SPIKE_NEIGHBOURS // 2
    padded = np.pad(altitude_m, half, mode="edge")
    windows = np.lib.stride_tricks.sliding_window_view(padded, SPIKE_NEIGHBOURS)
    usual = np.partition(windows, half, axis=1)[:, half]
    is_spike = np.abs(altitude_m - usual) > SPIKE_M
    return np.where(is_spike, usual, altitude_m), int(is_spike.sum())


def _step_rate(recorded: Floats, speed: Floats, tables: Tables) -> Floats:
    stride = tables.model["stride"]
    usual = np.interp(speed, stride["speed_mps"], stride["step_rate_spm"])
    return np.where(np.isfinite(recorded), recorded, usual)


def _is_walking(speed: Floats, rate: Floats, tables: Tables) -> NDArray[np.bool_]:
    walking = tables.model["walking"]
    slow: NDArray[np.bool_] = speed < walking["below_speed_mps"]
    return np.asarray(slow | (rate < walking["below_step_rate_spm"]))


def _between(column: Floats) -> Floats:
    """Return a sampled column at the intervals; implausible values are unknown."""
    known = _plausible(column, STEP_RATES_SPM)
    return np.where(np.isfinite(known[1:]), known[1:], known[:-1])


def _plausible(column: Floats, limits: tuple[float, float]) -> Floats:
    low, high = limits
    with np.errstate(invalid="ignore"):
        return np.where((column >= low) & (column <= high), column, np.nan)


def _filled(column: Floats, time_s: Floats) -> Floats:
    """Return a column with its gaps bridged in time; zeros if nothing is known."""
    known = np.flatnonzero(np.isfinite(column))
    if len(known) == 0:
        return np.zeros_like(column)
    return np.interp(time_s, time_s[known], column[known])
