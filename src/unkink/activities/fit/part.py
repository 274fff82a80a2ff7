"""Records of one layout: their bytes as rows, and all their numbers at once."""

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from unkink.activities.activity import Floats
from unkink.activities.fit.layout import (
    TIMESTAMP,
    Field,
    Layout,
    invalid_of,
)
from unkink.activities.fit.sums import Integers

Bytes = NDArray[np.uint8]

# Numpy takes longer to get going than plain Python to take out so few numbers.
_FEW = 250


@dataclass
class Stretches:
    """Where records of one layout are.

    Attributes:
        singles: Positions of records that stand alone.
        runs: Position and count, in turn, of records that follow each other.
    """

    singles: list[int] = field(default_factory=list)
    runs: list[int] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.singles or self.runs)

    def __len__(self) -> int:
        in_runs = sum(self.runs[1::2]) if self.runs else 0
        return len(self.singles) + in_runs

    def starts(self, stride: int) -> Integers:
        """Return the position of each, ascending, for records of so many bytes."""
        if len(self.runs) == 2 and not self.singles:
            start, number = self.runs
            return np.arange(start, start + number * stride, stride)
        singles = np.array(self.singles, np.int64)
        if not self.runs:
            return singles
        first, count = np.array(self.runs, np.int64).reshape(-1, 2).T
        before = np.repeat(np.cumsum(count) - count, count)
        starts = np.repeat(first, count) + stride * (np.arange(count.sum()) - before)
        return np.sort(np.concatenate([singles, starts])) if len(singles) else starts


@dataclass(eq=False)
class Part:
    """Records of one layout; a walk through the file adds to them as it finds them.

    Attributes:
        data: Bytes of the file.
        layout: Layout of the records.
        plain: Where the records with ordinary headers are.
        stamped: Where those are whose header has a part of the time.
        stamps_s: Time from such a header [s of FIT], -1 where a record has none, shape
            (n,); None if no header had.
    """

    data: bytes
    layout: Layout
    plain: Stretches = field(default_factory=Stretches)
    stamped: Stretches = field(default_factory=Stretches)
    stamps_s: Integers | None = None

    @cached_property
    def count(self) -> int:
        """How many records there are."""
        return len(self.plain) + len(self.stamped)

    @cached_property
    def starts(self) -> Integers:
        """Position of each record header in the file, ascending, shape (n,)."""
        plain = self.plain.starts(self.layout.stride)
        if not self.stamped:
            return plain
        return np.sort(np.concatenate([plain, self.stamped_starts]))

    @cached_property
    def stamped_starts(self) -> Integers:
        """Position of each header with a part of the time, ascending."""
        return self.stamped.starts(self.layout.stride)

    def full_times(self) -> tuple[Integers, Integers]:
        """Return where known full times stand, and the times [s of FIT]."""
        time_s = self.column(TIMESTAMP)
        is_full = (time_s >= 0) & (time_s < 2**32)
        if self.stamped:
            is_full[np.searchsorted(self.starts, self.stamped_starts)] = False
        return self.starts[is_full], time_s[is_full].astype(np.int64)

    @cached_property
    def rows(self) -> Bytes:
        """The bytes of the records, shape (n, stride)."""
        first, count, stride = int(self.starts[0]), self.count, self.layout.stride
        if int(self.starts[-1]) - first == (count - 1) * stride:
            # One stretch: the file itself is the table.
            flat = np.frombuffer(self.data, np.uint8, count * stride, first)
            return flat.reshape(count, stride)
        # Any place of the file could start a record; the real ones are taken out.
        record = np.dtype((np.void, stride))
        places = np.ndarray(
            (len(self.data) - stride + 1,), record, buffer=self.data, strides=(1,)
        )
        return places[self.starts].view(np.uint8).reshape(count, stride)

    def column(self, number: int) -> Floats:
        """Return one numeric field, scaled, NaN where there is none, shape (n,)."""
        row = self.layout.row_of.get(number)
        if row is None:
            return np.full(self.count, np.nan)
        stored = self.array(self.layout.fields[number])[:, 0]
        offset = dict(self.layout.offsets).get(row, 0.0)
        return np.asarray(stored / self.layout.scales[row] - offset)

    def times(self) -> Floats:
        """Return the timestamps [s of FIT], NaN where there is none, shape (n,)."""
        column = self.column(TIMESTAMP)
        if self.stamps_s is None:
            return column
        return np.where(self.stamps_s >= 0, self.stamps_s, column)

    def array(self, field: Field) -> Floats:
        """Return the unscaled values of one field, shape (n, values in the field).

        The second axis is empty if the field holds no numbers.
        """
        if not field.kind:
            return np.empty((self.count, 0))
        stored = self._stored(field).view(self.layout.order + field.kind)
        return _known(stored, invalid_of(field.base))

    def bytes_of(self, field: Field) -> Bytes:
        """Return the bytes of one field, shape (n, bytes of the field).

        Numbers stand with their lowest byte first.
        """
        stored, width = self._stored(field), int((field.kind or "u1")[1])
        if width == 1 or self.layout.order == "<":
            return stored
        return stored.reshape(self.count, -1, width)[:, :, ::-1].reshape(stored.shape)

    def _taken(self, which: slice | NDArray[np.intp]) -> Bytes:
        if isinstance(which, slice):
            return self.rows[:, which]
        return self.rows.take(which, axis=1)

    def _stored(self, field: Field) -> Bytes:
        return self.rows[:, field.offset : field.offset + field.size]

    @cached_property
    def numbers(self) -> Floats:
        """All numeric fields, a row each as `layout.row_of` has it, scaled."""
        few = self.count * (1 + len(self.layout.row_of)) <= _FEW
        if few and (one := self.layout.one):
            rows = [one.numbers(self.data, start) for start in self.starts.tolist()]
            return np.array(rows, np.float64).T
        numbers = np.empty((len(self.layout.row_of), self.count))
        for block in self.layout.blocks:
            stored = self._taken(block.bytes).view(block.kind)
            numbers[block.rows] = _known(np.ascontiguousarray(stored.T), block.invalid)
        numbers /= self.layout.scales
        for row, offset in self.layout.offsets:
            numbers[row] -= offset
        return numbers


def _known(stored: NDArray[np.generic], invalid: int | None) -> Floats:
    if invalid is None:
        with np.errstate(over="ignore", invalid="ignore"):
            numbers = stored.astype(np.float64, order="C")
        numbers[~np.isfinite(numbers)] = np.nan
        return numbers
    numbers = stored.astype(np.float64, order="C")
    numbers[stored == invalid] = np.nan
    return numbers
