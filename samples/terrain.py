"""Altitude and grade as formulas of distance, so that the grade is known exactly."""

import math
from dataclasses import dataclass

import numpy as np

from samples.run import Floats


@dataclass(frozen=True, slots=True)
class Wave:
    """Rolling ground: a sine.

    Attributes:
        length_m: From crest to crest [m], 300 or more: shorter ones are not hills.
        height_m: From the middle to the crest [m].
        shift: Where along the wave the course begins [rad].
    """

    length_m: float
    height_m: float
    shift: float = 0.0

    def altitude_at(self, distance_m: Floats) -> Floats:
        """Return the altitude [m] over the middle, shape as `distance_m` [m]."""
        return self.height_m * np.sin(self._angle_at(distance_m))

    def grade_at(self, distance_m: Floats) -> Floats:
        """Return the grade [-], shape as `distance_m` [m]."""
        steepest = 2 * math.pi * self.height_m / self.length_m
        return steepest * np.cos(self._angle_at(distance_m))

    def _angle_at(self, distance_m: Floats) -> Floats:
        return 2 * math.pi * distance_m / self.length_m + self.shift


@dataclass(frozen=True, slots=True)
class Ramp:
    """A steady climb or descent with rounded ends: a difference of two tanh.

    Attributes:
        start_m: Where half of the grade is reached [m].
        end_m: Where half of the grade is left [m].
        grade: Steady grade between them [-], negative downhill.
        rounding_m: Length scale of the ends [m]: 10 to 90 % takes 2.2 of it.
    """

    start_m: float
    end_m: float
    grade: float
    rounding_m: float = 100.0

    def altitude_at(self, distance_m: Floats) -> Floats:
        """Return the altitude [m] over the foot, shape as `distance_m` [m]."""
        gone = _log_cosh((distance_m - self.start_m) / self.rounding_m)
        ahead = _log_cosh((distance_m - self.end_m) / self.rounding_m)
        length_m = self.end_m - self.start_m
        return self.grade / 2 * (length_m + self.rounding_m * (gone - ahead))

    def grade_at(self, distance_m: Floats) -> Floats:
        """Return the grade [-], shape as `distance_m` [m]."""
        gone = np.tanh((distance_m - self.start_m) / self.rounding_m)
        ahead = np.tanh((distance_m - self.end_m) / self.rounding_m)
        return self.grade / 2 * (gone - ahead)


@dataclass(frozen=True, slots=True)
class Terrain:
    """The ground along a course: the sum of its waves and ramps.

    Attributes:
        base_m: Altitude of the start, without the waves [m].
        shapes: What lies on top of it.
    """

    base_m: float
    shapes: tuple[Wave | Ramp, ...]

    def altitude_at(self, distance_m: Floats) -> Floats:
        """Return the altitude [m], shape as `distance_m` [m]."""
        flat = np.full_like(distance_m, self.base_m)
        return sum((shape.altitude_at(distance_m) for shape in self.shapes), flat)

    def grade_at(self, distance_m: Floats) -> Floats:
        """Return the grade [-], shape as `distance_m` [m]."""
        level = np.zeros_like(distance_m)
        return sum((shape.grade_at(distance_m) for shape in self.shapes), level)


def _log_cosh(angle: Floats) -> Floats:
    # log(cosh(x)) written out would overflow from |x| = 710 on.
    size: Floats = np.abs(angle)
    rounded: Floats = size + np.log1p(np.exp(-2 * size)) - math.log(2)
    return rounded
