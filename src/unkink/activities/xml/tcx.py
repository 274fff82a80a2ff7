"""The activities of a TCX file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from lxml import etree

from unkink.activities.activity import Floats, Lap
from unkink.activities.recording import LEG_LIMIT, Recording
from unkink.activities.sport import name_sport
from unkink.activities.xml.kind import LATITUDE, LONGITUDE, TIME
from unkink.activities.xml.lap_pauses import find_pauses
from unkink.activities.xml.points import Integers, Points
from unkink.activities.xml.runs import owners, run_of
from unkink.activities.xml.tree import child_text, children, descendants, plain_name
from unkink.activities.xml.values import clock, known, number
from unkink.errors import EmptyActivityError, NotAnActivityError

_PARTS = ("{*}Activity", "{*}Lap", "{*}Track", "{*}Course", "{*}Workout")

_NOTES_LENGTH = 4_000


@dataclass(frozen=True)
class _Activity:
    """One activity and its parts.

    Attributes:
        element: The activity without its points.
        first_track: Number of its first track, counted through the file.
        laps: Its laps.
        lap_of_track: Lap of each of its tracks, -1 for those before the first.
    """

    element: etree._Element
    first_track: int
    laps: list[etree._Element] = field(default_factory=list)
    lap_of_track: list[int] = field(default_factory=list)


def read_tcx(root: etree._Element, points: Points, path: str) -> list[Recording]:
    """Return what the activities of a TCX file hold, in their order.

    Args:
        root: The file without its points.
        points: Its points.
        path: For errors.

    Raises:
        NotAnActivityError: If it holds a course or a workout only.
        EmptyActivityError: If it holds nothing.
    """
    activities, track_of_run, is_cut = _parts(root)
    if activities:
        recordings = _recordings(activities, points, track_of_run)
        if is_cut:
            told = f"Activities beyond the first {LEG_LIMIT} were left out."
            last = recordings[-1]
            recordings[-1] = replace(last, warnings=(*last.warnings, told))
        return recordings
    for kind in ("Course", "Workout"):
        if next(descendants(root, kind), None) is not None:
            raise NotAnActivityError(path, kind.lower(), form="TCX")
    raise EmptyActivityError(path, "holds no activity")


def _parts(root: etree._Element) -> tuple[list[_Activity], dict[int, int], bool]:
    """Return the activities, the track of each run of points, and if some are cut.

    Where a closing tag lacks, what follows lies within. So it is not asked what lies in
    what: points belong to the last track that began, a track to the last lap, and so
    on.
    """
    activities: list[_Activity] = []
    track_of_run: dict[int, int] = {}
    activity, tracks, is_cut = None, 0, False
    for element in root.iter(*_PARTS, etree.PI):
        name, run = plain_name(element.tag), run_of(element)
        if name == "activity" and len(activities) < LEG_LIMIT:
            activity = _Activity(element, first_track=tracks)
            activities.append(activity)
        elif name in {"activity", "course", "workout"}:
            activity = None
            is_cut = is_cut or name == "activity"
        elif activity and name == "lap":
            activity.laps.append(element)
        elif activity and name == "track":
            activity.lap_of_track.append(len(activity.laps) - 1)
            tracks += 1
        elif activity and activity.lap_of_track and run is not None:
            track_of_run[run] = tracks - 1
    return activities, track_of_run, is_cut


def _recordings(
    activities: Sequence[_Activity], points: Points, track_of_run: Mapping[int, int]
) -> list[Recording]:
    track = owners(points.run, track_of_run)
    firsts = [activity.first_track for activity in activities]
    rows = _shares(track, firsts)
    lost = _shares(owners(points.timeless, track_of_run), firsts)
    return [
        _recording(
            activity,
            {name: values[row] for name, values in points.columns.items()},
            track[row] - activity.first_track,
            timeless=len(gone),
        )
        for activity, row, gone in zip(activities, rows, lost, strict=True)
    ]


def _shares(track: Integers, firsts: Sequence[int]) -> list[Integers]:
    """Return the rows of each activity, by the track of each row and its own first."""
    order = np.argsort(track, kind="stable")
    # Before the first activity are the rows that stand in no track.
    return np.split(order, np.searchsorted(track[order], firsts))[1:]


def _recording(
    activity: _Activity, columns: dict[str, Floats], track: Integers, *, timeless: int
) -> Recording:
    laps = [_lap(lap) for lap in activity.laps]
    return Recording(
        columns=columns,
        pauses=find_pauses(
            columns[TIME],
            track,
            lap_of_track=np.array(activity.lap_of_track, dtype=np.int64),
            timer_s=[lap.moving_s for lap in laps],
        ),
        sport=name_sport(activity.element.get("Sport")),
        start_s=known(laps[0].start_s) if laps else None,
        distance_m=_sum([lap.distance_m for lap in laps]),
        moving_s=_sum([lap.moving_s for lap in laps]),
        laps=tuple(lap for lap in laps if known(lap.start_s) is not None),
        notes=(child_text(activity.element, "Notes") or "")[:_NOTES_LENGTH],
        device=_device(activity.element),
        warnings=(*_told_odd(columns), *_told_timeless(timeless)),
    )


def _lap(element: etree._Element) -> Lap:
    return Lap(
        start_s=clock(element.get("StartTime")),
        moving_s=known(number(child_text(element, "TotalTimeSeconds"))),
        distance_m=known(number(child_text(element, "DistanceMeters"))),
    )


def _sum(values: Sequence[float | None]) -> float | None:
    # numpy adds in pairs, so the sum of many laps carries less noise.
    there = [value for value in values if value is not None]
    with np.errstate(over="ignore"):
        return float(np.sum(there)) if there else None


def _device(activity: etree._Element) -> str:
    names = (child_text(creator, "Name") for creator in children(activity, "Creator"))
    return next((name for name in names if name), "")


def _told_odd(columns: Mapping[str, Floats]) -> tuple[str, ...]:
    nowhere = np.full(len(columns[TIME]), np.nan)
    has_latitude = np.isfinite(columns.get(LATITUDE, nowhere))
    has_longitude = np.isfinite(columns.get(LONGITUDE, nowhere))
    odd = int(np.count_nonzero(has_latitude != has_longitude))
    return (f"Points with half a position: {odd}.",) if odd else ()


def _told_timeless(count: int) -> tuple[str, ...]:
    return (f"Points without a time, left out: {count}.",) if count else ()
