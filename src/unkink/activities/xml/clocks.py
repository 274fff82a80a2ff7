"""Many times at once: those of one file are written alike, down to the last sign."""

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from unkink.activities.activity import Floats
from unkink.activities.xml.values import clock

# Below it one by one is faster.
_FEWEST = 32
# A run does not see more midnights, and each asks the calendar.
_DAYS = 100

_TIME = re.compile(
    rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?P<part>\.\d{1,9})?(?P<zone>Z|[+-]\d\d:\d\d)?"
)
# Where hours, minutes and seconds stand, what their digits count, and the largest tens.
_DATE = 10
_PLACES = [11, 12, 14, 15, 17, 18]
_WEIGHTS_S = np.array([36_000.0, 3600.0, 600.0, 60.0, 10.0, 1.0])
_LARGEST = np.array([2, 9, 5, 9, 5, 9], dtype=np.uint8)
_PART = 20

_Grid = NDArray[np.uint8]


def clocks(texts: Sequence[bytes]) -> Floats:
    """Return seconds since 1970 of many times [s], NaN for what is none, shape (n,)."""
    alike = _read_alike(texts) if len(texts) >= _FEWEST else None
    if alike is not None:
        return alike
    return np.fromiter(map(clock, texts), np.float64, len(texts))


def _read_alike(texts: Sequence[bytes]) -> Floats | None:
    """Return the times, None if they are not all written as the first one is."""
    first, joined = texts[0], b"".join(texts)
    match = _TIME.fullmatch(first)
    if match is None or len(joined) != len(first) * len(texts):
        return None
    written = np.frombuffer(joined, dtype=np.uint8).reshape(-1, len(first))
    # What is no digit becomes a large number: these wrap around.
    digits = written - np.uint8(ord("0"))
    zone = match.start("zone") if match["zone"] else len(first)
    part = digits[:, _PART:zone]
    if not _is_alike(written, digits, zone=zone):
        return None
    midnights_s = _midnights(texts, written, zone=match["zone"] or b"")
    if midnights_s is None:
        return None
    powers = 10.0 ** np.arange(part.shape[1])
    part_s = part @ powers[::-1] / 10.0 ** part.shape[1]
    return np.asarray(midnights_s + digits[:, _PLACES] @ _WEIGHTS_S + part_s)


def _is_alike(written: _Grid, digits: _Grid, *, zone: int) -> bool:
    is_digit = digits[0] <= 9
    is_digit[zone:] = False
    hour = digits[:, 11] * np.uint8(10) + digits[:, 12]
    return bool(
        (digits[:, is_digit] <= 9).all()
        and (written[:, ~is_digit] == written[0, ~is_digit]).all()
        and (digits[:, _PLACES] <= _LARGEST).all()
        and (hour < 24).all()
    )


def _midnights(texts: Sequence[bytes], written: _Grid, *, zone: bytes) -> Floats | None:
    """Return when the day of each time began [s], None if there are too many days."""
    date = written[:, :_DATE]
    is_new = (date[1:] != date[:-1]).any(axis=1)
    firsts = [0, *(np.flatnonzero(is_new) + 1).tolist()]
    if len(firsts) > _DAYS:
        return None
    days_s = [clock(texts[row][:_DATE] + b"T00:00:00" + zone) for row in firsts]
    return np.repeat(days_s, np.diff([*firsts, len(texts)]))
