"""A file that is there when it is complete, and not before."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from unkink.errors import UnwritableError


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Yield a file to write to, which takes its place when all went well.

    Until then it lies beside its place under another name; whatever ends the writing
    early, an interruption too, takes it away again.

    Args:
        path: Its place; what is no ordinary file, a pipe for one, is written directly.

    Raises:
        UnwritableError: If it cannot be written.
    """
    try:
        if path.exists() and not path.is_file():
            with path.open("wb") as file:
                yield file
            return
        # A link keeps pointing to the file that is replaced.
        yield from _replaced(path.resolve())
    except BrokenPipeError:
        raise
    except OSError as error:
        raise UnwritableError(path, error.strerror or str(error)) from error


def _replaced(path: Path) -> Iterator[BinaryIO]:
    # The dot keeps it out of folders that are read meanwhile.
    beside = path.with_name(f".{path.name[:200]}.{os.getpid()}.part")
    try:
        with beside.open("xb") as file:
            yield file
        if path.exists():
            shutil.copymode(path, beside)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
