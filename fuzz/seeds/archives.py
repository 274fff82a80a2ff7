"""Zips, sound and damaged, with tables of Strava, and folders as lists of files."""

import io
import struct
import zipfile
from collections.abc import Mapping
from random import Random

from fuzz.seeds.fit import fit_seeds
from fuzz.seeds.packed import member
from fuzz.seeds.tables import table_seeds
from fuzz.seeds.xml import gpx_seeds

STORED, DEFLATED = zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED
_LINK_MODE = 0o120777 << 16


def zipped(
    files: Mapping[str, bytes], *, method: int = DEFLATED, comment: bytes = b""
) -> bytes:
    """Return a zip of some files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, method)
        archive.comment = comment
    return buffer.getvalue()


def zip_seeds() -> dict[str, bytes]:
    """Return all seeds of zips by name."""
    fit = fit_seeds()["no-session"]
    plain = zipped({"run.fit": fit})
    inner = zipped({"a/run.fit": fit, "b.gpx": gpx_seeds()["plain"]}, method=STORED)
    nested = zipped({"part.zip": inner, "run.fit": fit})
    strava = {
        "activities.csv": table_seeds()["english"],
        "activities/1.fit.gz": member(fit),
    }
    seeds = {
        "plain": plain,
        "stored": zipped({"run.fit": fit}, method=STORED),
        "several": zipped({"b/run.FIT": fit, "a.gpx": b"<gpx/>", "notes.txt": b"x"}),
        "nested": nested,
        "nested-stored": zipped({"part.zip": inner}, method=STORED),
        "deep": zipped(
            {"x.zip": zipped({"y.zip": zipped({"z.zip": inner})}), "r.fit": fit}
        ),
        "strava": zipped(strava),
        "strava-inside": zipped(
            {f"export/{name}": data for name, data in strava.items()}
        ),
        "comment": zipped({"run.fit": fit}, comment=b"PK\x05\x06 fine"),
        "before": b"#!/bin/sh\n" * 9 + plain,
        "names": zipped(
            {"A\\run.fit": fit, "ü\x1b.fit": fit, "../x.fit": fit, ".h.fit": fit}
        ),
        "long-name": zipped({f"{'x' * 1_200}.fit": fit}),
        "extra": _extra(fit),
        "wide": _wide(fit),
        "streamed": _streamed(fit),
        "empty-file": zipped({"run.fit": b"", "r.fit": fit}),
    }
    return seeds | _broken_zips(plain, nested, fit)


def _broken_zips(plain: bytes, nested: bytes, fit: bytes) -> dict[str, bytes]:
    at = plain.index(b"PK\x01\x02")
    end = plain.index(b"PK\x05\x06")
    return {
        "broken-cut": plain[: len(plain) // 2],
        "broken-cut-end": plain[:-3],
        "broken-outer": nested[:-60],
        "broken-body": plain[:60] + b"\xff" * 9 + plain[69:],
        "broken-stored": patched(zipped({"r.fit": fit}, method=STORED), 50, b"\xff"),
        "broken-crc": patched(plain, at + 16, b"\0\0\0\0"),
        "broken-size": patched(plain, at + 24, b"\x09\0\0\0"),
        "broken-larger": patched(plain, at + 24, b"\xff\xff\0\0"),
        "broken-bomb": patched(plain, at + 24, b"\xff\xff\xff\x7f"),
        "broken-packed-size": patched(plain, at + 20, b"\x09\0\0\0"),
        "broken-encrypted": patched(plain, at + 8, b"\1"),
        "broken-method": patched(plain, at + 10, b"\x0c"),
        "broken-place": patched(plain, at + 42, b"\3\0\0\0"),
        "broken-signature": patched(plain, at, b"PX"),
        "broken-split": patched(plain, end + 4, b"\1"),
        "broken-directory": patched(plain, end + 12, b"\xff\xff\xff\7"),
        "broken-offset": patched(plain, end + 16, b"\xff\xff\xff\7"),
        "broken-overlap": _overlapping(fit),
        "broken-link": _linked(),
        "broken-table": zipped({"activities.csv": b"\xff\xfe\0", "a.fit": b""}),
        "broken-inner-size": _inner_size(nested),
        "broken-wide": patched(_wide(fit), -22 - 20 - 24, b"\xff" * 4),
        "broken-empty": zipped({}),
        "broken-nothing": b"",
        "broken-short": b"PK\x05\x06",
        "broken-other": b"no zip at all, whatever its name says" * 2,
    }


def large_zips() -> dict[str, bytes]:
    """Return zips that try the bounds; too large to be varied."""
    fit = fit_seeds()["no-session"]
    noise = Random(1).randbytes(12 * 2**20)  # noqa: S311 - no secret
    inner = zipped({f"{at}.fit": noise[at * 2**21 :][: 2**21] for at in range(6)})
    empty = io.BytesIO()
    with zipfile.ZipFile(empty, "w") as archive:
        for at in range(3_000):
            archive.writestr(f"{at}.zip", zipped({"a.zip": b""}))
    return {
        "large-inner": zipped({"part.zip": inner}),
        "many-files": zipped({f"{at}.fit": fit for at in range(3_000)}, method=STORED),
        "many-zips": empty.getvalue(),
        "bomb": zipped({"run.fit": bytes(2**26), "r.zip": bytes(2**26)}),
        "tight": zipped({"run.fit": bytes(9 * 2**20)}),
        "quine": zipped({"a.zip": zipped({"b.zip": zipped({"c.zip": inner})})}),
        "many-entries": _many_entries(200_100),
    }


def patched(data: bytes, at: int, new: bytes) -> bytes:
    """Return bytes with some of them replaced."""
    at %= len(data)
    return data[:at] + new + data[at + len(new) :]


def _inner_size(nested: bytes) -> bytes:
    """Return a zip that says of a zip in it that it is smaller than it is."""
    at = nested.index(b"PK\x01\x02") + 24
    size = int.from_bytes(nested[at : at + 4], "little")
    return patched(nested, at, (size - 1).to_bytes(4, "little"))


def _extra(fit: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        one = zipfile.ZipInfo("run.fit")
        # When it was changed, as Unix programs note it.
        one.extra = b"UT\5\0\3abcd"
        archive.writestr(one, fit)
    return buffer.getvalue()


def _wide(fit: bytes) -> bytes:
    """Return a zip whose sizes and places stand in the fields for large archives."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(buffer, "w") as archive,
        archive.open("run.fit", "w", force_zip64=True) as file,
    ):
        file.write(fit)
    data = buffer.getvalue()
    at, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    extra = struct.pack("<2H3Q", 1, 24, len(fit), len(fit), 0)
    fields = list(struct.unpack_from("<4s6H3I5H2I", data, at))
    fields[8] = fields[9] = fields[16] = 2**32 - 1
    fields[11] = len(extra)
    record = struct.pack("<4s6H3I5H2I", *fields) + b"run.fit" + extra
    size, place = len(record), at + len(record)
    wide = struct.pack("<4sQ2H2I4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, 1, 1, size, at)
    locator = struct.pack("<4sIQI", b"PK\x06\x07", 0, place, 1)
    last = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 1, 1, size, 2**32 - 1, 0)
    return data[:at] + record + wide + locator + last if end else data


def _streamed(fit: bytes) -> bytes:
    """Return a zip as programs write it that cannot go back to fill in sizes."""

    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def tell(self) -> int:
            raise OSError

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", DEFLATED) as archive:
        archive.writestr("run.fit", fit)
    return pipe.getvalue()


def _overlapping(fit: bytes) -> bytes:
    """Return a zip with two entries for the same bytes."""
    data = zipped({"run.fit": fit})
    at, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    record = data[at:end]
    last = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 2, 2, 2 * len(record), at, 0)
    return data[:at] + record * 2 + last


def _linked() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        link = zipfile.ZipInfo("link.fit")
        link.create_system, link.external_attr = 3, _LINK_MODE
        archive.writestr(link, "/etc/hostname")
    return buffer.getvalue()


def _many_entries(count: int) -> bytes:
    record = struct.pack("<4s6H3I5H2I", b"PK\x01\x02", *[0] * 16)
    size = count * len(record)
    last = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 9, 9, size, 0, 0)
    return record * count + last
