"""Sessions as they were performed; the id is the client's, so that each comes once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q

from unkink.anatomy import Muscle
from unkink.errors import NotKeptError
from unkink.routines import Rolled, Session, session_from_json, session_to_json
from unkink.store.database import told
from unkink.store.models import SessionRow, TakenFileRow

Felt = Mapping[tuple[Muscle, str], float]


@dataclass(frozen=True)
class KeptSession:
    """A session with what was felt.

    Attributes:
        id: The client's id.
        session: What was done, with the soreness of all three times.
        routine: `unkink.routine/1` as it was at the end; None if that is not known.
        played: Stretches of its timeline that were played [s].
        too_much: Variants that were too much, as (move, variant).
        is_answered: Whether the next morning was told.
    """

    id: UUID
    session: Session
    routine: dict[str, Any] | None = None
    played: tuple[tuple[float, float], ...] = ()
    too_much: tuple[tuple[str, str], ...] = ()
    is_answered: bool = False


def save_session_once(kept: KeptSession, *, after: Felt) -> bool:
    """Keep a session; return False if its id is kept already, which changes nothing.

    Raises:
        StoreError: If it could not be kept.
    """
    row = SessionRow(
        id=kept.id,
        started=kept.session.started,
        session=session_to_json(kept.session),
        routine=kept.routine,
        played=[list(span) for span in kept.played],
        after=_felt_to_json(after),
        next_morning=[],
        too_much=[list(key) for key in kept.too_much],
    )
    with told():
        try:
            with transaction.atomic():
                row.save(force_insert=True)
        except IntegrityError:
            return False
    return True


def take_in_file(name: str, kept: KeptSession) -> bool:
    """Keep the session of a file, once for good; return whether it was new.

    Also a file whose session was deleted since is not taken in again.
    """
    with told(), transaction.atomic():
        _, is_new = TakenFileRow.objects.get_or_create(name=name)
        return is_new and save_session_once(kept, after={})


def taken_files() -> set[str]:
    """Return the names of the files that were taken in."""
    with told():
        return set(TakenFileRow.objects.values_list("name", flat=True))


def session_with(session_id: UUID) -> KeptSession:
    """Return a session.

    Raises:
        NotKeptError: If it is not kept.
    """
    return _kept(_row(session_id))


def add_felt(
    session_id: UUID, *, after: Felt | None, next_morning: Felt | None
) -> None:
    """Keep what was felt later; None leaves it as it is.

    Raises:
        NotKeptError: If the session is not kept.
        StoreError: If it could not be kept.
    """
    with told(), transaction.atomic():
        row = _row(session_id)
        if after is not None:
            row.after = _felt_to_json(after)
        if next_morning is not None:
            row.next_morning = _felt_to_json(next_morning)
        row.save(update_fields=["after", "next_morning"])


def delete_session(session_id: UUID) -> None:
    """Forget a session.

    Raises:
        NotKeptError: If it is not kept.
    """
    with told():
        count, _ = SessionRow.objects.filter(id=session_id).delete()
    if not count:
        raise NotKeptError("session", session_id)


def sessions_before(
    limit: int, before: tuple[datetime, UUID] | None = None
) -> list[KeptSession]:
    """Return some sessions, the newest first, without their routines.

    Args:
        limit: How many at most.
        before: Start and id of the session that they follow in the list.
    """
    rows = SessionRow.objects.order_by("-started", "-id").defer("routine")
    if before is not None:
        started, session_id = before
        rows = rows.filter(
            Q(started__lt=started) | Q(started=started, id__lt=session_id)
        )
    with told():
        return [_listed(row) for row in rows[:limit]]


def sessions_between(since: datetime, until: datetime) -> list[KeptSession]:
    """Return the sessions that began in a stretch of time, oldest first."""
    with told():
        rows = SessionRow.objects.filter(started__range=(since, until))
        return [_kept(row) for row in rows.order_by("started", "id")]


def count_sessions() -> int:
    """Return how many sessions are kept."""
    with told():
        return SessionRow.objects.count()


def _row(session_id: UUID) -> SessionRow:
    with told():
        row = SessionRow.objects.filter(id=session_id).first()
    if row is None:
        raise NotKeptError("session", session_id)
    return row


def _kept(row: SessionRow) -> KeptSession:
    return replace(_listed(row), routine=row.routine)


def _listed(row: SessionRow) -> KeptSession:
    session = session_from_json(row.session)
    after, morning = _felt_from_json(row.after), _felt_from_json(row.next_morning)
    rolled = session.rolled
    if after or morning:
        rolled = tuple(_with_felt(one, after, morning) for one in rolled)
    return KeptSession(
        id=row.id,
        session=replace(session, rolled=rolled),
        played=tuple((start_s, end_s) for start_s, end_s in row.played),
        too_much=tuple((move, variant) for move, variant in row.too_much),
        is_answered=bool(row.next_morning),
    )


def _with_felt(one: Rolled, after: Felt, morning: Felt) -> Rolled:
    key = one.muscle, one.side
    # A list has hundreds of these, and `replace` takes twice as long.
    felt = {
        "soreness_after": after.get(key, one.soreness_after),
        "soreness_next_morning": morning.get(key, one.soreness_next_morning),
    }
    return Rolled(**{**vars(one), **felt})


def _felt_to_json(felt: Felt) -> list[list[Any]]:
    return [[str(muscle), side, value] for (muscle, side), value in felt.items()]


def _felt_from_json(data: Sequence[Sequence[Any]]) -> Felt:
    return {(Muscle(muscle), side): value for muscle, side, value in data}
