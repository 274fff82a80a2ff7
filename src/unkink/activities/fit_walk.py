"""One way through the record headers of a FIT file: where does each record lie?

A record is either a definition, which gives a local number to a layout, or data in the
layout that its local number has at this place. Only this loop touches records one by
one; all values are left to `fit_table.py`.
"""

from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from unkink.activities.fit_table import TIMESTAMP, Definition, Field, Part
from unkink.errors import DamagedFileError

# Bounds that no watch comes near; they keep a hostile file from costing minutes.
_KIND_LIMIT = 1000
_RECORD_LIMIT = 4_000_000

_NO_STAMP = 0xFFFFFFFF


@dataclass
class _Kind:
    """Records found so far of one definition; its stride has the header byte too."""

    definition: Definition
    stride: int
    has_time: bool
    starts: "array[int]" = field(default_factory=lambda: array("q"))
    stamps_s: dict[int, int] = field(default_factory=dict)


class Walk:
    """The records of one FIT file.

    Attributes:
        warnings: What ended the walk before the end.
    """

    def __init__(self, data: bytes, *, start: int, end: int, path: str) -> None:
        self.warnings: tuple[str, ...] = ()
        self._data, self._position, self._end = data, start, end
        self._path = path
        self._records_left = _RECORD_LIMIT
        self._stamp_s = 0
        # By the text of the definition, and by the header that data have now.
        self._kinds: dict[bytes, _Kind] = {}
        self._local: dict[int, _Kind] = {}
        self._go()

    def parts(self) -> Iterable[Part]:
        """Return the records found, by definition."""
        return [_part_of(kind) for kind in self._kinds.values() if len(kind.starts)]

    def _go(self) -> None:
        try:
            while self._position < self._end:
                self._read_plain()
                if self._position < self._end:
                    self._read_other(self._data[self._position])
        except DamagedFileError as error:
            text = f"The file is damaged at byte {error.offset}: {error.why}"
            self.warnings = (f"{text}; what came before was read.",)

    def _read_plain(self) -> None:
        """Read data records until something else comes."""
        data, position, end, local = self._data, self._position, self._end, self._local
        timed: _Kind | None = None
        count = 0
        for count in range(self._records_left):  # noqa: B007
            kind = local.get(data[position]) if position < end else None
            if kind is None or position + kind.stride > end:
                break
            kind.starts.append(position)
            position += kind.stride
            if kind.has_time:
                timed = kind
        self._position = position
        self._records_left -= count
        if timed:
            self._note_stamp(timed)

    def _read_other(self, header: int) -> None:
        if self._records_left <= 1:
            raise self._damage("there are more records than any activity has")
        self._records_left -= 1
        if header & 0x80:
            self._read_stamped(header)
        elif header & 0x40:
            self._read_definition(header)
        elif header in self._local:
            raise self._damage("the last record is cut short")
        else:
            raise self._damage("a record without a definition")

    def _read_stamped(self, header: int) -> None:
        kind = self._local.get(header >> 5 & 0x03)
        if kind is None:
            raise self._damage("a record without a definition")
        if self._position + kind.stride > self._end:
            raise self._damage("the last record is cut short")
        # The header has the low five bits of the time; they overflow every 32 s.
        self._stamp_s += ((header & 0x1F) - self._stamp_s) & 0x1F
        kind.stamps_s[len(kind.starts)] = self._stamp_s
        kind.starts.append(self._position)
        self._position += kind.stride

    def _note_stamp(self, kind: _Kind) -> None:
        first = kind.starts[-1] + 1 + kind.definition.fields[TIMESTAMP].offset
        raw = self._data[first : first + 4]
        stamp_s = int.from_bytes(
            raw, "little" if kind.definition.order == "<" else "big"
        )
        if stamp_s != _NO_STAMP:
            self._stamp_s = stamp_s

    def _read_definition(self, header: int) -> None:
        text = self._definition_text(header)
        kind = self._kinds.get(text)
        if kind is None:
            kind = self._kinds[text] = self._new_kind(text)
        # Bits 4 and 5 of a data header mean nothing; some programs set them.
        for unused in (0x00, 0x10, 0x20, 0x30):
            self._local[header & 0x0F | unused] = kind
        self._position += 1 + len(text)

    def _definition_text(self, header: int) -> bytes:
        """Return the bytes of the definition after its header."""
        data, first = self._data, self._position + 1
        size = 5
        if first + size <= self._end:
            size += 3 * data[first + 4]
        if header & 0x20 and first + size < self._end:
            size += 1 + 3 * data[first + size]
        if first + size > self._end:
            raise self._damage("the last definition is cut short")
        return data[first : first + size]

    def _new_kind(self, text: bytes) -> _Kind:
        if len(self._kinds) == _KIND_LIMIT:
            raise self._damage("there are more definitions than any activity has")
        if text[1] > 1:
            raise self._damage(f"byte order {text[1]} does not exist")
        definition = _parse_definition(text)
        stamp = definition.fields.get(TIMESTAMP)
        has_time = stamp is not None and stamp.size == 4
        return _Kind(definition, 1 + definition.size, has_time)

    def _damage(self, why: str) -> DamagedFileError:
        return DamagedFileError(self._path, why, offset=self._position)


def _parse_definition(text: bytes) -> Definition:
    number = int.from_bytes(text[2:4], "big" if text[1] else "little")
    fields: dict[int, Field] = {}
    size, own = 0, 5 + 3 * text[4]
    for at in range(5, own, 3):
        fields.setdefault(text[at], Field(size, text[at + 1], text[at + 2]))
        size += text[at + 1]
    size += sum(text[own + 2 :: 3])
    return Definition(number, ">" if text[1] else "<", fields, size)


def _part_of(kind: _Kind) -> Part:
    starts = np.array(kind.starts, np.int64)
    stamps_s = np.full(len(starts), -1, np.int64)
    stamps_s[list(kind.stamps_s)] = list(kind.stamps_s.values())
    return Part(kind.definition, starts, stamps_s)
