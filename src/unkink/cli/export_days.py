"""When an exported session begins, and the sessions of the days after a race."""

import re
from datetime import datetime, time

from unkink.catalogue import Catalogue, Programme
from unkink.cli.ready_made import Asked, refuse_idle_options
from unkink.cli.wishes import moment
from unkink.coach.clashes import refuse_clashes
from unkink.coach.race_days import Habit, entries_of, race_days
from unkink.coach.usual_time import USUAL, local_zone, next_at
from unkink.errors import QuantityError
from unkink.exports import Choices
from unkink.workload import MuscleLoad


def begins_from(word: str, *, now: datetime) -> datetime | None:
    """Return the moment of `--at`: a time of day that comes next, or a whole date.

    Args:
        word: What was given; "" for nothing.
        now: The moment, with time zone.

    Raises:
        QuantityError: If it is neither.
    """
    if not word:
        return None
    zone = local_zone()
    if shown := re.fullmatch(r"(\d{1,2}):(\d\d)", word):
        return next_at(now, _time(word, *map(int, shown.groups())), zone=zone)
    try:
        when = moment(word)
    except QuantityError as error:
        raise _not_a_time(word) from error
    return when.astimezone(zone) if zone else when


def race_calendar(
    programme: Programme,
    load: MuscleLoad,
    asked: Asked,
    catalogue: Catalogue,
    *,
    choices: Choices,
    now: datetime,
) -> bytes:
    """Return the days that a race still asks for, as a calendar.

    Args:
        programme: The programme with days.
        load: Load of the race and the runs before it.
        asked: What was asked for.
        catalogue: The moves.
        choices: Where links lead, and a begin, whose time of day all keep.
        now: The moment, with time zone.

    Raises:
        ProgrammeOverError: If no day asks for anything any more.
        InputError: If the moves clash with a wish.
        RestAdvisedError: If a caution stops everything.
    """
    # It takes a while to import, and only a calendar needs it.
    from unkink.exports.agenda.calendar import calendar_of

    habit = Habit(
        choices.begins.time() if choices.begins else USUAL,
        local_zone(),
        mobility=asked.wishes.mobility,
        minutes=asked.wishes.minutes if asked.has_minutes else None,
    )
    refuse_idle_options(asked, title=programme.name)
    days = race_days(programme, load, catalogue, habit=habit)
    for one in days:
        refuse_clashes(one.routine, asked.wishes, catalogue, now=load.now)
    return calendar_of(entries_of(days, catalogue, now=now), now=now, base=choices.base)


def _time(word: str, hour: int, minute: int) -> time:
    try:
        return time(hour, minute)
    except ValueError as error:
        raise _not_a_time(word) from error


def _not_a_time(word: str) -> QuantityError:
    return QuantityError("--at", repr(word), allowed="20:00, or 2026-11-23T20:00")
