"""The runner."""

from typing import Any

from django.http import HttpRequest
from ninja import Router

from unkink.api.loaded import catalogue
from unkink.api.schemas.profile import ProfileDoc, ProfileOut, ProfilePatch
from unkink.coach.change_profile import change_profile
from unkink.coach.figures import nearest_figure
from unkink.store import profile as profiles

router = Router(tags=["profile"])


@router.get("/profile", response=ProfileOut)
def get_profile(request: HttpRequest) -> dict[str, Any]:  # noqa: ARG001
    """What the runner told, with defaults where they told nothing."""
    return _whole(profiles.read_profile())


@router.patch("/profile", response=ProfileOut)
def patch_profile(request: HttpRequest, changes: ProfilePatch) -> dict[str, Any]:  # noqa: ARG001
    """Change some fields; what is not sent stays as it is."""
    told = changes.model_dump(mode="json", exclude_unset=True)
    return _whole(change_profile(told, catalogue()))


def _whole(told: dict[str, Any]) -> dict[str, Any]:
    doc = ProfileDoc.model_validate(told)
    figure = nearest_figure(sex=doc.sex, height_m=doc.height_m, mass_kg=doc.mass_kg)
    return {**doc.model_dump(), "figure": figure}
