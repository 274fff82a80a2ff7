"""Who may ask: the own machine, and nobody else whom nothing here admits."""

from collections.abc import Callable
from ipaddress import ip_address
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse

from unkink.api.pair_page import NOT_PAIRED, refused
from unkink.api.phone import (
    is_calendar,
    is_for_the_computer,
    is_paired,
    is_pairing,
    is_phone,
)
from unkink.api.problems import problem

Handler = Callable[[HttpRequest], HttpResponse]

LOCAL_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
STRANGER = (
    "This unkink answers its own machine only; open it there, under the address that "
    "unkink serve prints."
)
COMPUTER = "This can be done on the computer only; open unkink there."
FOREIGN_PAGE = "Another page asked for this; only unkink's own pages may."


def guard(answer: Handler) -> Handler:
    """Return a handler that answers only whom one of `ADMISSIONS` admits.

    A page of another site can neither call with a name of its own for this machine
    (the host is looked at) nor change anything (the origin is).
    """

    def guarded(request: HttpRequest) -> HttpResponse:
        if not any(admits(request) for admits in ADMISSIONS):
            return _refusal(request)
        if _is_foreign(request):
            return problem(403, FOREIGN_PAGE)
        if is_for_the_computer(request) and not is_local(request):
            return problem(403, COMPUTER)
        return answer(request)

    return guarded


def is_local(request: HttpRequest) -> bool:
    """Return whether the own machine asks, under one of its own names.

    Whoever comes by the way that phones take has to be paired.
    """
    if request.is_secure():
        return False
    return _is_loopback(request) and _host_name(request) in LOCAL_NAMES


# Any one of these is enough.
ADMISSIONS: tuple[Callable[[HttpRequest], bool], ...] = (
    is_local,
    is_pairing,
    is_paired,
    is_calendar,
)


def _refusal(request: HttpRequest) -> HttpResponse:
    """Say how to be let in: in words on a page, in a document to a program."""
    if not is_phone(request):
        return problem(403, STRANGER)
    is_page = not request.path.startswith("/api/")
    return refused() if is_page else problem(403, NOT_PAIRED)


def _is_loopback(request: HttpRequest) -> bool:
    try:
        address = ip_address(request.META.get("REMOTE_ADDR", "").partition("%")[0])
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None)
    return (mapped or address).is_loopback


def _host_name(request: HttpRequest) -> str:
    """Return the name or number in the Host header, without port and brackets."""
    try:
        return urlsplit(f"//{request.META.get('HTTP_HOST', '')}").hostname or ""
    except ValueError:
        return ""


def _is_foreign(request: HttpRequest) -> bool:
    """Return whether a page of another origin is behind a request that matters."""
    site = request.headers.get("Sec-Fetch-Site", "none")
    is_safe = request.method in SAFE_METHODS
    if is_safe and not request.path.startswith("/api/"):
        return False
    if site not in ("same-origin", "none"):
        return True
    origin = request.headers.get("Origin")
    own = f"{request.scheme}://{request.META.get('HTTP_HOST', '')}"
    return not is_safe and origin is not None and origin.lower() != own.lower()
