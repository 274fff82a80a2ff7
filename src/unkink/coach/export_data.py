"""Give all data away: every row as a document, and the run files as they came."""

import io
import json
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import IO, Any
from uuid import uuid4
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from unkink.coach.backup_form import MANIFEST, ORIGINALS, SCHEMA, lines_of
from unkink.errors import NoRoomError, UnwritableError
from unkink.store.originals import FULL, originals_folder, sync_folder
from unkink.store.rows import TABLES, Snapshot, documents, schema_of, snapshot

_PIECE = 2**18


def export_data(now: datetime) -> Iterator[bytes]:
    """Yield a backup piece by piece; no more than a piece of it is in memory.

    Args:
        now: The moment.

    Raises:
        StoreError: If something cannot be read.
    """
    sink = _Sink()
    with snapshot() as seen, ZipFile(sink, "w") as archive:
        for _ in _entries(archive, seen, now):
            if sink.size >= _PIECE:
                yield sink.taken()
    yield sink.taken()


def write_backup(path: Path, now: datetime) -> int:
    """Write a backup to a file, which is there when it is whole and not before.

    Args:
        path: Where.
        now: The moment.

    Returns:
        Its size [byte].

    Raises:
        StoreError: If it cannot be written, or something cannot be read.
    """
    draft = path.with_name(f".{path.name}.{uuid4().hex}")
    try:
        with draft.open("xb") as file:
            for piece in export_data(now):
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
            size_bytes = file.tell()
        draft.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        if error.errno in FULL:
            raise NoRoomError(path) from error
        raise UnwritableError(path, error.strerror or str(error)) from error
    finally:
        draft.unlink(missing_ok=True)
    return size_bytes


class _Sink(io.RawIOBase):
    """Takes what a zip writes until somebody fetches it; it cannot go back."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self.size = 0

    def writable(self) -> bool:
        """Return that one may write."""
        return True

    def write(self, data: Any) -> int:  # noqa: ANN401  any buffer
        """Take some bytes."""
        piece = bytes(data)
        self._pieces.append(piece)
        self.size += len(piece)
        return len(piece)

    def taken(self) -> bytes:
        """Return what came since the last time."""
        taken = b"".join(self._pieces)
        self._pieces, self.size = [], 0
        return taken


def _entries(archive: ZipFile, seen: Snapshot, now: datetime) -> Iterator[None]:
    """Write entry after entry; pause wherever something may be fetched."""
    manifest = {
        "schema": SCHEMA,
        "made": now.isoformat(),
        "documents": {lines_of(table): schema_of(table) for table in TABLES},
    }
    # Stored, so that the first bytes tell what this is.
    archive.writestr(_info(MANIFEST, now), json.dumps(manifest, indent=2) + "\n")
    for table in TABLES:
        info = _info(lines_of(table), now)
        info.compress_type = ZIP_DEFLATED
        with archive.open(info, "w", force_zip64=True) as entry:
            for doc in documents(table, seen):
                line = json.dumps(doc, ensure_ascii=False, separators=(",", ":"))
                entry.write(line.encode() + b"\n")
                yield
    for name in _names(seen):
        yield from _original(archive, name, now)


def _names(seen: Snapshot) -> list[str]:
    docs = documents("runs", seen)
    return sorted({doc["original"] for doc in docs} - {""})


def _original(archive: ZipFile, name: str, now: datetime) -> Iterator[None]:
    try:
        file: IO[bytes] = (originals_folder() / name).open("rb")
    except FileNotFoundError:
        # Its run was deleted since the moment that is exported.
        return
    with file, archive.open(_info(ORIGINALS + name, now), "w") as entry:
        while piece := file.read(_PIECE):
            entry.write(piece)
            yield


def _info(name: str, now: datetime) -> ZipInfo:
    info = ZipInfo(name, now.timetuple()[:6])
    info.compress_type = ZIP_STORED
    info.external_attr = 0o600 << 16
    return info
