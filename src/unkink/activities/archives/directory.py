"""The directory of a zip: which files it holds that matter here.

Python's `zipfile` makes an object of every entry, of whatever number, before anything
can be counted; here the number is bounded first, and what does not matter is not kept.
"""

import stat
import struct
from collections.abc import Iterator
from typing import Any, NamedTuple

from unkink.activities.archives.end_record import EndRecord, read_end_record
from unkink.activities.archives.entry import Container, Entry, decoded
from unkink.activities.archives.limits import MOST_ENTRIES, Budget
from unkink.activities.archives.names import is_archive, is_hidden, is_run_file
from unkink.activities.archives.strava import CSV_NAME
from unkink.activities.archives.window import read_fully
from unkink.errors import ArchiveError

_SIGNATURE = b"PK\x01\x02"
# APPNOTE.TXT 4.3.12: signature, two versions, flags, method, time, date, checksum, two
# sizes, lengths of name, extra field and comment, disk, attributes, place.
_RECORD = struct.Struct("<4s6H3I5H2I")
_HEADER_BYTES = 30
_WIDE_FIELD, _SEE_WIDE_FIELD = 1, 2**32 - 1
_UNIX = 3


class _Record(NamedTuple):
    """An entry, with what is needed to judge it beside the others."""

    entry: Entry
    least_bytes: int
    is_link: bool


def read_directory(archive: Container, budget: Budget) -> list[Entry]:
    """Return the run files, archives and tables of Strava in a zip, as they lie.

    Raises:
        ActivityFileError: If the zip cannot be read, is too large, or was made to harm.
    """
    with archive.open_stream() as stream:
        end = read_end_record(stream, archive)
        stream.seek(end.directory_at)
        data = read_fully(stream, end.directory_bytes)
    spans: list[tuple[int, int]] = []
    entries: list[Entry] = []
    for entry, least_bytes, is_link in _records(data, archive, end):
        budget.count_name(archive.source)
        spans.append((entry.header_at, entry.header_at + least_bytes))
        if not is_link and _matters(entry.name):
            entries.append(entry)
    _refuse_overlaps(spans, end, archive)
    return sorted(entries, key=lambda entry: entry.header_at)


def _records(data: bytes, archive: Container, end: EndRecord) -> Iterator[_Record]:
    at = count = 0
    while at < len(data):
        count += 1
        if count > MOST_ENTRIES:
            raise ArchiveError(archive.source, f"lists more than {MOST_ENTRIES} files")
        if data[at : at + 4] != _SIGNATURE or at + _RECORD.size > len(data):
            raise ArchiveError(
                archive.source,
                f"has a broken directory (entry {count}); fetch or copy it again",
            )
        fields = _RECORD.unpack_from(data, at)
        name_at = at + _RECORD.size
        extra_at = name_at + fields[10]
        at = extra_at + fields[11] + fields[12]
        name, extra = data[name_at:extra_at], data[extra_at : extra_at + fields[11]]
        yield _record(fields, name, extra=extra, archive=archive, shift=end.shift_bytes)


def _record(
    fields: tuple[Any, ...],
    name: bytes,
    *,
    extra: bytes,
    archive: Container,
    shift: int,
) -> _Record:
    size_bytes, packed_bytes, header_at = _wide(extra, fields[9], fields[8], fields[16])
    entry = Entry(
        archive=archive,
        name=decoded(name),
        header_at=header_at + shift,
        packed_bytes=packed_bytes,
        size_bytes=size_bytes,
        method=fields[4],
        flags=fields[3],
        checksum=fields[7],
    )
    is_link = fields[1] >> 8 == _UNIX and stat.S_ISLNK(fields[15] >> 16)
    return _Record(entry, _HEADER_BYTES + len(name) + packed_bytes, is_link)


def _wide(extra: bytes, *values: int) -> tuple[int, ...]:
    """Return values, those that need more than four bytes from the extra field."""
    wide: Iterator[int] = iter(())
    at = 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack_from("<2H", extra, at)
        if kind == _WIDE_FIELD:
            body = extra[at + 4 : at + 4 + size]
            wide = iter(
                struct.unpack(f"<{len(body) // 8}Q", body[: len(body) // 8 * 8])
            )
        at += 4 + size
    return tuple(
        next(wide, value) if value == _SEE_WIDE_FIELD else value for value in values
    )


def _matters(name: str) -> bool:
    *folders, last = name.split("/")
    if any(is_hidden(part) for part in (*folders, last) if part not in (".", "..")):
        return False
    return is_run_file(last) or is_archive(last) or last == CSV_NAME


def _refuse_overlaps(
    spans: list[tuple[int, int]], end: EndRecord, archive: Container
) -> None:
    """Refuse an archive whose files share bytes.

    References:
        Fifield, D. (2019). A better zip bomb. USENIX WOOT 2019.
    """
    spans.sort()
    starts = [start for start, _ in spans[1:]] + [end.directory_at]
    for (_, stop), start in zip(spans, starts, strict=False):
        if stop > start:
            raise ArchiveError(
                archive.source, "has files that overlap; it is broken or made to harm"
            )
