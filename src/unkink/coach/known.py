"""What is known of the legs at a moment: the runs' load, and what was reported."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from unkink.anatomy import Part
from unkink.catalogue import Catalogue
from unkink.coach.measure_load import SOON, STALE
from unkink.coach.plan_routine import Wishes
from unkink.coach.settings import Settings, settings_of
from unkink.planner import FRESH, SorenessReport
from unkink.store import profile as profiles
from unkink.store import runs as kept_runs
from unkink.store import soreness
from unkink.store.soreness import KeptReport
from unkink.workload import MuscleLoad, Work, load_at, work_for

# Soreness of two weeks, the 63 days that protect before it, and as many again that
# tell whether those are known; older runs change nothing.
HISTORY = timedelta(days=150)
_REPORTS = timedelta(days=6)


@dataclass(frozen=True)
class Known:
    """What is known at a moment.

    Attributes:
        now: The moment.
        settings: What the profile decides.
        works: Work of the runs that still matter, oldest first.
        load: Their load; None without runs.
        reports: Soreness that was reported in the last days, oldest first.
        stiff: Parts that were last named stiff.
        notes: What was assumed, in sentences.
    """

    now: datetime
    settings: Settings
    works: tuple[Work, ...]
    load: MuscleLoad | None
    reports: tuple[SorenessReport, ...]
    stiff: frozenset[Part]
    notes: tuple[str, ...]

    @property
    def wishes(self) -> Wishes:
        """The profile's wishes, with what was reported."""
        return replace(self.settings.wishes, reports=self.reports, stiff=self.stiff)


def known_at(
    clock: datetime, catalogue: Catalogue, *, now: datetime | None = None
) -> Known:
    """Return what is known.

    Args:
        clock: What the clock shows.
        catalogue: The catalogue.
        now: The moment that is meant, if not the clock's.
    """
    settings = settings_of(profiles.read_profile(), catalogue)
    last = kept_runs.last_end(until=now or clock)
    is_reported = bool(soreness.reports_since(clock - STALE))
    moment, notes = _moment(last, clock, now, is_reported=is_reported)
    works = tuple(works_until(moment, settings).values())
    load = load_at(moment, works, runner=settings.runner) if works else None
    reports = soreness.reports_since(moment - _REPORTS)
    return Known(
        now=moment,
        settings=settings,
        works=works,
        load=load,
        reports=_values(reports),
        stiff=_stiff(reports, moment),
        notes=notes + (load.notes if load else ()),
    )


def works_until(
    moment: datetime, settings: Settings, *, since: datetime | None = None
) -> dict[object, Work]:
    """Return the work of the runs that matter at a moment, for this runner."""
    found = kept_runs.works(since=since or moment - HISTORY, until=moment)
    return {key: work_for(work, settings.runner) for key, work in found.items()}


def _moment(
    last: datetime | None, clock: datetime, now: datetime | None, *, is_reported: bool
) -> tuple[datetime, tuple[str, ...]]:
    """Return the moment that "now" means, as `measure_load.resolve_now`.

    Whoever reports soreness means today, however long ago the newest run was.
    """
    if now is not None:
        return now, ()
    if last is None or is_reported or clock - last <= STALE:
        return clock, ()
    day = f"{last.day} {last:%B %Y}"
    note = f"Your newest run ended on {day}; this is for two hours after it."
    return last + SOON, (note,)


def _values(reports: Sequence[KeptReport]) -> tuple[SorenessReport, ...]:
    return tuple(
        SorenessReport(one.part, one.value, one.at)
        for one in reports
        if one.value is not None
    )


def _stiff(reports: Sequence[KeptReport], moment: datetime) -> frozenset[Part]:
    """Return the parts whose newest fresh report names them stiff."""
    fresh = [one for one in reports if moment - FRESH <= one.at <= moment]
    newest = {one.part: one.is_stiff for one in fresh}
    return frozenset(part for part, is_stiff in newest.items() if is_stiff)
