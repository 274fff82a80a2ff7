"""Points of an XML track as columns of numbers."""

from array import array
from collections.abc import Iterable, Mapping
from functools import lru_cache

import numpy as np
from lxml import etree
from numpy.typing import NDArray

from unkink.activities.activity import Floats
from unkink.activities.xml_tree import plain_name
from unkink.activities.xml_values import clock, number

TIME = "time_s"

Integers = NDArray[np.int64]


class PointReader:
    """Reads the points of one format.

    Attributes:
        columns: Names of the columns, the time first.
    """

    def __init__(self, column_of: Mapping[str, str]) -> None:
        """Keep which column an element fills, by its name in lower case."""
        self.columns = (TIME, *dict.fromkeys(column_of.values()))
        index_of = {name: self.columns.index(col) for name, col in column_of.items()}
        index_of["time"] = 0
        # Tags repeat at every point; their names are taken apart only once.
        self._index_of = lru_cache(maxsize=1000)(
            lambda tag: index_of.get(plain_name(tag))
        )

    def read(self, points: Iterable[etree._Element]) -> Floats:
        """Return the values of points, NaN where there is none, shape (n, columns).

        Elements are looked for at any depth: programs nest their extensions as they
        like, and call them as they like.
        """
        blank = [np.nan] * len(self.columns)
        flat = array("d")
        for point in points:
            row = blank.copy()
            for element in point.iterdescendants():
                index = self._index_of(element.tag)
                if index is not None:
                    row[index] = number(element.text) if index else clock(element.text)
            flat.extend(row)
        return np.array(flat, dtype=np.float64).reshape(-1, len(self.columns))


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
