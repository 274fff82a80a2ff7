"""A recording as TCX, with speed and cadence in Garmin's activity extension."""

from collections.abc import Iterator
from html import escape
from pathlib import Path

import numpy as np

from samples.laps import Lap, laps_of
from samples.moments import moments_at, moments_of
from samples.recording import Recording

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<TrainingCenterDatabase
 xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xmlns:ns3="http://www.garmin.com/xmlschemas/ActivityExtension/v2">
<Activities><Activity Sport="Running"><Id>{start}</Id>
"""
_LAP_HEAD = """<Lap StartTime="{start}"><TotalTimeSeconds>{timer:.1f}</TotalTimeSeconds>
<DistanceMeters>{distance:.2f}</DistanceMeters><Calories>0</Calories>
<Intensity>Active</Intensity><TriggerMethod>{trigger}</TriggerMethod>
"""
_TAIL = """<Notes>{title}</Notes>
<Creator xsi:type="Device_t"><Name>unkink synthetic</Name><UnitId>0</UnitId>
<ProductID>0</ProductID><Version><VersionMajor>0</VersionMajor>
<VersionMinor>0</VersionMinor></Version></Creator></Activity></Activities>
</TrainingCenterDatabase>
"""
_PLACE = (
    "<Position><LatitudeDegrees>{:.7f}</LatitudeDegrees>"
    "<LongitudeDegrees>{:.7f}</LongitudeDegrees></Position>"
    "<AltitudeMeters>{:.1f}</AltitudeMeters>"
)
_POINT = (
    "<Trackpoint><Time>{}</Time>{}<DistanceMeters>{:.2f}</DistanceMeters>"
    "<HeartRateBpm><Value>{:.0f}</Value></HeartRateBpm><Extensions><ns3:TPX>"
    "<ns3:Speed>{:.3f}</ns3:Speed><ns3:RunCadence>{:.0f}</ns3:RunCadence></ns3:TPX>"
    "</Extensions></Trackpoint>\n"
)


def write_tcx(recording: Recording, path: Path) -> None:
    """Write a recording as TCX: a lap a kilometre, a new track after a pause."""
    path.write_text("".join(_parts_of(recording)), encoding="utf-8", newline="\n")


def _parts_of(recording: Recording) -> Iterator[str]:
    start, *_ = moments_of(recording)
    yield _HEAD.format(start=start)
    points = _points_of(recording)
    for lap in laps_of(recording):
        yield _lap_head(recording, lap)
        yield from _tracks(recording, lap, points=points)
        yield "</Lap>\n"
    yield _TAIL.format(title=escape(recording.run.title))


def _lap_head(recording: Recording, lap: Lap) -> str:
    [start] = moments_at(recording, np.array([lap.start_s]))
    trigger = "Manual" if lap.is_last else "Distance"
    return _LAP_HEAD.format(
        start=start, timer=lap.timer_s, distance=lap.distance_m, trigger=trigger
    )


def _tracks(recording: Recording, lap: Lap, *, points: list[str]) -> Iterator[str]:
    for stretch in recording.stretches():
        first = max(lap.rows.start, stretch.start)
        end = min(lap.rows.stop, stretch.stop)
        if first < end:
            yield f"<Track>\n{''.join(points[first:end])}</Track>\n"


def _points_of(recording: Recording) -> list[str]:
    return [
        _POINT.format(*row)
        for row in zip(
            moments_of(recording),
            _places_of(recording),
            recording.distance_m.tolist(),
            recording.heart_rate_bpm.tolist(),
            recording.speed_mps.tolist(),
            recording.strides_per_min.tolist(),
            strict=True,
        )
    ]


def _places_of(recording: Recording) -> list[str]:
    """Return position and altitude in XML, empty indoors."""
    if not recording.run.has_position:
        return [""] * len(recording)
    columns = (recording.latitude_deg, recording.longitude_deg, recording.altitude_m)
    return [_PLACE.format(*row) for row in zip(*columns, strict=True)]
