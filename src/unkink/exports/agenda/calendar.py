"""Sessions for a calendar: one routine, or a programme's days, as iCalendar.

References:
    RFC 5545, sections 3.6.1 (events), 3.6.5 (time zones), 3.6.6 (alarms); RFC 7986,
    section 5 (names and refreshing).
"""

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event

from unkink.errors import RequestError
from unkink.exports.agenda.entry import Entry, Reminder
from unkink.exports.agenda.reminder import TITLE, reminder_event
from unkink.exports.guided import Choices, Guided
from unkink.exports.links.link import link_of
from unkink.exports.sheet_words import at_hand, care, move_of, what_to_do
from unkink.exports.visible_text import visible
from unkink.routines import routine_to_json
from unkink.units import clock

MAKER = "-//unkink//unkink//EN"
REMINDS_BEFORE = (timedelta(minutes=10), timedelta(0))
LOOK_AGAIN = timedelta(hours=1)


def encode(guided: Guided, choices: Choices) -> bytes:
    """Return a routine as a calendar with one entry."""
    entry = Entry(guided, choices.begins or guided.now)
    return calendar_of([entry], now=guided.now, base=choices.base)


def calendar_of(
    entries: Sequence[Entry],
    *,
    now: datetime,
    base: str = "",
    name: str = "",
    reminder: Reminder | None = None,
) -> bytes:
    """Return sessions as a calendar.

    Args:
        entries: In any order; none give an empty calendar.
        now: The moment, with time zone; the same moment gives the same bytes.
        base: Address that links begin with; "" for the own machine.
        name: What the calendar is called, if programs are to look at it again.
        reminder: What comes back every week, on days without a session.
    """
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    if name:
        calendar.add("x-wr-calname", name)
        calendar.add("refresh-interval", LOOK_AGAIN, parameters={"VALUE": "DURATION"})
    for entry in sorted(entries, key=lambda one: one.begins):
        calendar.add_component(_event(entry, now=now, base=base))
    begins = [entry.begins for entry in entries]
    if reminder is not None:
        event = reminder_event(reminder, now=now, busy=begins)
        event.add_component(_alarm(TITLE, timedelta(0)))
        calendar.add_component(event)
        begins.append(reminder.begins)
    if begins:
        _add_zones(calendar, begins)
    return bytes(calendar.to_ical())


def _event(entry: Entry, *, now: datetime, base: str) -> Event:
    title = visible(entry.guided.routine.title)
    event = Event()
    event.add("uid", _uid(entry))
    event.add("dtstamp", now.astimezone(UTC))
    event.add("dtstart", _written(entry.begins))
    event.add("duration", timedelta(seconds=entry.guided.routine.total_s))
    event.add("summary", title)
    event.add("description", "\n".join(_lines(entry)))
    if link := _link(entry.guided, base):
        event.add("url", link)
    for before in REMINDS_BEFORE:
        event.add_component(_alarm(title, before))
    return event


def _alarm(title: str, before: timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", -before)
    return alarm


def _uid(entry: Entry) -> str:
    """Return what tells a program that it has this entry already."""
    begins = entry.begins.astimezone(UTC).isoformat(timespec="seconds")
    content = entry.identity or json.dumps(routine_to_json(entry.guided.routine))
    return f"{sha256(f'{begins} {content}'.encode()).hexdigest()[:32]}@unkink"


def _written(moment: datetime) -> datetime:
    whole = moment.replace(microsecond=0)
    return whole if isinstance(whole.tzinfo, ZoneInfo) else whole.astimezone(UTC)


def _lines(entry: Entry) -> Iterator[str]:
    guided = entry.guided
    yield f"{at_hand(guided)}."
    for note in (entry.note,) if entry.note else guided.routine.notes:
        yield visible(note)
    yield ""
    for bout in guided.routine.bouts:
        move, variant = move_of(bout, guided)
        what = f"{move.name}, {variant.name}: {what_to_do(bout, guided)}"
        yield f"{clock(bout.start_s)} {what}"
    yield ""
    yield from care(guided)


def _link(guided: Guided, base: str) -> str:
    """Return the link that opens the session; "" if it would be too long."""
    try:
        return link_of(guided.routine, base=base)
    except RequestError:
        return ""


def _add_zones(calendar: Calendar, begins: Sequence[datetime]) -> None:
    """Add the rules of the zones that are named, for the years that are needed."""
    years = [moment.year for moment in begins]
    calendar.add_missing_timezones(
        first_date=date(min(years) - 1, 1, 1), last_date=date(max(years) + 2, 1, 1)
    )
