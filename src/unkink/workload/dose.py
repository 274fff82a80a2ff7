"""The dose that a run puts on each muscle, stride by stride: anchor and modulate."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import numpy as np

from unkink.workload.motion import Motion
from unkink.workload.runner import FootStrike, Runner, Surface
from unkink.workload.tables import Floats, MuscleRow, Tables

DAMAGE, EFFORT = 0, 1


@dataclass(frozen=True)
class Dose:
    """Dose of one run on m muscles, in the order of the tables' rows.

    Attributes:
        damage: Damage dose of each interval [points of 10], shape (n, m).
        total: Sum over the run, damage then effort [points of 10], shape (2, m).
        level: The same strides at grade 0, shape (2, m).
    """

    damage: Floats
    total: Floats
    level: Floats


def dose_of(
    motion: Motion, tables: Tables, *, runner: Runner, step_ratio: Floats | None = None
) -> Dose:
    """Return the dose of a run on each muscle.

    For each leg stride: anchor / strides of a marathon · (speed / 3.25)^power ·
    [λ · lengthening(grade) + (1 − λ) · shortening(grade)] · step-rate factor · surface
    factor. A level marathon at 3.25 m/s returns the anchor by construction.

    Args:
        motion: What the legs did, n intervals.
        tables: Tables of the model.
        runner: Ground and foot strike.
        step_ratio: Step rate over the runner's own preferred rate [1], shape (n,);
            None where that is not known.

    References:
        docs/explanation/workload.md, "Dose".
    """
    doses = np.empty((3, len(tables.rows), len(motion.seconds)))
    level_of = _level_doses(motion, tables, step_ratio)
    for index, row in enumerate(tables.rows):
        level = _ground_factor(row, runner) * row.anchor * level_of(row)
        for kind, lengthening in enumerate(
            (row.lengthening, tables.model["effort"]["lengthening"])
        ):
            slope = _slope_factor(row, motion, tables, lengthening=lengthening)
            np.multiply(level, slope, out=doses[kind, index])
        doses[2, index] = level
    damage, effort, level = doses.sum(axis=-1)
    return Dose(
        damage=doses[0].T,
        total=np.stack([damage, effort]),
        level=np.stack([level, level]),
    )


def easy_km_dose(tables: Tables) -> Floats:
    """Return the dose of one level km at 3.25 m/s [points of 10], shape (m,)."""
    return tables.anchors * 1_000.0 / float(tables.model["stride"]["marathon_m"])


def ground_factors(tables: Tables, runner: Runner) -> Floats:
    """Return what ground and foot strike multiply each muscle's dose with [1], (m,)."""
    return np.array([_ground_factor(row, runner) for row in tables.rows])


def grade_factor(
    row: MuscleRow, grade: Floats, tables: Tables, *, lengthening: float
) -> Floats:
    """Return a muscle's dose per stride against the level [1], shape as `grade`.

    Args:
        row: The muscle.
        grade: Grade [1], clipped at ± 20 %.
        tables: Tables of the model.
        lengthening: Share of the dose that follows lengthening work, λ.
    """
    lengthen = _joint_ratio(row, grade, tables, tables.lengthening[row.joint])
    shorten = _joint_ratio(row, grade, tables, tables.shortening[row.joint])
    return lengthening * lengthen + (1 - lengthening) * shorten


def _joint_ratio(
    row: MuscleRow, grade: Floats, tables: Tables, ratios: Floats
) -> Floats:
    joint = np.minimum(ratios, row.joint_limit)
    return np.interp(grade, tables.grades, 1 + row.joint_share * (joint - 1))


def _level_doses(
    motion: Motion, tables: Tables, step_ratio: Floats | None
) -> Callable[[MuscleRow], Floats]:
    """Return what gives the level dose of each interval for an anchor of 1.

    Muscles share their exponents and their step factors, so each is computed once.
    """
    stride = tables.model["stride"]
    relative = motion.speed_mps / stride["marathon_speed_mps"]
    walked = np.where(motion.is_walking, tables.model["walking"]["dose"], 1.0)
    strides: Floats = motion.strides * walked / stride["marathon_strides"]

    @cache
    def at_speed(power: float) -> Floats:
        return np.asarray(strides * relative**power)

    @cache
    def at_rate(key: str) -> Floats | float:
        if step_ratio is None:
            return 1.0
        return np.interp(step_ratio, tables.step_ratios, tables.step_factors[key])

    return lambda row: at_speed(row.speed_power) * at_rate(row.step_rate)


def _slope_factor(
    row: MuscleRow, motion: Motion, tables: Tables, *, lengthening: float
) -> Floats:
    factor = grade_factor(row, motion.grade, tables, lengthening=lengthening)
    walked = _walking_factor(row, motion.grade, tables, factor)
    return np.where(motion.is_walking, walked, factor)


def _walking_factor(
    row: MuscleRow, grade: Floats, tables: Tables, running: Floats
) -> Floats:
    """Return the running factor where it has the sign that walking showed, else 1."""
    walking = tables.model["walking"]
    if row.muscle not in walking["more_uphill"]:
        return running
    more = np.maximum(running, 1.0)
    downhill = more if row.muscle in walking["more_downhill"] else np.ones_like(more)
    return np.where(grade >= 0, more, downhill)


def _ground_factor(row: MuscleRow, runner: Runner) -> float:
    trail = row.trail if runner.surface is Surface.TRAIL else 1.0
    strike = row.forefoot if runner.strike is FootStrike.FOREFOOT else 1.0
    return trail * strike
