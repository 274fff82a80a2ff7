import subprocess
import sys

import pytest

from unkink.activities.xml.peek import peek_start

MIDNIGHT_S = 1_748_736_000.0  # 2025-06-01T00:00:00Z


@pytest.mark.parametrize(
    "head",
    [
        "<gpx><trk><trkseg><trkpt><time>2025-06-01T00:00:00Z</time>",
        "<g:gpx><g:trkpt><g:time> 2025-06-01T02:00:00.000+02:00 </g:time>",
        '<Activity><Id>2025-06-01T00:00:00Z</Id><Lap StartTime="2025-06-02T00:00:00Z">',
        "<Lap StartTime='2025-06-01T00:00:00Z'>",
        "<Id>17</Id><Trackpoint><Time>2025-06-01T00:00:00Z</Time>",
    ],
)
def test_the_first_time_is_found_however_it_is_written(head: str) -> None:
    assert peek_start(head.encode()) == MIDNIGHT_S
    assert peek_start(head.encode("utf-16")) == MIDNIGHT_S


def test_the_time_of_the_export_counts_only_if_there_is_no_other() -> None:
    exported = b"<gpx><metadata><time>2026-01-01T00:00:00Z</time></metadata>"
    point = b"<trk><trkseg><trkpt><time>2025-06-01T00:00:00Z</time>"

    assert peek_start(exported + point) == MIDNIGHT_S
    assert peek_start(exported) == 1_767_225_600.0


@pytest.mark.parametrize(
    "head", [b"", b"<gpx>", b"<time>soon</time>", b"<time>2025-99-01T00:00Z</time>"]
)
def test_without_a_time_there_is_none(head: bytes) -> None:
    assert peek_start(head) is None


def test_a_head_cut_off_anywhere_gives_the_time_or_none() -> None:
    head = b'<gpx><trkpt lat="1" lon="2"><time>2025-06-01T00:00:00Z</time></trkpt>'

    found = {peek_start(head[:size]) for size in range(len(head) + 1)}

    assert found == {None, MIDNIGHT_S}


def test_a_time_far_behind_the_head_is_not_looked_for() -> None:
    head = b" " * 2**16 + b"<time>2025-06-01T00:00:00Z</time>"

    assert peek_start(head) is None


def test_to_peek_does_not_load_lxml() -> None:
    program = (
        "import sys, unkink.activities.xml.peek, unkink.activities.xml;"
        "sys.exit('lxml' in sys.modules)"
    )

    done = subprocess.run([sys.executable, "-c", program], check=False)  # noqa: S603

    assert done.returncode == 0


def test_the_time_of_a_place_on_the_map_is_not_that_of_the_track() -> None:
    head = (
        b'<gpx version="1.0"><time>2025-01-01T00:00:00Z</time>'
        b'<wpt lat="1" lon="2"><time>2024-01-01T00:00:00Z</time></wpt>'
        b'<trk><trkseg><trkpt lat="1" lon="2"><time>2020-01-01T00:00:00Z</time>'
    )

    assert peek_start(head) == 1577836800
