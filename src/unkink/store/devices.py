"""Paired phones, and the offers by which they pair; of every secret only a digest."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import F

from unkink.errors import NotKeptError, PairingError
from unkink.store.database import told
from unkink.store.models import DeviceRow, PairingRow

HOLDS = timedelta(minutes=10)
MOST_OFFERS = 10
MOST_MISSES = 20
MOST_DEVICES = 20
LONGEST_NAME = 100
# Not every request is worth a write.
_SEEN_EVERY = timedelta(minutes=5)
_SECRET_BYTES = 24
_TOKEN_BYTES = 32


@dataclass(frozen=True)
class KeptDevice:
    """A paired phone."""

    id: UUID
    name: str
    created: datetime
    last_seen: datetime


def offer_pairing(now: datetime) -> str:
    """Offer to pair one phone within ten minutes; return the secret that does it.

    Raises:
        PairingError: If too many offers are open.
        StoreError: If it could not be kept.
    """
    secret = secrets.token_urlsafe(_SECRET_BYTES)
    with told(), transaction.atomic():
        PairingRow.objects.filter(made__lte=now - HOLDS).delete()
        if PairingRow.objects.count() >= MOST_OFFERS:
            raise PairingError(f"{MOST_OFFERS} codes are open; wait ten minutes")
        PairingRow.objects.create(secret=_digest(secret), made=now)
    return secret


def check_offer(secret: str, now: datetime) -> None:
    """Refuse a secret that pairs nothing; too many wrong ones close every offer.

    Raises:
        PairingError: If it is wrong, used, or older than ten minutes.
    """
    with told(), transaction.atomic():
        fresh = PairingRow.objects.filter(made__gt=now - HOLDS)
        is_open = fresh.filter(secret=_digest(secret)).exists()
        if not is_open:
            fresh.update(misses=F("misses") + 1)
            fresh.filter(misses__gte=MOST_MISSES).delete()
    if not is_open:
        raise PairingError("this code was used, is wrong, or is older than ten minutes")


def pair_device(secret: str, name: str, now: datetime) -> str:
    """Pair a phone by a secret, which is used up; return the token that it shows.

    Raises:
        PairingError: If the secret pairs nothing, or too many phones are paired.
        StoreError: If it could not be kept.
    """
    check_offer(secret, now)
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    with told(), transaction.atomic():
        count, _ = PairingRow.objects.filter(secret=_digest(secret)).delete()
        if not count:
            raise PairingError("another phone was faster with this code")
        if DeviceRow.objects.count() >= MOST_DEVICES:
            raise PairingError(f"{MOST_DEVICES} phones are paired; remove one first")
        DeviceRow.objects.create(
            id=uuid4(),
            token=_digest(token),
            name=name[:LONGEST_NAME],
            created=now,
            last_seen=now,
        )
    return token


def device_of(token: str, now: datetime) -> KeptDevice | None:
    """Return the phone that shows a token, and note that it was here."""
    with told():
        row = DeviceRow.objects.filter(token=_digest(token)).first()
        if row is None:
            return None
        if now - row.last_seen > _SEEN_EVERY:
            DeviceRow.objects.filter(id=row.id).update(last_seen=now)
    return _kept(row)


def all_devices() -> list[KeptDevice]:
    """Return the paired phones, the newest first."""
    with told():
        return [_kept(row) for row in DeviceRow.objects.order_by("-created", "id")]


def forget_device(device_id: UUID) -> None:
    """Let a phone in no more, from its next request on.

    Raises:
        NotKeptError: If it is not paired.
    """
    with told():
        count, _ = DeviceRow.objects.filter(id=device_id).delete()
    if not count:
        raise NotKeptError("phone", device_id)


def _digest(secret: str) -> str:
    # The secrets are random and long, so that one round is enough.
    return hashlib.sha256(secret.encode(errors="replace")).hexdigest()


def _kept(row: DeviceRow) -> KeptDevice:
    return KeptDevice(row.id, row.name, row.created, row.last_seen)
