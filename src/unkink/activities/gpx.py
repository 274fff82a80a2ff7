"""The activities of a GPX file, version 1.0 or 1.1: one for each outing."""

from dataclasses import dataclass, replace

import numpy as np
from lxml import etree

from unkink.activities.activity import Floats
from unkink.activities.recording import LEG_LIMIT, Pause, Recording
from unkink.activities.sport import name_sport
from unkink.activities.xml_points import TIME, Integers, PointReader, spans
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


@dataclass(frozen=True)
class _Points:
    """The points of a file that have a place and a time.

    Attributes:
        columns: Values by column, each of shape (n,).
        segment: Number of the segment of each point, shape (n,).
        segments: How many segments the file has.
        placeless: Points left out for want of a valid position.
        timeless: Points left out for want of a time.
    """

    columns: dict[str, Floats]
    segment: Integers
    segments: int
    placeless: int
    timeless: int


def read_gpx(root: etree._Element, path: str) -> list[Recording]:
    """Return what the tracks of a GPX file hold.

    Segments are stretches between pauses; tracks more than four hours apart are
    activities of their own.

    Raises:
        EmptyActivityError: If there is no track, or no times in it.
    """
    points = _read_points(root)
    if not len(points.segment):
        raise EmptyActivityError(path, _why_empty(root, points))
    whole = Recording(
        columns={},
        sport=_sport(root),
        device=(root.get("creator") or "").strip(),
        warnings=_told_left_out(points),
    )
    return _outings(whole, points)


def _read_points(root: etree._Element) -> _Points:
    segments = [list(children(one, "trkpt")) for one in descendants(root, "trkseg")]
    elements = [point for segment in segments for point in segment]
    table = _POINTS.read(elements)
    # The place is an attribute of a point, all else an element in it.
    places = [(number(one.get("lat")), number(one.get("lon"))) for one in elements]
    place = np.array(places, dtype=np.float64).reshape(-1, 2)
    has_time = np.isfinite(table[:, 0])
    has_place = (np.abs(place[:, 0]) <= 90) & (np.abs(place[:, 1]) <= 180)
    is_kept = has_time & has_place
    columns = dict(zip(_POINTS.columns, table[is_kept].T, strict=True))
    latitude_deg, longitude_deg = place[is_kept].T
    owner = np.repeat(np.arange(len(segments)), [len(one) for one in segments])
    return _Points(
        columns | {"latitude_deg": latitude_deg, "longitude_deg": longitude_deg},
        segment=owner[is_kept],
        segments=len(segments),
        placeless=int(np.count_nonzero(~has_place)),
        timeless=int(np.count_nonzero(has_place & ~has_time)),
    )


def _outings(whole: Recording, points: _Points) -> list[Recording]:
    first_s, last_s = spans(points.columns[TIME], points.segment, count=points.segments)
    order = np.argsort(first_s, kind="stable")
    order = order[np.isfinite(first_s[order])]
    begins_s, ends_s = first_s[order], np.maximum.accumulate(last_s[order])
    is_new = np.append(False, begins_s[1:] - ends_s[:-1] > _OUTING_GAP_S)
    outing = np.zeros(points.segments, np.int64)
    outing[order] = np.cumsum(is_new)
    gaps = np.flatnonzero((begins_s[1:] > ends_s[:-1]) & ~is_new[1:])
    pauses: dict[int, list[Pause]] = {}
    for gap in gaps.tolist():
        pause = (float(ends_s[gap]), float(begins_s[gap + 1]))
        pauses.setdefault(int(outing[order[gap]]), []).append(pause)
    return [
        replace(whole, columns=columns, pauses=tuple(pauses.get(index, ())))
        for index, columns in enumerate(_split(points.columns, outing[points.segment]))
    ]


def _split(columns: dict[str, Floats], group: Integers) -> list[dict[str, Floats]]:
    """Return the columns of each group, up to a bound, in the order of the groups."""
    order = np.argsort(group, kind="stable")
    edges = np.flatnonzero(np.diff(group[order])) + 1
    rows = np.split(order, edges[:LEG_LIMIT])[:LEG_LIMIT]
    return [{name: col[one] for name, col in columns.items()} for one in rows]


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


def _told_left_out(points: _Points) -> tuple[str, ...]:
    told = []
    if points.placeless:
        told.append(f"Points without a valid position, left out: {points.placeless}.")
    if points.timeless:
        told.append(f"Points without a time, left out: {points.timeless}.")
    return tuple(told)


def _why_empty(root: etree._Element, points: _Points) -> str:
    if points.timeless:
        return (
            "has no times, so how fast it was run cannot be told; "
            "export the activity itself, not its course"
        )
    if next(descendants(root, "rtept"), None) is not None:
        return "holds a planned route, not a recorded activity"
    return "holds no recorded track"
