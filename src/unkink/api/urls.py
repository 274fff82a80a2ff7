"""Which address leads where: calls under /api/v1, everything else to the pages."""

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, path, re_path

from unkink.api.calendar_feed import NO_CALENDAR, feed
from unkink.api.calls import api
from unkink.api.pages import page
from unkink.api.pair_page import authority, pair, refused
from unkink.api.problems import UNEXPECTED, problem


def nothing_here(_: HttpRequest) -> HttpResponse:
    """Answer a call that there is not."""
    return problem(404, "There is no such call; /api/v1/openapi.json lists them.")


def no_offer(_: HttpRequest) -> HttpResponse:
    """Refuse what begins like the page that pairs and is none."""
    return refused()


def no_calendar(_: HttpRequest) -> HttpResponse:
    """Answer where a calendar could be and none is."""
    return problem(404, NO_CALENDAR)


def unexpected(_: HttpRequest) -> HttpResponse:
    """Answer where something broke that nobody expected."""
    return problem(500, UNEXPECTED)


urlpatterns: list[URLPattern | URLResolver] = [
    path("api/v1/", api.urls),
    re_path(r"^api(?:/.*)?$", nothing_here),
    path("pair/<str:secret>", pair),
    path("pair/<str:secret>/authority.crt", authority),
    re_path(r"^pair(?:/.*)?$", no_offer),
    path("authority.crt", authority),
    path("calendar/<str:secret>.ics", feed),
    re_path(r"^calendar(?:/.*)?$", no_calendar),
    re_path(r"^.*$", page),
]
handler500 = unexpected
