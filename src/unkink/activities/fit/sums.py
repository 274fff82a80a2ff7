"""Sums of which a file stores only the low bits, now and then the whole."""

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]


def running_sums(
    values: Integers, is_whole: NDArray[np.bool_], *, bits: int
) -> Integers:
    """Return the whole sums.

    Each goes on from the one before and is less than 2^bits larger.

    Args:
        values: Whole sums, or their low bits, in order, shape (n,).
        is_whole: Which of them are whole; before the first, sums count from 0.
        bits: How many the low bits are.
    """
    sums = np.cumsum(np.diff(values, prepend=0) % (1 << bits))
    # What counts is the way from the last whole sum before.
    place = np.maximum.accumulate(np.where(is_whole, np.arange(len(values)), -1))
    return sums + np.where(place >= 0, (values - sums)[place], 0)
