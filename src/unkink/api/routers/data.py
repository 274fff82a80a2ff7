"""Your data: take it along, bring it back, let it go."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from ninja import Router

from unkink.api.loaded import catalogue, clock_now
from unkink.api.routers.runs import BYTES
from unkink.api.schemas.data import DataDoc, DeletionIn, RestoredDoc
from unkink.api.schemas.words import Problem
from unkink.coach.as_file import as_file
from unkink.coach.export_data import export_data
from unkink.coach.restore_data import Restored, restore_data
from unkink.coach.your_data import Kept, delete_all, drop_coordinates, what_is_kept
from unkink.errors import RequestError
from unkink.store import uploads
from unkink.store.uploads import KeptUpload

router = Router(tags=["your data"])

ZIP = {
    "responses": {
        200: {
            "description": "A backup",
            "content": {
                "application/zip": {"schema": {"type": "string", "format": "binary"}}
            },
        }
    }
}


@router.get("/data", response=DataDoc)
def get_data(request: HttpRequest) -> Kept:  # noqa: ARG001
    """What is kept where."""
    return what_is_kept()


@router.delete("/data", response={204: None})
def delete_data(request: HttpRequest, wanted: DeletionIn) -> HttpResponse:  # noqa: ARG001
    """Delete everything, with the word `delete` as confirmation; not from a phone."""
    delete_all()
    return HttpResponse(status=204)


@router.post("/data/drop-coordinates", response=DataDoc)
def post_drop_coordinates(request: HttpRequest) -> Kept:  # noqa: ARG001
    """Delete the run files, and with them every position; not from a phone.

    The load, the course and the facts of every run stay.
    """
    drop_coordinates()
    return what_is_kept()


@router.get("/export", openapi_extra=ZIP)
def get_export(request: HttpRequest) -> StreamingHttpResponse:  # noqa: ARG001
    """All data as a backup: a zip of JSON lines and of the run files as they came."""
    now = clock_now()
    answer = StreamingHttpResponse(export_data(now), content_type="application/zip")
    name = f"unkink-backup-{now:%Y-%m-%d}.zip"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@router.post("/restore", response={200: RestoredDoc, 404: Problem}, openapi_extra=BYTES)
def post_restore(
    request: HttpRequest,
    upload: UUID | None = None,
    replace: bool = False,
) -> Restored:
    """Bring back a backup, all of it or nothing; not from a phone.

    It is the body of the request, of at most 64 MB, or an upload with the purpose
    `restore`. Where something is kept already, `replace` must say that it may go.
    """
    with _backup(request, upload) as path:
        found = restore_data(path, catalogue(), is_replacing=replace)
    if upload is not None:
        uploads.delete_upload(upload)
    return found


@contextmanager
def _backup(request: HttpRequest, upload: UUID | None) -> Iterator[Path]:
    if upload is not None:
        yield _whole(uploads.upload_with(upload)).path
        return
    if not request.body:
        raise RequestError("the backup is empty; choose the zip that unkink wrote")
    with as_file(request.body, "backup.zip") as path:
        yield path


def _whole(upload: KeptUpload) -> KeptUpload:
    if upload.purpose != "restore" or upload.state != "done":
        raise RequestError(
            f"{upload.name} is no whole backup yet; send it as an upload with the "
            "purpose restore, to its end"
        )
    return upload
