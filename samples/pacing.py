"""How fast a runner goes on a grade, and with how many steps."""

import math

import numpy as np

from samples.run import Floats

# Running speed [m/s] and step rate [1/min]; the table of section 9a of
# evidence/mechanics.md, which the load falls back on without cadence.
_SPEEDS_MPS = (2.0, 3.0, 4.0, 5.0)
_STEP_RATES_SPM = (159.6, 167.8, 178.6, 193.9)
_HIKING_STEP_RATE_SPM = 115.0

# Climbs steeper than this are hiked; the change of gait takes about 1 % of grade.
_HIKED_FROM = 0.12
_GAIT_CHANGE = 0.0025


def cost_of(grade: Floats) -> Floats:
    """Return the energy that a metre of running costs [J/kg/m].

    Args:
        grade: Grade [-], -0.45 to 0.45, any shape.

    References:
        Minetti et al. 2002, J Appl Physiol 93:1039, the polynomial for running.
    """
    cost = np.polynomial.Polynomial((3.6, 19.5, 46.3, -43.3, -30.4, 155.4))
    return np.asarray(cost(grade), dtype=np.float64)


def relative_speed(grade: Floats) -> Floats:
    """Return the speed on a grade, as a multiple of that on the level [-].

    Uphill a runner keeps the power nearly level; downhill the legs, not the lungs, set
    the limit: a third of what the energy would allow, braked from about -12 % on.
    The sizes are chosen to look like amateurs' runs; no claim is made for them.
    """
    allowed = cost_of(np.zeros(1))[0] / cost_of(grade)
    uphill = allowed**0.85
    braked = 1 + (np.minimum(grade, 0) / -0.25) ** 4
    downhill = (1 + 0.35 * (allowed - 1)) / braked
    running = np.where(grade > 0, uphill, downhill)
    hiked = hiked_share(grade)
    speed: Floats = (1 - hiked) * running + hiked * 0.9 * allowed
    return speed


def hiked_share(grade: Floats) -> Floats:
    """Return 0 where the runner runs and 1 where they hike, smooth between."""
    return 0.5 * (1 + np.tanh((grade - _HIKED_FROM) / (2 * _GAIT_CHANGE)))


def step_rate_at(speed_mps: Floats, *, grade: Floats) -> Floats:
    """Return the steps of both feet per minute at a speed [m/s] on a grade [-]."""
    running = np.interp(speed_mps, _SPEEDS_MPS, _STEP_RATES_SPM)
    hiked = hiked_share(grade)
    return (1 - hiked) * running + hiked * _HIKING_STEP_RATE_SPM


def mood_along(distance_m: Floats, *, length_m: float, fade: float) -> Floats:
    """Return how a runner drifts from an even effort, as a factor on speed [-].

    Two slow waves of 1 to 2 %, and a loss of `fade` by the end, most of it late.
    """
    waves = 0.015 * np.sin(2 * math.pi * distance_m / 1_370 + 1)
    waves += 0.010 * np.sin(2 * math.pi * distance_m / 610)
    return (1 + waves) * (1 - fade * (distance_m / length_m) ** 2)
