from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from unkink.activities import Activity, read_activities, read_run
from unkink.activities.xml import read_xml, traps
from unkink.errors import (
    ActivityFileError,
    DamagedFileError,
    EmptyActivityError,
    UnsupportedFormatError,
    WrongSportError,
)

# A degree of latitude on the sphere of 6371.0088 km.
DEGREE_M = 111_195.08


def point(second: int, *, pace_mps: float = 3, inside: str = "") -> str:
    latitude = 47 + second * pace_mps / DEGREE_M
    clock = f"2025-06-01T07:{second // 60:02}:{second % 60:02}Z"
    return (
        f'<trkpt lat="{latitude:.9f}" lon="8"><ele>400</ele>'
        f"<time>{clock}</time>{inside}</trkpt>"
    )


def segment(*seconds: int, pace_mps: float = 3) -> str:
    points = (point(second, pace_mps=pace_mps) for second in seconds)
    return f"<trkseg>{''.join(points)}</trkseg>"


def gpx(*segments: str, kind: str = "<type>running</type>") -> str:
    return f'<gpx creator="a watch"><trk>{kind}{"".join(segments)}</trk></gpx>'


def written(tmp_path: Path, text: str | bytes) -> Path:
    path = tmp_path / "run.gpx"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def read(tmp_path: Path, text: str | bytes) -> Activity:
    return read_run(written(tmp_path, text))


def test_distance_is_the_length_of_the_track(tmp_path: Path) -> None:
    run = read(tmp_path, gpx(segment(*range(0, 61, 5))))

    # Nine decimals of a degree are 0.1 mm.
    assert run.distance_m == pytest.approx(180, abs=0.01)
    assert (run.moving_s, run.elapsed_s) == (60, 60)
    assert (run.sport, run.sport_origin) == ("running", "recorded")
    assert run.start.isoformat() == "2025-06-01T07:00:00+00:00"
    assert (run.ascent_m, run.device, run.warnings) == (None, "a watch", ())


def test_between_segments_the_timer_and_the_distance_stand_still(
    tmp_path: Path,
) -> None:
    run = read(tmp_path, gpx(segment(0, 10, 20), segment(50, 60)))

    assert (run.moving_s, run.elapsed_s) == (30, 60)
    assert run.distance_m == pytest.approx(90, abs=0.01)
    assert run.streams.is_running.tolist() == [True, True, False, True, True]


def test_tracks_of_different_days_are_different_activities(tmp_path: Path) -> None:
    later = segment(0, 60).replace("2025-06-01", "2025-06-03")

    activities = read_activities(written(tmp_path, gpx(segment(0, 60), later)))

    assert [activity.start.day for activity in activities] == [1, 3]


GARMIN = (
    "<extensions><x:TrackPointExtension xmlns:x='any'><x:hr>150</x:hr><x:cad>85"
    "</x:cad><x:speed>3.1</x:speed></x:TrackPointExtension></extensions>"
)
CLUETRUST = (
    "<extensions><g:hr xmlns:g='cluetrust'>150</g:hr><g:cadence xmlns:g='c'>85"
    "</g:cadence><speed>3.1</speed></extensions>"
)
BARE = "<hr>150</hr><cad>170</cad><speed>3.1</speed>"
APPLE = (
    "<extensions><heartrate>150</heartrate><RunCadence>85</RunCadence>"
    "<speed>3.1</speed></extensions>"
)


UPPER = (
    "<Extensions><HR>150</HR><Cad>85</Cad><a:b xmlns:a='x'><a:SPEED>3.1</a:SPEED></a:b>"
    "</Extensions>"
)


@pytest.mark.parametrize("inside", [GARMIN, CLUETRUST, BARE, APPLE, UPPER])
def test_extensions_are_found_under_any_namespace(tmp_path: Path, inside: str) -> None:
    points = "".join(point(second, inside=inside) for second in range(3))

    streams = read(tmp_path, gpx(f"<trkseg>{points}</trkseg>")).streams

    assert streams.heart_rate_bpm.tolist() == [150] * 3
    assert streams.step_rate_spm.tolist() == [170] * 3
    assert streams.speed_mps.tolist() == [3.1] * 3


@pytest.mark.parametrize("name", ["power", "PowerInWatts", "p:watts"])
def test_power_is_found_under_each_of_its_names(tmp_path: Path, name: str) -> None:
    inside = f"<extensions xmlns:p='any'><{name}>250</{name}></extensions>"
    points = "".join(point(second, inside=inside) for second in range(9))

    streams = read(tmp_path, gpx(f"<trkseg>{points}</trkseg>")).streams

    assert streams.power_w.tolist() == [250] * 9


@pytest.mark.parametrize("name", ["x:atemp", "temp", "x:temperature"])
def test_the_temperature_is_that_of_the_air_not_of_the_water(
    tmp_path: Path, name: str
) -> None:
    values = f"<wtemp>9</wtemp><{name}>21.5</{name}><x:wtemp>8</x:wtemp>"
    inside = f"<extensions xmlns:x='any'>{values}</extensions>"
    points = "".join(point(second, inside=inside) for second in range(9))

    streams = read(tmp_path, gpx(f"<trkseg>{points}</trkseg>")).streams

    assert streams.temperature_c.tolist() == [21.5] * 9


def test_a_value_that_only_some_points_have_is_found_at_those(tmp_path: Path) -> None:
    beats = {second: f"<hr>{100 + second}</hr>" for second in range(0, 60, 3)}
    points = "".join(
        point(second, inside=beats.get(second, "")) for second in range(60)
    )

    streams = read(tmp_path, gpx(f"<trkseg>{points}</trkseg>")).streams

    expected = [100 + second if second % 3 == 0 else None for second in range(60)]
    assert [None if np.isnan(v) else v for v in streams.heart_rate_bpm] == expected


def test_a_run_has_the_name_and_the_notes_of_its_track(tmp_path: Path) -> None:
    told = "<name>Lake &amp; hills</name><cmt>wet</cmt><type>running</type>"

    run = read(tmp_path, gpx(segment(0, 10), kind=told))

    assert (run.name, run.notes) == ("Lake & hills", "wet")


def test_a_description_counts_before_a_comment(tmp_path: Path) -> None:
    told = "<cmt>by foot</cmt><desc><![CDATA[Wet < cold]]></desc>"

    assert read(tmp_path, gpx(segment(0, 10), kind=told)).notes == "Wet < cold"


@pytest.mark.parametrize(
    "told", ["<metadata><name>Sunday</name></metadata>", "<name>Sunday</name>"]
)
def test_a_track_without_a_name_has_that_of_the_file(tmp_path: Path, told: str) -> None:
    text = gpx(segment(0, 10)).replace("<trk>", f"{told}<trk>")

    assert read(tmp_path, text).name == "Sunday"


def test_each_outing_has_the_name_of_its_first_track(tmp_path: Path) -> None:
    first, second = segment(0, 60), segment(0, 60).replace("2025-06-01", "2025-06-03")
    third = segment(70, 80).replace("2025-06-01", "2025-06-03")
    tracks = "".join(
        f"<trk><name>{name}</name>{one}</trk>"
        for name, one in (("one", first), ("two", second), ("three", third))
    )

    activities = read_activities(written(tmp_path, f"<gpx>{tracks}</gpx>"))

    assert [activity.name for activity in activities] == ["one", "two"]
    assert len(activities[1].streams) == 4


def test_a_name_without_end_is_cut() -> None:
    told = f"<name>{'x' * 10_000}</name><desc>{'y' * 10_000}</desc>"

    (recording,) = read_xml(gpx(segment(0, 10), kind=told).encode(), "run.gpx")

    assert (len(recording.name), len(recording.notes)) == (200, 4000)


def test_a_sport_in_an_extension_of_the_track_counts(tmp_path: Path) -> None:
    kind = "<extensions xmlns:l='any'><l:activity>trail_run</l:activity></extensions>"

    run = read(tmp_path, gpx(segment(0, 10), kind=kind))

    assert (run.sport, run.sport_origin) == ("running", "recorded")


def test_points_outside_of_all_segments_are_no_track(tmp_path: Path) -> None:
    text = gpx(segment(0, 10)).replace("<trk>", f"{point(5)}<trk>")

    assert len(read(tmp_path, text).streams) == 2


@pytest.mark.parametrize("version", ["1/0", "1/1"])
def test_a_prefix_on_every_element_does_not_matter(
    tmp_path: Path, version: str
) -> None:
    text = gpx(segment(0, 10, 20)).replace("</", "\0").replace("<", "<g:")
    text = text.replace("\0", "</g:").replace(
        "<g:gpx", f"<g:gpx xmlns:g='http://www.topografix.com/GPX/{version}'"
    )

    run = read(tmp_path, text)

    assert (len(run.streams), run.warnings) == (3, ())


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("iso-8859-1", "iso-8859-1"),
        ("windows-1252", "windows-1252"),
        ("utf-16", "utf-16-le"),
        ("utf-16", "utf-16-be"),
        ("utf-8", "utf-8-sig"),
    ],
)
def test_a_name_is_read_in_the_encoding_of_the_file(
    declared: str, encoding: str
) -> None:
    head = f'<?xml version="1.0" encoding="{declared}"?>'
    text = head + gpx(segment(0, 10), kind="<name>Übung</name>")

    (recording,) = read_xml(text.encode(encoding), "run.gpx")

    assert recording.name == "Übung"


@pytest.mark.parametrize("declared", ["utf-16", "no-such-encoding"])
def test_an_encoding_that_is_wrong_does_not_hide_the_points(
    tmp_path: Path, declared: str
) -> None:
    head = f'<?xml version="1.0" encoding="{declared}"?>'

    run = read(tmp_path, head + gpx(segment(0, 10), kind="<name>Run</name>"))

    assert (len(run.streams), run.name) == (2, "Run")


@pytest.mark.parametrize(
    ("pace_mps", "sport"), [(1.2, "unknown"), (3, "running"), (7.5, "unknown")]
)
def test_a_track_without_sport_is_a_run_by_its_pace(
    tmp_path: Path, pace_mps: float, sport: str
) -> None:
    text = gpx(segment(*range(0, 61, 5), pace_mps=pace_mps), kind="")

    (activity,) = read_activities(written(tmp_path, text))

    assert (activity.sport, activity.sport_origin) == (sport, "assumed")


def test_another_sport_is_refused_by_name(tmp_path: Path) -> None:
    text = gpx(segment(0, 10), kind="<type>Mountain Biking</type>")

    with pytest.raises(WrongSportError, match="is cycling, not running; if it was a"):
        read(tmp_path, text)


def test_bad_points_are_left_out_and_counted(tmp_path: Path) -> None:
    bad = (
        "<trkpt><time>2025-06-01T07:00:30Z</time></trkpt>"
        '<trkpt lat="147" lon="8"><time>2025-06-01T07:00:31Z</time></trkpt>'
        '<trkpt lat="inf" lon="x"><time>2025-06-01T07:00:32Z</time></trkpt>'
        '<trkpt lat="47" lon="8"><time>soon</time></trkpt>'
    )
    good = point(0) + point(10)

    run = read(tmp_path, gpx(f"<trkseg>{good}{bad}</trkseg>"))

    assert len(run.streams) == 2
    assert run.warnings == (
        "Points without a valid position, left out: 3.",
        "Points without a time, left out: 1.",
    )


def test_numbers_that_cannot_be_are_no_numbers(tmp_path: Path) -> None:
    odd = "<hr>-5</hr><speed>1e300</speed><power>nan</power>"
    points = point(0, inside=odd) + point(1, inside=odd)

    streams = read(tmp_path, gpx(f"<trkseg>{points}</trkseg>")).streams

    for column in (streams.heart_rate_bpm, streams.speed_mps, streams.power_w):
        assert np.isnan(column).all()


@pytest.mark.parametrize("before", ["", "\ufeff", "  \n", '<?xml version="1.0"?>'])
def test_what_stands_before_the_root_does_not_matter(
    tmp_path: Path, before: str
) -> None:
    assert len(read(tmp_path, before + gpx(segment(0, 10))).streams) == 2


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1"])
def test_other_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?>' + gpx(segment(0, 10))

    assert len(read(tmp_path, text.encode(encoding)).streams) == 2


def test_a_file_that_breaks_off_gives_what_came_before(tmp_path: Path) -> None:
    whole = gpx("\n" + segment(0, 10, 20).replace("</trkpt>", "</trkpt>\n"))

    run = read(tmp_path, whole[: whole.index("07:00:20")])

    assert len(run.streams) == 2
    assert run.warnings[0].startswith("Line 4 is broken XML; what could be read")


def test_a_file_cut_at_any_byte_gives_points_or_our_own_error(tmp_path: Path) -> None:
    whole = gpx(segment(0, 10, 20))
    told: dict[int, str] = {}

    for size in range(1, len(whole)):
        path = written(tmp_path, whole[:size])
        try:
            activities = read_activities(path)
        except DamagedFileError as error:
            told[size] = error.why
            continue
        assert activities[0].warnings
        assert len(activities[0].streams) >= whole[:size].count("</trkpt>")

    assert max(whole[:size].count("</trkpt>") for size in told) < 2
    assert all(why.startswith("is broken XML in line 1: ") for why in told.values())
    assert "column" not in " ".join(told.values())


@pytest.mark.parametrize(
    "cut", ["<g", "<gp", "<gpx", '<gpx><trk><trkseg>\n<trkpt lat="4']
)
def test_a_file_that_breaks_off_before_its_points_says_so_and_where(
    tmp_path: Path, cut: str
) -> None:
    line = cut.count("\n") + 2

    with pytest.raises(DamagedFileError, match=f"is broken XML in line {line}: "):
        read(tmp_path, '<?xml version="1.0"?>\n' + cut)


def test_a_page_of_the_web_is_none_though_it_be_broken(tmp_path: Path) -> None:
    with pytest.raises(UnsupportedFormatError, match="root <html>, no GPX or TCX"):
        read(tmp_path, "<html><body><br></body>")


def test_a_prefix_without_a_namespace_does_not_hide_where_it_breaks(
    tmp_path: Path,
) -> None:
    text = gpx("\n" + segment(0, 10), kind="<x:type>running</x:type>")

    run = read(tmp_path, text.removesuffix("</trk></gpx>"))

    assert run.warnings[0].startswith("Line 2 is broken XML")


def test_entities_of_entities_are_not_unfolded(tmp_path: Path) -> None:
    bomb = "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">'
        for before, name in pairwise("abcdefghij")
    )
    head = f'<!DOCTYPE gpx [<!ENTITY a "aaaaaaaaaa">{bomb}]>'

    with pytest.raises(DamagedFileError, match=r"broken XML in line 1: .* entity"):
        read(tmp_path, head + gpx("<name>&j;</name>", segment(0, 10), kind=""))


def test_an_entity_does_not_open_other_files(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("cycling")
    head = f'<!DOCTYPE gpx [<!ENTITY s SYSTEM "{secret.as_uri()}">]>'
    text = head + gpx(segment(0, 10), kind="<type>&s;</type>")

    (activity,) = read_activities(written(tmp_path, text))

    assert (activity.sport, activity.sport_origin) == ("running", "assumed")


@settings(
    max_examples=200,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(flips=st.lists(st.tuples(st.integers(0, 400), st.integers(1, 255)), max_size=5))
def test_flipped_bits_give_points_or_our_own_error(
    tmp_path: Path, flips: list[tuple[int, int]]
) -> None:
    data = bytearray(gpx(segment(0, 10, 20, 30)).encode())
    for place, mask in flips:
        data[place % len(data)] ^= mask
    path = written(tmp_path, bytes(data))

    try:
        activities = read_activities(path)
    except ActivityFileError:
        return

    for activity in activities:
        assert activity.end >= activity.start


def test_a_track_without_times_is_refused_with_the_reason(tmp_path: Path) -> None:
    text = gpx('<trkseg><trkpt lat="47" lon="8"/><trkpt lat="48" lon="8"/></trkseg>')

    with pytest.raises(EmptyActivityError, match="has no times, so how fast"):
        read(tmp_path, text)


def test_a_name_cannot_command_the_terminal(tmp_path: Path) -> None:
    text = gpx(segment(0, 10)).replace("a watch", "a\u009b31m\u202ewatch")

    assert read(tmp_path, text).device == "a31mwatch"


def test_a_clock_beyond_all_calendars_is_no_time(tmp_path: Path) -> None:
    odd = point(0) + point(10) + point(20).replace("2025", "9999")

    run = read(tmp_path, gpx(f"<trkseg>{odd}</trkseg>"))

    assert run.elapsed_s == 10


def test_a_planned_route_is_refused_with_the_reason(tmp_path: Path) -> None:
    text = '<gpx><rte><rtept lat="47" lon="8"/></rte></gpx>'

    with pytest.raises(EmptyActivityError, match="holds a planned route"):
        read(tmp_path, text)


def test_a_single_point_is_no_run(tmp_path: Path) -> None:
    with pytest.raises(EmptyActivityError, match="holds a single sample"):
        read(tmp_path, gpx(segment(0)))


def test_other_xml_is_refused_by_its_root(tmp_path: Path) -> None:
    with pytest.raises(UnsupportedFormatError, match="root <html>, no GPX or TCX"):
        read(tmp_path, "<html><body/></html>")


@pytest.mark.parametrize("root", [":", "g:", "a:b:c"])
def test_a_root_with_a_broken_name_is_no_activity(tmp_path: Path, root: str) -> None:
    with pytest.raises(ActivityFileError):
        read(tmp_path, f"<{root}><b/></{root}>")


def test_more_xml_than_a_day_has_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(traps, "SIZE_LIMIT", 100)

    with pytest.raises(ActivityFileError, match="MiB of XML; export it as FIT"):
        read(tmp_path, gpx(segment(0, 10)))


def test_points_without_a_single_valid_position_are_refused_as_that() -> None:
    point = '<trkpt lat="47,5" lon="8,5"><time>2025-06-01T07:00:00Z</time></trkpt>'
    text = f"<gpx><trk><trkseg>{point}</trkseg></trk></gpx>"

    with pytest.raises(EmptyActivityError, match="no point with a valid position"):
        read_xml(text.encode(), "run.gpx")


def test_a_bracket_in_a_quoted_attribute_does_not_hide_the_point() -> None:
    points = "".join(
        f'<trkpt lat="47" lon="8" name="a>b">'
        f"<time>2025-06-01T07:00:0{k}Z</time></trkpt>"
        for k in range(6)
    )
    text = f"<gpx><trk><trkseg>{points}</trkseg></trk></gpx>"

    (run,) = read_xml(text.encode(), "run.gpx")

    assert len(run.columns["time_s"]) == 6
