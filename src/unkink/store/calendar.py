"""The secret in the address of the calendar.

It is kept as it is: the address is shown again, and it opens moves and times only.
"""

import secrets

from unkink.store.database import told
from unkink.store.models import CalendarRow

_ONLY = 1
_SECRET_BYTES = 24


def calendar_secret() -> str:
    """Return the secret; it is made when it is first asked for.

    Raises:
        StoreError: If it could not be kept.
    """
    with told():
        row, _ = CalendarRow.objects.get_or_create(
            pk=_ONLY, defaults={"secret": secrets.token_urlsafe(_SECRET_BYTES)}
        )
    return row.secret


def renew_calendar() -> str:
    """Return a new secret; the one before opens nothing any more.

    Raises:
        StoreError: If it could not be kept.
    """
    secret = secrets.token_urlsafe(_SECRET_BYTES)
    with told():
        CalendarRow.objects.update_or_create(pk=_ONLY, defaults={"secret": secret})
    return secret


def opens_calendar(secret: str) -> bool:
    """Return whether a secret is the right one; how wrong it is takes no time."""
    with told():
        row = CalendarRow.objects.filter(pk=_ONLY).first()
    given = secret.encode(errors="replace")
    return row is not None and secrets.compare_digest(given, row.secret.encode())
