"""Varies zips entry by entry, and the fields of their directory."""

import io
import warnings
import zipfile
from functools import cache
from random import Random

from fuzz.mutators.byte_edits import edited, odd_number
from fuzz.mutators.packed import vary_content, vary_file
from fuzz.mutators.tables import vary_table
from fuzz.seeds.archives import DEFLATED, STORED, patched, zip_seeds, zipped

_NAMES = (
    "run.fit",
    "a/run.gpx.gz",
    "b.tcx",
    "part.zip",
    "x/activities.csv",
    "activities.csv",
    "activities/1.fit.gz",
    "activities/2.gpx",
    "../up.fit",
    "/top.fit",
    "C:\\run.fit",
    "a\\..\\b.fit",
    "__MACOSX/._run.fit",
    ".hidden/run.fit",
    "ü.FIT",
    "\x1b[2J.fit",
    "\u202etif.fit",
    "folder.fit/",
    "./run.fit",
    "run.fit/../../x.gpx",
    "x" * 300 + ".fit",
    "",
)
# Signatures of the parts of a zip, with the size of what follows them.
_PARTS = (
    (b"PK\x03\x04", 30),
    (b"PK\x01\x02", 46),
    (b"PK\x05\x06", 22),
    (b"PK\x06\x06", 56),
)
_MOST_BYTES = 2**16


def vary_zip(data: bytes, rng: Random) -> bytes:
    """Return another zip."""
    if rng.random() < 0.15:
        return edited(data, rng)
    if rng.random() < 0.4:
        return _patched_fields(data, rng)
    files = _files(data)
    for _ in range(rng.choice((1, 2, 3))):
        _vary(files, rng)
    comment = rng.choice((b"", b"", b"PK\x05\x06", b"x" * 70))
    method = rng.choice((STORED, DEFLATED))
    text = _written(files, method, comment)
    if rng.random() < 0.1:
        text = rng.randbytes(9) + text
    return _patched_fields(text, rng) if rng.random() < 0.3 else text


def _written(files: list[tuple[str, bytes]], method: int, comment: bytes) -> bytes:
    buffer = io.BytesIO()
    with (
        warnings.catch_warnings(),
        zipfile.ZipFile(buffer, "w", method) as archive,
    ):
        # Of two entries with one name.
        warnings.simplefilter("ignore")
        for name, data in files:
            archive.writestr(zipfile.ZipInfo(name), data, method)
        archive.comment = comment
    return buffer.getvalue()


def _patched_fields(data: bytes, rng: Random) -> bytes:
    """Return a zip with other values in the fields of its parts."""
    for _ in range(rng.choice((1, 1, 2))):
        signature, size = rng.choice(_PARTS)
        places = _places(data, signature)
        if places:
            at = rng.choice(places) + rng.randrange(4, size)
            data = patched(data, at, odd_number(rng.choice((1, 2, 2, 4, 8)), rng))
    return data


def _places(data: bytes, signature: bytes) -> list[int]:
    places, at = [], data.find(signature)
    while at >= 0:
        places.append(at)
        at = data.find(signature, at + 1)
    return places


def _files(data: bytes) -> list[tuple[str, bytes]]:
    files = []
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for info in archive.infolist()[:20]:
                with archive.open(info) as stream:
                    files.append((info.filename, stream.read(_MOST_BYTES)))
    except Exception:  # noqa: S110 - any damage; what was read stays
        pass
    return files


def _vary(files: list[tuple[str, bytes]], rng: Random) -> None:
    kind = rng.randrange(7)
    at = rng.randrange(len(files)) if files else 0
    if not files or kind == 0:
        files.append((rng.choice(_NAMES), rng.choice(_pool())))
    elif kind == 1:
        files[at] = (rng.choice(_NAMES), files[at][1])
    elif kind == 2:
        files.insert(at, files[at])
    elif kind == 3:
        del files[at]
    elif kind == 4:
        files[at:] = [("inner.zip", _written(files[at:], DEFLATED, b""))]
    else:
        files[at] = (files[at][0], _content(*files[at], rng))


@cache
def _pool() -> list[bytes]:
    return list(zip_seeds().values())


def _content(name: str, data: bytes, rng: Random) -> bytes:
    if name.endswith("activities.csv"):
        return vary_table(data, rng)
    if name.endswith(".zip"):
        return vary_zip(data, rng)
    if name.endswith(".gz"):
        return vary_file(data, rng)
    return vary_content(data, rng) if rng.random() < 0.8 else zipped({"r.fit": data})
