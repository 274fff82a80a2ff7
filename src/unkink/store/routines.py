"""Routines that the runner saved, their own and shared ones."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from unkink.errors import NotKeptError
from unkink.store.database import told
from unkink.store.models import RoutineRow

MOST = 1_000


@dataclass(frozen=True)
class KeptRoutine:
    """A saved routine: its id, and `unkink.routine/1`."""

    id: UUID
    routine: dict[str, Any]


def save_routine(kept: KeptRoutine, *, saved: datetime) -> None:
    """Keep a new routine.

    Raises:
        StoreError: If it could not be kept.
    """
    with told():
        RoutineRow.objects.create(id=kept.id, routine=kept.routine, saved=saved)


def change_routine(kept: KeptRoutine) -> None:
    """Keep a routine in place of the one with its id.

    Raises:
        NotKeptError: If there is none.
    """
    with told():
        rows = RoutineRow.objects.filter(id=kept.id)
        count = rows.update(routine=kept.routine)
    if not count:
        raise NotKeptError("routine", kept.id)


def routine_with(routine_id: UUID) -> KeptRoutine:
    """Return a routine.

    Raises:
        NotKeptError: If it is not kept.
    """
    with told():
        row = RoutineRow.objects.filter(id=routine_id).first()
    if row is None:
        raise NotKeptError("routine", routine_id)
    return KeptRoutine(row.id, row.routine)


def all_routines() -> list[KeptRoutine]:
    """Return the saved routines, the newest first, a thousand at most."""
    with told():
        rows = RoutineRow.objects.order_by("-saved", "-id")[:MOST]
        return [KeptRoutine(row.id, row.routine) for row in rows]


def count_routines() -> int:
    """Return how many routines are saved."""
    with told():
        return RoutineRow.objects.count()


def delete_routine(routine_id: UUID) -> None:
    """Forget a routine.

    Raises:
        NotKeptError: If it is not kept.
    """
    with told():
        count, _ = RoutineRow.objects.filter(id=routine_id).delete()
    if not count:
        raise NotKeptError("routine", routine_id)
