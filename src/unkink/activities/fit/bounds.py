"""No more messages of a kind than any activity has: memory has an end."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from unkink.activities.fit.field_profile import message_profile
from unkink.activities.fit.part import Part, Stretches

# A week of seconds.
_MOST = 604_800
# Laps, sessions (a race of several sports has some ten) and descriptions of fields.
_MOST_OF = {18: 100, 19: 10_000, 206: 1_000}


def bounded(
    kinds: Mapping[int, Sequence[Part]],
) -> tuple[Mapping[int, Sequence[Part]], tuple[str, ...]]:
    """Return the messages of a file, the first ones where there are too many of a kind.

    Args:
        kinds: Records by the number of their message.

    Returns:
        The same with what was left out taken away, and what that was, in words.
    """
    kept, told = dict(kinds), []
    for number, parts in kinds.items():
        most, count = _MOST_OF.get(number, _MOST), sum([one.count for one in parts])
        if count > most:
            kept[number] = _first(parts, most)
            name = message_profile(number).name
            told.append(f"Only the first {most} of {count} {name} messages were read.")
    return kept, tuple(told)


def _first(parts: Sequence[Part], most: int) -> Sequence[Part]:
    starts = np.concatenate([part.starts for part in parts])
    end = int(np.partition(starts, most)[most])
    kept = [_before(part, end) for part in parts]
    return [part for part in kept if part.count]


def _before(part: Part, end: int) -> Part:
    """Return the records of a part that begin before a place."""
    is_kept = part.starts < end
    stamps_s = None if part.stamps_s is None else part.stamps_s[is_kept]
    stamped = part.stamped_starts[part.stamped_starts < end]
    plain = np.setdiff1d(part.starts[is_kept], stamped, assume_unique=True)
    return replace(
        part,
        plain=Stretches(singles=plain.tolist()),
        stamped=Stretches(singles=stamped.tolist()),
        stamps_s=stamps_s,
    )
