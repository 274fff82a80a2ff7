"""The activities of a TCX file."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from lxml import etree

from unkink.activities.activity import Floats
from unkink.activities.recording import Pause, Recording
from unkink.activities.sport import name_sport
from unkink.activities.xml_points import PointReader
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
    found = [_recording(activity) for activity in descendants(root, "Activity")]
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
    tracks = [
        [
            _POINTS.read(children(track, "Trackpoint"))
            for track in children(lap, "Track")
        ]
        for lap in laps
    ]
    table = np.concatenate(
        [np.empty((0, len(_POINTS.columns))), *(t for lap in tracks for t in lap)]
    )
    columns: dict[str, Floats] = dict(zip(_POINTS.columns, table.T, strict=True))
    start_s = clock(laps[0].get("StartTime")) if laps else np.nan
    return Recording(
        columns=columns,
        pauses=tuple(pause for lap in tracks for pause in _pauses(lap)),
        sport=name_sport(activity.get("Sport")),
        start_s=known(start_s),
        distance_m=_sum(laps, "DistanceMeters"),
        moving_s=_sum(laps, "TotalTimeSeconds"),
        device=_device(activity),
        warnings=_told_odd(columns),
    )


def _pauses(tracks: list[Floats]) -> Iterator[Pause]:
    """Yield the gaps between the tracks of a lap: the timer stood still there."""
    ends = [(np.nanmin(t[:, 0]), np.nanmax(t[:, 0])) for t in tracks if _is_timed(t)]
    for (_, stop_s), (start_s, _) in pairwise(ends):
        if start_s > stop_s:
            yield float(stop_s), float(start_s)


def _is_timed(track: Floats) -> bool:
    return bool(np.isfinite(track[:, 0]).any())


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
