"""Files that come in parts: what was announced, what is here, what became of it.

A part counts once it is on the disk and its row says so; whatever was written beyond
that, before the power went, is written over by the next part.
"""

import os
import shutil
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import FileIO
from pathlib import Path
from typing import Any, Literal, cast
from uuid import UUID

from django.db.models import Q

from unkink.errors import (
    BeyondSizeError,
    NoRoomError,
    NotKeptError,
    RequestError,
    UnwritableError,
    WrongOffsetError,
)
from unkink.store.database import database_path, told
from unkink.store.lock import locked
from unkink.store.models import UploadRow
from unkink.store.originals import FULL, sync_folder

State = Literal["receiving", "waiting", "reading", "done", "failed"]
Purpose = Literal["runs", "restore"]
MOST_OPEN = 20
MOST_LEFT_OUT = 200
# The database must go on growing while the last part comes.
SPARE_BYTES = 64 * 2**20
_ENDED = ("done", "failed")
_STALE = timedelta(days=30)
_LONGEST_NAME_BYTES = 120


@dataclass(frozen=True)
class KeptUpload:
    """An upload as it stands; `offset` bytes of it are safely kept.

    Attributes:
        id: Its id.
        name: What the runner calls the file.
        size_bytes: How large it will be.
        offset: How many bytes are safely kept.
        purpose: Whether runs are read from it or it is a backup to restore.
        sport: What it holds, whatever it says; "" to believe it.
        state: How far it is.
        done_share: Share of the reading that is done, 0 to 1.
        runs: How many runs it gave.
        left_out: The first files that gave none, as {file, why, kind}.
        left_out_counts: How many gave none, by kind.
        error: Why it failed, as a sentence.
        tries: How often its reading was begun.
        begun: When it was announced.
    """

    id: UUID
    name: str
    size_bytes: int
    purpose: Purpose
    begun: datetime
    sport: str = ""
    offset: int = 0
    state: State = "receiving"
    done_share: float = 0.0
    runs: int = 0
    left_out: Sequence[Mapping[str, str]] = ()
    left_out_counts: Mapping[str, int] | None = None
    error: str = ""
    tries: int = 0

    @property
    def path(self) -> Path:
        """Where its bytes lie."""
        return uploads_folder() / str(self.id) / plain_name(self.name)


def uploads_folder() -> Path:
    """Return where the uploads of the open database lie."""
    return database_path().parent / "uploads"


def plain_name(name: str) -> str:
    r"""Return a name for the disk: one that leads nowhere, hides nothing and is short.

    Example:
        >>> plain_name("../../etc/pass\x00wd")
        'passwd'
    """
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    plain = "".join(sign for sign in last if sign.isprintable() and sign != ":")
    short = plain.encode()[-_LONGEST_NAME_BYTES:].decode(errors="ignore")
    return short.strip(". ") or "upload"


def begin_upload(upload: KeptUpload) -> None:
    """Announce an upload.

    Raises:
        NoRoomError: If the disk has no room for it.
        RequestError: If too many are on the way.
        StoreError: If it could not be kept.
    """
    folder = uploads_folder()
    _forget_stale(upload.begun - _STALE)
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        free_bytes = shutil.disk_usage(folder).free
    except OSError as error:
        raise UnwritableError(folder, error.strerror or str(error)) from error
    if upload.size_bytes + SPARE_BYTES > free_bytes:
        raise NoRoomError(folder)
    with told():
        if UploadRow.objects.exclude(state__in=_ENDED).count() >= MOST_OPEN:
            why = f"{MOST_OPEN} uploads are on the way; wait for one, or delete one"
            raise RequestError(why)
        UploadRow.objects.create(
            id=upload.id,
            name=upload.name,
            size_bytes=upload.size_bytes,
            purpose=upload.purpose,
            sport=upload.sport,
            state="receiving",
            begun=upload.begun,
        )


def add_chunk(upload_id: UUID, chunk: bytes, *, offset: int) -> KeptUpload:
    """Write the next part of an upload, on the disk when this returns.

    Args:
        upload_id: The upload.
        chunk: The part.
        offset: Where it belongs [byte].

    Raises:
        NotKeptError: If there is no such upload.
        WrongOffsetError: If another part is the next.
        BeyondSizeError: If it is more than was announced.
        NoRoomError: If the disk is full; the upload stays as it was.
    """
    upload_with(upload_id)
    with locked(uploads_folder() / "writing.lock"):
        upload = upload_with(upload_id)
        if offset != upload.offset:
            raise WrongOffsetError(offset, right=upload.offset)
        after = offset + len(chunk)
        if after > upload.size_bytes:
            raise BeyondSizeError(upload.name, upload.size_bytes)
        _write(upload.path, chunk, offset=offset)
        changes: dict[str, Any] = {"offset": after}
        if after == upload.size_bytes and upload.state == "receiving":
            changes["state"] = "waiting" if upload.purpose == "runs" else "done"
        _update(upload_id, **changes)
    return upload_with(upload_id)


def upload_with(upload_id: UUID) -> KeptUpload:
    """Return an upload.

    Raises:
        NotKeptError: If there is none.
    """
    with told():
        row = UploadRow.objects.filter(id=upload_id).first()
    if row is None:
        raise NotKeptError("upload", upload_id)
    return _kept(row)


def uploads_before(
    limit: int, before: tuple[datetime, UUID] | None = None
) -> list[KeptUpload]:
    """Return some uploads, the newest first.

    Args:
        limit: How many at most.
        before: Begin and id of the one that they follow in the list.
    """
    rows = UploadRow.objects.order_by("-begun", "-id")
    if before is not None:
        begun, upload_id = before
        rows = rows.filter(Q(begun__lt=begun) | Q(begun=begun, id__lt=upload_id))
    with told():
        return [_kept(row) for row in rows[:limit]]


def delete_upload(upload_id: UUID) -> None:
    """Forget an upload and its bytes; whoever reads it notices at the next file.

    Raises:
        NotKeptError: If there is none.
    """
    upload_with(upload_id)
    with locked(uploads_folder() / "writing.lock"):
        with told():
            UploadRow.objects.filter(id=upload_id).delete()
        drop_bytes(upload_id)


def drop_bytes(upload_id: UUID) -> None:
    """Delete the bytes of an upload, which nobody needs any more."""
    shutil.rmtree(uploads_folder() / str(upload_id), ignore_errors=True)


def next_to_read() -> KeptUpload | None:
    """Return the oldest upload that waits, or whose reading ended in its middle."""
    rows = UploadRow.objects.filter(state__in=("reading", "waiting"))
    with told():
        row = rows.order_by("begun", "id").first()
        return None if row is None else _kept(row)


def has_open() -> bool:
    """Return whether an upload is on the way or waits."""
    with told():
        return UploadRow.objects.exclude(state__in=_ENDED).exists()


def note(upload_id: UUID, **changes: object) -> bool:
    """Note how far the reading of an upload is; return False if it was deleted."""
    return _update(upload_id, **changes)


def tidy_uploads() -> None:
    """Delete bytes without an upload, and let every reading be tried anew.

    To be called when a server starts: that it ended is not the fault of an upload.
    """
    with told():
        known = {str(one) for one in UploadRow.objects.values_list("id", flat=True)}
        UploadRow.objects.filter(tries__gt=0).update(tries=0)
    for folder in uploads_folder().glob("*-*"):
        if folder.name not in known:
            shutil.rmtree(folder, ignore_errors=True)


def delete_all_uploads() -> None:
    """Forget all uploads and their bytes; whoever reads one notices soon."""
    with told():
        ids = list(UploadRow.objects.values_list("id", flat=True))
    for upload_id in ids:
        with suppress(NotKeptError):
            delete_upload(upload_id)


def _write(path: Path, chunk: bytes, *, offset: int) -> None:
    try:
        is_new = not path.exists()
        path.parent.mkdir(exist_ok=True, mode=0o700)
        # Without a buffer, which would write what failed once more when it is closed.
        with path.open("x+b" if is_new else "r+b", buffering=0) as file:
            try:
                _write_whole(file, chunk, offset=offset)
            except OSError:
                os.ftruncate(file.fileno(), offset)
                raise
        if is_new:
            sync_folder(path.parent)
            sync_folder(path.parent.parent)
    except OSError as error:
        if error.errno in FULL:
            raise NoRoomError(path.parent) from error
        raise UnwritableError(path.parent, error.strerror or str(error)) from error


def _write_whole(file: FileIO, chunk: bytes, *, offset: int) -> None:
    file.seek(offset)
    rest = memoryview(chunk)
    while rest:
        rest = rest[file.write(rest) :]
    os.fsync(file.fileno())


def _update(upload_id: UUID, **changes: Any) -> bool:  # noqa: ANN401  columns
    with told():
        return bool(UploadRow.objects.filter(id=upload_id).update(**changes))


def _forget_stale(before: datetime) -> None:
    """Forget what ended, or was given up, long ago."""
    rows = UploadRow.objects.filter(begun__lt=before)
    stale = rows.filter(state__in=(*_ENDED, "receiving"))
    with told():
        ids = list(stale.values_list("id", flat=True))
        UploadRow.objects.filter(id__in=ids).delete()
    for upload_id in ids:
        drop_bytes(upload_id)


def _kept(row: UploadRow) -> KeptUpload:
    return KeptUpload(
        id=row.id,
        name=row.name,
        size_bytes=row.size_bytes,
        purpose=cast("Purpose", row.purpose),
        begun=row.begun,
        sport=row.sport,
        offset=row.offset,
        state=cast("State", row.state),
        done_share=row.done_share,
        runs=row.runs,
        left_out=row.left_out,
        left_out_counts=row.left_out_counts,
        error=row.error,
        tries=row.tries,
    )
