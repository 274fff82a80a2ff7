"""FIT records of one kind as columns: numbers, bytes and texts by field number."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from unkink.activities.activity import Floats

Integers = NDArray[np.int64]
Bytes = NDArray[np.uint8]

TIMESTAMP = 253

# Base type (its low five bits) -> numpy type and the value that means "not recorded".
# Kinds that hold bytes and texts are left out: they are no numbers.
_NUMBERS: dict[int, tuple[str, int | None]] = {
    0: ("u1", 0xFF),
    1: ("i1", 0x7F),
    2: ("u1", 0xFF),
    3: ("i2", 0x7FFF),
    4: ("u2", 0xFFFF),
    5: ("i4", 0x7FFFFFFF),
    6: ("u4", 0xFFFFFFFF),
    8: ("f4", None),
    9: ("f8", None),
    10: ("u1", 0),
    11: ("u2", 0),
    12: ("u4", 0),
    14: ("i8", 0x7FFFFFFFFFFFFFFF),
    15: ("u8", 0xFFFFFFFFFFFFFFFF),
    16: ("u8", 0),
}


@dataclass(frozen=True)
class Field:
    """Where a field lies in its record.

    Attributes:
        offset: First byte, counted from the byte after the record header.
        size: Bytes.
        base: Base type as the definition names it.
    """

    offset: int
    size: int
    base: int


@dataclass(frozen=True)
class Definition:
    """The layout of the records of one kind.

    Attributes:
        number: Number of the message, as the FIT profile has it.
        order: Byte order as numpy writes it, "<" or ">".
        fields: Fields by number; where a number comes twice, the first.
        size: Bytes of a record without its header, developer fields included.
    """

    number: int
    order: str
    fields: dict[int, Field]
    size: int


@dataclass(frozen=True)
class Part:
    """Records of one definition.

    Attributes:
        definition: Their layout.
        starts: Position of each record header in the file, shape (n,).
        stamps_s: Time from a compressed header [s of FIT], -1 where the header had
            none, shape (n,).
    """

    definition: Definition
    starts: Integers
    stamps_s: Integers


class Table:
    """All records of one message number, in the order of the file."""

    def __init__(self, data: bytes, parts: list[Part]) -> None:
        self._bytes: Bytes = np.frombuffer(data, np.uint8)
        self._parts = parts
        starts = [part.starts for part in parts]
        self._order = np.argsort(np.concatenate(starts), kind="stable")

    def __len__(self) -> int:
        return len(self._order)

    def column(self, number: int, *, scale: float = 1, offset: float = 0) -> Floats:
        """Return a field of every record as numbers.

        Args:
            number: Number of the field.
            scale: What the stored number is divided by.
            offset: What is taken off after that.

        Returns:
            Values, NaN where a record has none, shape (n,).
        """
        values = [self._numbers(part, number) for part in self._parts]
        return self._in_order(values) / scale - offset

    def times(self) -> Floats:
        """Return the timestamp of every record [s of FIT], shape (n,)."""
        values = [
            np.where(part.stamps_s >= 0, part.stamps_s, self._numbers(part, TIMESTAMP))
            for part in self._parts
        ]
        return self._in_order(values)

    def byte_rows(self, number: int, *, size: int) -> Bytes:
        """Return a field of every record as bytes, 0xFF where a record has none."""
        rows = np.full((len(self), size), 0xFF, np.uint8)
        done = 0
        for part in self._parts:
            field = part.definition.fields.get(number)
            if field and field.size == size:
                rows[done : done + len(part.starts)] = self._view(part, field, size)
            done += len(part.starts)
        return np.asarray(rows[self._order])

    def text(self, number: int) -> str:
        """Return the first text that a record has in a field, else ""."""
        for part in self._parts:
            field = part.definition.fields.get(number)
            if field and len(part.starts):
                raw: bytes = self._view(part, field, field.size)[0].tobytes()
                return raw.split(b"\0")[0].decode("utf-8", "replace").strip()
        return ""

    def _in_order(self, values: list[Floats]) -> Floats:
        return np.asarray(np.concatenate(values)[self._order])

    def _numbers(self, part: Part, number: int) -> Floats:
        field = part.definition.fields.get(number)
        kind, invalid = (
            _NUMBERS.get(field.base & 0x1F, ("", None)) if field else ("", 0)
        )
        width = int(kind[1]) if kind else 0
        # Some watches write a size that is no multiple of the type: nothing to trust.
        if not field or not width or field.size < width or field.size % width:
            return np.full(len(part.starts), np.nan)
        rows = self._view(part, field, width)
        stored = rows.view(part.definition.order + kind)[:, 0]
        with np.errstate(over="ignore", invalid="ignore"):
            values = stored.astype(np.float64)
        is_recorded = np.isfinite(values)
        if invalid is not None:
            is_recorded &= stored != invalid
        return np.where(is_recorded, values, np.nan)

    def _view(self, part: Part, field: Field, size: int) -> Bytes:
        # An array field counts with its first element only.
        first = part.starts + 1 + field.offset
        return np.asarray(self._bytes[first[:, None] + np.arange(size)])
