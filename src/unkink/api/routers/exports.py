"""Routines to take along: as files, and as a link."""

from collections.abc import Mapping
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Path, Router

from unkink.api.attachments import attachment
from unkink.api.loaded import catalogue, clock_now
from unkink.api.problems import problem
from unkink.api.schemas.exports import ExportIn, FormList, LinkDoc, LinkIn
from unkink.api.schemas.words import Problem
from unkink.coach.clashes import refuse_unknown
from unkink.errors import UnknownEndingError
from unkink.exports import FORMS, Choices, guided, link_of
from unkink.routines import Routine, routine_from_json
from unkink.store import profile as profiles

router = Router(tags=["exports"])

FILE = {
    "responses": {
        200: {
            "description": "The file",
            "content": {"*/*": {"schema": {"type": "string", "format": "binary"}}},
        }
    }
}


@router.get("/exports", response=FormList)
def get_exports(request: HttpRequest) -> dict[str, Any]:  # noqa: ARG001
    """The formats that a routine can be taken along in."""
    return {"items": list(FORMS.values())}


@router.post("/exports/link", response=LinkDoc)
def post_link(request: HttpRequest, wanted: LinkIn) -> dict[str, Any]:
    """A link that holds a routine; it begins with `base` of the profile.

    Without one it is local: it leads to where this was asked.
    """
    base = _base()
    here = request.build_absolute_uri("/shared")
    link = link_of(_known(wanted.routine), base=base or here)
    return {"link": link, "is_local": not base}


@router.post("/exports/{ending}", response={404: Problem}, openapi_extra=FILE)
def post_export(
    request: HttpRequest,  # noqa: ARG001
    ending: Annotated[str, Path(max_length=16)],
    wanted: ExportIn,
) -> HttpResponse:
    """A routine as a file, without soreness, scores and runs."""
    if ending not in FORMS:
        return problem(404, str(UnknownEndingError(ending, FORMS)))
    form = FORMS[ending]
    routine = guided(_known(wanted.routine), catalogue(), now=clock_now())
    choices = Choices(
        name_bytes=wanted.name_bytes,
        paper=wanted.paper,
        base=_base(),
        body=wanted.body or "",
        begins=wanted.begins,
    )
    return attachment(
        form.encode(routine, choices),
        media_type=form.media_type,
        title=routine.routine.title,
        ending=form.ending,
    )


def _known(data: Mapping[str, Any]) -> Routine:
    """Return a routine of which the catalogue knows everything.

    Raises:
        DataFileError: If it is none.
        RequestError: If the catalogue does not know all of it.
    """
    routine = routine_from_json(data, source="the routine")
    refuse_unknown(routine, catalogue())
    return routine


def _base() -> str:
    return str(profiles.read_profile().get("base", ""))
