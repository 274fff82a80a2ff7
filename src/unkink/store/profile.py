"""The runner's profile, as plain data; whoever reads it knows its fields."""

from typing import Any

from django.db import transaction

from unkink.store.database import told
from unkink.store.models import ProfileRow

_ONLY = 1


def read_profile() -> dict[str, Any]:
    """Return what the runner told; empty before the first word."""
    with told():
        row = ProfileRow.objects.filter(pk=_ONLY).first()
        return {} if row is None else dict(row.data)


def change_profile(changes: dict[str, Any]) -> dict[str, Any]:
    """Change some fields of the profile, and return all of it.

    Raises:
        StoreError: If it could not be kept.
    """
    with told(), transaction.atomic():
        data = {**read_profile(), **changes}
        ProfileRow.objects.update_or_create(pk=_ONLY, defaults={"data": data})
    return data
