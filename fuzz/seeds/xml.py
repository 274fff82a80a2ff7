"""GPX and TCX files as programs write them, sound and damaged."""

from collections.abc import Sequence

from fuzz.seeds.excerpts import excerpts

_GPX_NS = "http://www.topografix.com/GPX/1/1"
_TPX_NS = "http://www.garmin.com/xmlschemas/TrackPointExtension/v1"
_TCX_NS = "http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2"
_EXT_NS = "http://www.garmin.com/xmlschemas/ActivityExtension/v2"


def point(second: int, *, more: str = "", place: str = 'lat="47" lon="8"') -> str:
    """Return a point of GPX."""
    at = f"2025-06-01T07:{second // 60:02}:{second % 60:02}Z"
    return f"<trkpt {place}><ele>400</ele><time>{at}</time>{more}</trkpt>"


def trackpoint(second: int, *, more: str = "", place: str = "47") -> str:
    """Return a point of TCX."""
    at = f"2025-06-01T07:{second // 60:02}:{second % 60:02}Z"
    where = (
        f"<Position><LatitudeDegrees>{place}</LatitudeDegrees>"
        "<LongitudeDegrees>8</LongitudeDegrees></Position>"
    )
    return (
        f"<Trackpoint><Time>{at}</Time>{where if place else ''}"
        f"<DistanceMeters>{3 * second}</DistanceMeters>{more}</Trackpoint>"
    )


def gpx(*tracks: str, head: str = "", about: str = "") -> str:
    """Return a GPX file."""
    names = f'xmlns="{_GPX_NS}" xmlns:gpxtpx="{_TPX_NS}"'
    body = "".join(tracks)
    return f'{head}<gpx version="1.1" creator="Watch" {names}>{about}{body}</gpx>'


def track(*segments: Sequence[str], about: str = "<type>running</type>") -> str:
    """Return a track."""
    parts = ("<trkseg>" + "".join(one) + "</trkseg>" for one in segments)
    return f"<trk>{about}{''.join(parts)}</trk>"


def tcx(*laps: str, sport: str = "Running", more: str = "") -> str:
    """Return a TCX file with one activity."""
    return (
        f'<TrainingCenterDatabase xmlns="{_TCX_NS}"><Activities>'
        f'<Activity Sport="{sport}"><Id>2025-06-01T07:00:00Z</Id>{"".join(laps)}'
        f"{more}</Activity></Activities></TrainingCenterDatabase>"
    )


def lap(*tracks: Sequence[str], start: int = 0, timer: str = "20") -> str:
    """Return a lap."""
    parts = ("<Track>" + "".join(one) + "</Track>" for one in tracks)
    return (
        f'<Lap StartTime="2025-06-01T07:00:{start:02}Z">'
        f"<TotalTimeSeconds>{timer}</TotalTimeSeconds>"
        f"<DistanceMeters>60</DistanceMeters>{''.join(parts)}</Lap>"
    )


_GAIT = (
    "<extensions><gpxtpx:TrackPointExtension><gpxtpx:hr>150</gpxtpx:hr>"
    "<gpxtpx:cad>85</gpxtpx:cad><gpxtpx:atemp>21</gpxtpx:atemp>"
    "</gpxtpx:TrackPointExtension><power>250</power></extensions>"
)
_TPX = (
    "<HeartRateBpm><Value>150</Value></HeartRateBpm><Extensions>"
    f'<TPX xmlns="{_EXT_NS}"><Speed>3</Speed><RunCadence>85</RunCadence>'
    "<Watts>250</Watts></TPX></Extensions>"
)
_POINTS = [point(second) for second in range(0, 10, 2)]
_TRACKPOINTS = [trackpoint(second) for second in range(0, 10, 2)]
_SPORT = "<o:activity xmlns:o='o'>run</o:activity>"
_XML = '<?xml version="1.0" encoding="{}"?>'
_ENTITIES = (
    '<!DOCTYPE gpx [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">'
    '<!ENTITY c SYSTEM "file:///etc/hostname">]>'
)


def gpx_seeds() -> dict[str, bytes]:
    """Return all seeds of GPX by name."""
    plain = gpx(track(_POINTS))
    alike = [point(second, more=_GAIT) for second in range(0, 30, 2)]
    far = [point(second).replace("07:", "19:", 1) for second in range(4)]
    about = (
        "<metadata><name>Morning</name><time>2025-07-01T07:00:00Z</time></metadata>"
        "<wpt lat='1' lon='2'><name>w</name></wpt>"
    )
    route = "<rte><rtept lat='1' lon='2'/><rtept lat='1' lon='2'></rtept></rte>"
    texts = {
        "plain": plain,
        "gait": gpx(track([point(at, more=_GAIT) for at in range(4)]), about=about),
        "alike": gpx(track(alike)),
        "segments": gpx(track(_POINTS, [point(at) for at in range(40, 44)])),
        "outings": gpx(track(_POINTS), track(far)),
        "names": gpx(track(_POINTS, about="<name>A &amp; B</name><desc>c</desc>")),
        "comment": gpx(track(_POINTS, about="<cmt>c</cmt><type>9</type><!-- x -->")),
        "sport": gpx(track(_POINTS, about=f"<extensions>{_SPORT}</extensions>")),
        "cdata": gpx(track([point(1, more="<cmt><![CDATA[<time>]]></cmt>"), point(2)])),
        "entities": gpx(
            track(_POINTS, about="<name>&b;&c;&#27;</name>"), head=_ENTITIES
        ),
        "old": plain.replace("1.1", "1.0")
        .replace(_GPX_NS, "x")
        .replace("creator", "c"),
        "prefix": plain.replace("<", "<g:")
        .replace("<g:/", "</g:")
        .replace("xmlns=", "xmlns:g="),
        "loose": gpx(*_POINTS, "<trkseg>", *_POINTS, "</trkseg>", route),
        "half": gpx(track([point(1, place='lat="47"'), point(2), point(3, place="")])),
        "timeless": gpx(track([*_POINTS, "<trkpt lat='1' lon='2'/>", point(9)])),
    }
    files = {name: text.encode() for name, text in texts.items()}
    return files | _encoded(plain) | _broken_gpx(plain, route) | excerpts("gpx")


def _encoded(plain: str) -> dict[str, bytes]:
    return {
        "utf-16": (_XML.format("UTF-16") + plain).encode("utf-16"),
        "utf-16-bare": plain.encode("utf-16-le"),
        "utf-16-big": plain.encode("utf-16-be"),
        "utf-8-mark": (_XML.format("UTF-8") + plain).encode("utf-8-sig"),
        "latin": (_XML.format("ISO-8859-1") + plain).encode("latin-1"),
        "odd-encoding": (_XML.format("x-nobody") + plain).encode(),
        "lying-encoding": (_XML.format("utf-16") + plain).encode(),
        "blanks": b" \n\t" + plain.encode(),
    }


def _broken_gpx(plain: str, route: str) -> dict[str, bytes]:
    texts = {
        "cut": plain[: len(plain) * 2 // 3],
        "cut-tag": plain[:-50],
        "ampersand": plain.replace("running", "a & b"),
        "nested": plain.replace("<ele>", "<trkpt lat='1' lon='2'><ele>", 1),
        "route": gpx(route),
        "course": gpx(track(["<trkpt lat='1' lon='2'/>"])),
        "empty": gpx(),
        "outside": gpx(track([point(1, place='lat="91" lon="8"')])),
        "html": "<html><body>Sign in</body></html>",
        "wrong-root": "<!-- <gpx> --><kml><trkpt/></kml>",
        "text": "<gpx",
        "nothing": "<?xml version='1.0'?>",
        "control": plain.replace("Watch", "W\x01"),
    }
    return {f"broken-{name}": text.encode() for name, text in texts.items()}


def tcx_seeds() -> dict[str, bytes]:
    """Return all seeds of TCX by name."""
    plain = tcx(lap(_TRACKPOINTS))
    gait = [trackpoint(at, more=_TPX) for at in range(0, 26, 2)]
    late = [trackpoint(at) for at in range(40, 46)]
    creator = "<Notes>fine\x7f\nday</Notes><Creator><Name>Forerunner</Name></Creator>"
    gap = [*_TRACKPOINTS, *late, trackpoint(46)]
    texts = {
        "plain": plain,
        "gait": tcx(lap(gait), more=creator),
        "tracks": tcx(lap(_TRACKPOINTS, late)),
        "laps": tcx(lap(_TRACKPOINTS), lap(late, start=40), lap(start=50)),
        "gap": tcx(lap(gap, timer="16")),
        "gap-unexplained": tcx(lap(gap, timer="2")),
        "indoors": tcx(lap([trackpoint(at, place="") for at in range(9)])),
        "half": tcx(lap([*_TRACKPOINTS, "<Trackpoint><Time/></Trackpoint>"])),
        "half-place": tcx(lap([trackpoint(1), trackpoint(2).replace("Longi", "X")])),
        "two": plain.replace(
            "</Activities>",
            plain.partition("<Activities>")[2].partition("</Activities")[0]
            + "</Activities>",
        ),
        "sport": tcx(lap(_TRACKPOINTS), sport="Other"),
        "broken-no-laps": tcx(),
        "odd-lap": tcx(lap(_TRACKPOINTS, timer="x").replace("2025", "year", 1)),
        "stray": tcx(lap(_TRACKPOINTS), more="".join(_TRACKPOINTS)),
    }
    files = {name: text.encode() for name, text in texts.items()}
    return files | _broken_tcx(plain) | _encoded(plain) | excerpts("tcx")


def _broken_tcx(plain: str) -> dict[str, bytes]:
    empty = f'<TrainingCenterDatabase xmlns="{_TCX_NS}">{{}}</TrainingCenterDatabase>'
    return {
        "broken-cut": plain[: len(plain) * 2 // 3].encode(),
        "broken-course": empty.format("<Courses><Course/></Courses>").encode(),
        "broken-workout": empty.format("<Workouts><Workout/></Workouts>").encode(),
        "broken-empty": empty.format("").encode(),
        "broken-tags": plain.replace("</Time>", "").encode(),
    }


def large_gpx() -> dict[str, bytes]:
    """Return files that try the bounds; too large to be varied."""
    body = gpx(track(_POINTS)).encode()
    return {
        "deep": b"<gpx>" + b"<a>" * 200_000,
        "wide": b"<gpx>" + b"<a/>" * 1_300_000 + b"</gpx>",
        "too-large": body + b" " * (64 * 2**20),
        "long-text": body.replace(b"running", b"x" * 11_000_000),
        "long-comment": body + b"<!--" + b"<a>" * 1_600_000 + b"-->",
        "declarations": b"<!DOCTYPE gpx [" + b"<!ENTITY a 'b'>" * 2_000 + b"]>" + body,
        "exact-batch": gpx(track([point(at % 60) for at in range(8_192)])).encode(),
        "odd-points": b"<gpx><trk><trkseg>" + _unlike() * 800,
        "comments": body.replace(b"<type>", b"<!-- -->" * 100_000 + b"<type>"),
        "open-comments": body + b"<!--" * 200_000,
        "open-points": b"<gpx><trk><trkseg>" + b"<trkpt lat='1' lon='2'>" * 40_000,
        "bare-points": b"<gpx><trk><trkseg>" + b"<trkpt " * 150_000,
        "bare-brackets": b"<gpx>" + b"<" * 1_000_000,
        "segments": b"<gpx><trk>" + b"<trkseg/>" * 100_000 + body[5:],
        "open-cdata": b"<gpx><trk>" + b"<![CDATA[" * 100_000,
        "long-point": body.replace(b"<ele>", b"<ele>" + b"9" * 2_000_000, 1),
        "many-leaves": body.replace(b"<ele>", b"<hr>1</hr>" * 100_000 + b"<ele>", 1),
        "shapes": gpx(
            track(
                [
                    point(at // 12, more=f"<s{at // 12}>1</s{at // 12}>")
                    for at in range(2_000)
                ]
            )
        ).encode(),
        "entities": _billion_laughs(),
        "batches": gpx(track([point(at % 3_600) for at in range(20_000)])).encode(),
        "outings": gpx(*_many_outings()).encode(),
    }


def large_tcx() -> dict[str, bytes]:
    """Return files that try the bounds; too large to be varied."""
    whole = tcx(lap(_TRACKPOINTS))
    one = lap(_TRACKPOINTS)
    notes = f"<Notes>{'n' * 9_000}</Notes>"
    many = whole.partition("<Activities>")[2].partition("</Activities>")[0]
    return {
        "laps": tcx(one * 8_000).encode(),
        "empty-laps": tcx(lap() * 30_000).encode(),
        "notes": tcx(one, more=notes).encode(),
        "activities": whole.replace(many, many * 2_000).encode(),
        "open-points": (whole[:-200] + "<Trackpoint>" * 80_000).encode(),
        "batches": tcx(lap([trackpoint(at % 3_600) for at in range(9_000)])).encode(),
    }


def _unlike() -> bytes:
    """Return more kinds of points than patterns are made for."""
    kinds = (f"<trkpt><s{at}>1</s{at}></trkpt>" for at in range(400))
    return "".join(kinds).encode()


def _many_outings() -> list[str]:
    day = [
        point(1).replace("06-01", f"{m:02}-{d:02}")
        for m in range(1, 13)
        for d in range(1, 28)
    ]
    return [track([one]) for one in day]


def _billion_laughs() -> bytes:
    entities = "".join(
        f'<!ENTITY l{at} "{f"&l{at - 1};" * 10 if at else "lol"}">' for at in range(10)
    )
    head = f"<!DOCTYPE gpx [{entities}]>"
    return gpx(track(_POINTS, about="<name>&l9;</name>"), head=head).encode()
