"""All messages of one kind in a file, as columns by the name of the field."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from unkink.activities.activity import Floats
from unkink.activities.fit.components import component_values
from unkink.activities.fit.developer import DeveloperField
from unkink.activities.fit.field_profile import FieldProfile, message_profile
from unkink.activities.fit.layout import TIMESTAMP
from unkink.activities.fit.part import Bytes, Part
from unkink.activities.fit.sums import Integers

# Of more numbers than this only the asked ones are scaled, to spare memory.
_AT_ONCE = 4_000_000

# More sensors for one value than anybody wears; a hostile file may name a thousand.
_MOST_OVERRIDES = 8

DeveloperFields = Mapping[tuple[int, int], DeveloperField]
_Number = TypeVar("_Number", bound=np.generic)


class Message:
    """All messages of one kind in a file, in the order of the file.

    Numbers are in the units of the profile; those of one layout are scaled together
    when the first of them is asked for. A field is called by its name or its number.
    """

    def __init__(self, parts: Sequence[Part], described: DeveloperFields) -> None:
        self.number = parts[0].layout.message
        self._parts = parts
        self._described = described
        self._profile = message_profile(self.number)
        self._count = sum([part.count for part in parts])

    def __len__(self) -> int:
        return self._count

    @property
    def name(self) -> str:
        """Name of the message, such as "record"."""
        return self._profile.name

    @property
    def last_at(self) -> int:
        """Where in the file the last one lies."""
        return max(int(part.starts[-1]) for part in self._parts)

    @cached_property
    def fields(self) -> tuple[FieldProfile, ...]:
        """The fields that the file has, with what the profile says of them."""
        numbers = dict.fromkeys(n for part in self._parts for n in part.layout.fields)
        return tuple(self._known(number) for number in numbers)

    @cached_property
    def developer_fields(self) -> tuple[DeveloperField, ...]:
        """The fields of developers that the file has and describes."""
        keys = dict.fromkeys(
            key for part in self._parts for key in part.layout.developer_fields
        )
        return tuple(self._described[key] for key in keys if key in self._described)

    def __contains__(self, field: str | int) -> bool:
        """Return whether a column of the field may hold anything."""
        number = self._number(field)
        return (
            any(number in part.layout.fields for part in self._parts)
            or any(self._overrides(number))
            or any(source.number in self for source in self._sources(number))
        )

    def column(self, field: str | int) -> Floats:
        """Return a field of every message, NaN where it was not recorded, shape (n,).

        Of an array the first value. What a developer declares to stand for a field
        counts before the field itself; what other fields hold of it fills the gaps.
        """
        number = self._number(field)
        column = self.stored(number)
        for own in self._overrides(number):
            column = _either(self.developer_column(own), column)
        for source in self._sources(number):
            if source.number in self:
                column = _either(column, self._from_components(source, number))
        return column

    def stored(self, number: int) -> Floats:
        """Return a field as the file has it, scaled, shape (n,)."""
        if self._is_large:
            return self._gathered(lambda part: part.column(number))
        row = self.row_of.get(number)
        return np.full(len(self), np.nan) if row is None else self.numbers[row]

    @property
    def columns(self) -> Mapping[int, Floats]:
        """All numeric fields as stored, scaled, by number, shape (n,) each."""
        return dict(zip(self.row_of, self.numbers, strict=True))

    @cached_property
    def row_of(self) -> Mapping[int, int]:
        """Row of each numeric field in `numbers`, by the field's number."""
        if len(self._parts) == 1:
            return self._parts[0].layout.row_of
        numbers = dict.fromkeys(n for part in self._parts for n in part.layout.row_of)
        return {number: row for row, number in enumerate(numbers)}

    @cached_property
    def numbers(self) -> Floats:
        """All numeric fields as the file has them, scaled, shape (fields, n).

        They are taken out together, which costs little more than a single one.
        """
        if len(self._parts) == 1:
            return self._parts[0].numbers
        table, first = np.full((len(self.row_of), len(self)), np.nan), 0
        for part in self._parts:
            rows = [self.row_of[number] for number in part.layout.row_of]
            table[rows, first : first + part.count] = part.numbers
            first += part.count
        return table.take(self._order, axis=1)

    def developer_column(self, own: DeveloperField) -> Floats:
        """Return a developer's field of every message, shape (n,)."""
        return self._gathered(own.column)

    def array(self, field: str | int) -> Floats:
        """Return all values of a field, NaN where there is none, shape (n, m).

        Where other fields hold several values of it in their bits, those of a message
        that lacks the field itself.
        """
        number = self._number(field)
        values = self._stored_array(number)
        for source in self._sources(number):
            if source.number in self and len(source.components) > 1:
                hidden = self._components(source, number)
                width = max(values.shape[1], hidden.shape[1])
                values = _widened(values, width, np.nan)
                is_blank = np.isnan(values).all(axis=1)
                values[is_blank] = _widened(hidden, width, np.nan)[is_blank]
        return values

    def times(self) -> Floats:
        """Return the timestamp of every message [s of FIT], shape (n,)."""
        if all(part.stamps_s is None for part in self._parts):
            return self.stored(TIMESTAMP)
        return self._gathered(Part.times)

    def texts(self, field: str | int) -> list[str]:
        """Return a text field of every message, "" where a message has none."""
        rows = self.byte_rows(field)
        raw, width = rows.tobytes(), rows.shape[1]
        return [_text(raw[k * width : (k + 1) * width]) for k in range(len(self))]

    def byte_rows(self, field: str | int) -> Bytes:
        """Return a field of every message as bytes, 0xFF where there is none.

        Numbers stand with their lowest byte first, whatever the file's order is.
        """
        number = self._number(field)
        found = [part.layout.fields.get(number) for part in self._parts]
        taken = [
            part.bytes_of(one) if one else np.empty((part.count, 0), np.uint8)
            for part, one in zip(self._parts, found, strict=True)
        ]
        width = max(rows.shape[1] for rows in taken)
        return self._in_order([_widened(rows, width, 0xFF) for rows in taken])

    def _number(self, field: str | int) -> int:
        return field if isinstance(field, int) else self._profile.number_of[field]

    def _known(self, number: int) -> FieldProfile:
        unknown = FieldProfile(number, f"unknown_{number}")
        return self._profile.fields.get(number, unknown)

    def _overrides(self, number: int) -> Sequence[DeveloperField]:
        """Return the fields of developers that stand for a field, the last ones."""
        if not self.developer_fields:
            return ()
        known = self._known(number)
        own = self.developer_fields
        return [one for one in own if one.stands_for(self.number, known)][
            -_MOST_OVERRIDES:
        ]

    def _stored_array(self, number: int) -> Floats:
        known = self._known(number)
        found = [part.layout.fields.get(number) for part in self._parts]
        values = [
            part.array(one) if one else np.empty((part.count, 0))
            for part, one in zip(self._parts, found, strict=True)
        ]
        width = max(one.shape[1] for one in values)
        wide = [_widened(one, width, np.nan) for one in values]
        return self._in_order(wide) / known.scale - known.offset

    def _sources(self, number: int) -> Sequence[FieldProfile]:
        """Return the fields whose bits hold a field."""
        return self._profile.sources.get(number, ())

    def _from_components(self, source: FieldProfile, target: int) -> Floats:
        if source.is_renamed:
            return self.column(source.number)
        values = self._components(source, target)
        return values[:, 0] if values.shape[1] else np.full(len(self), np.nan)

    def _components(self, source: FieldProfile, target: int) -> Floats:
        found = [part for part in source.components if part.target == target]
        rows = self.byte_rows(source.number)
        return component_values(rows, found, anchors=self.stored(target))

    def _gathered(self, column_of: Callable[[Part], Floats]) -> Floats:
        return self._in_order([column_of(part) for part in self._parts])

    def _in_order(self, values: Sequence[NDArray[_Number]]) -> NDArray[_Number]:
        if len(values) == 1:
            return values[0]
        return np.concatenate(values)[self._order]

    @cached_property
    def _is_large(self) -> bool:
        return sum(p.count * len(p.layout.row_of) for p in self._parts) > _AT_ONCE

    @cached_property
    def _order(self) -> Integers:
        return np.argsort(np.concatenate([part.starts for part in self._parts]))


def _either(first: Floats, second: Floats) -> Floats:
    return np.where(np.isfinite(first), first, second)


def _widened(values: NDArray[_Number], width: int, blank: float) -> NDArray[_Number]:
    if values.shape[1] == width:
        return values
    wide = np.full((len(values), width), blank, values.dtype)
    wide[:, : values.shape[1]] = values
    return wide


def _text(raw: bytes) -> str:
    return raw.split(b"\0")[0].rstrip(b"\xff").decode("utf-8", "replace").strip()
