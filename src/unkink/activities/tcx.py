"""The activities of a TCX file."""

from itertools import islice

import numpy as np
from lxml import etree

from unkink.activities.activity import Floats
from unkink.activities.recording import LEG_LIMIT, Pause, Recording
from unkink.activities.sport import name_sport
from unkink.activities.xml_points import TIME, Integers, PointReader, spans
from unkink.activities.xml_tree import child_text, children, descendants
from unkink.activities.xml_values import clock, known, number
from unkink.errors import EmptyActivityError, UnsupportedFormatError

# "RunCadence" of Garmin's extension counts as "Cadence"; a point has one of them.
_COLUMN_OF = {
    "latitudedegrees": "latitude_deg",
    "longitudedegrees": "longitude_deg",
    "distancemeters": "distance_m",
    "altitudemeters": "altitude_m",
    "speed": "speed_mps",
    "cadence": "step_rate_spm",
    "runcadence": "step_rate_spm",
    "value": "heart_rate_bpm",
    "watts": "power_w",
}
_POINTS = PointReader(_COLUMN_OF)


def read_tcx(root: etree._Element, path: str) -> list[Recording]:
    """Return what the activities of a TCX file hold, in their order.

    Raises:
        UnsupportedFormatError: If it holds a course or a workout only.
        EmptyActivityError: If it holds nothing.
    """
    activities = islice(descendants(root, "Activity"), LEG_LIMIT)
    found = [_recording(activity) for activity in activities]
    if found:
        return found
    for kind in ("Course", "Workout"):
        if next(descendants(root, kind), None) is not None:
            raise UnsupportedFormatError(
                path, f"is a TCX {kind.lower()}, not an activity"
            )
    raise EmptyActivityError(path, "holds no activity")


def _recording(activity: etree._Element) -> Recording:
    laps = list(children(activity, "Lap"))
    columns, pauses = _points(laps)
    start_s = clock(laps[0].get("StartTime")) if laps else np.nan
    return Recording(
        columns=columns,
        pauses=pauses,
        sport=name_sport(activity.get("Sport")),
        start_s=known(start_s),
        distance_m=_sum(laps, "DistanceMeters"),
        moving_s=_sum(laps, "TotalTimeSeconds"),
        device=_device(activity),
        warnings=_told_odd(columns),
    )


def _points(
    laps: list[etree._Element],
) -> tuple[dict[str, Floats], tuple[Pause, ...]]:
    tracks = [
        (lap, list(children(track, "Trackpoint")))
        for lap, element in enumerate(laps)
        for track in children(element, "Track")
    ]
    table = _POINTS.read(point for _, track in tracks for point in track)
    owner = np.repeat(np.arange(len(tracks)), [len(track) for _, track in tracks])
    columns = dict(zip(_POINTS.columns, table.T, strict=True))
    is_timed = np.isfinite(columns[TIME])
    first_s, last_s = spans(columns[TIME][is_timed], owner[is_timed], count=len(tracks))
    lap_of = np.array([lap for lap, _ in tracks])
    return columns, _pauses(first_s, last_s, lap_of)


def _pauses(first_s: Floats, last_s: Floats, lap_of: Integers) -> tuple[Pause, ...]:
    """Return the gaps between the tracks of a lap: the timer stood still there."""
    used = np.flatnonzero(np.isfinite(first_s))
    stops_s, starts_s = last_s[used[:-1]], first_s[used[1:]]
    is_pause = (starts_s > stops_s) & (lap_of[used[:-1]] == lap_of[used[1:]])
    return tuple(
        zip(stops_s[is_pause].tolist(), starts_s[is_pause].tolist(), strict=True)
    )


def _sum(laps: list[etree._Element], name: str) -> float | None:
    values = [number(child_text(lap, name)) for lap in laps]
    return float(np.nansum(values)) if np.isfinite(values).any() else None


def _device(activity: etree._Element) -> str:
    names = (child_text(creator, "Name") for creator in children(activity, "Creator"))
    return next((name for name in names if name), "")


def _told_odd(columns: dict[str, Floats]) -> tuple[str, ...]:
    has_latitude = np.isfinite(columns["latitude_deg"])
    odd = int(np.count_nonzero(has_latitude != np.isfinite(columns["longitude_deg"])))
    return (f"Points with half a position: {odd}.",) if odd else ()
