"""Locks between processes, given back by the system when their holder dies."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from unkink.errors import UnwritableError

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_LOCK, 1)
else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock of a name for as long as the block lasts; others wait.

    Args:
        path: A file that is made for that and may stay.

    Raises:
        UnwritableError: If there can be no such file.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise UnwritableError(path, error.strerror or str(error)) from error
    try:
        _take(handle)
        yield
    finally:
        os.close(handle)
