"""The run files and archives in a folder and in those below it."""

import os
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from unkink.activities.archives.found import DiskFile
from unkink.activities.archives.limits import Budget
from unkink.activities.archives.names import (
    is_archive,
    is_hidden,
    is_run_file,
    printable,
)
from unkink.activities.archives.strava import (
    CSV_NAME,
    StravaNote,
    note_key,
    read_notes,
)
from unkink.activities.contents import bare, open_file, unreadable
from unkink.errors import ActivityFileError, FolderLoopError

# Device and number of a folder, the same whatever path leads to it.
Identity = tuple[int, int]
Listed = DiskFile | ActivityFileError


@dataclass(frozen=True)
class _Folder:
    """A folder to be read.

    Attributes:
        path: Where.
        above: The folders that lead to it.
        notes: What a table of Strava in it or above it says.
        place: Its path from that table, with slashes, "" or ending with one.
    """

    path: Path
    above: frozenset[Identity] = frozenset()
    notes: Mapping[str, StravaNote] = field(default_factory=dict)
    place: str = ""


def list_folder(path: Path, *, seen: set[Identity], budget: Budget) -> Iterator[Listed]:
    """Yield the files of a folder by name, then those of the folders in it.

    Args:
        path: The folder.
        seen: The folders that were read; each is read once, and added here.
        budget: Counts the names.

    Raises:
        ArchiveError: If there are too many names.
    """
    waiting = [_Folder(path)]
    while waiting:
        folder = waiting.pop()
        try:
            status = folder.path.stat()
            identity = (status.st_dev, status.st_ino)
            if identity in folder.above:
                yield FolderLoopError(printable(str(folder.path)))
            if identity not in seen:
                seen.add(identity)
                folders = yield from _list_one(folder, identity, budget=budget)
                waiting += reversed(folders)
        except OSError as error:
            yield unreadable(printable(str(folder.path)), error)


def _list_one(
    folder: _Folder, identity: Identity, *, budget: Budget
) -> Generator[Listed, None, list[_Folder]]:
    """Yield the files of one folder; return the folders in it."""
    entries = _entries(folder.path, budget)
    table = next((entry for entry in entries if entry.name == CSV_NAME), None)
    notes, place = folder.notes, folder.place
    if table:
        place = ""
        notes = yield from _read_table(folder.path / CSV_NAME)
    folders = []
    for entry in entries:
        path = folder.path / entry.name
        try:
            if entry.is_dir():
                above = folder.above | {identity}
                folders.append(_Folder(path, above, notes, f"{place}{entry.name}/"))
            elif _counts(entry.name) and entry.is_file():
                note = notes.get(note_key(place + entry.name))
                size_bytes = entry.stat().st_size
                yield DiskFile(path, size_bytes, is_archive(entry.name), note)
        except OSError as error:
            # A link to itself, say; others of that kind are nobody's loss.
            if _counts(entry.name):
                yield unreadable(printable(str(path)), error)
    return folders


def _counts(name: str) -> bool:
    return is_run_file(name) or is_archive(name)


def _entries(path: Path, budget: Budget) -> list[os.DirEntry[str]]:
    entries = []
    with os.scandir(path) as scanned:
        for entry in scanned:
            budget.count_name(printable(str(path)))
            if not is_hidden(entry.name):
                entries.append(entry)
    return sorted(entries, key=lambda entry: entry.name)


def _read_table(
    path: Path,
) -> Generator[ActivityFileError, None, Mapping[str, StravaNote]]:
    """Yield what is wrong with a table of Strava; return its notes."""
    source = printable(str(path))
    try:
        with open_file(path, source) as stream:
            size_bytes = os.fstat(stream.fileno()).st_size
            return read_notes(stream, source, size_bytes=size_bytes)
    except ActivityFileError as error:
        yield bare(error)
    except OSError as error:
        yield unreadable(source, error)
    return {}
