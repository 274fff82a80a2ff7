"""A recording as GPX 1.1, with heart rate and cadence in Garmin's extension."""

from collections.abc import Iterator
from html import escape
from pathlib import Path

from samples.moments import moments_of
from samples.recording import Recording

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gpx version="1.1" creator="unkink synthetic samples"
 xmlns="http://www.topografix.com/GPX/1/1"
 xmlns:gpxtpx="http://www.garmin.com/xmlschemas/TrackPointExtension/v1">
<metadata><name>{title}</name><desc>{about}</desc><time>{start}</time></metadata>
<trk><name>{title}</name><type>running</type>
"""
_ABOUT = "Synthetic: computed from formulas, run by nobody."
_TAIL = "</trk>\n</gpx>\n"
_POINT = (
    '<trkpt lat="{:.7f}" lon="{:.7f}"><ele>{:.1f}</ele><time>{}</time><extensions>'
    "<gpxtpx:TrackPointExtension><gpxtpx:hr>{:.0f}</gpxtpx:hr>"
    "<gpxtpx:cad>{:.0f}</gpxtpx:cad></gpxtpx:TrackPointExtension>"
    "</extensions></trkpt>\n"
)


def write_gpx(recording: Recording, path: Path) -> None:
    """Write a recording as GPX, one segment between two pauses.

    Raises:
        ValueError: If the recording has no positions; GPX cannot hold it then.
    """
    if not recording.run.has_position:
        raise ValueError(f"{recording.run.name} has no positions; write FIT or TCX")
    path.write_text("".join(_parts_of(recording)), encoding="utf-8", newline="\n")


def _parts_of(recording: Recording) -> Iterator[str]:
    start, *_ = moments_of(recording)
    yield _HEAD.format(title=escape(recording.run.title), about=_ABOUT, start=start)
    points = _points_of(recording)
    for stretch in recording.stretches():
        yield "<trkseg>\n"
        yield from points[stretch]
        yield "</trkseg>\n"
    yield _TAIL


def _points_of(recording: Recording) -> list[str]:
    return [
        _POINT.format(*row)
        for row in zip(
            recording.latitude_deg.tolist(),
            recording.longitude_deg.tolist(),
            recording.altitude_m.tolist(),
            moments_of(recording),
            recording.heart_rate_bpm.tolist(),
            recording.strides_per_min.tolist(),
            strict=True,
        )
    ]
