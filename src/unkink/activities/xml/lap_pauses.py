"""When the timer of a TCX lap stood still: between its tracks, or within one.

A pause should end a track. Programs that do not know this write one track with a gap;
then the timer time of the lap is shorter than the time between its points.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from unkink.activities.activity import Floats
from unkink.activities.recording import Pause
from unkink.activities.xml.points import Integers, spans

# What is missing must be more than rounding and the seconds before the first fix.
_CLEAR_S = 10.0
# A gap stands out from how often the watch writes; smart recording skips seconds too.
_GAP_SHARE = 5.0
# The gaps must add up to what is missing; each is too long by about one sample.
_SLACK_S = 3.0
_SLACK_SHARE = 0.1


def find_pauses(
    time_s: Floats,
    track: Integers,
    *,
    lap_of_track: Integers,
    timer_s: Sequence[float | None],
) -> tuple[Pause, ...]:
    """Return the pauses of an activity.

    Between two tracks of a lap the timer stood still. If the timer time of a lap is
    shorter by more than 10 s than its points would have it, its longest gaps are pauses
    too: the fewest that explain what is missing to 10 % or 3 s for each gap. If no such
    gaps do, nothing is assumed.

    Args:
        time_s: Times of the points, since 1970 [s], shape (n,).
        track: Number of the track of each point, shape (n,).
        lap_of_track: Number of the lap of each track, shape (tracks,).
        timer_s: Timer time of each lap [s], None if not recorded.

    Returns:
        Pauses, since 1970 [s].
    """
    first_s, last_s = spans(time_s, track, count=len(lap_of_track))
    between = _between_tracks(first_s, last_s, lap_of_track)
    lap = lap_of_track[track]
    within = _within_laps(time_s, lap, between, timer_s)
    return tuple(sorted({*between, *within}))


def _between_tracks(
    first_s: Floats, last_s: Floats, lap_of_track: Integers
) -> list[Pause]:
    used = np.flatnonzero(np.isfinite(first_s))
    stops_s, starts_s = last_s[used[:-1]], first_s[used[1:]]
    lap = lap_of_track[used]
    is_pause = (starts_s > stops_s) & (lap[:-1] == lap[1:])
    return list(
        zip(stops_s[is_pause].tolist(), starts_s[is_pause].tolist(), strict=True)
    )


def _within_laps(
    time_s: Floats,
    lap: Integers,
    known: Sequence[Pause],
    timer_s: Sequence[float | None],
) -> Iterator[Pause]:
    edges = np.searchsorted(lap, np.arange(len(timer_s) + 1)).tolist()
    for first, last, timer in zip(edges[:-1], edges[1:], timer_s, strict=True):
        if timer and last - first > 1:
            yield from _unexplained_gaps(np.sort(time_s[first:last]), known, timer)


def _unexplained_gaps(
    time_s: Floats, known: Sequence[Pause], timer_s: float
) -> list[Pause]:
    """Return the longest gaps of a lap that explain what the timer lacks."""
    if time_s[-1] - time_s[0] - timer_s <= _CLEAR_S:
        return []
    gaps_s = np.diff(time_s)
    known_stops_s = [stop_s for stop_s, _ in known]
    is_known = np.isin(time_s[:-1], known_stops_s) & (gaps_s > 0)
    missing_s = time_s[-1] - time_s[0] - timer_s - float(np.sum(gaps_s[is_known]))
    if missing_s <= _CLEAR_S:
        return []
    usual_s = float(np.sort(gaps_s)[len(gaps_s) // 2])
    is_long = ~is_known & (gaps_s > max(_CLEAR_S, _GAP_SHARE * usual_s))
    long = np.flatnonzero(is_long)
    long = long[np.argsort(-gaps_s[long], kind="stable")]
    excess_s = np.cumsum(gaps_s[long]) - missing_s
    slack_s = np.maximum(
        _SLACK_SHARE * missing_s, _SLACK_S * np.arange(1, len(long) + 1)
    )
    explained = np.flatnonzero(np.abs(excess_s) <= slack_s)
    if not len(explained):
        return []
    chosen = long[: explained[0] + 1]
    return list(zip(time_s[chosen].tolist(), time_s[chosen + 1].tolist(), strict=True))
