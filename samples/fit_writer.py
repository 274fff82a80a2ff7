"""A recording as a FIT activity, the way a watch writes it.

Numbers of messages and fields are those of the FIT profile, named beside them.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from samples.laps import Lap, laps_of
from samples.recording import Recording
from samples.run import Floats
from unkink.exports.watch.fit_encoder import Field, Message, encode

_FIT_EPOCH = datetime(1989, 12, 31, tzinfo=UTC)
_SEMICIRCLES_PER_DEG = 2**31 / 180
_DEVELOPMENT = 255  # the maker's number for files of no maker
_RUNNING = 1
_TREADMILL, _GENERIC = 1, 0
_TIMER, _SESSION, _LAP, _ACTIVITY = 0, 8, 9, 26  # values of `event`
_STARTED, _STOPPED, _STOPPED_ALL = 0, 1, 4  # values of `event_type`


def write_fit(recording: Recording, path: Path) -> None:
    """Write a recording as a FIT activity."""
    path.write_bytes(encode(_messages_of(recording)))


def _messages_of(recording: Recording) -> Iterator[Message]:
    laps = laps_of(recording)
    yield from _opening(recording)
    yield from _rows_and_timer(recording)
    for index, lap in enumerate(laps):
        yield _lap(recording, lap=lap, index=index)
    yield _session(recording, lap_count=len(laps))
    yield _activity(recording)


def _opening(recording: Recording) -> Iterator[Message]:
    started = Field(4, "uint32", _clock(recording, 0))  # time_created
    maker = Field(1, "uint16", _DEVELOPMENT)  # manufacturer
    file_type = Field(0, "enum", 4)  # activity
    product = Field(8, "string", "unkink synthetic")  # product_name
    yield Message(0, (file_type, maker, Field(2, "uint16", 0), started, product))
    yield Message(
        23,  # device_info
        (
            _timestamp(recording, 0),
            Field(0, "uint8", 0),  # device_index: the watch itself
            Field(2, "uint16", _DEVELOPMENT),  # manufacturer
            Field(27, "string", "unkink synthetic"),  # product_name
        ),
    )


def _rows_and_timer(recording: Recording) -> Iterator[Message]:
    records = _records_of(recording)
    for stretch in recording.stretches():
        times_s = recording.time_s[stretch]
        yield _timer(recording, at_s=times_s[0], event_type=_STARTED)
        yield from records[stretch]
        yield _timer(recording, at_s=times_s[-1], event_type=_STOPPED_ALL)


def _timer(recording: Recording, *, at_s: float, event_type: int) -> Message:
    fields = (_timestamp(recording, at_s), *_event(_TIMER, event_type))
    return Message(21, fields)


def _records_of(recording: Recording) -> list[Message]:
    columns = _columns_of(recording)
    rows = zip(*(stored for _, _, stored in columns), strict=True)
    kinds = [(number, base_type) for number, base_type, _ in columns]
    return [
        Message(
            20,
            tuple(
                Field(number, base_type, value)
                for (number, base_type), value in zip(kinds, row, strict=True)
            ),
        )
        for row in rows
    ]


def _columns_of(recording: Recording) -> list[tuple[int, str, list[int]]]:
    """Return number, base type and stored values of the fields of a record."""
    whole_strides = np.floor(recording.strides_per_min)
    fraction = recording.strides_per_min - whole_strides
    columns = [
        (253, "uint32", recording.time_s + _clock(recording, 0)),  # timestamp
        (0, "sint32", recording.latitude_deg * _SEMICIRCLES_PER_DEG),
        (1, "sint32", recording.longitude_deg * _SEMICIRCLES_PER_DEG),
        (5, "uint32", recording.distance_m * 100),
        (3, "uint8", recording.heart_rate_bpm),
        (4, "uint8", whole_strides),  # cadence
        (53, "uint8", fraction * 128),  # fractional_cadence
        (73, "uint32", recording.speed_mps * 1000),  # enhanced_speed
        (78, "uint32", (recording.altitude_m + 500) * 5),  # enhanced_altitude
    ]
    return [
        (number, base_type, _whole(values))
        for number, base_type, values in columns
        if not np.isnan(values).any()  # indoors: the field is not written at all
    ]


def _whole(values: Floats) -> list[int]:
    return [int(value) for value in np.round(values)]


def _lap(recording: Recording, *, lap: Lap, index: int) -> Message:
    by_distance, by_session_end = 2, 7
    trigger = by_session_end if lap.is_last else by_distance
    return Message(
        19,
        (
            Field(254, "uint16", index),  # message_index
            _timestamp(recording, lap.end_s),
            *_event(_LAP, _STOPPED),
            Field(2, "uint32", _clock(recording, lap.start_s)),  # start_time
            *_totals(lap.end_s - lap.start_s, lap.timer_s, lap.distance_m),
            Field(24, "enum", trigger),  # lap_trigger
            Field(25, "enum", _RUNNING),  # sport
        ),
    )


def _session(recording: Recording, *, lap_count: int) -> Message:
    run = recording.run
    sub_sport = _GENERIC if run.has_position else _TREADMILL
    return Message(
        18,
        (
            Field(254, "uint16", 0),  # message_index
            _timestamp(recording, run.elapsed_s),
            *_event(_SESSION, _STOPPED),
            Field(2, "uint32", _clock(recording, 0)),  # start_time
            Field(5, "enum", _RUNNING),  # sport
            Field(6, "enum", sub_sport),
            *_totals(run.elapsed_s, run.moving_s, float(recording.distance_m[-1])),
            *_climbs(recording),
            Field(25, "uint16", 0),  # first_lap_index
            Field(26, "uint16", lap_count),  # num_laps
            Field(28, "enum", 0),  # trigger: activity_end
            Field(110, "string", run.title),  # sport_profile_name
        ),
    )


def _activity(recording: Recording) -> Message:
    run = recording.run
    return Message(
        34,
        (
            _timestamp(recording, run.elapsed_s),
            Field(0, "uint32", round(run.moving_s * 1000)),  # total_timer_time
            Field(1, "uint16", 1),  # num_sessions
            Field(2, "enum", 0),  # type: manual
            *_event(_ACTIVITY, _STOPPED, number=3),
        ),
    )


def _totals(elapsed_s: float, timer_s: float, distance_m: float) -> tuple[Field, ...]:
    return (
        Field(7, "uint32", round(elapsed_s * 1000)),  # total_elapsed_time
        Field(8, "uint32", round(timer_s * 1000)),  # total_timer_time
        Field(9, "uint32", round(distance_m * 100)),  # total_distance
    )


def _climbs(recording: Recording) -> tuple[Field, ...]:
    # A watch filters before it sums; the true totals stand for a good filter.
    if not recording.run.has_altitude:
        return ()
    return (
        Field(22, "uint16", round(recording.run.ascent_m)),  # total_ascent
        Field(23, "uint16", round(recording.run.descent_m)),  # total_descent
    )


def _event(event: int, event_type: int, *, number: int = 0) -> tuple[Field, Field]:
    return Field(number, "enum", event), Field(number + 1, "enum", event_type)


def _timestamp(recording: Recording, at_s: float) -> Field:
    return Field(253, "uint32", _clock(recording, at_s))


def _clock(recording: Recording, at_s: float) -> int:
    """Return FIT's time [s since its epoch] at a time of the run [s]."""
    since_epoch = recording.run.start - _FIT_EPOCH
    return round(since_epoch.total_seconds() + at_s)
