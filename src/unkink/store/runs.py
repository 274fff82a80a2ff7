"""Runs: facts for lists, work for every later load, a thinned course for the page."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from unkink.activities import Trace
from unkink.anatomy import Muscle
from unkink.errors import NotKeptError
from unkink.store.course_json import course_from_json, course_to_json
from unkink.store.database import told
from unkink.store.models import RunRow
from unkink.workload import Band, Course, StepRates, Work, work_from_json, work_to_json

# More runs than this that begin within two minutes are no runner's.
_MOST_NEAR = 50
_NEAR = timedelta(seconds=60)
_MOST_VALUES = 500


@dataclass(frozen=True)
class KeptRun:
    """A run as lists show it; `unkink.activities.Activity` says what the fields mean.

    Attributes:
        id: Its id.
        file: Name of its file.
        values: How many values were recorded; of two recordings the fuller one stays.
        has_coordinates: Whether its original is kept and holds positions.
        original: Name of its original, "" if that was dropped.
        bands: Band of its own rise, by muscle.
    """

    id: UUID
    digest: str
    leg: int
    start: datetime
    end: datetime
    name: str
    file: str
    device: str
    is_assumed: bool
    distance_m: float
    moving_s: float
    elapsed_s: float
    ascent_m: float | None
    descent_m: float | None
    warnings: tuple[str, ...]
    values: int
    has_coordinates: bool
    original: str
    bands: Mapping[Muscle, Band]

    @property
    def trace(self) -> Trace:
        """What tells whether another recording is the same run."""
        return Trace(
            self.start.timestamp(), self.elapsed_s, self.digest, self.leg, self.file
        )


@dataclass(frozen=True)
class NewRun:
    """A run to keep.

    Attributes:
        id: Its id; a run that is kept under it is replaced.
        work: Its work, for the average runner on roads.
        course: Its course.
        file: Name of its file.
        values: How many values were recorded.
        has_coordinates: Whether it holds positions.
        original: Name of its original.
    """

    id: UUID
    work: Work
    course: Course
    file: str
    values: int
    has_coordinates: bool
    original: str


def save_runs(runs: Sequence[NewRun]) -> list[UUID]:
    """Keep runs, all of them or none, and return their ids.

    What another process kept from the same bytes in the meantime stays as it is.

    Raises:
        StoreError: If they could not be kept.
    """
    with told(), transaction.atomic():
        fresh = [run for run in runs if not _is_there(run)]
        for run in fresh:
            RunRow.objects.update_or_create(id=run.id, defaults=_columns(run))
    return [run.id for run in fresh]


def run_of(run_id: UUID) -> KeptRun:
    """Return a run.

    Raises:
        NotKeptError: If it is not kept.
    """
    return _kept(_row(run_id, "facts", "bands"))


def work_of_run(run_id: UUID) -> Work:
    """Return the work of a run.

    Raises:
        NotKeptError: If it is not kept.
    """
    return work_from_json(_row(run_id, "work").work)


def course_of_run(run_id: UUID) -> Course:
    """Return the course of a run.

    Raises:
        NotKeptError: If it is not kept.
    """
    return course_from_json(_row(run_id, "course").course)


def runs_before(
    limit: int, before: tuple[datetime, UUID] | None = None
) -> list[KeptRun]:
    """Return some runs, the newest first.

    Args:
        limit: How many at most.
        before: Start and id of the run that they follow in the list; None for the
            first ones.
    """
    rows = RunRow.objects.order_by("-start", "-id").defer("work", "course")
    if before is not None:
        start, run_id = before
        rows = rows.filter(Q(start__lt=start) | Q(start=start, id__lt=run_id))
    with told():
        return [_kept(row) for row in rows[:limit]]


def all_runs() -> Iterator[KeptRun]:
    """Yield every run, in no order."""
    rows = RunRow.objects.defer("work", "course")
    with told():
        yield from (_kept(row) for row in rows.iterator(chunk_size=_MOST_VALUES))


def originals() -> set[str]:
    """Return the names of the originals that runs need."""
    with told():
        names = RunRow.objects.exclude(original="").values_list("original", flat=True)
        return set(names.distinct())


def let_go_of_originals() -> None:
    """Note of every run that its original is no more."""
    with told(), transaction.atomic():
        rows = list(RunRow.objects.exclude(original="").only("facts", "original"))
        for row in rows:
            row.original, row.facts["has_coordinates"] = "", False
        RunRow.objects.bulk_update(rows, ["facts", "original"], batch_size=200)


def runs_near(start: datetime) -> list[KeptRun]:
    """Return the runs that begin within a minute of a time."""
    near = RunRow.objects.filter(start__range=(start - _NEAR, start + _NEAR))
    with told():
        return [_kept(row) for row in near.defer("work", "course")[:_MOST_NEAR]]


def run_with(digest: str, leg: int) -> KeptRun | None:
    """Return the run of a leg of a file, by the digest of its bytes."""
    with told():
        row = RunRow.objects.filter(digest=digest, leg=leg).first()
        return None if row is None else _kept(row)


def works(*, since: datetime, until: datetime) -> dict[UUID, Work]:
    """Return the work of the runs that ended in a stretch of time, oldest first."""
    with told():
        rows = _ended(since, until).values_list("id", "work")
        return {run_id: work_from_json(work) for run_id, work in rows}


def last_end(*, until: datetime) -> datetime | None:
    """Return when the newest run ended, of those that ended by a time."""
    with told():
        rows = RunRow.objects.filter(end__lte=until).order_by("-end")
        return rows.values_list("end", flat=True).first()


def step_rates() -> list[tuple[datetime, StepRates | None]]:
    """Return the start and the step rates of every run, oldest first."""
    rows = RunRow.objects.order_by("start").values_list("start", "work__step_rates")
    with told():
        return [
            (start, None if rates is None else {int(i): float(r) for i, r in rates})
            for start, rates in rows
        ]


def count_runs() -> int:
    """Return how many runs are kept."""
    with told():
        return RunRow.objects.count()


def ends_without_bands() -> list[datetime]:
    """Return when those runs ended whose bands were never told."""
    with told():
        return list(RunRow.objects.filter(bands={}).values_list("end", flat=True))


def set_bands(bands: Mapping[UUID, Mapping[Muscle, Band]]) -> None:
    """Keep the bands of some runs anew, of those that are still there."""
    with told(), transaction.atomic():
        rows = list(RunRow.objects.filter(id__in=list(bands)).only("id", "bands"))
        for row in rows:
            row.bands = {str(m): str(band) for m, band in bands[row.id].items()}
        RunRow.objects.bulk_update(rows, ["bands"], batch_size=200)


def delete_run(run_id: UUID) -> str:
    """Forget a run; return the name of its original if nothing else needs that.

    Raises:
        NotKeptError: If it is not kept.
    """
    with told(), transaction.atomic():
        original = _row(run_id, "original").original
        RunRow.objects.filter(id=run_id).delete()
    return next(iter(unneeded([original])), "")


def unneeded(originals: Iterable[str]) -> set[str]:
    """Return those originals that no run names."""
    names = sorted({name for name in originals if name})
    used: set[str] = set()
    with told():
        # A statement takes so many values and no more.
        for start in range(0, len(names), _MOST_VALUES):
            some = names[start : start + _MOST_VALUES]
            rows = RunRow.objects.filter(original__in=some)
            used.update(rows.values_list("original", flat=True))
    return set(names) - used


def _is_there(run: NewRun) -> bool:
    activity = run.work.activity
    same = RunRow.objects.filter(digest=activity.digest, leg=activity.leg)
    return same.exclude(id=run.id).exists()


def _ended(since: datetime, until: datetime) -> QuerySet[RunRow]:
    return RunRow.objects.filter(end__gte=since, end__lte=until).order_by("end", "id")


def _row(run_id: UUID, *columns: str) -> RunRow:
    with told():
        rows = RunRow.objects.filter(id=run_id)
        row = (rows.only(*columns) if "facts" not in columns else rows).first()
    if row is None:
        raise NotKeptError("run", run_id)
    return row


def _columns(run: NewRun) -> dict[str, Any]:
    activity = run.work.activity
    facts = {
        "name": activity.name,
        "file": run.file,
        "device": activity.device,
        "is_assumed": activity.sport_origin == "assumed",
        "distance_m": activity.distance_m,
        "moving_s": activity.moving_s,
        "elapsed_s": activity.elapsed_s,
        "ascent_m": run.work.ascent_m,
        "descent_m": run.work.descent_m,
        "warnings": list(run.work.warnings),
        "values": run.values,
        "has_coordinates": run.has_coordinates,
    }
    return {
        "digest": activity.digest,
        "leg": activity.leg,
        "start": activity.start,
        "end": activity.end,
        "facts": facts,
        "bands": {},
        "work": work_to_json(run.work),
        "course": course_to_json(run.course),
        "original": run.original,
    }


def _kept(row: RunRow) -> KeptRun:
    facts = dict(row.facts)
    return KeptRun(
        id=row.id,
        digest=row.digest,
        leg=row.leg,
        start=row.start,
        end=row.end,
        original=row.original,
        warnings=tuple(facts.pop("warnings")),
        bands={Muscle(m): Band(band) for m, band in row.bands.items()},
        **facts,
    )
