"""What holds for every activity, whatever the file; more than that nothing crashes."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from itertools import pairwise
from math import isfinite
from typing import Any

import numpy as np

from unkink.activities.activity import Activity, Lap, Streams
from unkink.errors import ActivityFileError

# Steps may be twice the largest rate that a file can state, which may be of one leg.
_RANGES = {
    "time_s": (0.0, 31 * 86_400.0),
    "latitude_deg": (-90.0, 90.0),
    "longitude_deg": (-180.0, 180.0),
    "distance_m": (0.0, np.inf),
    "altitude_m": (-1000.0, 13_000.0),
    "speed_mps": (0.0, 400.0),
    "step_rate_spm": (0.0, 1000.0),
    "heart_rate_bpm": (0.0, 400.0),
    "power_w": (0.0, 10_000.0),
    "vertical_oscillation_m": (0.0, 1.0),
    "ground_contact_s": (0.0, 10.0),
    "left_contact_share": (0.0, 1.0),
    "step_length_m": (0.0, 10.0),
    "temperature_c": (-90.0, 100.0),
}
_SPORT_ORIGINS = ("recorded", "assumed", "overridden")
_NAME_LENGTH, _NOTES_LENGTH = 80, 4_000
# Controls, halves of characters, and what breaks lines: a terminal would obey them.
_UNSHOWN = {"Cc", "Cs", "Zl", "Zp"}


class BrokenPromiseError(Exception):
    """Something that must hold of all that is read does not."""

    def __init__(self, promise: str, seen: object) -> None:
        self.promise = promise
        super().__init__(f"{promise}: {seen!r:.200}")


def expect(is_so: object, promise: str, seen: object = "") -> None:
    """Go on if a promise holds.

    Raises:
        BrokenPromiseError: If it does not.
    """
    if not is_so:
        raise BrokenPromiseError(promise, seen)


def check_activity(activity: Activity) -> None:
    """Check all that an `Activity` promises."""
    _check_streams(activity.streams)
    _check_totals(activity)
    _check_laps(activity.laps)
    _check_pauses(activity.pauses, activity.elapsed_s)
    _check_texts(activity)
    for name, most in (("perceived_effort", 10.0), ("feel", 100.0)):
        _check_number(name, getattr(activity, name), most)
    expect(activity.start.utcoffset() is not None, "the start has a time zone")
    expect(activity.end >= activity.start, "the end is not before the start")


def check_line(text: str, what: str) -> None:
    """Check that a text is one line that a terminal can show."""
    expect(text.strip(), f"{what} says something", text)
    unshown = [sign for sign in text if unicodedata.category(sign) in _UNSHOWN]
    expect(not unshown, f"{what} is a single line without controls", text)


def check_error(error: ActivityFileError) -> None:
    """Check that an error is one that can be told."""
    check_line(str(error), "an error")


def check_same(first: Any, second: Any, what: str = "result") -> None:  # noqa: ANN401 - anything
    """Check that two results are equal, NaN to NaN, through all that they hold."""
    expect(type(first) is type(second), f"the same {what} twice", (first, second))
    if isinstance(first, np.ndarray):
        is_same = np.array_equal(first, second, equal_nan=first.dtype.kind == "f")
        expect(is_same, f"the same {what} twice", (first, second))
    elif is_dataclass(first):
        for one in fields(first):
            check_same(getattr(first, one.name), getattr(second, one.name), one.name)
    elif isinstance(first, Mapping):
        check_same(list(first), list(second), what)
        for key in first:
            check_same(first[key], second[key], str(key))
    elif isinstance(first, Sequence) and not isinstance(first, str | bytes):
        expect(len(first) == len(second), f"the same {what} twice", (first, second))
        for one, other in zip(first, second, strict=True):
            check_same(one, other, what)
    else:
        is_same = first == second or (first != first and second != second)
        expect(is_same, f"the same {what} twice", (first, second))


def _check_streams(streams: Streams) -> None:
    size = len(streams.time_s)
    for one in fields(Streams):
        column = getattr(streams, one.name)
        expect(column.shape == (size,), "columns are of equal length", one.name)
    expect(streams.is_running.dtype == np.bool_, "is_running is of truths")
    expect(np.isfinite(streams.time_s).all(), "every row has a time")
    expect((np.diff(streams.time_s) > 0).all(), "time increases", streams.time_s)
    for name, (low, high) in _RANGES.items():
        column = getattr(streams, name)
        expect(column.dtype == np.float64, "columns are of doubles", name)
        known = column[~np.isnan(column)]
        is_within = (
            np.isfinite(known).all() and ((known >= low) & (known <= high)).all()
        )
        expect(is_within, f"{name} is within its range", known)


def _check_totals(activity: Activity) -> None:
    times = (activity.elapsed_s, activity.moving_s)
    expect(all(map(isfinite, times)), "times are finite", times)
    expect(times[0] >= times[1] >= 0, "elapsed >= moving >= 0", times)
    _check_number("distance", activity.distance_m, np.inf)
    _check_number("ascent", activity.ascent_m, 1e5)
    _check_number("descent", activity.descent_m, 1e5)


def _check_number(name: str, value: float | None, most: float) -> None:
    is_sound = value is None or (isfinite(value) and 0 <= value <= most)
    expect(is_sound, f"{name} is within its range", value)


def _check_laps(laps: Sequence[Lap]) -> None:
    starts_s = [lap.start_s for lap in laps]
    expect(all(start_s >= 0 for start_s in starts_s), "laps start inside", starts_s)
    expect(starts_s == sorted(starts_s), "laps are in order", starts_s)
    for lap in laps:
        for name in ("elapsed_s", "moving_s", "distance_m"):
            _check_number(f"{name} of a lap", getattr(lap, name), 31e6)


def _check_pauses(pauses: Sequence[tuple[float, float]], elapsed_s: float) -> None:
    for stop_s, on_s in pauses:
        is_inside = 0 <= stop_s < on_s <= elapsed_s
        expect(is_inside, "pauses are inside", (stop_s, on_s, elapsed_s))
    in_order = all(one <= other for one, other in pairwise(pauses))
    expect(in_order, "pauses are in order", pauses)


def _check_texts(activity: Activity) -> None:
    for name in ("name", "device", "gear", "sport"):
        text = getattr(activity, name)
        expect(text.isprintable(), f"the {name} is printable", text)
        expect(text == text.strip(), f"the {name} has no blanks around it", text)
    expect(activity.sport, "the sport is named")
    expect(len(activity.name) <= _NAME_LENGTH, "the name is short", activity.name)
    expect(len(activity.device) <= _NAME_LENGTH, "the device is short")
    expect(len(activity.notes) <= _NOTES_LENGTH, "the notes are bounded")
    for line in activity.notes.split("\n"):
        expect(line.isprintable(), "the notes are printable", line)
    expect(activity.sport_origin in _SPORT_ORIGINS, "the origin is known")
    for text in activity.warnings:
        check_line(text, "a warning")
