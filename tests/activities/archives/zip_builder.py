"""Zips for tests, and what a walk gives for them."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from unkink.activities.archives import Found, find_files
from unkink.errors import ActivityFileError

STORED, DEFLATED = zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED


def zipped(
    files: Mapping[str, bytes], *, method: int = DEFLATED, comment: bytes = b""
) -> bytes:
    """Return a zip of some files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, method)
        archive.comment = comment
    return buffer.getvalue()


def written(path: Path, data: bytes) -> Path:
    """Write a file, with the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def walked(*paths: Path) -> list[Found | ActivityFileError]:
    """Return all that a walk yields."""
    return list(find_files(paths))


def found_in(*paths: Path) -> list[Found]:
    """Return the files of a walk without errors."""
    return [one for one in walked(*paths) if not isinstance(one, ActivityFileError)]


def errors_in(*paths: Path) -> list[str]:
    """Return what a walk complains of."""
    return [str(one) for one in walked(*paths) if isinstance(one, ActivityFileError)]


def names_in(top: Path, *paths: Path) -> list[str]:
    """Return the sources of a walk, from a folder on."""
    whole = f"{top}/"
    return [one.source.removeprefix(whole) for one in found_in(*(paths or [top]))]


def read(found: Found) -> bytes:
    """Return the bytes of a file."""
    with found.open() as stream:
        return stream.read()
