"""Where parts of films are kept, so that they are drawn once."""

import errno
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from unkink.errors import NoRoomError, UnwritableError

OWN, SHARED = "UNKINK_CACHE", "XDG_CACHE_HOME"


def cache_folder() -> Path:
    """Return the folder of parts that can be made anew: delete it whenever you like."""
    if own := os.environ.get(OWN):
        return Path(own)
    shared = os.environ.get(SHARED)
    return (Path(shared) if shared else Path.home() / ".cache") / "unkink"


def digest(*parts: bytes | str) -> str:
    """Return a name for what is made of some parts."""
    made = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        made.update(len(data).to_bytes(8, "big") + data)
    return made.hexdigest()[:40]


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Yield a place to write to, whose file takes its place when all went well.

    Raises:
        NoRoomError: If the disk is full.
        UnwritableError: If it cannot be written.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    with _ours(path):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            yield beside
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)


@contextmanager
def passing(folder: Path) -> Iterator[Path]:
    """Yield an empty folder in another one that is gone afterwards.

    Raises:
        NoRoomError: If the disk is full.
        UnwritableError: If it cannot be written.
    """
    with _ours(folder):
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=folder, prefix="passing-") as name:
            yield Path(name)


def forget(paths: list[Path]) -> None:
    """Delete what is of no use any more."""
    for path in paths:
        path.unlink(missing_ok=True)


@contextmanager
def _ours(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise NoRoomError(path) from error
        raise UnwritableError(path, error.strerror or str(error)) from error
