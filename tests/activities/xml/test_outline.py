"""Points read by pattern, against the same file as a tree."""

import math
from collections.abc import Mapping

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from unkink.activities.xml import read_xml
from unkink.errors import ActivityFileError

COLUMN_OF = {"hr": "heart_rate_bpm", "ele": "altitude_m", "power": "power_w"}

LEAVES = [
    "<ele>{}</ele>",
    "<ele></ele>",
    "<ele/>",
    "<power>{}</power>",
    "<extensions><x:tpx xmlns:x='any'><x:hr>{}</x:hr></x:tpx></extensions>",
    "<extensions>\n  <hr>  {} </hr>\n</extensions>",
    "<extensions><hr></hr></extensions>",
    "<!-- <hr>7</hr> -->",
    "<name>a &amp; b &lt;hr&gt;</name>",
    "<name><![CDATA[<hr>9</hr>]]></name>",
    "<hr><![CDATA[{}]]></hr>",
    "<hr>&#49;{}</hr>",
    '<link href="a>b{}"/>',
    "<sat></sat>text between",
]
OPENINGS = [
    '<trkpt lat="{}" lon="8">',
    '<trkpt lon="8" lat="{}">',
    "<trkpt  lat = '{}'\n lon='8' >",
    '<trkpt id="a" lat="{}" lon="8">',
]

points = st.lists(
    st.tuples(
        st.sampled_from(OPENINGS),
        st.integers(0, 90),
        st.lists(st.tuples(st.sampled_from(LEAVES), st.integers(1, 99)), max_size=3),
        st.sampled_from(["", "\n", "\n   "]),
        st.integers(1, 12),
    ),
    min_size=1,
    max_size=6,
)


def gpx_of(kinds: list[tuple[str, int, list[tuple[str, int]], str, int]]) -> str:
    second = 0
    texts = []
    for opening, latitude, leaves, space, times in kinds:
        for _ in range(times):
            second += 1
            inside = "".join(leaf.format(value) + space for leaf, value in leaves)
            clock = f"2025-06-01T{second // 3600:02}:{second // 60 % 60:02}"
            clock += f":{second % 60:02}Z"
            head = opening.format(latitude)
            texts.append(f"{head}{inside}<time>{clock}</time></trkpt>{space}")
    return f"<gpx><trk><trkseg>{''.join(texts)}</trkseg></trk></gpx>"


def columns_of_tree(text: str) -> Mapping[str, list[float]]:
    """Return what a tree holds; of a column that occurs twice, the first."""
    columns: dict[str, list[float]] = {name: [] for name in COLUMN_OF.values()}
    parser = etree.XMLParser(remove_comments=True)
    for point in etree.fromstring(text.encode(), parser).iter("trkpt"):
        row: dict[str, float] = {}
        for element in point.iterdescendants():
            column = COLUMN_OF.get(etree.QName(element).localname)
            if column and (element.text or "").strip():
                row.setdefault(column, float(element.text or ""))
        for name, values in columns.items():
            values.append(row.get(name, math.nan))
    return columns


@settings(max_examples=200, deadline=None)
@given(points)
def test_points_are_read_as_a_tree_reads_them(
    kinds: list[tuple[str, int, list[tuple[str, int]], str, int]],
) -> None:
    text = gpx_of(kinds)

    (recording,) = read_xml(text.encode(), "run.gpx")

    size = text.count("<trkpt")
    assert len(recording.columns["time_s"]) == size
    for name, expected in columns_of_tree(text).items():
        column = recording.columns.get(name, np.full(size, np.nan))
        np.testing.assert_array_equal(column, expected)


def test_points_beyond_a_batch_are_all_there() -> None:
    kinds = [
        ('<trkpt lat="{}" lon="8">', 47, [("<ele>{}</ele>", 3)], "", 3000),
        ('<trkpt lat="{}" lon="8">', 47, [("<hr>{}</hr>", 150)], "\n", 3000),
    ] * 2

    (recording,) = read_xml(gpx_of(kinds).encode(), "run.gpx")

    assert np.count_nonzero(np.isfinite(recording.columns["altitude_m"])) == 6000
    assert np.count_nonzero(np.isfinite(recording.columns["heart_rate_bpm"])) == 6000
    assert len(recording.columns["time_s"]) == 12_000


def test_a_commented_out_point_is_no_point() -> None:
    point = '<trkpt lat="47" lon="8"><time>2025-06-01T07:00:00Z</time></trkpt>'
    text = f"<gpx><trk><trkseg>{point}<!-- {point} -->{point}</trkseg></trk></gpx>"

    (recording,) = read_xml(text.encode(), "run.gpx")

    assert len(recording.columns["time_s"]) == 2


def test_a_mark_that_a_file_brings_along_stands_for_nothing() -> None:
    point = '<trkpt lat="47" lon="8"><time>2025-06-01T07:00:00Z</time></trkpt>'
    text = f"<gpx><trk><trkseg>{point}<?points 0?><?points x?></trkseg></trk></gpx>"

    (recording,) = read_xml(text.encode(), "run.gpx")

    assert len(recording.columns["time_s"]) == 1


def test_waypoints_and_routes_do_not_hide_the_track_behind_them() -> None:
    places = '<wpt lat="1" lon="1"><name>x</name></wpt>' * 3
    route = '<rte><name>y</name><rtept lat="1" lon="1"/></rte>'
    point = '<trkpt lat="47" lon="8"><time>2025-06-01T07:00:00Z</time></trkpt>'
    track = f"<trk><name>Run</name><trkseg>{point}</trkseg></trk>"

    (recording,) = read_xml(f"<gpx>{places}{route}{track}</gpx>".encode(), "run.gpx")

    assert recording.name == "Run"
    assert len(recording.columns["time_s"]) == 1


BROKEN = [
    # A point whose closing tag lacks ends where the next one begins.
    ('<trkpt lat="47" lon="8"><time>2025-06-01T07:00:00Z</time>', 2),
    # A tag that never ends is none.
    ("<trkpt lat=", 1),
    ("</trkpt><trkpt", 1),
    ("<trkpt></trkpt ", 1),
]


@pytest.mark.parametrize(("broken", "count"), BROKEN)
def test_the_points_around_a_broken_one_are_read(broken: str, count: int) -> None:
    point = '<trkpt lat="47" lon="8"><time>2025-06-01T07:00:01Z</time></trkpt>'
    text = f"<gpx><trk><trkseg>{broken}{point}</trkseg></trk></gpx>"

    (recording,) = read_xml(text.encode(), "run.gpx")

    assert len(recording.columns["time_s"]) == count
    assert "is broken XML; what could be read was read" in recording.warnings[0]


def test_a_point_cut_off_behind_its_time_is_kept() -> None:
    cut = '<trkpt lat="47" lon="8"><time>2025-06-01T07:00:01Z</time><hr>1'
    text = f"<gpx><trk><trkseg>{cut}"

    (recording,) = read_xml(text.encode(), "run.gpx")

    assert list(recording.columns) == ["latitude_deg", "longitude_deg", "time_s"]


def test_points_of_more_kinds_than_are_learnt_are_read_one_by_one() -> None:
    kinds = [
        ('<trkpt lat="{}" lon="8">', 47, [(f"<a{kind}>{{}}</a{kind}>", 1)], "", 5)
        for kind in range(30)
    ]

    (recording,) = read_xml(gpx_of(kinds * 2).encode(), "run.gpx")

    assert len(recording.columns["time_s"]) == 300


def test_a_point_with_an_endless_tag_has_no_place() -> None:
    times = "<time>2025-06-01T07:00:00Z</time>"
    points = f'<trkpt a="{"x" * 20_000}" lat="1" lon="1">{times}</trkpt>' * 5
    point = f'<trkpt lat="47" lon="8">{times}</trkpt>'
    text = f"<gpx><trk><trkseg>{points}{point}</trkseg></trk></gpx>"

    (recording,) = read_xml(text.encode(), "run.gpx")

    assert recording.warnings == ("Points without a valid position, left out: 5.",)


@pytest.mark.parametrize(
    "text", [f"<!--{'x' * 70_000}--><html/>", "<!-- <gpx>", "<gpx"]
)
def test_what_has_no_root_to_speak_of_is_no_activity(text: str) -> None:
    with pytest.raises(ActivityFileError):
        read_xml(text.encode(), "run.gpx")


def test_points_that_fill_a_batch_to_the_last_are_all_there() -> None:
    kinds = [('<trkpt lat="{}" lon="8">', 47, [("<ele>{}</ele>", 3)], "", 8192)]

    (recording,) = read_xml(gpx_of(kinds).encode(), "run.gpx")

    assert len(recording.columns["time_s"]) == 8192


def test_a_segment_without_a_track_is_read_and_called_as_the_file() -> None:
    point = '<trkpt lat="47" lon="8"><time>2025-06-01T07:00:00Z</time></trkpt>'
    text = f"<gpx><name>Run</name><trkseg>{point}</trkseg></gpx>"

    (recording,) = read_xml(text.encode(), "run.gpx")

    assert (recording.name, len(recording.columns["time_s"])) == ("Run", 1)
