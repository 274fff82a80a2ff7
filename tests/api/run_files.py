"""Small run files of our own making, as many as wanted, each another run."""

import io
from datetime import UTC, datetime, timedelta
from zipfile import ZIP_DEFLATED, ZipFile

FIRST = datetime(2026, 3, 1, 7, tzinfo=UTC)
_POINT = (
    '<trkpt lat="{lat:.6f}" lon="11.0"><ele>{ele:.1f}</ele><time>{time}</time></trkpt>'
)


def gpx(day: int, *, points: int = 120, sport: str = "running") -> bytes:
    """Return a run of some minutes at 3 m/s, on its own day."""
    start = FIRST + timedelta(days=day)
    told = "".join(
        _POINT.format(
            lat=47 + second * 3.0 / 111_200,
            ele=500 + (second % 40) / 4,
            time=f"{start + timedelta(seconds=second):%Y-%m-%dT%H:%M:%SZ}",
        )
        for second in range(0, points * 5, 5)
    )
    return (
        '<?xml version="1.0"?><gpx version="1.1" creator="test" '
        'xmlns="http://www.topografix.com/GPX/1/1">'
        f"<trk><name>Day {day}</name><type>{sport}</type><trkseg>{told}</trkseg></trk>"
        "</gpx>"
    ).encode()


def zipped(files: dict[str, bytes]) -> bytes:
    """Return a zip of files."""
    sink = io.BytesIO()
    with ZipFile(sink, "w", ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return sink.getvalue()


def history(days: int) -> bytes:
    """Return an archive of one run a day."""
    return zipped({f"runs/{day}.gpx": gpx(day) for day in range(days)})
