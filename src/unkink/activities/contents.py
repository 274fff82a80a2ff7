"""The bytes of a file, unpacked where need be, never more than a bound."""

import zlib
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from unkink.errors import ActivityFileError, DamagedFileError

# A day of one-second TCX is some 60 MiB; anything far beyond is no activity.
SIZE_LIMIT = 256 * 2**20

_GZIP_MAGIC = b"\x1f\x8b"
_CHUNK = 2**16
# 16 more than the largest window tells zlib to expect a gzip header.
_GZIP_WINDOW = 16 + zlib.MAX_WBITS


@dataclass(frozen=True)
class Contents:
    """What a file holds.

    Attributes:
        data: The bytes, unpacked.
        digest: SHA-256 of the bytes as they lie on disk.
        warnings: What was wrong with the packing.
    """

    data: bytes
    digest: str
    warnings: tuple[str, ...] = ()


def read_contents(path: Path) -> Contents:
    """Return the bytes of a file, unpacked if it is gzipped.

    Raises:
        ActivityFileError: If the file is missing, unreadable, empty or too large.
    """
    packed = _read_bounded(path)
    digest = sha256(packed).hexdigest()
    if not packed.startswith(_GZIP_MAGIC):
        return Contents(packed, digest)
    data, warnings = _unpack(packed, path)
    return Contents(data, digest, warnings)


def _read_bounded(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise ActivityFileError(path, "is a folder; name one file in it")
        if path.exists() and not path.is_file():
            raise ActivityFileError(path, "is no ordinary file")
        with path.open("rb") as file:
            data = file.read(SIZE_LIMIT + 1)
    except FileNotFoundError as error:
        raise ActivityFileError(path, "there is no such file") from error
    except (OSError, ValueError) as error:
        # A path with a null byte is a ValueError of the operating system's caller.
        why = getattr(error, "strerror", None) or str(error)
        raise ActivityFileError(path, f"cannot be read: {why}") from error
    if not data:
        raise DamagedFileError(path, "the file is empty (0 bytes)")
    _refuse_too_large(data, path)
    return data


def _refuse_too_large(data: bytes | bytearray, path: Path) -> None:
    if len(data) > SIZE_LIMIT:
        limit = SIZE_LIMIT // 2**20
        raise ActivityFileError(
            path, f"holds more than {limit} MiB, which no activity does"
        )


def _unpack(packed: bytes, path: Path) -> tuple[bytes, tuple[str, ...]]:
    unpacked = bytearray()
    unpacker = zlib.decompressobj(_GZIP_WINDOW)
    start = 0
    try:
        while start < len(packed) and not unpacker.eof:
            chunk = unpacker.unconsumed_tail or packed[start : start + _CHUNK]
            # Piece by piece, so that a broken end costs only the last piece.
            unpacked += unpacker.decompress(chunk, _CHUNK)
            start += 0 if unpacker.unconsumed_tail else _CHUNK
            _refuse_too_large(unpacked, path)
        unpacked += unpacker.flush()
    except zlib.error as error:
        if not unpacked:
            raise DamagedFileError(path, f"cannot be unpacked: {error}") from error
    if not unpacked:
        raise DamagedFileError(path, "the packed file holds nothing")
    if unpacker.eof:
        return bytes(unpacked), ()
    text = f"The packed file is broken near byte {min(start, len(packed))}"
    return bytes(unpacked), (f"{text}; what came before was read.",)
