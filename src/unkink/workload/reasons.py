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
GROUNDS = ("descent", "climb", "level")


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
class Stretch:
    """The parts of one run that share a cause.

    Attributes:
        cause: The cause.
        value: How much of it there was, in `unit`.
        unit: Its unit.
        dose: Damage dose that came with it, shape (m,).
    """

    cause: Cause
    value: float
    unit: str
    dose: Floats


def reasons_of(
    runs: Sequence[Sequence[Stretch]], tables: Tables
) -> list[tuple[Reason, ...]]:
    """Return the reasons for each muscle, the largest share first.

    Args:
        runs: Each run's stretches, on m muscles.
        tables: Tables of the model.

    Returns:
        One tuple of reasons for each of the m muscles.
    """
    stretches = [stretch for run in runs for stretch in run]
    # Descent, climb and level are the whole; fast and long lie across them.
    parts = (stretch.dose for stretch in stretches if stretch.cause in GROUNDS)
    whole = sum(parts, np.zeros(len(tables.rows)))
    causes = list(dict.fromkeys(stretch.cause for stretch in stretches))
    found: list[tuple[Reason, ...]] = []
    for index in range(len(tables.rows)):
        reasons = [_reason(c, stretches, index, float(whole[index])) for c in causes]
        kept = [r for r in reasons if r.share >= LEAST_SHARE]
        found.append(tuple(sorted(kept, key=lambda reason: -reason.share)))
    return found


def _reason(
    cause: Cause, stretches: Sequence[Stretch], index: int, whole: float
) -> Reason:
    of_cause = [stretch for stretch in stretches if stretch.cause == cause]
    dose = sum(float(stretch.dose[index]) for stretch in of_cause)
    value = sum(stretch.value for stretch in of_cause)
    return Reason(cause, value, of_cause[0].unit, dose / whole if whole else 0.0)


def stretches_of(motion: Motion, dose: Dose, tables: Tables) -> tuple[Stretch, ...]:
    """Return the stretches of a run by cause; the tables say what counts as which."""
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
    return tuple(
        Stretch(cause, float(amount[here].sum()), unit, dose.damage[here].sum(axis=0))
        for cause, here, amount, unit in parts
    )
