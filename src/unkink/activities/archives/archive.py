"""Walks into one archive, and into those in it."""

from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from unkink.activities.archives.directory import read_directory
from unkink.activities.archives.entry import Container, Entry, InnerArchive
from unkink.activities.archives.found import Found, found_at
from unkink.activities.archives.inflating import Checkpoints
from unkink.activities.archives.limits import MOST_DEPTH, Budget
from unkink.activities.archives.names import is_archive
from unkink.activities.archives.progress import Part
from unkink.activities.archives.refusals import why_refused
from unkink.activities.archives.strava import (
    CSV_NAME,
    StravaNote,
    note_key,
    read_notes,
)
from unkink.activities.contents import bare, unreadable
from unkink.errors import ActivityFileError, ArchiveError


@dataclass(frozen=True)
class Archive:
    """An archive that is walked into.

    Attributes:
        container: Where its bytes are.
        part: Its part of the whole work.
        depth: 1 on disk, 2 in an archive there.
        budget: What is left to be looked at and unpacked.
        too_deep: Archives so deep within that they are not read; told as one error,
            for one that was made to harm has thousands.
    """

    container: Container
    part: Part
    depth: int
    budget: Budget
    too_deep: list[str] = field(default_factory=list)

    def walk(self) -> Iterator[Found | ActivityFileError]:
        """Yield the run files in it."""
        try:
            entries = read_directory(self.container, self.budget)
        except ActivityFileError as error:
            yield bare(error)
            return
        except OSError as error:
            yield unreadable(self.container.source, error)
            return
        notes = yield from self._notes(entries)
        for entry in entries:
            if self.budget.is_spent:
                return
            yield from self._visit(entry, notes)
        if self.depth == 1 and self.too_deep:
            more = len(self.too_deep) - 1
            others = f" (and {more} more)" if more else ""
            why = f"lies in more than {MOST_DEPTH} archives{others}"
            yield ArchiveError(self.too_deep[0], f"{why}; unpack the outer ones first")

    def _visit(
        self, entry: Entry, notes: Mapping[str, StravaNote]
    ) -> Iterator[Found | ActivityFileError]:
        part = self.part.of(
            entry.header_at, entry.packed_bytes, total=self.container.size_bytes
        )
        if entry.name.endswith(CSV_NAME):
            return
        if why := why_refused(entry):
            yield ArchiveError(entry.source, why)
        elif is_archive(entry.name):
            yield from self._visit_inner(entry, part)
        else:
            note = notes.get(note_key(entry.name))
            yield found_at(entry, part, note, budget=self.budget)

    def _visit_inner(
        self, entry: Entry, part: Part
    ) -> Iterator[Found | ActivityFileError]:
        if self.depth == MOST_DEPTH:
            self.too_deep.append(entry.source)
            return
        inner = InnerArchive(entry, self.budget, Checkpoints(entry.size_bytes))
        depth = self.depth + 1
        yield from replace(self, container=inner, part=part, depth=depth).walk()

    def _notes(
        self, entries: Sequence[Entry]
    ) -> Generator[ActivityFileError, None, Mapping[str, StravaNote]]:
        """Yield what is wrong with the table of Strava; return what it says."""
        tables = [one for one in entries if one.name.split("/")[-1] == CSV_NAME]
        table = min(tables, key=lambda one: one.name.count("/"), default=None)
        if table is None:
            return {}
        try:
            if why := why_refused(table):
                raise ArchiveError(table.source, why)
            with table.open(self.budget) as stream:
                notes = read_notes(stream, table.source, size_bytes=table.size_bytes)
        except ActivityFileError as error:
            yield bare(error)
            return {}
        except OSError as error:
            yield unreadable(table.source, error)
            return {}
        top = note_key(table.name.removesuffix(CSV_NAME))
        return {top + key: note for key, note in notes.items()}
