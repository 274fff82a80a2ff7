"""The activities of a GPX file, version 1.0 or 1.1: one for each outing."""

from dataclasses import dataclass, field, replace

import numpy as np
from lxml import etree

from unkink.activities.activity import Floats
from unkink.activities.recording import Pause, Recording
from unkink.activities.sport import name_sport
from unkink.activities.xml_points import PointReader
from unkink.activities.xml_tree import child_text, children, descendants
from unkink.activities.xml_values import number
from unkink.errors import EmptyActivityError

# Tracks further apart were recorded on different outings.
_OUTING_GAP_S = 4 * 3600.0

# What programs call the values of a point, at whatever depth of its extensions.
_COLUMN_OF = {
    "ele": "altitude_m",
    "speed": "speed_mps",
    "hr": "heart_rate_bpm",
    "heartrate": "heart_rate_bpm",
    "cad": "step_rate_spm",
    "cadence": "step_rate_spm",
    "runcadence": "step_rate_spm",
    "power": "power_w",
    "watts": "power_w",
    "powerinwatts": "power_w",
}
_POINTS = PointReader(_COLUMN_OF)


@dataclass(slots=True)
class _Segment:
    """Points of one track segment, by column, and how many had to be left out."""

    columns: dict[str, Floats]
    placeless: int = 0
    timeless: int = 0
    first_s: float = field(init=False)
    last_s: float = field(init=False)

    def __post_init__(self) -> None:
        time_s = self.columns["time_s"]
        self.first_s = float(time_s.min()) if len(time_s) else np.nan
        self.last_s = float(time_s.max()) if len(time_s) else np.nan


def read_gpx(root: etree._Element, path: str) -> list[Recording]:
    """Return what the tracks of a GPX file hold.

    Segments are stretches between pauses; tracks more than four hours apart are
    activities of their own.

    Raises:
        EmptyActivityError: If there is no track, or no times in it.
    """
    segments = [_segment(found) for found in descendants(root, "trkseg")]
    timed = sorted(
        (one for one in segments if len(one.columns["time_s"])),
        key=lambda one: one.first_s,
    )
    if not timed:
        raise EmptyActivityError(path, _why_empty(root, segments))
    whole = Recording(
        columns={},
        sport=_sport(root),
        device=(root.get("creator") or "").strip(),
        warnings=_told_left_out(segments),
    )
    return [_outing(whole, group) for group in _outings(timed)]


def _segment(element: etree._Element) -> _Segment:
    table = _POINTS.read(children(element, "trkpt"))
    # A place is an attribute, all else an element.
    places = [
        (number(point.get("lat")), number(point.get("lon")))
        for point in children(element, "trkpt")
    ]
    place = np.array(places, dtype=np.float64).reshape(-1, 2)
    has_time = np.isfinite(table[:, 0])
    has_place = (np.abs(place[:, 0]) <= 90) & (np.abs(place[:, 1]) <= 180)
    is_kept = has_time & has_place
    columns = dict(zip(_POINTS.columns, table[is_kept].T, strict=True))
    latitude_deg, longitude_deg = place[is_kept].T
    return _Segment(
        columns | {"latitude_deg": latitude_deg, "longitude_deg": longitude_deg},
        placeless=int(np.count_nonzero(~has_place)),
        timeless=int(np.count_nonzero(has_place & ~has_time)),
    )


def _outings(segments: list[_Segment]) -> list[list[_Segment]]:
    groups = [[segments[0]]]
    end_s = segments[0].last_s
    for segment in segments[1:]:
        if segment.first_s - end_s > _OUTING_GAP_S:
            groups.append([])
        groups[-1].append(segment)
        end_s = max(end_s, segment.last_s)
    return groups


def _outing(whole: Recording, segments: list[_Segment]) -> Recording:
    columns = {
        name: np.concatenate([segment.columns[name] for segment in segments])
        for name in segments[0].columns
    }
    return replace(whole, columns=columns, pauses=_pauses(segments))


def _pauses(segments: list[_Segment]) -> tuple[Pause, ...]:
    pauses: list[Pause] = []
    end_s = segments[0].last_s
    for segment in segments[1:]:
        if segment.first_s > end_s:
            pauses.append((end_s, segment.first_s))
        end_s = max(end_s, segment.last_s)
    return tuple(pauses)


def _sport(root: etree._Element) -> str | None:
    for track in children(root, "trk"):
        texts = [child_text(track, "type")]
        # Locus and OruxMaps write the sport into an extension of the track.
        for extensions in children(track, "extensions"):
            texts += [child_text(extensions, name) for name in ("activity", "sport")]
        for text in texts:
            if sport := name_sport(text):
                return sport
    return None


def _told_left_out(segments: list[_Segment]) -> tuple[str, ...]:
    placeless = sum(segment.placeless for segment in segments)
    timeless = sum(segment.timeless for segment in segments)
    told = []
    if placeless:
        told.append(f"Points without a valid position, left out: {placeless}.")
    if timeless:
        told.append(f"Points without a time, left out: {timeless}.")
    return tuple(told)


def _why_empty(root: etree._Element, segments: list[_Segment]) -> str:
    if any(segment.timeless for segment in segments):
        return (
            "has no times, so how fast it was run cannot be told; "
            "export the activity itself, not its course"
        )
    if next(descendants(root, "rtept"), None) is not None:
        return "holds a planned route, not a recorded activity"
    return "holds no recorded track"
