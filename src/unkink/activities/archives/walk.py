"""Finds run files in whatever a runner names."""

import os
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from unkink.activities.archives.archive import Archive
from unkink.activities.archives.end_record import SIGNATURES
from unkink.activities.archives.folder import Identity, Listed, list_folder
from unkink.activities.archives.found import DiskFile, Found, found_at
from unkink.activities.archives.limits import MOST_FILES, Budget
from unkink.activities.archives.names import is_archive, printable
from unkink.activities.archives.progress import Part
from unkink.activities.contents import bare, open_file, unreadable
from unkink.errors import ActivityFileError, ArchiveError


def find_files(paths: Sequence[Path]) -> Iterator[Found | ActivityFileError]:
    """Yield the run files in files, folders and zips, in a stable order.

    What cannot be used is yielded as an error and does not end the walk; only too much
    of everything does.

    Args:
        paths: Files of any name, which are yielded or, if zips, walked into; folders,
            of which files named `.fit`, `.gpx` or `.tcx`, each also `.gz`, are yielded
            and `.zip` walked into.
    """
    for number, one in enumerate(_walk(paths)):
        if number >= MOST_FILES:
            where = one.source if isinstance(one, Found) else one.path
            yield ArchiveError(
                where, f"is one of more than {MOST_FILES} files; the rest is not read"
            )
            return
        yield one


def _walk(paths: Sequence[Path]) -> Iterator[Found | ActivityFileError]:
    budget = Budget()
    # One more than will be yielded, so that it is noticed.
    listed = list(islice(_list(paths, budget), MOST_FILES + 1))
    files = [one for one in listed if isinstance(one, DiskFile)]
    total = sum(one.size_bytes for one in files)
    budget.allow_for(sum(one.size_bytes for one in files if one.is_archive))
    whole, offset = Part(0.0, 1.0), 0
    for one in listed:
        if isinstance(one, ActivityFileError):
            yield one
            continue
        part = whole.of(offset, one.size_bytes, total=total)
        offset += one.size_bytes
        if not one.is_archive:
            yield found_at(one, part, one.note, budget=budget)
        elif not budget.is_spent:
            yield from Archive(one, part, 1, budget).walk()


def _list(paths: Sequence[Path], budget: Budget) -> Iterator[Listed]:
    seen: set[Identity] = set()
    try:
        for path in paths:
            if _is_folder(path):
                yield from list_folder(path, seen=seen, budget=budget)
            else:
                yield _named(path)
    except ArchiveError as error:
        yield bare(error)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        # One may not look there; opening it as a file will tell why.
        return False


def _named(path: Path) -> Listed:
    """Return a file that was named: whatever its ending, its content tells."""
    try:
        with open_file(path) as stream:
            is_zip = stream.read(4) in SIGNATURES
            size_bytes = os.fstat(stream.fileno()).st_size
    except ActivityFileError as error:
        return bare(error)
    except OSError as error:
        return unreadable(printable(str(path)), error)
    return DiskFile(path, size_bytes, is_zip or is_archive(path.name))
