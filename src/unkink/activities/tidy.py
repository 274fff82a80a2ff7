"""Columns in the order of time, each time once, the impossible taken out.

What a watch wrote stays as it is: nothing is smoothed, and no gap is filled.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields

import numpy as np

from unkink.activities.activity import Floats, Streams
from unkink.activities.pauses import rows_running
from unkink.activities.recording import Pause
from unkink.activities.track import track_length

COLUMNS = tuple(field.name for field in fields(Streams) if field.name != "is_running")

# Wider than anything on earth and in a human; beyond it a number is a slip of the file.
_RANGES = {
    "latitude_deg": (-90.0, 90.0),
    "longitude_deg": (-180.0, 180.0),
    "distance_m": (0.0, 5e6),
    "altitude_m": (-1000.0, 13_000.0),
    "speed_mps": (0.0, 400.0),
    "step_rate_spm": (0.0, 500.0),
    "heart_rate_bpm": (0.0, 400.0),
    "power_w": (0.0, 10_000.0),
    "vertical_oscillation_m": (0.0, 1.0),
    "ground_contact_s": (0.0, 10.0),
    "left_contact_share": (0.0, 1.0),
    "step_length_m": (0.0, 10.0),
    "temperature_c": (-90.0, 100.0),
}

# 1900 to 2200: also the clocks of watches that were never set, never beyond datetime.
CLOCK_RANGE_S = (-2_208_988_800.0, 7_258_118_400.0)

# A single row with a wrong date would stretch a run to years.
_LONGEST_S = 10 * 86_400.0

# A week of seconds: more rows than anyone runs, and as many as fit into memory.
_MOST_ROWS = 604_800

# No pair of legs takes 120 strides a minute: those are steps.
_STRIDES_AT_MOST = 120.0


@dataclass(frozen=True)
class Rows:
    """Tidied columns and what was done to them.

    Attributes:
        columns: Values by name, those of `COLUMNS` that hold any, rows in the order of
            time [s since 1970].
        warnings: What was taken out.
    """

    columns: Mapping[str, Floats]
    warnings: tuple[str, ...]


def tidy_rows(columns: Mapping[str, Floats]) -> Rows:
    """Return the columns that hold anything, in the order of time, each time once."""
    beyond = max(0, len(columns["time_s"]) - _MOST_ROWS)
    known = {name: columns[name][:_MOST_ROWS] for name in COLUMNS if name in columns}
    # Files write microseconds at the finest; the clock's double carries less noise.
    known["time_s"] = np.round(known["time_s"], 6)
    timed, lost = _drop_untimed(known)
    backward = int(np.count_nonzero(np.diff(timed["time_s"]) < 0))
    possible = {name: _within_range(name, values) for name, values in timed.items()}
    merged = _merge_times(_without_null_island(possible))
    if "step_rate_spm" in merged:
        merged["step_rate_spm"] = _steps_of_both_feet(merged["step_rate_spm"])
    told = (*_told_beyond(beyond), *_told_untimed(lost), *_told_backward(backward))
    return Rows(merged, told)


def streams_of(rows: Rows, *, start_s: float, pauses: tuple[Pause, ...]) -> Streams:
    """Return the streams of tidied rows, counted from the start."""
    time_s = rows.columns["time_s"]
    is_running = rows_running(time_s, pauses)
    columns = {name: _column(rows, name) for name in COLUMNS}
    if not np.isfinite(columns["distance_m"]).any():
        columns["distance_m"] = track_length(
            columns["latitude_deg"], columns["longitude_deg"], is_running
        )
    columns["time_s"] = np.round(time_s - start_s, 6)
    return Streams(**columns, is_running=is_running)


def _column(rows: Rows, name: str) -> Floats:
    column = rows.columns.get(name)
    return np.full(len(rows.columns["time_s"]), np.nan) if column is None else column


def _drop_untimed(columns: Mapping[str, Floats]) -> tuple[dict[str, Floats], int]:
    time_s = columns["time_s"]
    low_s, high_s = CLOCK_RANGE_S
    is_kept = (time_s >= low_s) & (time_s <= high_s)
    if is_kept.any():
        is_kept &= np.abs(time_s - _middle(time_s[is_kept])) <= _LONGEST_S
    lost = len(time_s) - int(np.count_nonzero(is_kept))
    if not lost:
        return dict(columns), 0
    return {name: values[is_kept] for name, values in columns.items()}, lost


def _within_range(name: str, values: Floats) -> Floats:
    low, high = _RANGES.get(name, CLOCK_RANGE_S)
    return np.where((values >= low) & (values <= high), values, np.nan)


def _without_null_island(columns: dict[str, Floats]) -> dict[str, Floats]:
    if "latitude_deg" not in columns or "longitude_deg" not in columns:
        return columns
    latitude_deg, longitude_deg = columns["latitude_deg"], columns["longitude_deg"]
    # Watches without a fix write 0 degrees, 0 degrees: a spot in the Atlantic.
    is_fix = np.isfinite(latitude_deg) & np.isfinite(longitude_deg)
    is_fix &= (latitude_deg != 0) | (longitude_deg != 0)
    fixes = {
        "latitude_deg": np.where(is_fix, latitude_deg, np.nan),
        "longitude_deg": np.where(is_fix, longitude_deg, np.nan),
    }
    return columns | fixes


def _merge_times(columns: Mapping[str, Floats]) -> dict[str, Floats]:
    """Return one row for each time, in order; of each column the last known value.

    Some watches split one second over two records, one with the position and one
    with the rest; to keep the last record only would lose half of it.
    """
    if (np.diff(columns["time_s"]) > 0).all():
        return dict(columns)
    time_s, row = np.unique(columns["time_s"], return_inverse=True)
    merged: dict[str, Floats] = {}
    for name, values in columns.items():
        is_known = np.isfinite(values)
        merged[name] = np.full(len(time_s), np.nan)
        merged[name][row[is_known]] = values[is_known]
    return merged


def _steps_of_both_feet(rate: Floats) -> Floats:
    is_moving = rate > 0
    if not is_moving.any() or _middle(rate[is_moving]) > _STRIDES_AT_MOST:
        return rate
    return rate * 2


def _middle(values: Floats) -> float:
    """Return the median; np.median imports masked arrays, and start-up time matters."""
    half = len(values) // 2
    return float(np.partition(values, half)[half])


def _told_beyond(count: int) -> tuple[str, ...]:
    if not count:
        return ()
    return (f"Beyond a week of seconds and left out: {_counted(count, 'sample')}.",)


def _told_untimed(count: int) -> tuple[str, ...]:
    if not count:
        return ()
    return (f"Without a usable time and left out: {_counted(count, 'sample')}.",)


def _told_backward(count: int) -> tuple[str, ...]:
    if not count:
        return ()
    times = _counted(count, "time")
    return (f"Time ran backward {times}; the samples were sorted by time.",)


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
