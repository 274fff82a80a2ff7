"""A file of an archive, read from front to back, with its checksum checked."""

import io
import zlib
from typing import Any

from unkink.activities.archives.window import Stream
from unkink.errors import DamagedFileError


class Checked(io.RawIOBase):
    """Gives what a stream gives, and says so if that is not what was packed."""

    def __init__(
        self, stream: Stream, source: str, *, size_bytes: int, checksum: int
    ) -> None:
        self._stream, self._source = stream, source
        self._left, self._expected = size_bytes, checksum
        self._checksum = 0

    def readable(self) -> bool:
        """Return that it can be read."""
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401 - the protocol of buffers
        """Fill a buffer with what comes next, return how much that was.

        Raises:
            ActivityFileError: If the archive is damaged here.
        """
        data = self._stream.read(min(len(buffer), self._left)) or b""
        if self._left and len(buffer) and not data:
            raise DamagedFileError(self._source, "the archive ends within it")
        buffer[: len(data)] = data
        self._left -= len(data)
        self._checksum = zlib.crc32(data, self._checksum)
        if not self._left and self._checksum != self._expected:
            raise DamagedFileError(
                self._source, "its checksum is wrong, so the archive is damaged here"
            )
        return len(data)

    def close(self) -> None:
        """Close it and the stream behind it."""
        self._stream.close()
        super().close()
