"""A reminder that comes back every week, in a calendar.

References:
    RFC 5545, sections 3.3.5 (local time without a zone), 3.3.10 and 3.8.5 (repeating).
"""

from collections.abc import Collection
from datetime import UTC, datetime, timedelta

from icalendar import Event

from unkink.exports.agenda.entry import Reminder

TITLE = "Foam rolling"
WORDS = "Open unkink: it plans what fits your minutes today."
LENGTH = timedelta(minutes=15)
# As RFC 5545 writes them, in the order of Python's weekdays.
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def reminder_event(
    reminder: Reminder, *, now: datetime, busy: Collection[datetime]
) -> Event:
    """Return the reminder as an event that repeats.

    Args:
        reminder: The reminder.
        now: The moment, with time zone.
        busy: Moments at which the calendar has a session already.
    """
    days = [WEEKDAYS[day] for day in sorted(reminder.days)]
    event = Event()
    event.add("uid", "reminder@unkink")
    event.add("dtstamp", now.astimezone(UTC))
    event.add("dtstart", reminder.begins)
    event.add("duration", LENGTH)
    event.add("rrule", {"FREQ": "WEEKLY", "BYDAY": days})
    event.add("summary", TITLE)
    event.add("description", WORDS)
    event.add("url", reminder.link)
    if busy:
        zone = reminder.begins.tzinfo
        event.add(
            "exdate",
            [
                one.astimezone(zone) if zone else one.replace(tzinfo=None)
                for one in sorted(busy)
            ],
        )
    return event
