"""A session in a calendar, before it is written."""

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
