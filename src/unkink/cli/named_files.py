"""The files named on the command line."""

from collections.abc import Iterable
from pathlib import Path

from unkink.errors import RequestError


def file_named(word: str) -> Path:
    """Return the path of a word on the command line.

    Raises:
        RequestError: If the word is empty, as that of a variable that was never set.
    """
    if not word:
        # As a path it would be the current folder, and all of that would be read.
        raise RequestError('a file has the empty name ""; say . for this folder')
    return Path(word)


def each_named_once(files: Iterable[Path]) -> list[Path]:
    """Return the files in their order, of those named twice the first."""
    return list(dict.fromkeys(files))
