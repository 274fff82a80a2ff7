"""FIT files as messages.

A FIT file is a header, records and a checksum; several may follow each other.

References:
    Garmin, Flexible and Interoperable Data Transfer (FIT) Protocol, rev. 2.x.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import fastcrc

from unkink.activities.fit.bounds import bounded
from unkink.activities.fit.descriptions import developer_fields
from unkink.activities.fit.developer import DeveloperField
from unkink.activities.fit.field_profile import message_number
from unkink.activities.fit.message import Message
from unkink.activities.fit.part import Part
from unkink.activities.fit.walk import Walk
from unkink.errors import DamagedFileError

MAGIC = b".FIT"

_CHECKSUM_SIZE = 2

# More files in one than this are no activity.
_CHAIN_LIMIT = 100

DESCRIPTION = 206


@dataclass(frozen=True)
class FitFile:
    """One FIT file.

    Attributes:
        parts: Records by message number, in the order in which they first occur.
        warnings: What was wrong with the file.
    """

    parts: Mapping[int, Sequence[Part]]
    warnings: tuple[str, ...]

    def message(self, name: str) -> Message | None:
        """Return all messages of a kind, None if the file has none.

        Args:
            name: Name as the profile has it, such as "record", or a number's "unknown_"
                name.
        """
        number = message_number(name)
        return None if number not in self.parts else self._message(number)

    @property
    def messages(self) -> Mapping[str, Message]:
        """All messages by name; values are taken out when they are asked for."""
        messages = [self._message(number) for number in self.parts]
        return {one.name: one for one in messages}

    def _message(self, number: int) -> Message:
        if number not in self._made:
            self._made[number] = Message(self.parts[number], self._described)
        return self._made[number]

    @cached_property
    def _made(self) -> dict[int, Message]:
        return {}

    @cached_property
    def _described(self) -> Mapping[tuple[int, int], DeveloperField]:
        parts = self.parts.get(DESCRIPTION)
        return developer_fields(Message(parts, {})) if parts else {}


def is_fit(data: bytes) -> bool:
    """Return whether bytes are the beginning of a FIT file."""
    return data[8:12] == MAGIC


def declared_size(data: bytes) -> int:
    """Return the size of a FIT file by its header [bytes]; 0 if the header has none."""
    content = int.from_bytes(data[4:8], "little")
    return data[0] + content + _CHECKSUM_SIZE if content else 0


def read_fit_files(data: bytes, path: str) -> list[FitFile]:
    """Return the FIT files that follow each other in the bytes of one file.

    Args:
        data: All bytes.
        path: Where they come from, for messages.

    Raises:
        DamagedFileError: If not even the header holds.
    """
    files: list[FitFile] = []
    position = 0
    while position < len(data):
        frame = _frame_at(data, position)
        if frame is None or len(files) == _CHAIN_LIMIT:
            break
        files.append(_read_framed(data, frame, path))
        position = _past_zeros(data, frame.next_file)
    if not files:
        raise DamagedFileError(path, "the FIT header is broken", offset=0)
    if position < len(data):
        text = f"The bytes from {position} on are no FIT data and were skipped."
        files[-1] = replace(files[-1], warnings=(*files[-1].warnings, text))
    return files


@dataclass(frozen=True)
class _Frame:
    """Where a FIT file lies within the bytes."""

    start: int
    body: int
    end: int
    next_file: int
    warnings: tuple[str, ...]
    is_cut: bool = False


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
        return _Frame(start, body, len(data), len(data), (text,), is_cut=True)
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


def _past_zeros(data: bytes, position: int) -> int:
    """Return where the next file may begin: some programs fill up with zeros."""
    rest = data[position:]
    return position + len(rest) - len(rest.lstrip(b"\0"))


def _check_body(data: bytes, start: int, end: int) -> tuple[str, ...]:
    if end + 2 > len(data):
        return (f"The checksum at byte {end} is missing; the rest is there.",)
    written = int.from_bytes(data[end : end + 2], "little")
    if written == fastcrc.crc16.arc(data[start:end]):
        return ()
    return (f"The checksum at byte {end} does not match; single values may be wrong.",)


def _read_framed(data: bytes, frame: _Frame, path: str) -> FitFile:
    walk = Walk(data, start=frame.body, end=frame.end, path=path)
    kinds: dict[int, list[Part]] = {}
    for part in walk.parts():
        kinds.setdefault(part.layout.message, []).append(part)
    parts, beyond = bounded(kinds)
    return FitFile(parts, _ended(frame, walk) + beyond)


def _ended(frame: _Frame, walk: Walk) -> tuple[str, ...]:
    """Return how the file ended, if not as it should: where reading stopped, once."""
    if not frame.is_cut:
        return (*frame.warnings, *walk.warnings)
    return walk.warnings if walk.warnings and not walk.is_cut else frame.warnings
