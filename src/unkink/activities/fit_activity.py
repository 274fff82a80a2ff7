"""The activities of a FIT file: one for each session."""

from dataclasses import replace

import numpy as np

from unkink.activities import fit_profile as profile
from unkink.activities.activity import Floats
from unkink.activities.fit_messages import FitFile, read_fit_files
from unkink.activities.fit_table import Table
from unkink.activities.recording import Pause, Recording
from unkink.activities.sport import RUNNING
from unkink.errors import DamagedFileError, UnsupportedFormatError

_DEGREES = 2**31 / 180

# A multisport race has some ten; more is no activity.
_SESSION_LIMIT = 100


def read_fit(data: bytes, path: str) -> list[Recording]:
    """Return what the sessions of a FIT file hold, in their order.

    Several files in one are read one after the other; those that hold no activity
    are left out.

    Raises:
        UnsupportedFormatError: If it is a course, a workout or the like.
        DamagedFileError: If it is broken before anything could be read.
    """
    files = read_fit_files(data, path, wanted=profile.MESSAGES)
    activities = [file for file in files if _file_type(file) is None]
    if not activities:
        kind = _file_type(files[0])
        raise UnsupportedFormatError(path, f"is a FIT {kind}, not an activity")
    found = [leg for file in activities for leg in _recordings(file)]
    damage = tuple(text for file in files for text in file.warnings)
    if found:
        return [replace(leg, warnings=(*damage, *leg.warnings)) for leg in found]
    if damage:
        raise DamagedFileError(path, f"holds nothing that can be read. {damage[0]}")
    return []


def record_columns(records: Table) -> dict[str, Floats]:
    """Return the columns of record messages, named as in `Recording`."""
    column = records.column
    speed_mps, distance_m = _speed_and_distance(records)
    strides = column(profile.RECORD_CADENCE)
    part = column(profile.RECORD_FRACTIONAL_CADENCE, scale=128)
    return {
        "time_s": records.times() + profile.EPOCH_S,
        "latitude_deg": column(profile.RECORD_LATITUDE, scale=_DEGREES),
        "longitude_deg": column(profile.RECORD_LONGITUDE, scale=_DEGREES),
        "distance_m": _either(column(profile.RECORD_DISTANCE, scale=100), distance_m),
        "altitude_m": _either(
            column(profile.RECORD_ENHANCED_ALTITUDE, scale=5, offset=500),
            column(profile.RECORD_ALTITUDE, scale=5, offset=500),
        ),
        "speed_mps": _either(
            column(profile.RECORD_ENHANCED_SPEED, scale=1000),
            _either(column(profile.RECORD_SPEED, scale=1000), speed_mps),
        ),
        "step_rate_spm": strides + np.where(np.isfinite(part), part, 0.0),
        "heart_rate_bpm": column(profile.RECORD_HEART_RATE),
        "power_w": column(profile.RECORD_POWER),
    }


def _file_type(file: FitFile) -> str | None:
    """Return what the file is if it is no activity."""
    number = _first(file.tables.get(profile.FILE_ID), profile.FILE_ID_TYPE)
    if number is None or number == profile.ACTIVITY_FILE:
        return None
    return profile.FILE_TYPES.get(int(number), f"file of type {number:.0f}")


def _recordings(file: FitFile) -> list[Recording]:
    records = file.tables.get(profile.RECORD)
    sessions = file.tables.get(profile.SESSION)
    columns = record_columns(records) if records else {"time_s": np.empty(0)}
    whole = Recording(
        columns=columns,
        pauses=_pauses(file.tables.get(profile.EVENT)),
        sport=_sport_beside(file),
        device=_device(file),
    )
    if sessions is None:
        lost = "The summary of the activity is missing; totals come from the samples."
        return [replace(whole, warnings=(lost,))] if records else []
    return _by_session(whole, sessions)


def _by_session(whole: Recording, sessions: Table) -> list[Recording]:
    legs = _totals(whole, sessions)
    starts_s = np.array([leg.start_s or 0.0 for leg in legs])
    order = np.argsort(starts_s, kind="stable")
    # A sample belongs to the last session that had begun; the first takes the rest.
    began = np.searchsorted(starts_s[order], whole.columns["time_s"], side="right")
    owner = order[np.maximum(began - 1, 0)]
    return [
        replace(
            leg,
            columns={name: col[owner == i] for name, col in whole.columns.items()},
        )
        for i, leg in enumerate(legs)
    ]


def _totals(whole: Recording, sessions: Table) -> list[Recording]:
    start_s = sessions.column(profile.SESSION_START) + profile.EPOCH_S
    elapsed_s = sessions.column(profile.SESSION_ELAPSED, scale=1000)
    timer_s = sessions.column(profile.SESSION_TIMER, scale=1000)
    distance_m = sessions.column(profile.SESSION_DISTANCE, scale=100)
    ascent_m = sessions.column(profile.SESSION_ASCENT)
    descent_m = sessions.column(profile.SESSION_DESCENT)
    effort = sessions.column(profile.SESSION_EFFORT, scale=10)
    feel = sessions.column(profile.SESSION_FEEL)
    sport = sessions.column(profile.SESSION_SPORT)
    sub_sport = sessions.column(profile.SESSION_SUB_SPORT)
    return [
        replace(
            whole,
            sport=_sport_name(sport[i], sub_sport[i]) or whole.sport,
            start_s=_known(start_s[i]),
            elapsed_s=_known(elapsed_s[i]),
            moving_s=_known(timer_s[i]),
            distance_m=_known(distance_m[i]),
            ascent_m=_known(ascent_m[i]),
            descent_m=_known(descent_m[i]),
            perceived_effort=_known(effort[i]),
            feel=_known(feel[i]),
        )
        for i in range(min(len(sessions), _SESSION_LIMIT))
    ]


def _speed_and_distance(records: Table) -> tuple[Floats, Floats]:
    """Return speed [m/s] and distance [m] of old watches, packed in three bytes.

    The lower twelve bits are the speed in 1/100 m/s, the upper twelve the distance in
    1/16 m, which starts anew at every 256 m.
    """
    low, middle, high = records.byte_rows(
        profile.RECORD_SPEED_AND_DISTANCE, size=3
    ).T.astype(np.int64)
    is_known = (low & middle & high) != 0xFF
    sixteenths = (middle >> 4 | high << 4)[is_known]
    distance_m = np.full(len(is_known), np.nan)
    steps = np.diff(sixteenths, prepend=0) % 4096
    distance_m[is_known] = np.cumsum(steps) / 16
    speed_mps = np.where(is_known, (low | (middle & 0x0F) << 8) / 100, np.nan)
    return speed_mps, distance_m


def _pauses(events: Table | None) -> tuple[Pause, ...]:
    """Return the stretches between a stop of the timer and its next start.

    A last stop without a start is the end, not a pause.
    """
    if events is None:
        return ()
    is_timer = events.column(profile.EVENT_EVENT) == profile.TIMER_EVENT
    times_s = (events.times() + profile.EPOCH_S)[is_timer]
    kinds = events.column(profile.EVENT_TYPE)[is_timer]
    pauses: list[Pause] = []
    stopped_s: float | None = None
    for time_s, kind in zip(times_s.tolist(), kinds.tolist(), strict=True):
        if kind in profile.STOP_TYPES and stopped_s is None:
            stopped_s = time_s
        elif kind == profile.START_TYPE and stopped_s is not None:
            pauses.append((stopped_s, time_s))
            stopped_s = None
    return tuple(pauses)


def _sport_beside(file: FitFile) -> str | None:
    """Return the sport that the file names outside its sessions."""
    sport = file.tables.get(profile.SPORT)
    lap = file.tables.get(profile.LAP)
    return _sport_name(
        _first(sport, profile.SPORT_SPORT), _first(sport, profile.SPORT_SUB_SPORT)
    ) or _sport_name(_first(lap, profile.LAP_SPORT), _first(lap, profile.LAP_SUB_SPORT))


def _sport_name(sport: float | None, sub_sport: float | None) -> str | None:
    if sport is None or np.isnan(sport):
        return None
    if sport == profile.FITNESS_EQUIPMENT and sub_sport == profile.TREADMILL:
        return RUNNING
    return profile.SPORTS.get(int(sport), f"sport {sport:.0f}")


def _device(file: FitFile) -> str:
    file_id = file.tables.get(profile.FILE_ID)
    devices = file.tables.get(profile.DEVICE_INFO)
    maker = _first(file_id, profile.FILE_ID_MANUFACTURER)
    return (
        (file_id.text(profile.FILE_ID_PRODUCT_NAME) if file_id else "")
        or (devices.text(profile.DEVICE_PRODUCT_NAME) if devices else "")
        or profile.MANUFACTURERS.get(int(maker or 0), "")
    )


def _first(table: Table | None, number: int) -> float | None:
    if table is None:
        return None
    values = table.column(number)
    known = values[np.isfinite(values)]
    return float(known[0]) if len(known) else None


def _either(first: Floats, second: Floats) -> Floats:
    return np.where(np.isfinite(first), first, second)


def _known(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None
