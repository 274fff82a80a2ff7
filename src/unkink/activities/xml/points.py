"""Points of an XML track as columns of numbers, batch by batch."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from unkink.activities.activity import Floats
from unkink.activities.xml.clocks import clocks
from unkink.activities.xml.kind import LATITUDE, LONGITUDE, TIME
from unkink.activities.xml.values import numbers

Integers = NDArray[np.int64]
# Numbers of points in the batch, and their texts one after the other.
_Rows = tuple[list[int], list[bytes]]

# As texts a batch takes some ten megabytes, as numbers a tenth of that.
_BATCH = 8192


@dataclass(frozen=True)
class Points:
    """The points of a file that have a time, and a place where they need one.

    A run is a stretch of points with nothing but white space between them; runs are
    numbered in the order of the file.

    Attributes:
        columns: Values by column, each of shape (n,); the time is always there.
        run: Number of the run of each point, shape (n,), ascending.
        placeless: Runs of the points left out for want of a valid position.
        timeless: Runs of the other points left out, for want of a time.
    """

    columns: Mapping[str, Floats]
    run: Integers
    placeless: Integers
    timeless: Integers


class Gathering:
    """Takes the texts of points and turns them into numbers, a batch at a time.

    Texts take ten times the memory of numbers, so few of them are kept at once.
    """

    def __init__(self, *, needs_place: bool) -> None:
        """Begin without points.

        Args:
            needs_place: Whether points without a valid position are left out.
        """
        self._needs_place = needs_place
        self._rows: dict[tuple[str, ...], _Rows] = {}
        self._count = 0
        self._runs: list[int] = []
        self._run_lengths: list[int] = []
        self._batches: list[Points] = []

    @property
    def room(self) -> int:
        """How many points the batch still takes, at least one."""
        return _BATCH - self._count

    def add(
        self, texts: Sequence[bytes], columns: tuple[str, ...], *, count: int, run: int
    ) -> None:
        """Add points that have the same columns.

        Args:
            texts: Texts of the points one after the other, one text a column.
            columns: The columns.
            count: How many points; no more than there is room for.
            run: Number of the run they stand in, no smaller than the last one.
        """
        rows, known = self._rows.setdefault(columns, ([], []))
        first, self._count = self._count, self._count + count
        rows.extend(range(first, self._count))
        known.extend(texts)
        self._runs.append(run)
        self._run_lengths.append(count)
        if self._count >= _BATCH:
            self._close_batch()

    def points(self) -> Points:
        """Return all points that were added."""
        if self._count or not self._batches:
            self._close_batch()
        if len(self._batches) == 1:
            return self._batches[0]
        names = dict.fromkeys(name for one in self._batches for name in one.columns)
        return Points(
            {name: _joined(self._batches, name) for name in names},
            run=np.concatenate([one.run for one in self._batches]),
            placeless=np.concatenate([one.placeless for one in self._batches]),
            timeless=np.concatenate([one.timeless for one in self._batches]),
        )

    def _close_batch(self) -> None:
        run = np.repeat(np.array(self._runs, dtype=np.int64), self._run_lengths)
        batch = Points(_columns(self._rows, len(run)), run, run[:0], run[:0])
        self._batches.append(_kept(batch, needs_place=self._needs_place))
        self._rows, self._count = {}, 0
        self._runs, self._run_lengths = [], []


def spans(time_s: Floats, owner: Integers, *, count: int) -> tuple[Floats, Floats]:
    """Return the first and the last time of each group of points.

    Args:
        time_s: Times of the points [s], without NaN, shape (n,).
        owner: Number of the group that a point belongs to, shape (n,).
        count: How many groups there are.

    Returns:
        First and last time [s], inf and -inf of an empty group, shape (count,).
    """
    first_s, last_s = np.full(count, np.inf), np.full(count, -np.inf)
    np.minimum.at(first_s, owner, time_s)
    np.maximum.at(last_s, owner, time_s)
    return first_s, last_s


def _columns(rows: Mapping[tuple[str, ...], _Rows], size: int) -> dict[str, Floats]:
    columns: dict[str, Floats] = {}
    for names, (row, texts) in rows.items():
        for place, name in enumerate(names):
            column = texts[place :: len(names)]
            values = clocks(column) if name == TIME else numbers(column)
            if len(row) == size:
                columns[name] = values
            else:
                columns.setdefault(name, np.full(size, np.nan))[row] = values
    columns.setdefault(TIME, np.full(size, np.nan))
    return columns


def _kept(batch: Points, *, needs_place: bool) -> Points:
    """Return a batch without the points that cannot be used."""
    has_time = np.isfinite(batch.columns[TIME])
    has_place = _has_place(batch.columns) if needs_place else np.ones_like(has_time)
    is_kept = has_time & has_place
    if is_kept.all():
        return batch
    return Points(
        {name: values[is_kept] for name, values in batch.columns.items()},
        run=batch.run[is_kept],
        placeless=batch.run[~has_place],
        timeless=batch.run[has_place & ~has_time],
    )


def _has_place(columns: Mapping[str, Floats]) -> NDArray[np.bool_]:
    nowhere = np.full(len(columns[TIME]), np.nan)
    latitude_deg = columns.get(LATITUDE, nowhere)
    longitude_deg = columns.get(LONGITUDE, nowhere)
    return (np.abs(latitude_deg) <= 90) & (np.abs(longitude_deg) <= 180)


def _joined(batches: Sequence[Points], name: str) -> Floats:
    return np.concatenate(list(_parts(batches, name)))


def _parts(batches: Sequence[Points], name: str) -> Iterator[Floats]:
    for batch in batches:
        missing = np.full(len(batch.run), np.nan)
        yield batch.columns.get(name, missing)
