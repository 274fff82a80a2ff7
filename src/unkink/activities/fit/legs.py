"""The sessions of a FIT file, each with the samples, laps and pauses of its own."""

from dataclasses import replace

import numpy as np

from unkink.activities.activity import Floats, Lap
from unkink.activities.fit.message import Message
from unkink.activities.fit.names import EPOCH_S, sport_name
from unkink.activities.fit.sums import Integers
from unkink.activities.recording import Recording

# Field of the recording -> field of the session.
_TOTALS = {
    "elapsed_s": "total_elapsed_time",
    "moving_s": "total_timer_time",
    "distance_m": "total_distance",
    "ascent_m": "total_ascent",
    "descent_m": "total_descent",
    "feel": "workout_feel",
}
# Watches ask for 0 to 10 and store tenths.
_EFFORT_TENTHS = 10


def legs_of(
    whole: Recording, sessions: Message, *, lost: Recording | None = None
) -> list[Recording]:
    """Return a recording for each session, and then for the leg that has none.

    Args:
        whole: What the file holds in all.
        sessions: Its sessions.
        lost: The leg without a session; its start divides it from the others.
    """
    legs = _totals(whole, sessions) + ([lost] if lost else [])
    starts_s = np.array([leg.start_s or 0.0 for leg in legs])
    samples = _owners(starts_s, whole.columns["time_s"])
    # Watches cut laps and sessions a second apart; their middles tell them well.
    laps = _owners(starts_s, np.array([_middle(lap) for lap in whole.laps]))
    pauses = _owners(starts_s, np.array([stop_s for stop_s, _ in whole.pauses]))
    return [
        replace(
            leg,
            is_part=len(legs) > 1,
            columns={name: col[samples == i] for name, col in whole.columns.items()},
            laps=tuple(whole.laps[k] for k in np.flatnonzero(laps == i)),
            pauses=tuple(whole.pauses[k] for k in np.flatnonzero(pauses == i)),
        )
        for i, leg in enumerate(legs)
    ]


def laps_of(laps: Message | None) -> tuple[Lap, ...]:
    """Return the laps; their starts count from 1970."""
    if laps is None:
        return ()
    elapsed_s = laps.column("total_elapsed_time")
    columns = (
        starts_of(laps),
        elapsed_s,
        laps.column("total_timer_time"),
        laps.column("total_distance"),
    )
    rows = zip(*(column.tolist() for column in columns), strict=True)
    return tuple(Lap(start_s, *map(_known, rest)) for start_s, *rest in rows)


def starts_of(message: Message) -> Floats:
    """Return when laps or sessions began, since 1970 [s]; NaN where nothing tells."""
    start_s = message.column("start_time")
    from_end_s = message.times() - message.column("total_elapsed_time")
    return np.where(np.isfinite(start_s), start_s, from_end_s) + EPOCH_S


def _totals(whole: Recording, sessions: Message) -> list[Recording]:
    start_s = starts_of(sessions)
    sport, sub_sport = sessions.column("sport"), sessions.column("sub_sport")
    effort = sessions.column("workout_rpe") / _EFFORT_TENTHS
    totals = {name: sessions.column(field) for name, field in _TOTALS.items()}
    return [
        replace(
            whole,
            sport=sport_name(sport[i], sub_sport[i]) or whole.sport,
            start_s=_known(start_s[i]),
            perceived_effort=_known(effort[i]),
            **{name: _known(column[i]) for name, column in totals.items()},  # type: ignore[arg-type]
        )
        for i in range(len(sessions))
    ]


def _owners(starts_s: Floats, times_s: Floats) -> Integers:
    """Return which session each time belongs to: the last one that had begun.

    The first session takes what came before.
    """
    order = np.argsort(starts_s, kind="stable")
    began = np.searchsorted(starts_s[order], times_s, side="right")
    return np.asarray(order[np.maximum(began - 1, 0)])


def _middle(lap: Lap) -> float:
    return lap.start_s + (lap.elapsed_s or 0.0) / 2


def _known(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None
