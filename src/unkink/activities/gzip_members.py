"""The bytes of a file, those of a gzip file unpacked member by member."""

import zlib
from collections.abc import Generator, Iterator
from hashlib import sha256
from struct import Struct
from typing import BinaryIO, NamedTuple

_GZIP_MAGIC = b"\x1f\x8b"
# RFC 1952, 2.3: the fixed part of a member's header, and what follows its data: their
# checksum and their size, which counts up to 2^32 and begins anew.
_HEADER_SIZE, _TRAILER = 10, Struct("<2I")
_DEFLATE = 8
_HAS_CRC, _HAS_EXTRA, _HAS_NAME, _HAS_COMMENT = 2, 4, 8, 16
# A name or comment in a header that goes on beyond this is none.
_HEADER_LIMIT = 2**17
# Programs that pack in blocks write one member for some 64 KiB.
_MEMBER_LIMIT = 100_000

# The first piece is all that is needed to tell what a file is.
_FIRST_CHUNK, _CHUNK = 2**11, 2**16


class Packed:
    """The bytes as they lie in the file, read piece by piece and counted.

    Attributes:
        digest: SHA-256 of what was read.
        size: How much was read.
        rest: What was read and not yet used.
        is_gzip: Whether it began as gzip does.
        warnings: What was wrong with the packing.
    """

    def __init__(self, stream: BinaryIO, *, size_limit: int) -> None:
        self._stream, self._size_limit = stream, size_limit
        self.digest = sha256()
        self.size = 0
        self.rest = b""
        self.is_gzip = False
        self.warnings: list[str] = []

    @property
    def offset(self) -> int:
        """Where in the file the rest begins."""
        return self.size - len(self.rest)

    def read_more(self) -> bool:
        """Add a chunk to the rest; False at the end of the file."""
        chunk = self._stream.read(_CHUNK if self.size else _FIRST_CHUNK)
        self.digest.update(chunk)
        self.size += len(chunk)
        self.rest += chunk
        return bool(chunk) and self.size <= self._size_limit

    def has(self, size: int) -> bool:
        """Whether so many bytes are left; they then are in the rest."""
        while len(self.rest) < size and self.read_more():
            pass
        return len(self.rest) >= size

    def take(self) -> bytes:
        """Return the rest, which is then empty."""
        taken, self.rest = self.rest, b""
        return taken


def pieces_of(packed: Packed) -> Iterator[bytes]:
    """Yield what a file holds, none empty, and then read on to the end of the file."""
    packed.has(len(_GZIP_MAGIC))
    packed.is_gzip = packed.rest.startswith(_GZIP_MAGIC)
    if packed.is_gzip:
        yield from _members(packed)
    while packed.rest or packed.read_more():
        yield packed.take()


class Inflated(NamedTuple):
    """What was inflated.

    Attributes:
        data: The bytes.
        inflater: What inflates the rest.
        rest: The packed bytes that are still to be inflated.
        fault: What is wrong with the first byte of the rest, None if nothing is.
    """

    data: bytes
    inflater: "zlib._Decompress"
    rest: bytes
    fault: zlib.error | None = None


def inflate(inflater: "zlib._Decompress", packed: bytes, most_bytes: int) -> Inflated:
    """Return what packed bytes begin with; no data and a fault where they are broken.

    The inflater that was given is used up.
    """
    size = len(packed)
    while True:
        spare = inflater.copy()
        try:
            data = inflater.decompress(packed[:size], most_bytes)
        except zlib.error as error:
            inflater = spare
            if size <= 1:
                return Inflated(b"", inflater, packed, error)
            # A call that fails gives nothing, so what lies before the broken byte
            # must come from calls that do not reach it.
            size //= 2
        else:
            left = inflater.unused_data or inflater.unconsumed_tail
            return Inflated(data, inflater, left + packed[size:])


def _members(packed: Packed) -> Iterator[bytes]:
    """Yield what the members of a gzip file hold, one after the other."""
    is_whole, left = True, _MEMBER_LIMIT
    while is_whole and left and _is_at_member(packed):
        is_whole = yield from _member(packed)
        left -= 1
    if is_whole and packed.rest:
        packed.warnings.append(
            f"What follows byte {packed.offset} of the packed file was passed over."
        )
    while packed.read_more():
        packed.take()
    packed.take()


def _member(packed: Packed) -> Generator[bytes, None, bool]:
    """Yield what a member holds; return whether another one may follow."""
    inflater, checksum, size = zlib.decompressobj(-zlib.MAX_WBITS), 0, 0
    is_sound = _skip_header(packed)
    while is_sound and not inflater.eof:
        # The last bytes may wait in the window when the packed ones are all used up.
        has_more = packed.has(1)
        step = inflate(inflater, packed.take(), _CHUNK)
        inflater, packed.rest = step.inflater, step.rest
        is_sound = not step.fault and bool(step.data or has_more)
        checksum = zlib.crc32(step.data, checksum)
        size += len(step.data)
        if step.data:
            yield step.data
    if not inflater.eof or not packed.has(_TRAILER.size):
        packed.warnings.append(
            f"The packed file is broken near byte {packed.offset}; "
            "what came before was read."
        )
        return False
    _check_trailer(packed, checksum, size)
    packed.rest = packed.rest[_TRAILER.size :]
    return True


def _check_trailer(packed: Packed, checksum: int, size: int) -> None:
    """Warn if what follows a member's data does not fit them."""
    written_checksum, written_size = _TRAILER.unpack_from(packed.rest)
    if written_checksum != checksum:
        what, at = "checksum", packed.offset
    elif written_size != size % 2**32:
        what, at = "size", packed.offset + 4
    else:
        return
    packed.warnings.append(
        f"The {what} at byte {at} of the packed file is wrong; some values may be, too."
    )


def _is_at_member(packed: Packed) -> bool:
    # Tapes and some servers fill up the last block with zeros.
    while packed.has(1) and not packed.rest.strip(b"\0"):
        packed.take()
    packed.rest = packed.rest.lstrip(b"\0")
    packed.has(len(_GZIP_MAGIC))
    return packed.rest.startswith(_GZIP_MAGIC)


def _skip_header(packed: Packed) -> bool:
    """Step over a member's header; False if it does not hold."""
    if not packed.has(_HEADER_SIZE) or packed.rest[2] != _DEFLATE:
        return False
    while (end := _header_end(packed.rest)) is None or end > len(packed.rest):
        if len(packed.rest) > _HEADER_LIMIT or not packed.read_more():
            return False
    packed.rest = packed.rest[end:]
    return True


def _header_end(rest: bytes) -> int | None:
    """Return where a member's data begin, None if that cannot be seen yet."""
    flags, end = rest[3], _HEADER_SIZE
    if flags & _HAS_EXTRA:
        end += 2 + int.from_bytes(rest[end : end + 2], "little")
    for flag in (_HAS_NAME, _HAS_COMMENT):
        if flags & flag:
            end = rest.find(b"\0", end) + 1
            if not end:
                return None
    return end + (2 if flags & _HAS_CRC else 0)
