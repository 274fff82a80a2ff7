"""The calendar: its address, which holds a secret, and a new one."""

from typing import Any

from django.http import HttpRequest
from ninja import Router

from unkink.api.phone import CALENDAR
from unkink.api.phone_place import told_place
from unkink.api.schemas.calendar import CalendarDoc
from unkink.store.calendar import calendar_secret, renew_calendar

router = Router(tags=["calendar"])


@router.get("/calendar", response=CalendarDoc)
def get_calendar(request: HttpRequest) -> dict[str, Any]:
    """Where a program for calendars finds the days to come."""
    return _addresses(request, calendar_secret())


@router.post("/calendar/renew", response=CalendarDoc)
def post_renew(request: HttpRequest) -> dict[str, Any]:
    """Make a new address; the one before opens nothing any more."""
    return _addresses(request, renew_calendar())


def _addresses(request: HttpRequest, secret: str) -> dict[str, Any]:
    path, place = f"{CALENDAR}{secret}.ics", told_place()
    return {
        "url": f"{request.scheme}://{request.get_host()}{path}",
        "phone_url": "" if place is None else f"{place.url}{path}",
    }
