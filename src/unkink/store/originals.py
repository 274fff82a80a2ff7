"""Run files as they came, named by the SHA-256 of their bytes."""

import errno
import hashlib
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from unkink.errors import NoRoomError, UnwritableError
from unkink.store.database import database_path

_PIECE = 2**20
# The disk, the quota, or what one file may hold.
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def originals_folder() -> Path:
    """Return where the originals of the open database lie."""
    return database_path().parent / "originals"


def keep_original(stream: BinaryIO) -> str:
    """Write what a stream holds, safely on the disk when this returns, and name it.

    Through a second name, so that a power cut leaves a whole file or none.

    Returns:
        The SHA-256 of the bytes, in hex.

    Raises:
        NoRoomError: If the disk is full.
        UnwritableError: If it cannot be written.
    """
    folder = originals_folder()
    draft = folder / f"{uuid4().hex}.draft"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        name = _copied(stream, draft)
        draft.replace(folder / name)
        sync_folder(folder)
    except OSError as error:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        if error.errno in FULL:
            raise NoRoomError(folder) from error
        raise UnwritableError(folder, error.strerror or str(error)) from error
    return name


def drop_originals(names: Iterable[str]) -> None:
    """Delete originals; those that are gone already are gone."""
    for name in names:
        if name:
            with suppress(OSError):
                (originals_folder() / name).unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Bring the new name itself to the disk, where folders can be opened for that."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _copied(stream: BinaryIO, draft: Path) -> str:
    digest = hashlib.sha256()
    with draft.open("xb") as file:
        while piece := stream.read(_PIECE):
            digest.update(piece)
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())
    return digest.hexdigest()
