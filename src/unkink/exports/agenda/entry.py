"""What stands in a calendar, before it is written."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from unkink.exports.guided import Guided


@dataclass(frozen=True)
class Entry:
    """A session in a calendar.

    Attributes:
        guided: What is rolled.
        begins: When, with time zone; a named zone is written as such, others as UTC.
        note: What to know first, in sentences; the notes of the routine by default.
        identity: What makes it the same entry when its moves change; its moves and its
            begin by default.
    """

    guided: Guided
    begins: datetime
    note: str = ""
    identity: str = ""


@dataclass(frozen=True)
class Reminder:
    """When a runner wants to be reminded.

    Attributes:
        begins: The first time, with time zone; without one it means local time,
            wherever the calendar is.
        days: Weekdays, 0 for Monday to 6 for Sunday.
        link: Address that opens the app.
    """

    begins: datetime
    days: Collection[int]
    link: str
