"""Run files as they came, named by the SHA-256 of their bytes."""

import errno
import hashlib
import os
from collections.abc import Container, Iterable
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


def tidy_originals(needed: Container[str], *, before: float) -> None:
    """Delete what was half written, or is needed by no run, and is old enough.

    Args:
        needed: Names of the originals that runs need.
        before: What was written since [s since 1970] may be needed soon, and stays.
    """
    for path in originals_folder().glob("*"):
        with suppress(OSError):
            if path.name not in needed and path.stat().st_mtime < before:
                path.unlink()


def originals_bytes() -> tuple[int, int]:
    """Return how many originals there are, and how large they are together [byte]."""
    try:
        paths = os.scandir(originals_folder())
    except FileNotFoundError:
        return 0, 0
    with paths:
        sizes = [one.stat().st_size for one in paths if "." not in one.name]
    return len(sizes), sum(sizes)


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
