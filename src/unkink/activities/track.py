"""How long is the track that positions draw?"""

import numpy as np
from numpy.typing import NDArray

from unkink.activities.activity import Floats

# Mean radius of the earth; the ellipsoid differs from the sphere by 0.3 % at most.
_EARTH_RADIUS_M = 6_371_008.8


def track_length(
    latitude_deg: Floats, longitude_deg: Floats, is_running: NDArray[np.bool_]
) -> Floats:
    """Return the distance covered so far along a track.

    Rows without a position are bridged by a straight line. The way from the last row
    before a pause to the first one after it does not count: the timer stood still.

    Args:
        latitude_deg: Latitude [deg], shape (n,).
        longitude_deg: Longitude [deg], shape (n,).
        is_running: False where the stretch after the row is a pause, shape (n,).

    Returns:
        Distance [m], NaN where there is no position, shape (n,).

    References:
        Sinnott, R. W. (1984). Virtues of the haversine. Sky and Telescope 68, 159.
    """
    distance_m = np.full(len(latitude_deg), np.nan)
    known = np.flatnonzero(np.isfinite(latitude_deg) & np.isfinite(longitude_deg))
    if not len(known):
        return distance_m
    steps_m = _steps(np.radians(latitude_deg[known]), np.radians(longitude_deg[known]))
    distance_m[known] = np.append(0.0, np.cumsum(steps_m * is_running[known[:-1]]))
    return distance_m


def _steps(latitude_rad: Floats, longitude_rad: Floats) -> Floats:
    haversine = (
        np.sin(np.diff(latitude_rad) / 2) ** 2
        + np.cos(latitude_rad[:-1])
        * np.cos(latitude_rad[1:])
        * np.sin(np.diff(longitude_rad) / 2) ** 2
    )
    angle_rad = 2 * np.arcsin(np.sqrt(np.minimum(haversine, 1.0)))
    return np.asarray(_EARTH_RADIUS_M * angle_rad, dtype=np.float64)
