"""Phones, and how one is paired."""

from datetime import datetime
from uuid import UUID

from ninja import Schema


class PairingDoc(Schema):
    """An offer to pair one phone.

    `is_serving` is false, and all else empty, where unkink was started without --phone.
    """

    url: str
    qr_svg: str
    expires_at: datetime | None
    fingerprint: str
    is_serving: bool


class DeviceDoc(Schema):
    """A paired phone; `is_this` says whether it is the one that asks."""

    id: UUID
    name: str
    created: datetime
    last_seen: datetime
    is_this: bool


class DeviceList(Schema):
    """All paired phones, the newest first."""

    items: list[DeviceDoc]
