"""Files as they lie on disk: plain, packed by gzip in every way, or broken."""

import gzip
import zlib
from random import Random

from fuzz.seeds.fit import fit_seeds
from fuzz.seeds.xml import gpx_seeds, tcx_seeds

HAS_CRC, HAS_EXTRA, HAS_NAME, HAS_COMMENT = 2, 4, 8, 16
_TEXT = 1
_LARGE = 80 * 2**20


def member(data: bytes, *, flags: int = 0, level: int = 6) -> bytes:
    """Return a member of a gzip file, with the parts of its header that flags name."""
    head = b"\x1f\x8b\x08" + bytes((flags,)) + bytes(4) + b"\0\xff"
    if flags & HAS_EXTRA:
        head += b"\4\0ab\0\0"
    if flags & HAS_NAME:
        head += b"run.fit\0"
    if flags & HAS_COMMENT:
        head += b"fine\0"
    if flags & HAS_CRC:
        head += (zlib.crc32(head) & 0xFFFF).to_bytes(2, "little")
    deflater = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    body = deflater.compress(data) + deflater.flush()
    sizes = zlib.crc32(data).to_bytes(4, "little")
    return head + body + sizes + (len(data) % 2**32).to_bytes(4, "little")


def file_seeds() -> dict[str, bytes]:
    """Return all seeds of files by name."""
    fit, gpx, tcx = fit_seeds()["steady"], gpx_seeds()["plain"], tcx_seeds()["plain"]
    noise = Random(1).randbytes(3_000)  # noqa: S311 - no secret
    whole = member(fit)
    wrong = bytearray(whole)
    wrong[-8] ^= 0xFF
    return {
        "fit": fit,
        "gpx": gpx,
        "tcx": tcx,
        "fit-gz": whole,
        "gpx-gz": member(gpx, level=1),
        "tcx-gz": member(tcx, level=9),
        "stored-gz": member(fit, level=0),
        "header": member(fit, flags=HAS_EXTRA | HAS_NAME | HAS_COMMENT | HAS_CRC),
        "text": member(gpx, flags=_TEXT | HAS_NAME),
        "members": member(fit[:100]) + member(b"") + member(fit[100:]),
        "zeros": whole + bytes(40),
        "zeros-between": member(fit[:100]) + bytes(9) + member(fit[100:]),
        "zeros-chunk": whole + bytes(70_000) + member(b" "),
        "tail": whole + b"tail",
        "long-tail": whole + noise,
        "noise": member(gpx + noise.hex().encode()),
        "wrong-crc": bytes(wrong),
        "broken-cut": whole[: len(whole) // 2],
        "broken-cut-trailer": whole[:-5],
        "broken-body": whole[:60] + b"\xff" * 9 + whole[69:],
        "broken-method": b"\x1f\x8b\x07" + whole[3:],
        "broken-header": whole[:7],
        "broken-name": whole[:3] + b"\x08" + whole[4:10] + b"x" * 140_000,
        "broken-inner": member(b"no run"),
        "broken-empty": b"",
        "broken-nothing": member(b""),
        "broken-zip": b"PK\x03\x04" + bytes(30),
        "broken-workout": fit_seeds()["broken-workout"],
    }


def large_files() -> dict[str, bytes]:
    """Return files that try the bounds; too large to be varied."""
    block = gzip.compress(bytes(_LARGE))
    noise = Random(1).randbytes(2**20)  # noqa: S311 - no secret
    pieces = [member(bytes(60_000)) for _ in range(3)]
    return {
        "bomb": block,
        "double-bomb": gzip.compress(block),
        "bomb-members": block * 4,
        "many-members": b"".join(pieces) * 900,
        "empty-members": member(b"") * 101_000,
        "large": noise * 257,
        "nearly-large": noise * 255,
        "long-zeros": member(gpx_seeds()["plain"]) + bytes(20 * 2**20),
        "blanks": b" " * (40 * 2**20),
    }


def head_seeds() -> dict[str, bytes]:
    """Return the first bytes of files."""
    kinds = fit_seeds() | gpx_seeds() | tcx_seeds()
    names = (
        "steady",
        "big",
        "developer",
        "chained",
        "texts",
        "types",
        "broken-workout",
    )
    fits = {f"fit-{name}": fit_seeds()[name][:512] for name in names}
    xmls = {
        f"xml-{name}": data[:900]
        for name, data in kinds.items()
        if b"<gpx" in data or b"<Tr" in data
    }
    cut = {f"broken-cut-{at}": fit_seeds()["gait"][:at] for at in (0, 9, 14, 30, 60)}
    return fits | {n if b"20" in d else f"broken-{n}": d for n, d in xmls.items()} | cut
