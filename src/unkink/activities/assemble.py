"""From what a file holds to an `Activity`: tidy rows, totals, sport."""

from dataclasses import replace
from datetime import UTC, datetime
from math import isfinite

import numpy as np

from unkink.activities.activity import Activity, Floats, Lap, SportOrigin, Streams
from unkink.activities.pauses import paused_time_until
from unkink.activities.recording import Pause, Recording
from unkink.activities.sport import RUNNING, UNKNOWN, is_pace_of_a_run
from unkink.activities.tidy import CLOCK_RANGE_S, Rows, streams_of, tidy_rows

# No activity lasts longer; a larger total is a slip of the file.
_LONGEST_S = 31 * 86_400.0
_FARTHEST_M = 5e6

_NAME_LENGTH = 80
_NOTES_LENGTH = 4_000
_LAP_LIMIT = 10_000

# A start further from the first sample comes from a clock that was set in between.
_CLOCK_SLIP_S = 86_400.0


def assemble(
    recording: Recording, *, source: str, sport: str | None
) -> Activity | None:
    """Return the activity of a recording, None if nothing tells when it was.

    Args:
        recording: What the file holds.
        source: Where it was read from.
        sport: What the caller says it was, None to believe the file.
    """
    rows = tidy_rows(recording.columns)
    start_s = _start(recording, rows)
    if start_s is None:
        return None
    streams = streams_of(rows, start_s=start_s, pauses=recording.pauses)
    name, origin = _sport(recording, streams, sport)
    elapsed_s, moving_s = _times(recording, rows, start_s)
    activity = Activity(
        source=source,
        start=datetime.fromtimestamp(start_s, UTC),
        sport=name,
        sport_origin=origin,
        distance_m=_distance(recording, streams),
        moving_s=moving_s,
        elapsed_s=elapsed_s,
        ascent_m=_sound(recording.ascent_m, most=1e5),
        descent_m=_sound(recording.descent_m, most=1e5),
        streams=streams,
    )
    return replace(
        activity,
        laps=_laps(recording, start_s),
        pauses=_pauses(recording, start_s, elapsed_s),
        name=_printable(recording.name[:_NAME_LENGTH]),
        notes=_readable(recording.notes),
        device=_printable(recording.device[:_NAME_LENGTH]),
        perceived_effort=_sound(recording.perceived_effort, most=10),
        feel=_sound(recording.feel, most=100),
        warnings=(*recording.warnings, *rows.warnings),
    )


def _start(recording: Recording, rows: Rows) -> float | None:
    time_s = rows.columns["time_s"]
    start_s = recording.start_s
    low_s, high_s = CLOCK_RANGE_S
    if start_s is not None and not low_s <= start_s <= high_s:
        start_s = None
    if not len(time_s):
        return start_s
    first_s = float(time_s[0])
    if start_s is None or abs(first_s - start_s) > _CLOCK_SLIP_S:
        return first_s
    # An activity that was over before its first sample began with that sample.
    if start_s + (recording.elapsed_s or 0.0) < first_s:
        return first_s
    return min(first_s, start_s)


def _sport(
    recording: Recording, streams: Streams, wish: str | None
) -> tuple[str, SportOrigin]:
    if wish:
        return wish, "overridden"
    if recording.sport:
        return recording.sport, "recorded"
    return (RUNNING if is_pace_of_a_run(streams) else UNKNOWN), "assumed"


def _times(recording: Recording, rows: Rows, start_s: float) -> tuple[float, float]:
    """Return elapsed and moving time [s]; what is not recorded comes from the rows."""
    time_s = rows.columns["time_s"]
    elapsed_s = _sound(recording.elapsed_s, most=_LONGEST_S)
    moving_s = _sound(recording.moving_s, most=_LONGEST_S)
    if not elapsed_s:
        elapsed_s = float(time_s[-1] - start_s) if len(time_s) else moving_s or 0.0
    if not moving_s:
        ends_s: Floats = np.array([start_s, start_s + elapsed_s])
        paused_s = float(np.diff(paused_time_until(ends_s, recording.pauses))[0])
        moving_s = max(0.0, elapsed_s - paused_s)
    return max(elapsed_s, moving_s), moving_s


def _distance(recording: Recording, streams: Streams) -> float:
    known_m = streams.distance_m[np.isfinite(streams.distance_m)]
    recorded_m = _sound(recording.distance_m, most=_FARTHEST_M)
    if recorded_m or not len(known_m):
        return recorded_m or 0.0
    # A leg of a race counts on from the one before; a broken one may count back.
    before_m = float(known_m[0]) if recording.is_part else 0.0
    return max(0.0, float(known_m[-1]) - before_m)


def _laps(recording: Recording, start_s: float) -> tuple[Lap, ...]:
    laps = [lap for lap in recording.laps if isfinite(lap.start_s)]
    return tuple(
        Lap(
            start_s=max(0.0, lap.start_s - start_s),
            elapsed_s=_sound(lap.elapsed_s, most=_LONGEST_S),
            moving_s=_sound(lap.moving_s, most=_LONGEST_S),
            distance_m=_sound(lap.distance_m, most=_FARTHEST_M),
        )
        for lap in sorted(laps, key=lambda lap: lap.start_s)[:_LAP_LIMIT]
        if abs(lap.start_s - start_s) <= _LONGEST_S
    )


def _pauses(
    recording: Recording, start_s: float, elapsed_s: float
) -> tuple[Pause, ...]:
    """Return the pauses within the activity, in order, none over another."""
    inside: list[Pause] = []
    for stop_s, on_s in sorted(recording.pauses):
        from_s = max(0.0, stop_s - start_s, inside[-1][1] if inside else 0.0)
        to_s = min(elapsed_s, on_s - start_s)
        if to_s > from_s:
            inside.append((from_s, to_s))
    return tuple(inside)


def _readable(text: str) -> str:
    lines = (_printable(line) for line in text[:_NOTES_LENGTH].splitlines())
    return "\n".join(line for line in lines if line)


def _printable(name: str) -> str:
    # The name ends up in a terminal, which must not obey what a file says.
    return "".join(sign for sign in name if sign.isprintable()).strip()


def _sound(value: float | None, *, most: float) -> float | None:
    if value is None or not 0 <= value <= most:
        return None
    return value
