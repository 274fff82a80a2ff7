"""The work of single runs: what is kept of them when their samples are gone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from unkink.activities import Activity
from unkink.workload.dose import Dose, dose_of
from unkink.workload.motion import Motion, motion_of
from unkink.workload.reasons import Stretch, stretches_of
from unkink.workload.runner import Runner
from unkink.workload.step_rate import UsualRates
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
    """

    activity: Activity
    ascent_m: float | None
    descent_m: float | None
    warnings: tuple[str, ...]
    total: Floats
    level: Floats
    stretches: tuple[Stretch, ...]


def work_of(
    runs: Iterable[Activity], *, runner: Runner | None = None
) -> Iterator[Work]:
    """Yield the work of runs, one after the other, so that none need be kept.

    Args:
        runs: Runs, oldest first: the step rates of the earlier ones are what the later
            ones are compared with.
        runner: What the runner told; the average runner on roads by default.
    """
    tables = read_tables()
    usual = UsualRates()
    for run in runs:
        motion = motion_of(run, tables)
        ratio = usual.ratio(motion)
        dose = dose_of(motion, tables, runner=runner or Runner(), step_ratio=ratio)
        usual.add(motion)
        yield _work(run, motion, dose, tables)


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
    )
