"""All about one run: its course, and what it asked of each muscle."""

from dataclasses import dataclass
from uuid import UUID

from unkink.anatomy import Group, Muscle, group_of
from unkink.catalogue import Catalogue
from unkink.coach.settings import settings_of
from unkink.store import profile as profiles
from unkink.store import runs as kept_runs
from unkink.store.runs import KeptRun
from unkink.workload import (
    Band,
    Course,
    Reason,
    assumed_muscles,
    doses_of,
    easy_km_of,
    reasons_for,
    work_for,
)


@dataclass(frozen=True)
class MuscleWork:
    """What one run asked of one muscle of either side."""

    muscle: Muscle
    group: Group
    easy_km: float
    band: Band
    is_assumed: bool
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class RunPage:
    """A run, its course, and its work by muscle, the hardest worked first.

    Attributes:
        estimated: The muscles of the columns of the course's shares.
    """

    run: KeptRun
    course: Course
    estimated: tuple[Muscle, ...]
    muscles: tuple[MuscleWork, ...]


def run_page(run_id: UUID, catalogue: Catalogue) -> RunPage:
    """Return all about a run.

    Raises:
        NotKeptError: If it is not kept.
    """
    run = kept_runs.run_of(run_id)
    runner = settings_of(profiles.read_profile(), catalogue).runner
    work = work_for(kept_runs.work_of_run(run_id), runner)
    easy_km, reasons = easy_km_of([work]), reasons_for([work])
    assumed = assumed_muscles()
    muscles = [
        MuscleWork(
            muscle=muscle,
            group=group_of(muscle),
            easy_km=easy_km[muscle],
            band=run.bands.get(muscle, Band.NONE),
            is_assumed=muscle in assumed,
            reasons=reasons[muscle],
        )
        for muscle in easy_km
    ]
    order, doses = list(Band), doses_of([work])
    ranked = sorted(
        muscles, key=lambda one: (-order.index(one.band), -doses[one.muscle])
    )
    course = kept_runs.course_of_run(run_id)
    return RunPage(run, course, tuple(easy_km), tuple(ranked))
