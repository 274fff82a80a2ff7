"""What the first page shows: load and need of every part, notices, what is asked."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

from unkink.anatomy import Group, Muscle, Part, Side, group_of
from unkink.catalogue import Catalogue
from unkink.coach.known import Known, known_at
from unkink.coach.watch_out import notices, one_calf_is_sorer
from unkink.planner import FRESH, Need, SorenessReport, need_at, needs_of
from unkink.store import runs as kept_runs
from unkink.store import sessions as kept_sessions
from unkink.store.runs import KeptRun
from unkink.workload import Band, PartLoad, Reason, easy_km_of

# Soreness from which the load scale says a little, some, a lot, most [points of 10]:
# the bounds of a run's bands (design 5) and 5, our choice.
STEPS = (0.5, 1.5, 3.0, 5.0)
# The runs that the reasons and the easy km are of.
WEEK = timedelta(days=7)
ASKED_FROM, ASKED_UNTIL = timedelta(hours=5), timedelta(hours=36)

Origin = Literal["reported", "expected", "unknown"]


@dataclass(frozen=True)
class Reported:
    """The last soreness that was reported of a part."""

    value: float
    at: datetime


@dataclass(frozen=True)
class PartToday:
    """One muscle of one side today; the fields are those of `PartDoc` of the API."""

    muscle: Muscle
    side: Side
    group: Group
    name: str
    need: float
    step: int
    soreness: float
    origin: Origin
    is_stiff: bool
    is_assumed: bool
    easy_km: float | None
    band: Band | None
    soreness_now: float | None
    soreness_peak_48h: float | None
    peak_at: datetime | None
    reported: Reported | None
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class GroupToday:
    """A group today, from its neediest part; `rank` counts from 1 by need."""

    group: Group
    name: str
    rank: int
    need: float
    step: int
    soreness: float
    origin: Origin
    easy_km: float | None
    band: Band | None
    reasons: tuple[Reason, ...]
    parts: tuple[PartToday, ...]


@dataclass(frozen=True)
class Morning:
    """The question of the next morning: how do these parts feel now?"""

    session: UUID
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Today:
    """All that the first page shows."""

    now: datetime
    notes: tuple[str, ...]
    notices: tuple[str, ...]
    newest_run: KeptRun | None
    runs: int
    is_stopped: bool
    asks_one_calf: bool
    groups: tuple[GroupToday, ...]
    morning: Morning | None


def today(clock: datetime, catalogue: Catalogue) -> Today:
    """Return what the first page shows.

    Args:
        clock: What the clock shows, with time zone.
        catalogue: The words of the notices.
    """
    known = known_at(clock, catalogue)
    fresh = [one for one in known.reports if known.now - FRESH <= one.at <= known.now]
    cautions = known.settings.wishes.cautions
    return Today(
        now=known.now,
        notes=known.notes,
        notices=tuple(
            notices(known.load, known.reports, cautions, catalogue, now=known.now)
        ),
        newest_run=next(iter(kept_runs.runs_before(1)), None),
        runs=kept_runs.count_runs(),
        is_stopped=known.settings.is_stopped,
        asks_one_calf=one_calf_is_sorer(fresh),
        groups=_groups(known),
        morning=_morning(clock, known.settings.morning_asked_at),
    )


def step_of(need: float) -> int:
    """Return the step of the load scale, 0 to 4."""
    return sum(need >= need_at(soreness) for soreness in STEPS)


def _groups(known: Known) -> tuple[GroupToday, ...]:
    needs = needs_of(
        known.load, now=known.now, reports=known.reports, stiff=known.stiff
    )
    recent = [w for w in known.works if known.now - w.activity.end <= WEEK]
    easy_km = easy_km_of(recent)
    latest = {one.part: one for one in known.reports if one.at <= known.now}
    parts = [
        _part(part, need, known, easy_km.get(part.muscle), latest.get(part))
        for part, need in needs.items()
    ]
    groups = [_group(g, [p for p in parts if p.group is g]) for g in Group]
    order = sorted(groups, key=lambda one: (-one.need, -(one.easy_km or 0.0)))
    return tuple(replace(one, rank=rank) for rank, one in enumerate(order, start=1))


def _part(
    part: Part,
    need: Need,
    known: Known,
    easy_km: float | None,
    report: SorenessReport | None,
) -> PartToday:
    load = PartLoad(part, group_of(part.muscle))
    if known.load is not None:
        load = known.load.of(part)
    return PartToday(
        muscle=part.muscle,
        side=part.side,
        group=load.group,
        name=part.muscle.plain_name,
        need=need.need,
        step=step_of(need.need),
        soreness=need.soreness,
        origin=need.origin,
        is_stiff=need.is_stiff,
        is_assumed=load.is_assumed,
        easy_km=easy_km,
        band=load.band,
        soreness_now=load.soreness_now,
        soreness_peak_48h=load.soreness_peak_48h,
        peak_at=load.peak_at,
        reported=None if report is None else Reported(report.value, report.at),
        reasons=load.reasons,
    )


def _group(group: Group, parts: Sequence[PartToday]) -> GroupToday:
    first = max(parts, key=lambda part: (part.need, part.easy_km or 0.0))
    return GroupToday(
        group=group,
        name=group.plain_name,
        rank=0,
        need=first.need,
        step=first.step,
        soreness=first.soreness,
        origin=first.origin,
        easy_km=first.easy_km,
        band=first.band,
        reasons=first.reasons,
        parts=tuple(parts),
    )


def _morning(clock: datetime, asked_at: datetime | None) -> Morning | None:
    """Return the question about the newest session of yesterday, if it is open."""
    found = kept_sessions.sessions_between(clock - ASKED_UNTIL, clock - ASKED_FROM)
    if not found or found[-1].is_answered:
        return None
    kept = found[-1]
    if asked_at is not None and asked_at > kept.session.started + ASKED_FROM:
        return None
    parts = dict.fromkeys(Part(r.muscle, Side(r.side)) for r in kept.session.rolled)
    return Morning(kept.id, tuple(parts)) if parts else None
