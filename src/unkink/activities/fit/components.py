"""Fields that hide in the bits of another one.

Old watches pack speed and distance into three bytes; sums are stored by their low bits,
which start anew when they overflow.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from unkink.activities.activity import Floats
from unkink.activities.fit.field_profile import Component
from unkink.activities.fit.sums import Integers, running_sums


def component_values(
    rows: NDArray[np.uint8], components: Sequence[Component], *, anchors: Floats
) -> Floats:
    """Return the values of one field that lie in the bits of another.

    Args:
        rows: Bytes of the other field, the lowest first, all 0xFF where it was not
            recorded, shape (n, bytes).
        components: Where the values lie; of those m that the bytes reach.
        anchors: The field itself where a message has it in full, else NaN, in the units
            of the profile, shape (n,): a sum goes on from there.

    Returns:
        Values in the units of the profile, NaN where there is none, shape (n, m).
    """
    reached = [one for one in components if one.end_bit <= 8 * rows.shape[1]]
    values = np.full((len(rows), len(reached)), np.nan)
    if not reached:
        return values
    is_known = (rows != 0xFF).any(axis=1)
    needed = -(-max(one.end_bit for one in reached) // 8)
    bits = np.unpackbits(rows[is_known, :needed], axis=1, bitorder="little")
    stored = np.stack([_stored(bits, one) for one in reached], axis=1)
    first = components[0]
    if first.is_sum:
        full = np.round((anchors + first.offset) * first.scale)
        stored = _summed(stored, is_known, full, bits=first.bits)
    values[is_known] = stored / first.scale - first.offset
    return values


def _stored(bits: NDArray[np.uint8], one: Component) -> Integers:
    own = bits[:, one.first_bit : one.end_bit]
    return own @ (1 << np.arange(own.shape[1], dtype=np.int64))


def _summed(
    stored: Integers, is_known: NDArray[np.bool_], full: Floats, *, bits: int
) -> Integers:
    """Return the sums whose low bits are known; values run on from row to row.

    Args:
        stored: The low bits, m of each known row.
        is_known: Which of n rows these are.
        full: The whole sum where a row has it, else NaN, shape (n,).
        bits: How many the low bits are.
    """
    # Beyond this a float counts no more in ones; no sum of a watch comes near.
    is_full = (np.abs(full) < 2**53) & ~is_known
    known = np.repeat(np.flatnonzero(is_known), stored.shape[1])
    order = np.argsort(np.concatenate([np.flatnonzero(is_full), known]), kind="stable")
    values = np.concatenate([full[is_full].astype(np.int64), stored.ravel()])[order]
    is_whole = order < np.count_nonzero(is_full)
    sums = running_sums(values, is_whole, bits=bits)
    return sums[~is_whole].reshape(stored.shape)
