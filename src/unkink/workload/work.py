"""The work of single runs: what is kept of them when their samples are gone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from unkink.activities import Activity
from unkink.workload.course import Course, course_of
from unkink.workload.dose import Dose, dose_of, ground_factors
from unkink.workload.motion import Motion, motion_of
from unkink.workload.reasons import Stretch, stretches_of
from unkink.workload.runner import Runner
from unkink.workload.step_rate import StepRates, UsualRates, step_rates
from unkink.workload.tables import Floats, Tables, read_tables


@dataclass(frozen=True)
class Work:
    """What a run did to the muscles; some kilobytes, however long it was.

    Attributes:
        activity: The run, without its samples.
        ascent_m: Climbed [m], as recorded, else by the smoothed grade; None without any
            altitude.
        descent_m: Descended [m], likewise.
        warnings: What was wrong and what was done about it.
        total: Dose of the m muscles, damage then effort [points of 10], shape (2, m).
        level: Dose of the same strides at grade 0, shape (2, m).
        stretches: Its parts by cause.
        step_rates: Its step rates by speed, which later runs are compared with; None
            if no cadence was recorded.
    """

    activity: Activity
    ascent_m: float | None
    descent_m: float | None
    warnings: tuple[str, ...]
    total: Floats
    level: Floats
    stretches: tuple[Stretch, ...]
    step_rates: StepRates | None = None


def work_of(
    runs: Iterable[Activity], *, runner: Runner | None = None
) -> Iterator[Work]:
    """Yield the work of runs, one after the other, so that none need be kept.

    Args:
        runs: Runs, oldest first: the step rates of the earlier ones are what the later
            ones are compared with.
        runner: What the runner told; the average runner on roads by default.
    """
    usual = UsualRates()
    for run in runs:
        work, _, _ = _worked(run, runner or Runner(), usual)
        usual.add(work.step_rates)
        yield work


def work_and_course(run: Activity, *, usual: UsualRates) -> tuple[Work, Course]:
    """Return the work of one run for the average runner on roads, and its course.

    Args:
        run: The run.
        usual: Step rates of the runs before it.
    """
    work, motion, dose = _worked(run, Runner(), usual)
    return work, course_of(run, motion, dose)


def work_for(work: Work, runner: Runner) -> Work:
    """Return work for a runner, from that for the average runner on roads.

    Ground and foot strike multiply a muscle's dose, so that what is kept needs no
    second reading when the runner tells of them later.
    """
    factors = ground_factors(read_tables(), runner)
    if np.all(factors == 1.0):
        return work
    return replace(
        work,
        total=work.total * factors,
        level=work.level * factors,
        stretches=tuple(replace(s, dose=s.dose * factors) for s in work.stretches),
    )


def _worked(
    run: Activity, runner: Runner, usual: UsualRates
) -> tuple[Work, Motion, Dose]:
    tables = read_tables()
    motion = motion_of(run, tables)
    dose = dose_of(motion, tables, runner=runner, step_ratio=usual.ratio(motion))
    return _work(run, motion, dose, tables), motion, dose


def _work(run: Activity, motion: Motion, dose: Dose, tables: Tables) -> Work:
    climbed = motion.grade * motion.metres
    up_m, down_m = float(climbed[climbed > 0].sum()), float(climbed[climbed < 0].sum())
    ascent_m = up_m if motion.has_altitude else None
    descent_m = abs(down_m) if motion.has_altitude else None
    return Work(
        activity=run.without_samples(),
        ascent_m=ascent_m if run.ascent_m is None else run.ascent_m,
        descent_m=descent_m if run.descent_m is None else run.descent_m,
        warnings=run.warnings + motion.warnings,
        total=dose.total,
        level=dose.level,
        stretches=stretches_of(motion, dose, tables),
        step_rates=step_rates(motion),
    )
