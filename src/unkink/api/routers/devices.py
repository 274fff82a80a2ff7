"""The phone: offers to pair one, and the paired ones."""

from typing import Any
from uuid import UUID

import segno
from django.http import HttpRequest, HttpResponse
from ninja import Router

from unkink.api.loaded import clock_now
from unkink.api.phone import is_phone, phone_of
from unkink.api.phone_place import told_place
from unkink.api.problems import problem
from unkink.api.schemas.devices import DeviceList, PairingDoc
from unkink.api.schemas.words import Problem
from unkink.store import devices
from unkink.store.devices import HOLDS

router = Router(tags=["the phone"])

OWN_ONLY = "A phone can remove itself only; remove others on the computer."


@router.post("/pairing", response=PairingDoc)
def post_pairing(request: HttpRequest) -> dict[str, Any]:  # noqa: ARG001
    """Offer to pair one phone, once, within ten minutes; from the computer only."""
    place, now = told_place(), clock_now()
    if place is None:
        nothing = {"url": "", "qr_svg": "", "fingerprint": "", "expires_at": None}
        return {**nothing, "is_serving": False}
    url = f"{place.url}/pair/{devices.offer_pairing(now)}"
    return {
        "url": url,
        "qr_svg": segno.make(url).svg_inline(
            border=4, omitsize=True, svgclass=None, lineclass=None, light="#fff"
        ),
        "expires_at": now + HOLDS,
        "fingerprint": place.fingerprint,
        "is_serving": True,
    }


@router.get("/devices", response=DeviceList)
def get_devices(request: HttpRequest) -> dict[str, Any]:
    """The paired phones."""
    own = phone_of(request)
    return {
        "items": [
            {**vars(one), "is_this": own is not None and own.id == one.id}
            for one in devices.all_devices()
        ]
    }


@router.delete("/devices/{uuid:device_id}", response={204: None, 404: Problem})
def delete_device(request: HttpRequest, device_id: UUID) -> HttpResponse:
    """Let a phone in no more; a phone can remove itself only."""
    own = phone_of(request)
    if is_phone(request) and (own is None or own.id != device_id):
        return problem(403, OWN_ONLY)
    devices.forget_device(device_id)
    return HttpResponse(status=204)
