"""The activities of a GPX file, version 1.0 or 1.1: one for each outing."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice

import numpy as np
from lxml import etree

from unkink.activities.activity import Floats
from unkink.activities.recording import LEG_LIMIT, Pause, Recording
from unkink.activities.sport import name_sport
from unkink.activities.xml.kind import TIME
from unkink.activities.xml.points import Integers, Points, spans
from unkink.activities.xml.runs import owners, run_of
from unkink.activities.xml.tree import child_text, children, descendants, plain_name
from unkink.errors import EmptyActivityError

# Tracks further apart were recorded on different outings.
_OUTING_GAP_S = 4 * 3600.0

_NAME_LENGTH = 200
_NOTES_LENGTH = 4_000


@dataclass(frozen=True)
class _Segments:
    """The segments of a file and the points in them.

    Attributes:
        columns: Values by column, each of shape (n,).
        segment: Number of the segment of each point, shape (n,).
        tracks: The track of each segment, None where it stands in none.
    """

    columns: Mapping[str, Floats]
    segment: Integers
    tracks: Sequence[etree._Element | None]


def read_gpx(root: etree._Element, points: Points, path: str) -> list[Recording]:
    """Return what the tracks of a GPX file hold.

    Segments are stretches between pauses; tracks more than four hours apart are
    activities of their own.

    Args:
        root: The file without its points.
        points: Its points.
        path: For errors.

    Raises:
        EmptyActivityError: If there is no track, or no times in it.
    """
    segments = _segments(root, points)
    if not len(segments.segment):
        raise EmptyActivityError(path, _why_empty(root, points))
    # All outings of a file share these.
    outing = partial(
        Recording,
        sport=_sport(root),
        device=(root.get("creator") or "").strip(),
        warnings=_told_left_out(points),
    )
    return _outings(outing, segments, file_name=_name(root))


def _segments(root: etree._Element, points: Points) -> _Segments:
    tracks: list[etree._Element | None] = []
    segment_of_run: dict[int, int] = {}
    track, is_open = None, False
    for element in root.iter("{*}trk", "{*}trkseg", etree.PI):
        run, name = run_of(element), plain_name(element.tag)
        if name == "trk":
            track, is_open = element, False
        # Some programs write the points of a track without a segment around them.
        elif name == "trkseg" or (
            run is not None and not is_open and track is not None
        ):
            tracks.append(track)
            is_open = True
        if run is not None and is_open:
            segment_of_run.setdefault(run, len(tracks) - 1)
    segment = owners(points.run, segment_of_run)
    is_kept = segment >= 0
    if is_kept.all():
        return _Segments(points.columns, segment, tracks)
    columns = {name: values[is_kept] for name, values in points.columns.items()}
    return _Segments(columns, segment[is_kept], tracks)


def _outings(
    outing: Callable[..., Recording], segments: _Segments, *, file_name: str
) -> list[Recording]:
    if len(segments.tracks) == 1:
        called = _called(segments.tracks[0], file_name)
        return [outing(columns=segments.columns, **called)]
    count = len(segments.tracks)
    first_s, last_s = spans(segments.columns[TIME], segments.segment, count=count)
    order = np.argsort(first_s, kind="stable")
    order = order[np.isfinite(first_s[order])]
    begins_s, ends_s = first_s[order], np.maximum.accumulate(last_s[order])
    is_new = np.append(False, begins_s[1:] - ends_s[:-1] > _OUTING_GAP_S)
    number = np.zeros(count, np.int64)
    number[order] = np.cumsum(is_new)
    gaps = np.flatnonzero((begins_s[1:] > ends_s[:-1]) & ~is_new[1:])
    pauses: dict[int, list[Pause]] = {}
    for gap in gaps.tolist():
        pause = (float(ends_s[gap]), float(begins_s[gap + 1]))
        pauses.setdefault(int(number[order[gap]]), []).append(pause)
    is_new[0] = True
    legs = _split(segments.columns, number[segments.segment])
    return [
        outing(
            columns=columns,
            pauses=tuple(pauses.get(index, ())),
            **_called(segments.tracks[first], file_name),
        )
        for index, (first, columns) in enumerate(
            zip(order[is_new].tolist(), legs, strict=False)
        )
    ]


def _split(
    columns: Mapping[str, Floats], group: Integers
) -> list[Mapping[str, Floats]]:
    """Return the columns of each group, up to a bound, in the order of the groups."""
    if not group.any():
        return [columns]
    order = np.argsort(group, kind="stable")
    edges = np.flatnonzero(np.diff(group[order])) + 1
    rows = np.split(order, edges[:LEG_LIMIT])[:LEG_LIMIT]
    return [{name: col[one] for name, col in columns.items()} for one in rows]


def _called(track: etree._Element | None, file_name: str) -> dict[str, str]:
    """Return the name and the notes of an outing by its first track."""
    if track is None:
        return {"name": file_name}
    name = child_text(track, "name") or file_name
    notes = child_text(track, "desc") or child_text(track, "cmt") or ""
    return {"name": name[:_NAME_LENGTH], "notes": notes[:_NOTES_LENGTH]}


def _name(root: etree._Element) -> str:
    # Version 1.0 has no element of metadata and names the file at its top.
    for parent in (*islice(children(root, "metadata"), 1), root):
        if name := child_text(parent, "name"):
            return name[:_NAME_LENGTH]
    return ""


def _sport(root: etree._Element) -> str | None:
    for track in islice(children(root, "trk"), LEG_LIMIT):
        texts = [child_text(track, "type")]
        # Locus and OruxMaps write the sport into an extension of the track.
        for extensions in children(track, "extensions"):
            texts += [child_text(extensions, name) for name in ("activity", "sport")]
        for text in texts:
            if sport := name_sport(text):
                return sport
    return None


def _told_left_out(points: Points) -> tuple[str, ...]:
    told = []
    if len(points.placeless):
        count = len(points.placeless)
        told.append(f"Points without a valid position, left out: {count}.")
    if len(points.timeless):
        told.append(f"Points without a time, left out: {len(points.timeless)}.")
    return tuple(told)


def _why_empty(root: etree._Element, points: Points) -> str:
    why = "holds no recorded track"
    if len(points.run):
        why += "; its points stand outside of all tracks"
    elif len(points.timeless):
        why = (
            "has no times, so how fast it was run cannot be told; "
            "export the activity itself, not its course"
        )
    elif len(points.placeless):
        why = f"has no point with a valid position, of {len(points.placeless)}"
    elif next(descendants(root, "rte"), None) is not None:
        why = "holds a planned route, not a recorded activity"
    return why
