"""First answers to requests that may be repeated, kept for a week."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from unkink.errors import ReusedKeyError
from unkink.store.database import told
from unkink.store.models import AnswerRow

WEEK = timedelta(days=7)
# Whoever asked and was never answered, for the power went, may ask again.
_LONGEST_WORK = timedelta(minutes=10)
_AT_WORK = 0


@dataclass(frozen=True)
class Answer:
    """An answer: status, media type and body."""

    status: int
    kind: str
    body: bytes


def answer_or_begin(key: str, request: str, *, now: datetime) -> Answer | None:
    """Return the answer that was given to a key; None if the work begins now.

    Args:
        key: The client's key.
        request: Digest of the request.
        now: The moment.

    Raises:
        ReusedKeyError: If another request came with the key, or it is at work still.
        StoreError: If that could not be kept.
    """
    with told(), transaction.atomic():
        AnswerRow.objects.filter(at__lt=now - WEEK).delete()
        AnswerRow.objects.filter(status=_AT_WORK, at__lt=now - _LONGEST_WORK).delete()
        row, is_new = AnswerRow.objects.get_or_create(
            key=key,
            defaults={"request": request, "status": _AT_WORK, "body": b"", "at": now},
        )
    if is_new:
        return None
    if row.request != request or row.status == _AT_WORK:
        raise ReusedKeyError(key)
    return Answer(row.status, row.kind, bytes(row.body))


def keep_answer(key: str, answer: Answer) -> None:
    """Keep the answer to a key whose work had begun."""
    with told():
        AnswerRow.objects.filter(key=key).update(
            status=answer.status, kind=answer.kind, body=answer.body
        )


def forget_answer(key: str) -> None:
    """Let a key begin anew, for its work came to nothing."""
    with told():
        AnswerRow.objects.filter(key=key).delete()
