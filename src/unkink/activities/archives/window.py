"""A part of a stream, read as if it were a file of its own."""

import io
from typing import Any, BinaryIO

Stream = io.RawIOBase | BinaryIO

_PIECE = 2**16


class Window(io.RawIOBase):
    """The bytes of a stream from a start on; closes the stream with itself."""

    def __init__(self, stream: Stream, *, start: int, size_bytes: int) -> None:
        self._stream = stream
        self._start, self._size = start, size_bytes
        self._at = 0

    def readable(self) -> bool:
        """Return that it can be read."""
        return True

    def seekable(self) -> bool:
        """Return that it goes back and forth."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place; before the start is the start."""
        self._at = sought(offset, whence, at=self._at, size_bytes=self._size)
        return self._at

    def tell(self) -> int:
        """Return the place."""
        return self._at

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401 - the protocol of buffers
        """Fill a buffer with what comes next, return how much that was."""
        self._stream.seek(self._start + self._at)
        data = self._stream.read(max(0, min(len(buffer), self._size - self._at))) or b""
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)

    def close(self) -> None:
        """Close it and the stream behind it."""
        self._stream.close()
        super().close()


def sought(offset: int, whence: int, *, at: int, size_bytes: int) -> int:
    """Return the place that a call of `seek` names."""
    start = {io.SEEK_SET: 0, io.SEEK_CUR: at, io.SEEK_END: size_bytes}[whence]
    return max(0, start + offset)


def read_fully(stream: Stream, size_bytes: int) -> bytes:
    """Return so many bytes, fewer only at the end."""
    # Of raw streams a read makes room for all that is asked for, however little comes.
    buffer, left = io.BytesIO(), size_bytes
    while left > 0 and (piece := stream.read(min(left, _PIECE))):
        left -= buffer.write(piece)
    return buffer.getvalue()
