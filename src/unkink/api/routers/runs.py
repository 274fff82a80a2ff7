"""Runs: their files come in, they are listed, shown and forgotten."""

from importlib.resources import files
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import Field

from unkink.api.answers import page_answer
from unkink.api.cursors import Cursor, Limit, cursor_of, place_of
from unkink.api.loaded import catalogue
from unkink.api.run_docs import run_detail, run_doc
from unkink.api.schemas.runs import ImportedDoc, RunDetail, RunDoc, RunPage
from unkink.api.schemas.words import Problem
from unkink.coach.forget_run import forget_run
from unkink.coach.import_runs import Imported, import_bytes
from unkink.coach.left_out import left_out_docs
from unkink.coach.run_page import run_page
from unkink.coach.settings import settings_of
from unkink.errors import MissingToolError, RequestError
from unkink.store import profile as profiles
from unkink.store import runs as kept_runs

router = Router(tags=["runs"])

SAMPLE = "road-marathon.fit"
BYTES = {
    "requestBody": {
        "required": True,
        "content": {
            "application/octet-stream": {
                "schema": {"type": "string", "format": "binary"}
            }
        },
    }
}


@router.post("/runs", response=ImportedDoc, openapi_extra=BYTES)
def post_run(
    request: HttpRequest,
    name: Annotated[str, Field(min_length=1, max_length=255)],
    sport: Literal["running"] | None = None,
) -> dict[str, Any]:
    """Keep the runs of one file, of at most 64 MB, which is the body of the request."""
    if not request.body:
        raise RequestError(f"{name} is empty; choose the file that your watch wrote")
    settings = settings_of(profiles.read_profile(), catalogue())
    return _imported(import_bytes(request.body, name, settings=settings, sport=sport))


@router.post("/runs/sample", response=ImportedDoc)
def post_sample(request: HttpRequest) -> dict[str, Any]:  # noqa: ARG001
    """Keep the run that comes with unkink, to look around without one of your own."""
    path = files("unkink") / "web" / "sample" / SAMPLE
    if not path.is_file():
        remedy = "say make web in the folder of unkink, then serve again"
        raise MissingToolError("the sample run is not built", remedy=remedy)
    settings = settings_of(profiles.read_profile(), catalogue())
    return _imported(import_bytes(path.read_bytes(), SAMPLE, settings=settings))


@router.get("/runs", response=RunPage)
def get_runs(
    request: HttpRequest,  # noqa: ARG001
    limit: Limit = 20,
    cursor: Cursor | None = None,
) -> HttpResponse:
    """Runs, the newest first."""
    found = kept_runs.runs_before(limit + 1, place_of(cursor))
    page = found[:limit]
    return page_answer(
        RunDoc,
        map(run_doc, page),
        following=cursor_of(page[-1].start, page[-1].id)
        if len(found) > limit
        else None,
        count=kept_runs.count_runs(),
    )


@router.get("/runs/{uuid:run_id}", response={200: RunDetail, 404: Problem})
def get_run(request: HttpRequest, run_id: UUID) -> dict[str, Any]:  # noqa: ARG001
    """Return one run with its profile and its work."""
    return run_detail(run_page(run_id, catalogue()))


@router.delete("/runs/{uuid:run_id}", response={204: None, 404: Problem})
def delete_run(request: HttpRequest, run_id: UUID) -> HttpResponse:  # noqa: ARG001
    """Forget a run, and its file."""
    forget_run(run_id, settings_of(profiles.read_profile(), catalogue()))
    return HttpResponse(status=204)


def _imported(imported: Imported) -> dict[str, Any]:
    runs = [run_doc(kept_runs.run_of(run_id)) for run_id in imported.runs]
    return {"runs": runs, "left_out": left_out_docs(imported.left_out)}
