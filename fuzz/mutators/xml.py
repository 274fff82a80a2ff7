"""Varies GPX and TCX files element by element, with texts that programs write."""

import re
from collections.abc import Callable
from functools import cache
from random import Random

from fuzz.mutators.byte_edits import edited
from fuzz.mutators.xml_texts import number_text, odd_text, time_text, value_for
from fuzz.seeds.xml import gpx_seeds, tcx_seeds

_TOKEN = re.compile(rb"<[^<>]*>|[^<]+|<")
_NAME = re.compile(rb"</?([^\s<>/]+)")
_ATTRIBUTE = re.compile(rb"([\w:]+)=(\"[^\"]*\"|'[^']*')")

_NAMES = b"""
gpx trk trkseg trkpt wpt rte rtept time ele speed hr cad power name desc type cmt
extensions metadata atemp TrackPointExtension activity sport TrainingCenterDatabase
Activities Activity Lap Track Trackpoint Time Position LatitudeDegrees LongitudeDegrees
AltitudeMeters Value Id DistanceMeters HeartRateBpm Cadence RunCadence Watts Speed TPX
Notes Creator Name TotalTimeSeconds Course Workout Extensions TrackPoint TRKPT
""".split()

Tokens = list[bytes]


def vary_gpx(data: bytes, rng: Random) -> bytes:
    """Return another GPX file."""
    return _varied(data, rng, _pool("gpx"))


def vary_tcx(data: bytes, rng: Random) -> bytes:
    """Return another TCX file."""
    return _varied(data, rng, _pool("tcx"))


def _varied(data: bytes, rng: Random, pool: list[Tokens]) -> bytes:
    tokens = _TOKEN.findall(data)
    for _ in range(rng.choice((1, 1, 2, 3, 6))):
        rng.choice(_WAYS)(tokens, rng, pool)
    text = b"".join(tokens)
    chance = rng.random()
    if chance < 0.1:
        return edited(text, rng)
    return _encoded(text, rng) if chance < 0.16 else text


def _encoded(text: bytes, rng: Random) -> bytes:
    """Return a text in another encoding, or with a head that names another one."""
    names = ("utf-8", "utf-16", "utf-16-le", "iso-8859-1", "windows-1252", "utf-7", "x")
    head = f'<?xml version="1.0" encoding="{rng.choice(names)}"?>'.encode()
    kind = rng.randrange(6)
    if kind < 3:
        wide = ("utf-16", "utf-16-le", "utf-16-be")[kind]
        return (head * rng.randrange(2) + text).decode("utf-8", "replace").encode(wide)
    return (head, b"\xef\xbb\xbf" + head, b"\n ")[kind - 3] + text


def _retext(tokens: Tokens, rng: Random, _pool: list[Tokens]) -> None:
    """Write another text between two tags, one that may stand there or any."""
    places = [at for at, one in enumerate(tokens) if not one.startswith(b"<")]
    if not places:
        return
    at = rng.choice(places)
    name = _name(tokens[at - 1]) if at else b""
    tokens[at] = value_for(name, rng)


def _fill(tokens: Tokens, rng: Random, _pool: list[Tokens]) -> None:
    at = rng.randrange(len(tokens) + 1)
    tokens.insert(at, odd_text(rng))


def _repeat(tokens: Tokens, rng: Random, _pool: list[Tokens]) -> None:
    first, last = _element(tokens, rng)
    tokens[last:last] = tokens[first:last] * rng.choice((1, 1, 2, 12))


def _drop(tokens: Tokens, rng: Random, _pool: list[Tokens]) -> None:
    first, last = _element(tokens, rng)
    del tokens[first:last]


def _drop_tag(tokens: Tokens, rng: Random, _pool: list[Tokens]) -> None:
    if tokens:
        del tokens[rng.randrange(len(tokens))]


def _move(tokens: Tokens, rng: Random, _pool: list[Tokens]) -> None:
    first, last = _element(tokens, rng)
    part = tokens[first:last]
    del tokens[first:last]
    at = rng.randrange(len(tokens) + 1)
    tokens[at:at] = part


def _insert(tokens: Tokens, rng: Random, pool: list[Tokens]) -> None:
    """Put an element of another file in between."""
    other = rng.choice(pool)
    first, last = _element(other, rng)
    at = rng.randrange(len(tokens) + 1)
    tokens[at:at] = other[first:last]


def _make(tokens: Tokens, rng: Random, _pool: list[Tokens]) -> None:
    """Put a new element in between."""
    name = rng.choice(_NAMES)
    at = rng.randrange(len(tokens) + 1)
    tokens[at:at] = [b"<%b>" % name, value_for(name, rng), b"</%b>" % name]


def _rename(tokens: Tokens, rng: Random, _pool: list[Tokens]) -> None:
    """Call an element, or a tag of it, by another name or with a prefix."""
    first, last = _element(tokens, rng)
    old = _name(tokens[first]) if first < last else b""
    if not old:
        return
    new = (rng.choice(_NAMES), old.swapcase(), b"a:" + old, old + b":b")[
        rng.randrange(4)
    ]
    for at in {first, last - 1} if rng.random() < 0.9 else {first}:
        tokens[at] = tokens[at].replace(old, new, 1)


def _reattribute(tokens: Tokens, rng: Random, _pool: list[Tokens]) -> None:
    places = [at for at, one in enumerate(tokens) if b"=" in one and one[:1] == b"<"]
    if not places:
        return
    at = rng.choice(places)
    found = list(_ATTRIBUTE.finditer(tokens[at]))
    if found:
        one = rng.choice(found)
        value = time_text(rng) if b"Time" in one[1] else number_text(rng)
        text = rng.choice((value, odd_text(rng))).replace(b'"', b"")
        new = b'%b="%b"' % (one[1], text) if rng.random() < 0.9 else b""
        tokens[at] = tokens[at][: one.start()] + new + tokens[at][one.end() :]


def _wrap(tokens: Tokens, rng: Random, _pool: list[Tokens]) -> None:
    """Put a comment, a marked text or another element around an element."""
    first, last = _element(tokens, rng)
    around = (
        (b"<!--", b"-->"),
        (b"<![CDATA[", b"]]>"),
        (b"<a>", b"</a>"),
        (b"<?", b"?>"),
    )
    before, after = rng.choice(around)
    tokens.insert(last, after)
    tokens.insert(first, before)


def _element(tokens: Tokens, rng: Random) -> tuple[int, int]:
    """Return where an element begins and ends; small ones are as likely as large."""
    if not tokens:
        return 0, 0
    first = rng.randrange(len(tokens))
    name = _name(tokens[first])
    if not name or tokens[first].startswith(b"</") or tokens[first].endswith(b"/>"):
        return first, first + 1
    closing = b"</%b>" % name
    try:
        return first, tokens.index(closing, first) + 1
    except ValueError:
        return first, first + 1


def _name(token: bytes) -> bytes:
    match = _NAME.match(token)
    return match[1] if match else b""


@cache
def _pool(form: str) -> list[Tokens]:
    seeds = gpx_seeds() if form == "gpx" else tcx_seeds()
    found = [_TOKEN.findall(data) for data in seeds.values()]
    return [tokens for tokens in found if tokens]


_WAYS: tuple[Callable[[Tokens, Random, list[Tokens]], None], ...] = (
    *(_retext,) * 5,
    _fill,
    *(_repeat,) * 2,
    _drop,
    _drop_tag,
    _move,
    *(_insert,) * 2,
    _make,
    _rename,
    *(_reattribute,) * 2,
    _wrap,
)
