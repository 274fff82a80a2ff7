"""Where a course runs on the map."""

import math
from dataclasses import dataclass

import numpy as np

from samples.run import Floats

EARTH_RADIUS_M = 6_371_008.8


@dataclass(frozen=True, slots=True)
class Route:
    """A winding round, close to closed.

    Attributes:
        latitude_deg: Latitude of the start [deg].
        longitude_deg: Longitude of the start [deg].
        length_m: Length of the round [m].
        winding: Largest turn away from the circle [rad].
    """

    latitude_deg: float
    longitude_deg: float
    length_m: float
    winding: float = 0.9

    def positions_at(self, distance_m: Floats) -> tuple[Floats, Floats]:
        """Return latitudes and longitudes [deg], shape as `distance_m` [m]."""
        grid_m = np.arange(0.0, self.length_m + 1)
        heading = self._heading_at(grid_m)
        latitude = math.radians(self.latitude_deg) + _summed(
            np.cos(heading) / EARTH_RADIUS_M
        )
        longitude = math.radians(self.longitude_deg) + _summed(
            np.sin(heading) / (EARTH_RADIUS_M * np.cos(latitude))
        )
        return (
            np.rad2deg(np.interp(distance_m, grid_m, latitude)),
            np.rad2deg(np.interp(distance_m, grid_m, longitude)),
        )

    def _heading_at(self, distance_m: Floats) -> Floats:
        # Turns of about 900 m and 300 m: bends that a street or a trail could have.
        turn = 2 * math.pi * distance_m / self.length_m
        long_bends = max(3, round(self.length_m / 900))
        short_bends = 3 * long_bends
        bends = 0.8 * np.sin(long_bends * turn) + 0.2 * np.sin(short_bends * turn)
        return turn + self.winding * bends


def _summed(slope: Floats) -> Floats:
    """Return the integral of a slope per metre on a grid of 1 m, from 0."""
    return np.concatenate(([0.0], np.cumsum((slope[1:] + slope[:-1]) / 2)))
