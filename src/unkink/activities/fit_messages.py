"""FIT files as tables of messages.

A FIT file is a header, records and a checksum; several may follow each other.

References:
    Garmin, Flexible and Interoperable Data Transfer (FIT) Protocol, rev. 2.x.
"""

from collections.abc import Collection
from dataclasses import dataclass

import fastcrc

from unkink.activities.fit_table import Part, Table
from unkink.activities.fit_walk import Walk
from unkink.errors import DamagedFileError

MAGIC = b".FIT"

# More files in one than this are no activity.
_CHAIN_LIMIT = 100


@dataclass(frozen=True)
class FitFile:
    """The records of one FIT file.

    Attributes:
        tables: Records by message number, of the wanted numbers only.
        warnings: What was wrong with the file.
    """

    tables: dict[int, Table]
    warnings: tuple[str, ...]


def read_fit_files(data: bytes, path: str, *, wanted: Collection[int]) -> list[FitFile]:
    """Return the FIT files that follow each other in the bytes of one file.

    Args:
        data: All bytes.
        path: Where they come from, for messages.
        wanted: Message numbers to keep.

    Raises:
        DamagedFileError: If not even the header holds.
    """
    files: list[FitFile] = []
    position = 0
    while position < len(data):
        frame = _frame_at(data, position)
        if frame is None or len(files) == _CHAIN_LIMIT:
            break
        files.append(_read_framed(data, frame, path, wanted))
        position = frame.next_file
    if not files:
        raise DamagedFileError(path, "the FIT header is broken", offset=0)
    if position < len(data) and data[position:].strip(b"\0"):
        text = f"The bytes from {position} on are no FIT data and were skipped."
        files[-1] = FitFile(files[-1].tables, (*files[-1].warnings, text))
    return files


@dataclass(frozen=True)
class _Frame:
    """Where a FIT file lies within the bytes."""

    start: int
    body: int
    end: int
    next_file: int
    warnings: tuple[str, ...]


def _frame_at(data: bytes, start: int) -> _Frame | None:
    size = data[start]
    body = start + size
    if size < 12 or data[start + 8 : start + 12] != MAGIC or body > len(data):
        return None
    declared = int.from_bytes(data[start + 4 : start + 8], "little")
    end = body + declared
    # A watch that lost power leaves the size at 0.
    if declared == 0 or end > len(data):
        text = f"The file breaks off at byte {len(data)}; what came before was read."
        return _Frame(start, body, len(data), len(data), (text,))
    warnings = (*_check_header(data, start, size), *_check_body(data, start, end))
    return _Frame(start, body, end, end + 2, warnings)


def _check_header(data: bytes, start: int, size: int) -> tuple[str, ...]:
    if size < 14:
        return ()
    written = int.from_bytes(data[start + 12 : start + 14], "little")
    # Zero is allowed and means that the header has no checksum.
    if written in (0, fastcrc.crc16.arc(data[start : start + 12])):
        return ()
    return (f"The checksum of the header at byte {start + 12} does not match.",)


def _check_body(data: bytes, start: int, end: int) -> tuple[str, ...]:
    written = int.from_bytes(data[end : end + 2], "little")
    if end + 2 <= len(data) and written == fastcrc.crc16.arc(data[start:end]):
        return ()
    return (f"The checksum at byte {end} does not match; single values may be wrong.",)


def _read_framed(
    data: bytes, frame: _Frame, path: str, wanted: Collection[int]
) -> FitFile:
    walk = Walk(data, start=frame.body, end=frame.end, path=path)
    parts: dict[int, list[Part]] = {}
    for part in walk.parts():
        if part.definition.number in wanted:
            parts.setdefault(part.definition.number, []).append(part)
    tables = {number: Table(data, found) for number, found in parts.items()}
    return FitFile(tables, (*frame.warnings, *walk.warnings))
