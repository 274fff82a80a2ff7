"""Bytes as a file for a while, for what reads files."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from unkink.errors import NoRoomError, UnwritableError
from unkink.store.originals import FULL
from unkink.store.uploads import plain_name


@contextmanager
def as_file(data: bytes, name: str) -> Iterator[Path]:
    """Yield a file with these bytes, which is gone afterwards.

    Args:
        data: The bytes.
        name: What the runner calls it; its ending may tell what it is.

    Raises:
        NoRoomError: If the disk is full.
        UnwritableError: If it cannot be written.
    """
    with TemporaryDirectory(prefix="unkink-") as folder:
        path = Path(folder) / plain_name(name)
        try:
            path.write_bytes(data)
        except OSError as error:
            if error.errno in FULL:
                raise NoRoomError(folder) from error
            raise UnwritableError(folder, error.strerror or str(error)) from error
        yield path
