"""The calendar's address."""

from ninja import Schema


class CalendarDoc(Schema):
    """Where a program for calendars finds the days to come.

    `phone_url` is the address for other devices at home, "" where none are served.
    """

    url: str
    phone_url: str
