"""Varies files on disk: what is in them, and how it is packed."""

import zlib
from random import Random

from fuzz.mutators.byte_edits import edited
from fuzz.mutators.fit import vary_fit
from fuzz.mutators.xml import vary_gpx, vary_tcx
from fuzz.seeds.packed import member

_MAGIC = b"\x1f\x8b"
_MOST_BYTES = 2**16


def vary_file(data: bytes, rng: Random) -> bytes:
    """Return another file, packed or not."""
    if not data.startswith(_MAGIC):
        varied = vary_content(data, rng)
        return packed(varied, rng) if rng.random() < 0.3 else varied
    if rng.random() < 0.3:
        return edited(data, rng)
    content = _unpacked(data)
    if rng.random() < 0.6:
        content = vary_content(content, rng)
    return packed(content, rng)


def vary_content(data: bytes, rng: Random) -> bytes:
    """Return another FIT, GPX or TCX file."""
    if data[8:12] == b".FIT":
        return vary_fit(data, rng)
    if b"<gpx" in data[:500]:
        return vary_gpx(data, rng)
    if b"<TrainingCenter" in data[:500]:
        return vary_tcx(data, rng)
    return edited(data, rng)


def packed(data: bytes, rng: Random) -> bytes:
    """Return a gzip file that holds some bytes, sound in two of three cases."""
    members: list[bytes] = []
    while data and len(members) < 3 and rng.random() < 0.3:
        at = rng.randrange(len(data) + 1)
        members.append(_member(data[:at], rng))
        data = data[at:]
    text = b"".join([*members, _member(data, rng)])
    kind = rng.randrange(9)
    if kind == 0:
        return text + bytes(rng.choice((1, 8, 600)))
    if kind == 1:
        return text + rng.randbytes(rng.randrange(40))
    if kind == 2:
        return edited(text, rng)
    return text[: rng.randrange(len(text))] if kind == 3 else text


def vary_head(data: bytes, rng: Random) -> bytes:
    """Return the beginning of another file."""
    varied = vary_content(data, rng)
    return varied[: rng.randrange(len(varied) + 1)] if rng.random() < 0.3 else varied


def _member(data: bytes, rng: Random) -> bytes:
    flags = rng.randrange(32) if rng.random() < 0.4 else 0
    return member(data, flags=flags, level=rng.choice((0, 1, 6, 9)))


def _unpacked(data: bytes) -> bytes:
    inflater = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        return inflater.decompress(data, _MOST_BYTES)
    except zlib.error:
        return b""
