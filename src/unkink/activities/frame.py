"""The samples of a run as rows of text, for programs that read CSV."""

import csv
import io
from collections.abc import Iterator
from dataclasses import fields

import numpy as np
from numpy.typing import NDArray

from unkink.activities.activity import Activity, Streams

COLUMNS = tuple(field.name for field in fields(Streams))
FLAG = "is_running"

# Floats end in digits that nobody measured. A millionth of any unit is finer than any
# watch, and 1e-7 deg are 11 mm.
_DECIMALS = {"latitude_deg": 7, "longitude_deg": 7}
_MOST_DECIMALS = 6

# So many rows at once are quick to write and small to hold.
_BLOCK = 8_192


def csv_header() -> str:
    """Return the line that names the columns."""
    return ",".join(("run", "start", *COLUMNS)) + "\n"


def csv_rows(activity: Activity, *, run: str) -> Iterator[str]:
    """Yield the samples of a run in blocks of CSV lines; a gap is an empty cell.

    Args:
        activity: The run.
        run: What to call it, the first cell of each line.
    """
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="").writerow((run, activity.start.isoformat()))
    lead = buffer.getvalue()
    for begin in range(0, len(activity.streams), _BLOCK):
        rows = slice(begin, begin + _BLOCK)
        cells = [
            _cells(name, getattr(activity.streams, name)[rows]) for name in COLUMNS
        ]
        lines = (",".join(row) for row in zip(*cells, strict=True))
        yield "".join(f"{lead},{line}\n" for line in lines)


def known_counts(streams: Streams) -> dict[str, int]:
    """Return for each column how many samples hold a value."""
    return {
        name: int(np.count_nonzero(np.isfinite(getattr(streams, name))))
        for name in COLUMNS
        if name != FLAG
    }


def _cells(name: str, column: NDArray[np.float64] | NDArray[np.bool_]) -> list[str]:
    if name == FLAG:
        return ["1" if is_running else "0" for is_running in column.tolist()]
    if not np.isfinite(column).any():
        return [""] * len(column)
    rounded = np.round(column, _DECIMALS.get(name, _MOST_DECIMALS)).tolist()
    return [repr(value) if value == value else "" for value in rounded]
