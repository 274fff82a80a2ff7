"""Times of records whose header has only the low five bits of the time.

They go on from the last full time before, and overflow every 32 s.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from unkink.activities.fit.part import Part
from unkink.activities.fit.sums import Integers, running_sums

_BITS = 5
_LOW = 2**_BITS - 1


def stamp_parts(parts: Sequence[Part]) -> list[Part]:
    """Return parts with the times of their records with compressed headers."""
    if not any(part.stamped for part in parts):
        return list(parts)
    places, times_s = _times(parts)
    return [_with_times(part, places, times_s) for part in parts]


def _times(parts: Sequence[Part]) -> tuple[Integers, Integers]:
    """Return where headers with a part of the time stand, and the times [s of FIT]."""
    full = [part.full_times() for part in parts if part.layout.has_time]
    full_at = np.concatenate([np.zeros(0, np.int64), *(at for at, _ in full)])
    full_s = np.concatenate([np.zeros(0, np.int64), *(time_s for _, time_s in full)])
    stamped = np.concatenate([part.stamped_starts for part in parts])
    raw = np.frombuffer(parts[0].data, np.uint8)
    low = raw[stamped].astype(np.int64) & _LOW
    order = np.argsort(np.concatenate([full_at, stamped]))
    is_whole = order < len(full_at)
    values = np.concatenate([full_s, low])[order]
    times_s = running_sums(values, is_whole, bits=_BITS)
    # Before the first full time there is nothing to go on from.
    times_s[np.cumsum(is_whole) == 0] = -1
    times_s = times_s[~is_whole]
    return np.concatenate([full_at, stamped])[order][~is_whole], times_s


def _with_times(part: Part, places: Integers, times_s: Integers) -> Part:
    if not part.stamped:
        return part
    stamps_s = np.full(part.count, -1, np.int64)
    rows = np.searchsorted(part.starts, part.stamped_starts)
    stamps_s[rows] = times_s[np.searchsorted(places, part.stamped_starts)]
    return replace(part, stamps_s=stamps_s)
