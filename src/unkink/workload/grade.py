"""Grade from a noisy altitude: how steep the ground was, not how the sensor shook.

The choice of the method and of its constants was measured on runs with a known profile;
see docs/decisions/003-smoothing-of-grade.md.
"""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

STEP_M = 5.0
# From a calm barometer to a bare satellite fix: a window of 60 m up to this roughness,
# and so much more for each metre beyond, at most 800 m.
CALM_M = 0.7
LEAST_WINDOW_M = 60.0
WINDOW_PER_ROUGHNESS = 550.0
MOST_WINDOW_M = 800.0
# Altitude in whole metres is a staircase on gentle ground; the window spans its steps.
FINE_STAIR_M = 0.25
WINDOW_PER_STAIR = 200.0
LEAST_STAIR_M = 1e-3
ROUGHNESS_LAG_M = 10.0
# A jump beyond this is an event, not the sensor's everyday noise.
MOST_JUMP_M = 10.0
LIMIT = 0.45


def smooth_grade(distance_m: Floats, altitude_m: Floats) -> Floats:
    """Return the smoothed grade at each sample.

    A straight line is fitted to the altitude around each point, with weights that fall
    to zero at the window's edge. The rougher the altitude, the wider the window: 60 m
    for a barometer, several hundred metres for a satellite fix. Noise does not average
    out by itself, because the muscles' ratios bend at the level.

    Args:
        distance_m: Distance [m], shape (n,), non-decreasing, n >= 2.
        altitude_m: Altitude [m], shape (n,), finite.

    Returns:
        Grade, rise over run [1], shape (n,), within ± 0.45.
    """
    length = distance_m[-1] - distance_m[0]
    if length < 2 * STEP_M:
        return np.zeros_like(distance_m)
    grid = np.arange(distance_m[0], distance_m[-1], STEP_M)
    profile = _mean_profile(distance_m, altitude_m, grid)
    steps = np.diff(distance_m)
    spacing_m = _quantile(steps[steps > 0], 0.5)
    rough_m = _roughness(profile, spacing_m)
    window_m = min(_window_m(rough_m, _stair_m(altitude_m)), length)
    slope = _local_slope(profile, half=max(2, round(window_m / 2 / STEP_M)))
    return np.clip(np.interp(distance_m, grid, slope), -LIMIT, LIMIT)


def _mean_profile(distance_m: Floats, altitude_m: Floats, grid: Floats) -> Floats:
    """Return the altitude at each point of the grid [m], from its cells' means."""
    cell = np.rint((distance_m - grid[0]) / STEP_M).astype(int)
    cell = np.minimum(cell, len(grid) - 1)
    count = np.bincount(cell, minlength=len(grid))
    known = count > 0
    where, height = (
        np.bincount(cell, weights=column, minlength=len(grid))[known] / count[known]
        for column in (distance_m, altitude_m)
    )
    return np.interp(grid, where, height)


def _stair_m(altitude_m: Floats) -> float:
    """Return the height of the steps in which altitude was written down [m]."""
    steps = np.abs(np.diff(altitude_m))
    steps = steps[steps > LEAST_STAIR_M]
    return _quantile(steps, 0.01) if len(steps) else 0.0


def _quantile(values: Floats, share: float) -> float:
    """Return the value that a share of all values lies below.

    Not np.quantile: that imports masked arrays, a twentieth of a whole plan's time.
    """
    place = int(share * (len(values) - 1))
    return float(np.partition(values, place)[place])


def _roughness(profile: Floats, spacing_m: float) -> float:
    """Return the spread of the profile's second differences over about ten metres [m].

    Sparse samples are joined by straight lines, so the lag is one spacing at least.
    """
    lag = max(1, round(max(ROUGHNESS_LAG_M, spacing_m) / STEP_M))
    if len(profile) <= 2 * lag:
        return 0.0
    bend = profile[2 * lag :] - 2 * profile[lag:-lag] + profile[: -2 * lag]
    # Mean, not median: altitude in whole metres is flat mostly and rough in few places.
    return 1.25 * float(np.minimum(np.abs(bend), MOST_JUMP_M).mean())


def _window_m(roughness_m: float, stair_m: float) -> float:
    """Return the window of the fit [m]."""
    for_noise = WINDOW_PER_ROUGHNESS * max(0.0, roughness_m - CALM_M)
    for_stairs = WINDOW_PER_STAIR * max(0.0, stair_m - FINE_STAIR_M)
    return min(MOST_WINDOW_M, LEAST_WINDOW_M + for_noise + for_stairs)


def _local_slope(profile: Floats, *, half: int) -> Floats:
    """Return the slope of a weighted line through the cells around each cell [1]."""
    offset = np.arange(-half, half + 1, dtype=np.float64)
    weight = (1 - (np.abs(offset) / (half + 1)) ** 3) ** 3
    # Reflecting about the ends keeps the slope there, where a mean would halve it.
    padded = np.pad(profile, half, mode="reflect", reflect_type="odd")
    kernel = weight * offset / (weight * offset**2).sum() / STEP_M
    return np.correlate(padded, kernel, mode="valid")
