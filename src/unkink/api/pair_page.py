"""The pages for a phone that is not paired: the one button, and the refusal.

No script and nothing from elsewhere; only the button pairs, so that whatever looks at
the address beforehand, such as the preview of a link, uses nothing up.
"""

import hashlib
from base64 import b64encode
from datetime import timedelta
from html import escape
from http import HTTPStatus

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
)

from unkink.api.loaded import clock_now
from unkink.api.phone import COOKIE
from unkink.api.phone_place import told_place
from unkink.api.problems import problem
from unkink.errors import PairingError, StoreError
from unkink.store.devices import check_offer, pair_device

AUTHORITY = "unkink-authority.crt"
KEPT_FOR = timedelta(days=400)
NOT_PAIRED = (
    "This device is not paired with unkink: on the computer, open Settings, then The "
    "phone, and scan the code there."
)
_STYLE = (
    "body{font:1.1rem/1.5 system-ui,sans-serif;max-width:34rem;margin:2rem auto;"
    "padding:0 1rem;color-scheme:light dark}"
    "button{font:inherit;padding:.9rem 1.4rem;min-height:3rem}"
)
_HASH = b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
_POLICY = (
    f"default-src 'none'; style-src 'sha256-{_HASH}'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
_PAIR = """
<p>The unkink on your computer would like to work with this device.
It will see your runs, soreness and sessions; nothing leaves your home network.</p>
<form method="post"><button>Pair this device</button></form>
<p>If your browser warned you before this page: no public authority knows the computer
in your home. The computer shows the fingerprint of its certificate; compare it with the
one that your browser shows under the warning. Its first and last signs are
<strong>{start} … {end}</strong>.</p>
<p>To be rid of the warning, and to use the app without the computer near, install
<a href="{authority}">unkink's authority</a> and trust it in this device's settings.
It can vouch for addresses of private networks only, never for a site of the internet,
and its key stays on your computer.</p>
"""
_REFUSED = """
<p>{why}</p>
<p>If it is paired already, <a href="/">open unkink from here</a>.</p>
"""
_SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android phone"),
    ("Macintosh", "Mac"),
    ("Windows", "Windows computer"),
    ("Linux", "Linux computer"),
)
_BROWSERS = (
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("Edg", "Edge"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)


def pair(request: HttpRequest, secret: str) -> HttpResponse:
    """Show the button to whoever brings a secret, and pair them when it is pressed."""
    try:
        if request.method == "POST":
            return _paired(request, secret)
        check_offer(secret, clock_now())
    except (PairingError, StoreError) as error:
        return refused(f"{error}.")
    place = told_place()
    sum_ = place.fingerprint if place else ""
    authority = escape(f"/pair/{secret}/authority.crt", quote=True)
    return _page(_PAIR.format(start=sum_[:11], end=sum_[-11:], authority=authority))


def authority(request: HttpRequest, secret: str | None = None) -> HttpResponse:  # noqa: ARG001
    """Give the certificate of the authority, to be installed on a phone."""
    place = told_place()
    if place is None:
        return problem(404, "Start unkink with serve --phone; it makes the authority.")
    try:
        if secret is not None:
            check_offer(secret, clock_now())
    except (PairingError, StoreError) as error:
        return refused(f"{error}.")
    answer = HttpResponse(place.authority, content_type="application/x-x509-ca-cert")
    answer.headers["Content-Disposition"] = f'attachment; filename="{AUTHORITY}"'
    return answer


def refused(why: str = NOT_PAIRED) -> HttpResponse:
    """Return the page for whoever is not let in."""
    body = _REFUSED.format(why=escape(f"{why[:1].upper()}{why[1:]}"))
    return _page(body, status=HTTPStatus.FORBIDDEN)


def device_name(user_agent: str) -> str:
    """Return what a device is called, as far as its browser tells.

    Example:
        >>> device_name("Mozilla/5.0 (Linux; Android 16) Chrome/140.0 Mobile Safari/5")
        'Android phone, Chrome'
    """
    system = next((name for sign, name in _SYSTEMS if sign in user_agent), "Device")
    browser = next((name for sign, name in _BROWSERS if sign in user_agent), "")
    return f"{system}, {browser}" if browser else system


def _paired(request: HttpRequest, secret: str) -> HttpResponse:
    name = device_name(request.headers.get("User-Agent", ""))
    token = pair_device(secret, name, clock_now())
    answer = HttpResponseRedirect("/", status=HTTPStatus.SEE_OTHER)
    answer.set_cookie(
        COOKIE,
        token,
        max_age=KEPT_FOR,
        secure=True,
        httponly=True,
        samesite="Strict",
        path="/",
    )
    return answer


def _page(body: str, *, status: int = HTTPStatus.OK) -> HttpResponse:
    answer = HttpResponse(
        '<!doctype html><html lang="en"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>unkink</title><style>{_STYLE}</style><h1>unkink</h1>{body}</html>",
        status=status,
    )
    answer.headers["Content-Security-Policy"] = _POLICY
    answer.headers["Cache-Control"] = "no-store"
    # With no referrer at all, a browser sends the form without its origin.
    answer.headers["Referrer-Policy"] = "same-origin"
    return answer
