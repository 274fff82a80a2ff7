"""When the timer of a watch stood still, as the events of a FIT file tell."""

import numpy as np

from unkink.activities.fit.message import Message
from unkink.activities.fit.names import EPOCH_S, START_TYPE, STOP_TYPES, TIMER_EVENT
from unkink.activities.recording import Pause


def timer_pauses(events: Message | None) -> tuple[Pause, ...]:
    """Return the stretches between a stop of the timer and its next start.

    A last stop without a start is the end, not a pause. Pauses come in the order of
    time and do not overlap.
    """
    if events is None:
        return ()
    is_timer = events.column("event") == TIMER_EVENT
    is_timer &= np.isfinite(events.times())
    order = np.argsort(events.times()[is_timer], kind="stable")
    times_s = (events.times() + EPOCH_S)[is_timer][order].tolist()
    kinds = events.column("event_type")[is_timer][order].tolist()
    pauses: list[Pause] = []
    stopped_s: float | None = None
    for time_s, kind in zip(times_s, kinds, strict=True):
        if kind in STOP_TYPES and stopped_s is None:
            stopped_s = time_s
        elif kind == START_TYPE and stopped_s is not None:
            pauses.append((stopped_s, time_s))
            stopped_s = None
    return tuple(pauses)
