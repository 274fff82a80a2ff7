"""The sessions that the days after a race still ask for, for a calendar."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta, tzinfo

from unkink.catalogue import Catalogue, Day, Mobility, Programme
from unkink.coach.after_race import steps_on
from unkink.coach.usual_time import next_at
from unkink.errors import ProgrammeOverError
from unkink.exports import guided
from unkink.exports.agenda.entry import Entry
from unkink.planner import programme_routine
from unkink.routines import Routine
from unkink.workload import MuscleLoad


@dataclass(frozen=True)
class RaceDay:
    """A session on a day after a race.

    Attributes:
        day: What the programme says of the day.
        begins: When the session begins, with time zone.
        routine: Its moves.
    """

    day: Day
    begins: datetime
    routine: Routine


@dataclass(frozen=True)
class Habit:
    """When and how a runner rolls.

    Attributes:
        at: The usual time of day.
        zone: Where clocks show it; None for the computer's own zone.
        mobility: How easily the runner gets down and up.
        minutes: Time there is [min]; the programme's own by default.
    """

    at: time
    zone: tzinfo | None
    mobility: Mobility = Mobility.ABLE
    minutes: float | None = None


def race_days(
    programme: Programme, load: MuscleLoad, catalogue: Catalogue, *, habit: Habit
) -> tuple[RaceDay, ...]:
    """Return the sessions that are still to come, one a day.

    A day begins when the race has been over for a whole number of days; its session is
    at the first usual time after that.

    Args:
        programme: A programme with days, such as `after-race`.
        load: Load of the race, which is its last run, and of the runs before it.
        catalogue: The moves.
        habit: When and how the runner rolls.

    Raises:
        ProgrammeOverError: If no day asks for anything any more.
        RequestError: If not one move fits into the minutes.
    """
    days = tuple(_race_days(programme, load, catalogue, habit))
    if not days:
        why = "no muscle is expected above 2 of 10 on the days to come"
        raise ProgrammeOverError(programme.key, why)
    return days


def entries_of(
    days: Sequence[RaceDay], catalogue: Catalogue, *, now: datetime
) -> list[Entry]:
    """Return the sessions as entries of a calendar, each with what its day is like."""
    return [
        Entry(
            guided(one.routine, catalogue, now=now),
            one.begins,
            note=one.day.words,
            identity=one.routine.title,
        )
        for one in days
    ]


def _race_days(
    programme: Programme, load: MuscleLoad, catalogue: Catalogue, habit: Habit
) -> Iterator[RaceDay]:
    for day in programme.days:
        since = load.runs[-1].activity.end + timedelta(days=day.day)
        begins = next_at(since, habit.at, zone=habit.zone)
        steps = steps_on(programme, load, catalogue, at=since)
        if not steps:
            continue
        routine = programme_routine(
            programme,
            catalogue,
            minutes=habit.minutes,
            mobility=habit.mobility,
            steps=steps,
        )
        if begins + timedelta(seconds=routine.total_s) > load.now:
            title = f"{routine.title}, day {day.day}"
            yield RaceDay(day, begins, replace(routine, title=title))
