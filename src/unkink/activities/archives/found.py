"""One run file that was found, wherever it lies."""

import io
from dataclasses import dataclass, field
from pathlib import Path

from unkink.activities.archives.entry import Entry
from unkink.activities.archives.limits import Budget
from unkink.activities.archives.names import printable
from unkink.activities.archives.progress import Part
from unkink.activities.archives.strava import StravaNote
from unkink.activities.contents import open_file


@dataclass(frozen=True, slots=True)
class DiskFile:
    """A file on disk.

    Attributes:
        path: Where.
        size_bytes: Its size when it was found.
        is_archive: Whether it is walked into.
        note: What a table of Strava beside it says.
    """

    path: Path
    size_bytes: int
    is_archive: bool = False
    note: StravaNote | None = None

    @property
    def source(self) -> str:
        """Where it is, readable in a terminal."""
        return printable(str(self.path))

    def open_stream(self) -> io.BufferedReader:
        """Return its bytes."""
        return open_file(self.path, self.source)


@dataclass(frozen=True)
class Found:
    """A run file, on disk or in an archive; nothing of it is open or in memory.

    Attributes:
        source: Where it is: the path, and the places in archives joined to it.
        size_bytes: Its size; in an archive, once taken out of it.
        done: Share of all work that lies before it, 0 to 1, by packed size.
        note: What the runner's table of Strava says about it.
        place: What opens it.
        budget: Counts what is unpacked.
    """

    source: str
    size_bytes: int
    done: float
    note: StravaNote | None = None
    place: DiskFile | Entry = field(kw_only=True, repr=False)
    budget: Budget = field(kw_only=True, repr=False, compare=False)

    def open(self) -> io.BufferedReader:
        """Return its bytes, to be read from front to back and closed by the caller.

        As often as wanted, also when the walk is over.

        Raises:
            ActivityFileError: If it is gone; while it is read, if it is damaged.
        """
        if isinstance(self.place, DiskFile):
            return self.place.open_stream()
        return self.place.open(self.budget)

    @property
    def is_out_of_reach(self) -> bool:
        """Whether it lies in an archive, and no more may be unpacked in this walk."""
        return isinstance(self.place, Entry) and not self.budget.may_unpack

    def count_unpacked(self, size_bytes: int) -> None:
        """Count what was unpacked of it once more: gzip in an archive.

        Raises:
            ArchiveError: If there was too much in all.
        """
        if isinstance(self.place, Entry):
            self.budget.count_bytes(size_bytes, self.source)


def found_at(
    place: DiskFile | Entry, part: Part, note: StravaNote | None, *, budget: Budget
) -> Found:
    """Return what was found at a place."""
    return Found(
        place.source,
        size_bytes=place.size_bytes,
        done=part.start,
        note=note,
        place=place,
        budget=budget,
    )
