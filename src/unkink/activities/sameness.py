"""Which activities are the same run, recorded or exported twice?"""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence
from dataclasses import fields

import numpy as np

from unkink.activities.activity import Activity, Streams

_START_APART_S = 60.0
_SHARED_TIME = 0.8


def drop_repeats(
    activities: Sequence[Activity],
) -> tuple[list[Activity], list[tuple[Activity, Activity]]]:
    """Return each activity once; of the same one the richer recording stays.

    Same are two with the same bytes and the same leg, or two that start within 60 s of
    each other and share 80 % of the time of the shorter one: a watch and a telephone,
    or the whole and a part of one run.

    Args:
        activities: Activities of one runner, in any order.

    Returns:
        The ones kept, in the order given, and pairs of one dropped and the one kept
        in its place.
    """
    richest_first = sorted(
        range(len(activities)), key=lambda i: -_wealth(activities[i])
    )
    kept: list[tuple[float, int]] = []
    dropped: dict[int, int] = {}
    for index in richest_first:
        twin = _twin(activities, index, kept)
        if twin is None:
            insort(kept, (activities[index].start.timestamp(), index))
        else:
            dropped[index] = twin
    return (
        [activities[index] for index in sorted(index for _, index in kept)],
        [(activities[index], activities[dropped[index]]) for index in sorted(dropped)],
    )


def _wealth(activity: Activity) -> int:
    columns = (getattr(activity.streams, field.name) for field in fields(Streams))
    return sum(int(np.count_nonzero(np.isfinite(column))) for column in columns)


def _twin(
    activities: Sequence[Activity], index: int, kept: list[tuple[float, int]]
) -> int | None:
    # Kept ones are in the order of their start: only those near it need a look.
    start_s = activities[index].start.timestamp()
    first = bisect_left(kept, (start_s - _START_APART_S, -1))
    last = bisect_right(kept, (start_s + _START_APART_S, len(activities)))
    for _, other in kept[first:last]:
        if _is_same(activities[index], activities[other]):
            return other
    return None


def _is_same(one: Activity, other: Activity) -> bool:
    if one.digest and one.digest == other.digest:
        return _leg(one) == _leg(other)
    shared_s = (min(one.end, other.end) - max(one.start, other.start)).total_seconds()
    return shared_s >= _SHARED_TIME * min(one.elapsed_s, other.elapsed_s)


def _leg(activity: Activity) -> str:
    number = activity.source.rpartition("#")[2]
    return number if number.isdigit() else "1"
