"""How the records of one definition are laid out, byte by byte.

References:
    Garmin, Flexible and Interoperable Data Transfer (FIT) Protocol, rev. 2.x.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import nan
from struct import Struct
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from unkink.activities.fit.field_profile import FieldProfile, message_profile

TIMESTAMP = 253

# Base type (its low five bits) -> numpy type and the value that means "not recorded".
# Bytes and texts are left out: they are no numbers.
NUMBERS: dict[int, tuple[str, int | None]] = {
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

# Numpy type -> letter of the struct module.
_CODES = {"u1": "B", "i1": "b", "u2": "H", "i2": "h", "u4": "I", "i4": "i"} | {
    "u8": "Q",
    "i8": "q",
}

# A watch has some fifty definitions; an archive comes from a handful of watches.
_LAYOUTS_KEPT = 2_000


@dataclass(frozen=True, slots=True)
class Field:
    """Where a field lies in its record.

    Attributes:
        number: Number of the field in its message.
        offset: First byte, counted from the record header.
        size: Bytes.
        base: Base type as the definition names it; None for a field of a developer,
            whose type a message elsewhere in the file gives.
        developer: Index of the developer, None for a field of the profile.
    """

    number: int
    offset: int
    size: int
    base: int | None
    developer: int | None = None

    @property
    def kind(self) -> str:
        """Numpy type of one value, "" if the field holds no numbers."""
        return number_kind(self.base, self.size)


@dataclass(frozen=True)
class Block:
    """Fields of one numeric type, whose values are taken out together.

    Attributes:
        kind: Numpy type with its byte order.
        invalid: Value that means "not recorded", None for floats.
        bytes: Which bytes of a record they are; a slice where they lie side by side.
        rows: Which they are among all numeric fields.
    """

    kind: str
    invalid: int | None
    bytes: slice | NDArray[np.intp]
    rows: NDArray[np.intp]


@dataclass(frozen=True)
class OneRecord:
    """How to take the numbers of a single record.

    Attributes:
        unpack: Returns the stored values of a record, given the data and its place.
        invalid: The value of each that means "not recorded".
        scales: What each is divided by.
        offsets: What is taken off then, by row, where it is anything.
    """

    unpack: Callable[[bytes, int], tuple[int, ...]]
    invalid: Sequence[int | None]
    scales: Sequence[float]
    offsets: Sequence[tuple[int, float]]

    def numbers(self, data: bytes, start: int) -> list[float]:
        """Return all numeric fields of a record, scaled, NaN where there is none."""
        stored = zip(self.unpack(data, start), self.invalid, self.scales, strict=True)
        numbers = [nan if one == none else one / scale for one, none, scale in stored]
        for row, offset in self.offsets:
            numbers[row] -= offset
        return numbers


class Layout:
    """The layout of the records of one definition, taken apart as far as it is asked.

    Attributes:
        message: Number of the message, as the FIT profile has it.
        order: Byte order as numpy writes it, "<" or ">".
        stride: Bytes of a record with its header, developer fields included.
    """

    def __init__(self, definition: bytes) -> None:
        self._definition, self._end = definition, 5 + 3 * definition[4]
        self.order: Literal["<", ">"] = ">" if definition[1] else "<"
        self.message = int.from_bytes(
            definition[2:4], "big" if definition[1] else "little"
        )
        self._own_size = sum(definition[6 : self._end : 3])
        self.stride = 1 + self._own_size + sum(definition[self._end + 2 :: 3])

    @cached_property
    def fields(self) -> dict[int, Field]:
        """Fields by number; where a number comes twice, the first."""
        fields: dict[int, Field] = {}
        at, text = 1, self._definition
        for k in range(5, self._end, 3):
            number, size, base = text[k : k + 3]
            fields.setdefault(number, Field(number, at, size, base))
            at += size
        return fields

    @cached_property
    def developer_fields(self) -> dict[tuple[int, int], Field]:
        """Fields that developers defined, by developer and number; of two the first."""
        fields: dict[tuple[int, int], Field] = {}
        at, text = 1 + self._own_size, self._definition
        for k in range(self._end + 1, len(text), 3):
            number, size, developer = text[k : k + 3]
            key = (developer, number)
            fields.setdefault(key, Field(number, at, size, None, developer))
            at += size
        return fields

    @cached_property
    def numeric(self) -> tuple[Field, ...]:
        """The fields that hold numbers, in their order in the record."""
        return tuple(one for one in self.fields.values() if one.kind)

    @cached_property
    def row_of(self) -> dict[int, int]:
        """Place of each numeric field among all of them, by its number."""
        return {one.number: row for row, one in enumerate(self.numeric)}

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The numeric fields by type."""
        members: dict[tuple[str, int | None], list[Field]] = {}
        for one in self.numeric:
            members.setdefault(NUMBERS[(one.base or 0) & 0x1F], []).append(one)
        return tuple(
            Block(
                kind=self.order + kind,
                invalid=invalid,
                bytes=_bytes_of(fields, int(kind[1])),
                rows=np.array([self.row_of[one.number] for one in fields]),
            )
            for (kind, invalid), fields in members.items()
        )

    @cached_property
    def scales(self) -> NDArray[np.float64]:
        """What stored values are divided by, shape (numeric fields, 1)."""
        scales = [profile.scale if profile else 1.0 for profile in self._profiles]
        return np.array(scales).reshape(-1, 1)

    @cached_property
    def offsets(self) -> tuple[tuple[int, float], ...]:
        """What is taken off after scaling, by row, where it is anything."""
        return tuple(
            (row, profile.offset)
            for row, profile in enumerate(self._profiles)
            if profile and profile.offset
        )

    @cached_property
    def one(self) -> "OneRecord | None":
        """How to take the numbers of a single record; None if some are floats."""
        if any(block.invalid is None for block in self.blocks):
            return None
        return OneRecord(
            unpack=_struct(self.order, self.numeric).unpack_from,
            invalid=[invalid_of(field.base) for field in self.numeric],
            scales=self.scales[:, 0].tolist(),
            offsets=self.offsets,
        )

    @cached_property
    def _profiles(self) -> list[FieldProfile | None]:
        known = message_profile(self.message).fields
        return [known.get(one.number) for one in self.numeric]

    @property
    def has_time(self) -> bool:
        """Whether the records tell when they were made."""
        stamp = self.fields.get(TIMESTAMP)
        return stamp is not None and stamp.size == 4


def number_kind(base: int | None, size: int) -> str:
    """Return the numpy type of a field's values, "" if they are no numbers."""
    kind, _ = NUMBERS.get(-1 if base is None else base & 0x1F, ("", None))
    # Some watches write a size that is no multiple of the type: nothing to trust.
    return kind if kind and size >= int(kind[1]) and not size % int(kind[1]) else ""


def invalid_of(base: int | None) -> int | None:
    """Return the value of a base type that means "not recorded"; None for floats."""
    return NUMBERS[(base or 0) & 0x1F][1]


@lru_cache(maxsize=_LAYOUTS_KEPT)
def layout_of(definition: bytes) -> Layout:
    """Return the layout that a definition gives.

    Args:
        definition: A definition message without its header: reserved byte, byte order,
            message number, fields, and developer fields if there are any.
    """
    return Layout(definition)


def _struct(order: str, fields: Sequence[Field]) -> Struct:
    """Return what unpacks the first values of fields, given in the order of place."""
    parts, at = [order], 0
    for field in fields:
        parts.append(f"{field.offset - at}x{_CODES[field.kind]}")
        at = field.offset + int(field.kind[1])
    return Struct("".join(parts))


def _bytes_of(fields: list[Field], width: int) -> slice | NDArray[np.intp]:
    # An array field counts with its first element only.
    starts = np.array([one.offset for one in fields])
    if (np.diff(starts) == width).all():
        return slice(int(starts[0]), int(starts[-1]) + width)
    return (starts[:, None] + np.arange(width)).ravel()
