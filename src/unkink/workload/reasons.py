"""Why a muscle got its dose, in causes that a runner knows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from unkink.workload.dose import Dose
from unkink.workload.motion import Motion
from unkink.workload.tables import Floats, Tables

Cause = Literal["descent", "climb", "level", "fast", "long"]
LEAST_SHARE = 0.02


@dataclass(frozen=True)
class Reason:
    """One cause of a dose.

    Descent, climb and level add up to the whole; fast and long overlap with them.

    Attributes:
        cause: What caused it.
        value: How much of it there was, in `unit`.
        unit: m of altitude for descent and climb, km for the others.
        share: Share of the muscle's dose that came with it, 0 to 1.
    """

    cause: Cause
    value: float
    unit: str
    share: float


@dataclass(frozen=True)
class _Stretch:
    cause: Cause
    value: float
    unit: str
    dose: Floats


def reasons_of(
    runs: Sequence[tuple[Motion, Dose]], tables: Tables
) -> list[tuple[Reason, ...]]:
    """Return the reasons for each muscle, the largest share first.

    Args:
        runs: Each run's motion and dose on m muscles.
        tables: Tables of the model, which say what counts as descent, fast or long.

    Returns:
        One tuple of reasons for each of the m muscles.
    """
    stretches = [s for motion, dose in runs for s in _stretches(motion, dose, tables)]
    whole = sum((dose.total[0] for _, dose in runs), np.zeros(len(tables.rows)))
    causes = list(dict.fromkeys(stretch.cause for stretch in stretches))
    found: list[tuple[Reason, ...]] = []
    for index in range(len(tables.rows)):
        reasons = [_reason(c, stretches, index, whole[index]) for c in causes]
        kept = [r for r in reasons if r.share >= LEAST_SHARE]
        found.append(tuple(sorted(kept, key=lambda reason: -reason.share)))
    return found


def _reason(
    cause: Cause, stretches: Sequence[_Stretch], index: int, whole: float
) -> Reason:
    of_cause = [stretch for stretch in stretches if stretch.cause == cause]
    dose = sum(float(stretch.dose[index]) for stretch in of_cause)
    value = sum(stretch.value for stretch in of_cause)
    return Reason(cause, value, of_cause[0].unit, dose / whole if whole else 0.0)


def _stretches(motion: Motion, dose: Dose, tables: Tables) -> list[_Stretch]:
    limits = tables.model["reasons"]
    falls, climbs = motion.grade <= -limits["grade"], motion.grade >= limits["grade"]
    climbed = motion.grade * motion.metres
    ran_s = np.cumsum(motion.seconds)
    parts: list[
        tuple[Cause, np.ndarray[tuple[int], np.dtype[np.bool_]], Floats, str]
    ] = [
        ("descent", falls, -climbed, "m"),
        ("climb", climbs, climbed, "m"),
        ("level", ~falls & ~climbs, motion.metres / 1_000, "km"),
        ("fast", motion.speed_mps >= limits["fast_mps"], motion.metres / 1_000, "km"),
        ("long", ran_s > limits["long_s"], motion.metres / 1_000, "km"),
    ]
    return [
        _Stretch(cause, float(amount[here].sum()), unit, dose.damage[here].sum(axis=0))
        for cause, here, amount, unit in parts
    ]
