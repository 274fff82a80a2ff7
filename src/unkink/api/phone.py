"""Which phone may ask, and for what: over HTTPS, near, paired, under our address."""

from urllib.parse import urlsplit

from django.http import HttpRequest

from unkink.api.loaded import clock_now
from unkink.api.phone_place import is_near, told_place
from unkink.store.devices import KeptDevice, device_of

# Browsers take a cookie of this name only with Secure and Path=/, for this host alone.
COOKIE = "__Host-unkink"
PAIRING = "/pair/"
CALENDAR = "/calendar/"
# What ends in a loss, or lets others in, takes the computer itself.
COMPUTER_ONLY = (
    ("POST", "/api/v1/pairing"),
    ("POST", "/api/v1/restore"),
    ("DELETE", "/api/v1/data"),
    ("POST", "/api/v1/data/drop-coordinates"),
)


def is_paired(request: HttpRequest) -> bool:
    """Return whether a paired phone asks."""
    return is_phone(request) and phone_of(request) is not None


def is_pairing(request: HttpRequest) -> bool:
    """Return whether a phone asks for the page by which it pairs."""
    return is_phone(request) and request.path.startswith(PAIRING)


def is_calendar(request: HttpRequest) -> bool:
    """Return whether a calendar is asked for; its address holds a secret of its own.

    Programs for calendars show no cookie.
    """
    is_read = request.method in ("GET", "HEAD")
    return is_phone(request) and is_read and request.path.startswith(CALENDAR)


def is_phone(request: HttpRequest) -> bool:
    """Return whether this came over HTTPS, from near, under one of our addresses."""
    place = told_place()
    if place is None or not request.is_secure():
        return False
    peer = request.META.get("REMOTE_ADDR", "")
    hosts = {f"{address}:{place.port}" for address in place.addresses}
    is_ours = request.META.get("HTTP_HOST", "") in hosts
    return is_ours and is_near(peer, place.addresses)


def phone_of(request: HttpRequest) -> KeptDevice | None:
    """Return the phone whose token the request shows."""
    token = request.COOKIES.get(COOKIE, "")
    return device_of(token, clock_now()) if token else None


def is_for_the_computer(request: HttpRequest) -> bool:
    """Return whether a call is one that no phone may make."""
    path = urlsplit(request.path).path.rstrip("/")
    return (request.method, path) in COMPUTER_ONLY
