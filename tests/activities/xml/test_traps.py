"""Files that are made to fill the memory."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import count

import pytest

from unkink.activities.xml import outline, read_xml, traps
from unkink.errors import ActivityFileError, InputError

# A file as large as the limit may take 400 MiB; these are an eighth of that, and a
# process that has read nothing takes 40 MiB.
SIZE = 2**23
MEMORY_LIMIT_MIB = 120

GPX = "<gpx><trk><trkseg>", "</trkseg></trk></gpx>"
TCX = (
    "<TrainingCenterDatabase><Activities><Activity><Lap><Track>",
    "</Track></Lap></Activity></Activities></TrainingCenterDatabase>",
)
POINT = '<trkpt lat="1" lon="1"><time>20200101</time></trkpt>'
# What stands before, what is repeated, with its number if it likes, what stands behind.
TRAPS = {
    "points": (GPX[0], POINT, GPX[1]),
    "empty points": (GPX[0], "<trkpt/>", GPX[1]),
    "points that differ": (GPX[0], '<trkpt a{}=""/>', GPX[1]),
    "points that never end": (GPX[0], "<trkpt>", ""),
    "tags that never end": (GPX[0], "<trkpt ", ""),
    "one point of many values": (GPX[0] + "<trkpt>", "<hr>1</hr>", "</trkpt>" + GPX[1]),
    "trackpoints": (TCX[0], "<Trackpoint><Time>20200101</Time></Trackpoint>", TCX[1]),
    "empty trackpoints": (TCX[0], "<Trackpoint/>", TCX[1]),
    "depth": ("<gpx>", "<a>", ""),
    "elements": ("<gpx>", "<a/>", "</gpx>"),
    "elements that differ": ("<gpx>", "<a{}/>", "</gpx>"),
    "attributes": ("<gpx ", 'a{}="" ', "/>"),
    "attributes of a point": (GPX[0] + "<trkpt ", 'a{}="" ', "/>" + GPX[1]),
    "one text": ("<gpx><trk><name>", "x", "</name></trk></gpx>"),
    "tracks": ("<gpx>", "<trk/>", "</gpx>"),
    "segments": ("<gpx><trk>", f"<trkseg>{POINT}</trkseg>", "</trk></gpx>"),
    "laps": (
        TCX[0][:-12],
        "<Lap/>",
        "</Activity></Activities></TrainingCenterDatabase>",
    ),
    "activities": (
        TCX[0][:34],
        "<Activity/>",
        "</Activities></TrainingCenterDatabase>",
    ),
    "waypoints": ("<gpx>", "<wpt/>", "</gpx>"),
    "waypoints that never end": ("<gpx>", "<wpt>", ""),
    "comments": ("<gpx>", "<!---->", "</gpx>"),
    "a comment that never ends": ("<gpx>", "<!--", ""),
    "instructions": ("<gpx>", "<?a?>", "</gpx>"),
    "marked texts": ("<gpx>", "<![CDATA[]]>", "</gpx>"),
    "entities": ("<!DOCTYPE gpx [", '<!ENTITY e{} "x">', "]><gpx/>"),
    "references": ("<gpx>", "<a>&x;</a>", "</gpx>"),
    "faults": ("<gpx>", "<a b=1>", ""),
    "brackets": ("<gpx>", "<", ""),
    "another format": ("<html>", "<p/>", "</html>"),
}

READ = """
import re, sys
from pathlib import Path
from unkink.activities.xml import read_xml
from unkink.errors import InputError
data = sys.stdin.buffer.read()
try:
    read_xml(data, "trap")
except InputError:
    pass
# Not getrusage: its peak is inherited from the process that started this one.
peak = re.search(r"VmHWM:\\s*(\\d+) kB", Path("/proc/self/status").read_text())
print(int(peak[1]) // 1024)
"""


def trap(name: str, size: int = SIZE) -> bytes:
    before, unit, behind = TRAPS[name]
    if "{}" not in unit:
        return (before + unit * (size // len(unit)) + behind).encode()
    return (before + "".join(numbered(unit, size)) + behind).encode()


def numbered(unit: str, size: int) -> Iterator[str]:
    for number in count():
        text = unit.format(number)
        size -= len(text)
        if size < 0:
            return
        yield text


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux for the peak")
@pytest.mark.parametrize("name", TRAPS)
def test_a_trap_is_read_or_refused_in_bounded_memory(name: str) -> None:
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", READ],
        input=trap(name),
        stdout=subprocess.PIPE,
        env=os.environ | {"OPENBLAS_NUM_THREADS": "1"},
        check=True,
    )

    assert int(done.stdout) < MEMORY_LIMIT_MIB


def endless_text() -> bytes:
    return b"<gpx><name>" + b"x" * traps.STRETCH_LIMIT + b"</name></gpx>"


def endless_tag() -> bytes:
    return b"<gpx a='" + b">" * traps.STRETCH_LIMIT + b"'></gpx>"


def much_besides_points() -> bytes:
    return b"<gpx>" + b"<a></a>" * (outline.OUTLINE_LIMIT // 6) + b"</gpx>"


def much_between_points() -> bytes:
    between = POINT.encode() + b"<a></a>" * 1000
    return GPX[0].encode() + between * (outline.OUTLINE_LIMIT // 7000) + GPX[1].encode()


def much_marked_text() -> bytes:
    text = b"<![CDATA[" + b"<" * 9000 + b"]]>"
    return b"<gpx>" + text * (outline.OUTLINE_LIMIT // 9000) + b"</gpx>"


def many_entities() -> bytes:
    return trap("entities", 2**16)


REFUSED = {
    endless_text: "a tag or a text of some 4 MiB",
    endless_tag: "a tag or a text of some 4 MiB",
    much_besides_points: "more than 4 MiB of XML besides its points",
    much_between_points: "more than 4 MiB of XML besides its points",
    much_marked_text: "more than 4 MiB of XML besides its points",
    many_entities: "declares more than 1000 entities",
}


@pytest.mark.parametrize("made", REFUSED, ids=lambda made: made.__name__)
def test_what_no_activity_holds_is_refused_by_name(made: Callable[[], bytes]) -> None:
    with pytest.raises(ActivityFileError, match=REFUSED[made]):
        read_xml(made(), "trap.gpx")


def test_too_many_points_that_do_not_look_alike_are_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(outline, "ODD_LIMIT", 10)

    with pytest.raises(ActivityFileError, match="10 points that do not look alike"):
        read_xml(trap("points that differ", 1000), "trap.gpx")


def test_a_comment_longer_than_what_may_be_kept_is_dropped() -> None:
    comment = f"<!-- {'<a/>' * (outline.OUTLINE_LIMIT // 4)} -->"
    text = f"<gpx>{comment}<trk><trkseg>{POINT}</trkseg></trk></gpx>"

    (recording,) = read_xml(text.encode(), "run.gpx")

    assert len(recording.columns["time_s"]) == 1


def test_a_bomb_of_entities_in_an_attribute_is_defused() -> None:
    bomb = "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">'
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    head = f'<!DOCTYPE gpx [<!ENTITY a "aaaaaaaaaa">{bomb}]>'
    text = f'{head}<gpx creator="&i;">{GPX[0][5:]}{POINT}{GPX[1]}'

    try:
        (recording,) = read_xml(text.encode(), "bomb.gpx")
    except InputError:
        return

    assert len(recording.device) < 2**20
