"""The last record of a zip: how large its directory is, and where."""

import io
import struct
from dataclasses import dataclass

from unkink.activities.archives.entry import Container
from unkink.activities.archives.limits import (
    GIB,
    LARGEST_ARCHIVE_BYTES,
    LARGEST_DIRECTORY_BYTES,
    MOST_ENTRIES,
)
from unkink.activities.archives.window import Stream, read_fully
from unkink.errors import ArchiveError, DamagedFileError

# APPNOTE.TXT 4.3.16, 4.3.15 and 4.3.14, in the order in which they are looked for.
_END = struct.Struct("<4s4H2IH")
_LOCATOR = struct.Struct("<4sIQI")
_END_64 = struct.Struct("<4sQ2H2I4Q")
_END_SIGNATURE = b"PK\x05\x06"
_LOCATOR_SIGNATURE = b"PK\x06\x07"
_END_64_SIGNATURE = b"PK\x06\x06"
_FIRST_SIGNATURE = b"PK\x03\x04"
_LONGEST_COMMENT = 2**16 - 1
_NO_NUMBER = 2**16 - 1

SIGNATURES = (_FIRST_SIGNATURE, _END_SIGNATURE)

_CUT_OFF = (
    "is a zip without its end, where the list of its files stands; "
    "fetch or copy it again"
)


@dataclass(frozen=True)
class EndRecord:
    """What the end of a zip says of its directory.

    Attributes:
        entries: How many files it lists.
        directory_at: Where it begins.
        directory_bytes: How large it is.
        shift_bytes: What was put in front of the zip after it was written.
    """

    entries: int
    directory_at: int
    directory_bytes: int
    shift_bytes: int


def read_end_record(stream: Stream, archive: Container) -> EndRecord:
    """Return the end record of a zip.

    Raises:
        ActivityFileError: If it is no zip, cut off, split or too large.
    """
    _refuse_size(archive)
    stream.seek(0)
    first = read_fully(stream, 4)
    tail_at = max(0, archive.size_bytes - _END.size - _LONGEST_COMMENT)
    stream.seek(tail_at)
    tail = read_fully(stream, archive.size_bytes - tail_at)
    index = tail.rfind(_END_SIGNATURE, 0, len(tail) - _END.size + 4)
    if index < 0 or len(tail) < _END.size:
        why = _CUT_OFF if first == _FIRST_SIGNATURE else "is no zip archive"
        raise ArchiveError(archive.source, why)
    fields = _END.unpack_from(tail, index)
    end_at = tail_at + index
    entries, size_bytes, offset = fields[4:7]
    is_split = fields[1] not in (0, _NO_NUMBER)
    if wide := _read_wide(stream, end_at):
        entries, size_bytes, offset = wide[7:10]
        is_split = wide[4] != 0
        end_at -= _LOCATOR.size + _END_64.size
    if is_split:
        raise ArchiveError(archive.source, "is one part of a split zip; join them")
    at = end_at - size_bytes
    end = EndRecord(entries, at, size_bytes, shift_bytes=at - offset)
    _refuse(end, archive, is_first=first == _FIRST_SIGNATURE)
    return end


def _read_wide(stream: Stream, end_at: int) -> tuple[int, ...] | None:
    """Return the fields of the end record for large archives, if there is one."""
    start = end_at - _LOCATOR.size - _END_64.size
    if start < 0:
        return None
    stream.seek(start, io.SEEK_SET)
    data = read_fully(stream, _END_64.size + _LOCATOR.size)
    is_wide = data.startswith(_END_64_SIGNATURE)
    if not is_wide or data[_END_64.size :][:4] != _LOCATOR_SIGNATURE:
        return None
    return _END_64.unpack_from(data)


def _refuse_size(archive: Container) -> None:
    if not archive.size_bytes:
        raise DamagedFileError(archive.source, "the file is empty (0 bytes)")
    if archive.size_bytes > LARGEST_ARCHIVE_BYTES:
        raise ArchiveError(
            archive.source,
            f"is larger than {LARGEST_ARCHIVE_BYTES // GIB} GiB; unpack it first",
        )


def _refuse(end: EndRecord, archive: Container, *, is_first: bool) -> None:
    # The end of a zip within a zip, where the outer one was cut, looks as if something
    # stood before the inner one; what does is the beginning of the outer one.
    if end.directory_at < 0 or end.shift_bytes < 0 or (is_first and end.shift_bytes):
        raise ArchiveError(archive.source, _CUT_OFF)
    is_large = end.directory_bytes > LARGEST_DIRECTORY_BYTES
    if end.entries > MOST_ENTRIES or is_large:
        raise ArchiveError(
            archive.source,
            f"lists more than {MOST_ENTRIES} files, which no runner has",
        )
