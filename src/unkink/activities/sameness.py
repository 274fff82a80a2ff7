"""Which activities are the same run, recorded or exported twice?"""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import datetime
from functools import cmp_to_key

import numpy as np

from unkink.activities.activity import Activity, Streams
from unkink.errors import ActivityFileError, RepeatedRunError

Outcome = Activity | ActivityFileError

_START_APART_S = 60.0
_SHARED_TIME = 0.8

# Runs that wait for a richer recording; more at one time are no runner's.
_MOST_WAITING = 8


@dataclass(frozen=True, order=True)
class Trace:
    """What is remembered of an activity."""

    start_s: float
    elapsed_s: float
    digest: str
    leg: int
    source: str

    @classmethod
    def of(cls, activity: Activity) -> "Trace":
        """Return the trace of an activity."""
        start_s = activity.start.timestamp()
        return cls(
            start_s=start_s,
            elapsed_s=activity.elapsed_s,
            digest=activity.digest,
            leg=activity.leg,
            source=activity.source,
        )

    def is_same(self, other: "Trace") -> bool:
        """Return whether both are traces of the same run."""
        # Of one file other legs may be repeats, too: programs append an activity to
        # itself. Those of a race follow each other and share no time.
        if self.digest and (self.digest, self.leg) == (other.digest, other.leg):
            return True
        if abs(self.start_s - other.start_s) > _START_APART_S:
            return False
        ends_s = (self.start_s + self.elapsed_s, other.start_s + other.elapsed_s)
        shared_s = min(ends_s) - max(self.start_s, other.start_s)
        return shared_s >= _SHARED_TIME * min(self.elapsed_s, other.elapsed_s)


def each_once(
    outcomes: Iterable[Outcome],
) -> Iterator[Outcome]:
    """Yield each activity once; of the same one the fuller recording stays.

    A recording that covers clearly more time is fuller; of two that cover about the
    same, the one with more values. It takes over what the runner wrote about the other.

    Same are two with the same bytes and the same leg, or two that start within 60 s of
    each other and share 80 % of the time of the shorter one: a watch and a telephone,
    the whole and a part of one run, or one run twice in a file.

    Args:
        outcomes: Activities of one runner, roughly in the order of time; only a few
            are held at once. One that comes long after its turn and repeats another is
            dropped though it be richer. Errors are passed on as they come.

    Yields:
        Activities, and an error for each that is left out.
    """
    waiting: list[Activity] = []
    passed = _Passed()
    for activity in outcomes:
        if isinstance(activity, ActivityFileError):
            yield activity
            continue
        twin = passed.twin_of(Trace.of(activity))
        if twin is not None:
            yield RepeatedRunError(activity.source, twin.source)
            continue
        yield from _wait(waiting, activity)
        while _is_over(waiting, activity.start):
            yield passed.on(waiting.pop(0))
    for activity in waiting:
        yield passed.on(activity)


class _Passed:
    """Traces of the activities that were yielded, in the order of time."""

    def __init__(self) -> None:
        self._traces: list[Trace] = []

    def on(self, activity: Activity) -> Activity:
        """Remember an activity and return it."""
        insort(self._traces, Trace.of(activity))
        return activity

    def twin_of(self, trace: Trace) -> Trace | None:
        """Return what was yielded of the same run."""
        first = bisect_left(
            self._traces, trace.start_s - _START_APART_S, key=lambda one: one.start_s
        )
        last = bisect_right(
            self._traces, trace.start_s + _START_APART_S, key=lambda one: one.start_s
        )
        near = self._traces[first:last]
        return next((one for one in near if one.is_same(trace)), None)


def _wait(waiting: list[Activity], activity: Activity) -> Iterator[RepeatedRunError]:
    """Let an activity wait, in place of a poorer recording of the same run."""
    trace = Trace.of(activity)
    for place, other in enumerate(waiting):
        if trace.is_same(Trace.of(other)):
            # Of two alike the first stays.
            poor, rich = sorted((activity, other), key=cmp_to_key(_fuller))
            waiting[place] = with_words_of(poor, rich)
            yield RepeatedRunError(poor.source, rich.source)
            return
    waiting.append(activity)


def _is_over(waiting: list[Activity], now: datetime) -> bool:
    """Return whether the first that waits has waited long enough."""
    if len(waiting) > _MOST_WAITING:
        return True
    # Twice as long, for what comes next need not be quite in order.
    return bool(waiting) and abs((now - waiting[0].start).total_seconds()) > (
        2 * _START_APART_S
    )


def _fuller(one: Activity, other: Activity) -> int:
    """Return which recording is fuller, as a comparison for sorting."""
    if is_fuller(one.elapsed_s, wealth(one), than=(other.elapsed_s, wealth(other))):
        return 1
    if is_fuller(other.elapsed_s, wealth(other), than=(one.elapsed_s, wealth(one))):
        return -1
    return 0


def is_fuller(elapsed_s: float, values: int, *, than: tuple[float, int]) -> bool:
    """Return whether one recording of a run is fuller than another one of it.

    Args:
        elapsed_s: How long it is [s].
        values: How many values it holds.
        than: The same of the other.
    """
    other_s, other_values = than
    spans_s = sorted((elapsed_s, other_s))
    if spans_s[0] < _SHARED_TIME * spans_s[1]:
        return elapsed_s > other_s
    return values > other_values


def with_words_of(poor: Activity, rich: Activity) -> Activity:
    """Return a recording with what the runner wrote about the other one."""
    effort = rich.perceived_effort
    return replace(
        rich,
        name=rich.name or poor.name,
        notes=rich.notes or poor.notes,
        gear=rich.gear or poor.gear,
        perceived_effort=poor.perceived_effort if effort is None else effort,
    )


def wealth(activity: Activity) -> int:
    """Return how many values a recording holds."""
    columns = (getattr(activity.streams, field.name) for field in fields(Streams))
    return sum(int(np.count_nonzero(np.isfinite(column))) for column in columns)
