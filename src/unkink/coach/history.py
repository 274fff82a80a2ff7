"""The last weeks by group: what runs asked, how sore it was, what was rolled."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from typing import TypeVar

from unkink.anatomy import GROUPS, Group, Muscle
from unkink.catalogue import Catalogue, Sides
from unkink.coach.known import HISTORY
from unkink.coach.settings import settings_of
from unkink.routines import Session
from unkink.store import profile as profiles
from unkink.store import runs as kept_runs
from unkink.store import sessions as kept_sessions
from unkink.store import soreness
from unkink.store.soreness import KeptReport
from unkink.workload import Work, easy_km_of, load_at, work_for

NOON = time(12)
One = TypeVar("One")


@dataclass(frozen=True)
class DayOfGroup:
    """One day of one group; None where nothing is known.

    Attributes:
        date: The day.
        easy_km: Level km that would have asked as much of its hardest worked muscle.
        expected: Soreness expected at noon, or now today [points of 10].
        reported: The most that was reported [points of 10].
        rolled_s: Rolling of its muscles, both sides together [s].
    """

    date: str
    easy_km: float
    expected: float | None
    reported: float | None
    rolled_s: float


@dataclass(frozen=True)
class Thread:
    """A group through the days, oldest first."""

    group: Group
    name: str
    days: tuple[DayOfGroup, ...]


@dataclass(frozen=True)
class History:
    """The last weeks, and their sums."""

    minutes_rolled: float
    sessions: int
    runs: int
    threads: tuple[Thread, ...]


@dataclass(frozen=True)
class _Days:
    """Everything of some days, by day.

    Attributes:
        days: The days, oldest first.
        zone: The zone whose midnight parts them.
        works: Work of each day's runs.
        reports: Each day's reports.
        rolled: Seconds rolled by day and group.
        expected: Soreness by muscle, one value a day; empty without runs.
    """

    days: tuple[date, ...]
    zone: tzinfo
    works: Mapping[date, Sequence[Work]]
    reports: Mapping[date, Sequence[KeptReport]]
    rolled: Mapping[date, Mapping[Group, float]]
    expected: Mapping[Muscle, Sequence[float]]


def history(now: datetime, catalogue: Catalogue, *, days: int) -> History:
    """Return the last days, today the last of them.

    Args:
        now: The moment, in the zone whose midnight parts the days.
        catalogue: Which variants roll both sides at once.
        days: How many days, 1 or more.
    """
    zone = now.tzinfo
    assert zone is not None  # noqa: S101  the clock has its zone
    dates = tuple(now.date() - timedelta(days=back) for back in range(days))[::-1]
    begin = datetime.combine(dates[0], time(), zone)
    settings = settings_of(profiles.read_profile(), catalogue)
    works = [
        work_for(work, settings.runner)
        for work in kept_runs.works(since=begin - HISTORY, until=now).values()
    ]
    load = load_at(now, works, runner=settings.runner)
    sessions = [one.session for one in kept_sessions.sessions_between(begin, now)]
    recent = [work for work in works if work.activity.end >= begin]
    found = _Days(
        days=dates,
        zone=zone,
        works=_by_day(((w.activity.end, w) for w in recent), zone),
        reports=_by_day(((r.at, r) for r in soreness.reports_since(begin)), zone),
        rolled=_rolled(sessions, zone, catalogue),
        expected=load.soreness_course([_moment(day, now) for day in dates]),
    )
    rolled_s = sum(_session_s(session, catalogue) for session in sessions)
    return History(
        minutes_rolled=rolled_s / 60,
        sessions=len(sessions),
        runs=len(recent),
        threads=tuple(_thread(group, found) for group in Group),
    )


def _thread(group: Group, found: _Days) -> Thread:
    days = tuple(_day(group, index, found) for index in range(len(found.days)))
    return Thread(group, group.plain_name, days)


def _day(group: Group, index: int, found: _Days) -> DayOfGroup:
    day, muscles = found.days[index], GROUPS[group]
    easy_km = easy_km_of(found.works.get(day, ()))
    expected = [found.expected[m][index] for m in muscles if m in found.expected]
    reported = [
        one.value
        for one in found.reports.get(day, ())
        if one.part.muscle in muscles and one.value is not None
    ]
    return DayOfGroup(
        date=day.isoformat(),
        easy_km=max((easy_km.get(muscle, 0.0) for muscle in muscles), default=0.0),
        expected=max(expected, default=None),
        reported=max(reported, default=None),
        rolled_s=found.rolled.get(day, {}).get(group, 0.0),
    )


def _moment(day: date, now: datetime) -> datetime:
    """Return noon of a day; now, if that is still to come."""
    return min(now, datetime.combine(day, NOON, now.tzinfo))


def _by_day(
    timed: Iterable[tuple[datetime, One]], zone: tzinfo
) -> dict[date, list[One]]:
    found: dict[date, list[One]] = {}
    for moment, one in timed:
        found.setdefault(moment.astimezone(zone).date(), []).append(one)
    return found


def _rolled(
    sessions: Iterable[Session], zone: tzinfo, catalogue: Catalogue
) -> dict[date, dict[Group, float]]:
    found: dict[date, dict[Group, float]] = {}
    for session in sessions:
        of_day = found.setdefault(session.started.astimezone(zone).date(), {})
        for group, muscles in GROUPS.items():
            seconds = _session_s(session, catalogue, muscles=muscles)
            of_day[group] = of_day.get(group, 0.0) + seconds
    return found


def _session_s(
    session: Session, catalogue: Catalogue, *, muscles: Sequence[Muscle] | None = None
) -> float:
    """Return how long was rolled [s], of some muscles; both sides at once count once.

    A variant that reaches several muscles rolls them in the same seconds.
    """
    longest: dict[tuple[str, str], dict[str, float]] = {}
    for one in session.rolled:
        if muscles is None or one.muscle in muscles:
            sides = longest.setdefault((one.move, one.variant), {})
            sides[one.side] = max(sides.get(one.side, 0.0), one.dose_s)
    return sum(
        max(sides.values()) if _is_together(key, catalogue) else sum(sides.values())
        for key, sides in longest.items()
    )


def _is_together(key: tuple[str, str], catalogue: Catalogue) -> bool:
    move = catalogue.moves.get(key[0])
    variant = None if move is None else move.variants.get(key[1])
    return variant is not None and variant.sides is Sides.TOGETHER
