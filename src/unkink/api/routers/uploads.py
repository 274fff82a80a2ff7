"""Uploads: archives and large files, in parts, each safe once it is answered."""

from typing import Annotated, Any
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from ninja import Header, Router
from pydantic import Field

from unkink.api.cursors import Cursor, Limit, cursor_of, place_of
from unkink.api.loaded import clock_now
from unkink.api.problems import problem
from unkink.api.routers.runs import BYTES
from unkink.api.schemas.runs import UploadDoc, UploadIn, UploadPage
from unkink.api.schemas.words import Problem
from unkink.errors import WrongOffsetError
from unkink.store import uploads
from unkink.store.uploads import KeptUpload

router = Router(tags=["uploads"])

Offset = Annotated[int, Field(ge=0, le=2**40)]


@router.post("/uploads", response=UploadDoc)
def post_upload(request: HttpRequest, wanted: UploadIn) -> dict[str, Any]:  # noqa: ARG001
    """Announce a file; its bytes follow in parts, the first at offset 0."""
    upload = KeptUpload(
        id=uuid4(),
        name=wanted.name,
        size_bytes=wanted.size_bytes,
        purpose=wanted.purpose,
        sport=wanted.sport or "",
        begun=clock_now(),
    )
    uploads.begin_upload(upload)
    return _doc(upload)


@router.patch(
    "/uploads/{uuid:upload_id}",
    response={200: UploadDoc, 404: Problem, 409: Problem},
    openapi_extra=BYTES,
)
def patch_upload(
    request: HttpRequest,
    upload_id: UUID,
    # Ninja's annotation would name it with an underscore, which servers drop.
    upload_offset: Offset = Header(  # type: ignore[type-arg]  # noqa: B008
        ..., alias="Upload-Offset"
    ),
) -> HttpResponse | dict[str, Any]:
    """Send the next part, of at most 16 MiB, which is the body of the request.

    It is on the disk when this is answered. A part that is not the next one is answered
    with 409 and the right offset, also in the header `Upload-Offset`.
    """
    try:
        return _doc(uploads.add_chunk(upload_id, request.body, offset=upload_offset))
    except WrongOffsetError as error:
        answer = problem(409, str(error))
        answer.headers["Upload-Offset"] = str(error.right)
        return answer


@router.get("/uploads", response=UploadPage)
def get_uploads(
    request: HttpRequest,  # noqa: ARG001
    limit: Limit = 20,
    cursor: Cursor | None = None,
) -> dict[str, Any]:
    """Uploads, the newest first."""
    found = uploads.uploads_before(limit + 1, place_of(cursor))
    last = found[limit - 1] if len(found) > limit else None
    return {
        "items": [_doc(one) for one in found[:limit]],
        "next": None if last is None else cursor_of(last.begun, last.id),
    }


@router.get("/uploads/{uuid:upload_id}", response={200: UploadDoc, 404: Problem})
def get_upload(request: HttpRequest, upload_id: UUID) -> dict[str, Any]:  # noqa: ARG001
    """An upload as it stands."""
    return _doc(uploads.upload_with(upload_id))


@router.delete("/uploads/{uuid:upload_id}", response={204: None, 404: Problem})
def delete_upload(request: HttpRequest, upload_id: UUID) -> HttpResponse:  # noqa: ARG001
    """Forget an upload; if it is being read, that stops, and its runs so far stay."""
    uploads.delete_upload(upload_id)
    return HttpResponse(status=204)


def _doc(upload: KeptUpload) -> dict[str, Any]:
    counts = upload.left_out_counts or {}
    return {**vars(upload), "left_out_counts": dict(counts)}
