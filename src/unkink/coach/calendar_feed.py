"""The calendar of what is to be rolled: the days that the newest run still asks for."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta, tzinfo

from unkink.catalogue import Catalogue
from unkink.coach.clashes import refuse_clashes
from unkink.coach.known import Known, known_at
from unkink.coach.race_days import Habit, RaceDay, entries_of, race_days
from unkink.errors import ProgrammeOverError, RequestError, RestAdvisedError
from unkink.exports.agenda.entry import Reminder

NAME = "unkink"


def calendar_feed(
    clock: datetime, catalogue: Catalogue, *, zone: tzinfo | None, origin: str
) -> bytes:
    """Return the sessions of the days to come, and a reminder, as iCalendar.

    Args:
        clock: What the clock shows, with time zone.
        catalogue: The moves.
        zone: Where clocks show the usual time; None for the computer's own zone.
        origin: Where the app is, without a slash at the end.

    Raises:
        StoreError: If what is known cannot be read.
    """
    # It takes a while to import, and only a calendar needs it.
    from unkink.exports.agenda.calendar import calendar_of

    known = known_at(clock, catalogue, now=clock)
    entries = entries_of(tuple(_days(known, catalogue, zone)), catalogue, now=clock)
    return calendar_of(
        entries,
        now=clock,
        base=f"{origin}/shared",
        name=NAME,
        reminder=_reminder(known, zone, origin),
    )


def _reminder(known: Known, zone: tzinfo | None, origin: str) -> Reminder | None:
    """Return the runner's own reminder from its next time on, if there is one."""
    here = known.now.astimezone(zone)
    settings = known.settings
    for days in range(8):
        date = here.date() + timedelta(days=days)
        at = datetime.combine(date, settings.rolls_at, tzinfo=zone)
        is_past = at.replace(tzinfo=None) < here.replace(tzinfo=None)
        if date.weekday() in settings.reminds_on and not is_past:
            return Reminder(at, settings.reminds_on, link=f"{origin}/")
    return None


def _days(known: Known, catalogue: Catalogue, zone: tzinfo | None) -> Iterator[RaceDay]:
    if known.load is None:
        return
    habit = Habit(known.settings.rolls_at, zone, mobility=known.wishes.mobility)
    for programme in catalogue.programmes.values():
        with suppress(ProgrammeOverError):
            for day in race_days(programme, known.load, catalogue, habit=habit):
                if _suits(day, known, catalogue):
                    yield day


def _suits(day: RaceDay, known: Known, catalogue: Catalogue) -> bool:
    """Return whether the runner may roll what a day asks for."""
    try:
        refuse_clashes(day.routine, known.wishes, catalogue, now=known.now)
    except (RequestError, RestAdvisedError):
        return False
    return True
