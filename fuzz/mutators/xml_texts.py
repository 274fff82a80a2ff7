"""Texts that stand in XML files: times, numbers and names, sound and odd."""

from random import Random

_TIMES = (
    b"2025-06-01T07:00:20Z",
    b"2025-06-01T07:00:20.123456789Z",
    b"2025-06-01T07:00:20+02:00",
    b"2025-06-01T07:00:20",
    b"2025-06-01 07:00:20Z",
    b"20250601T070020Z",
    b"2025-W22-7T07:00Z",
    b"2025-06-01",
    b"0001-01-01T00:00:00+14:00",
    b"9999-12-31T23:59:59-14:00",
    b"1970-01-01T00:00:00Z",
    b"1899-12-31T23:59:59Z",
    b"2025-06-01T07:00:60Z",
    b"2025-06-01T24:00:00Z",
    b"2025-06-01T07:00:nanZ",
    b"2025-06-01T07:00:1e1Z",
    b"2025-06-01T07:00:-0Z",
    b"2025-06-01T07:00:20&#90;",
    b"2025-06-01t07:00:20z",
)
_PLAIN_NUMBERS = b"""
0 -0 1 -1 3 85 150 400 47.5 -180 180 90 90.0000001 1e3 1e308 1e309 -1e309 nan inf -inf
NaN 1_000 0x10 1,5 +7 .5 5. 1e-400 99999999999999999999999 --1
""".split()
_NUMBERS = (*_PLAIN_NUMBERS, b"\xd9\xa3", b" 47 ", b"&#52;&#55;")
_TEXTS = (
    b"Running",
    b"Trail Run",
    b"generic",
    b"\xe8\xb7\x91\xe6\xad\xa5",
    b"Biking",
    b"9",
    b"a & b",
    b"&amp;&lt;&#27;&#x202e;",
    b"&unknown;",
    b"\x1b[2J",
    b"\xff\xfe\xc3(",
    b"\xe2\x80\xa8line\xe2\x80\xae",
    b"a\r\nb\tc\x0b",
    b"\xed\xa0\x80",
    b"]]>",
    b"<!--",
    b"-->",
    b"<![CDATA[",
    b"<?points 0?>",
    b"<?points 99999999999999999999?>",
    b"<?points x?>",
    b"<!DOCTYPE gpx [<!ENTITY a 'b'>]>",
    b"<trkpt ",
    b"<Trackpoint>",
    b"</trkpt>",
    b"<gpx>",
    b"<a:trkpt lat='1' lon='2'><a:time>2025-06-01T07:00:09Z</a:time></a:trkpt>",
    b"x" * 90,
    b"",
    b" \n ",
)
_TIMED = (b"time", b"id", b"starttime")
_WORDED = (b"name", b"type", b"desc", b"cmt", b"notes", b"activity", b"sport")


def value_for(name: bytes, rng: Random) -> bytes:
    """Return a text for an element, mostly one that may stand in it."""
    plain = name.rpartition(b":")[2].lower()
    if rng.random() < 0.1:
        return odd_text(rng)
    if plain in _TIMED:
        return time_text(rng)
    return rng.choice(_TEXTS) if plain in _WORDED else number_text(rng)


def time_text(rng: Random) -> bytes:
    """Return a time, mostly one of the same run."""
    if rng.random() < 0.3:
        return rng.choice(_TIMES)
    hour, minute = rng.choice((7, 7, 7, 7, 8, 13, 23)), rng.choice((0, 0, 1, 59))
    return b"2025-06-01T%02d:%02d:%02dZ" % (hour, minute, rng.randrange(61))


def number_text(rng: Random) -> bytes:
    """Return a number."""
    if rng.random() < 0.5:
        return rng.choice(_NUMBERS)
    return b"%.*f" % (rng.randrange(8), rng.uniform(-10, 10) * 10 ** rng.randrange(5))


def odd_text(rng: Random) -> bytes:
    """Return a text that stands nowhere."""
    return rng.choice((*_TEXTS, *_TIMES, *_NUMBERS))
