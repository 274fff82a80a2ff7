"""Cursors: where a list goes on, as a word that a client hands back unread."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import UTC, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from unkink.errors import RequestError

Limit = Annotated[int, Field(ge=1, le=200)]
Cursor = Annotated[str, Field(max_length=200)]


def cursor_of(moment: datetime, key: UUID) -> str:
    """Return the cursor of what follows an entry."""
    return urlsafe_b64encode(f"{moment.isoformat()} {key}".encode()).decode()


def place_of(cursor: str | None) -> tuple[datetime, UUID] | None:
    """Return the entry that a list goes on after; None for its beginning.

    Raises:
        RequestError: If it is no cursor.
    """
    if cursor is None:
        return None
    try:
        moment, key = urlsafe_b64decode(cursor.encode()).decode().split(" ")
        # Years that a time zone could push over the edge are an OverflowError.
        return datetime.fromisoformat(moment).astimezone(UTC), UUID(key)
    except (ValueError, OverflowError) as error:
        why = f"{cursor!r} is no cursor; take the one that came with the list"
        raise RequestError(why) from error
