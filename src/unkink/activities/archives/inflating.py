"""Deflated bytes, read at any place without unpacking them to anywhere."""

import io
import math
import zlib
from bisect import bisect_right
from dataclasses import dataclass
from typing import Any, NamedTuple

from unkink.activities.archives.limits import MIB, Budget
from unkink.activities.archives.window import Stream, sought
from unkink.errors import ArchiveError, DamagedFileError

_PACKED_CHUNK, _CHUNK = 2**15, 2**16
# How far apart places to start from are: reading from the nearest takes milliseconds.
_SPACING_BYTES = 4 * MIB
_MOST_CHECKPOINTS = 256
# To here one is as quick from the beginning; archives of thousands of archives hold
# thousands of small ones.
_BOOKMARK_BYTES = MIB // 4


class Checkpoint(NamedTuple):
    """The state of an inflater at a place, some 45 kB.

    Attributes:
        at: The place in the unpacked bytes.
        packed_at: The place in the packed bytes where it reads on.
        inflater: To be copied before it is used.
    """

    at: int
    packed_at: int
    inflater: "zlib._Decompress"


class Checkpoints:
    """Where reading can start in one deflated entry; shared by the streams of it."""

    def __init__(self, size_bytes: int) -> None:
        self._size_bytes = size_bytes
        self._spacing: float = max(_SPACING_BYTES, size_bytes / _MOST_CHECKPOINTS)
        self._kept: list[Checkpoint] = []
        self._bookmark: Checkpoint | None = None
        self._reached = 0

    def __reduce__(self) -> tuple[Any, ...]:
        # An inflater cannot go to another process; there it starts anew.
        return Checkpoints, (self._size_bytes,)

    def before(self, at: int) -> Checkpoint | None:
        """Return the last checkpoint that is not behind a place."""
        index = bisect_right(self._kept, at, key=lambda kept: kept.at)
        best = self._kept[index - 1] if index else None
        mark = self._bookmark
        if mark and mark.at <= at and (best is None or mark.at > best.at):
            return mark
        return best

    def is_due(self, at: int) -> bool:
        """Return whether a place is far enough from the last checkpoint."""
        return at >= (self._kept[-1].at if self._kept else 0) + self._spacing

    def keep(self, checkpoint: Checkpoint) -> None:
        """Keep a checkpoint that is due."""
        self._kept.append(checkpoint)

    def leave(self, bookmark: Checkpoint, budget: Budget) -> None:
        """Keep where a stream stopped, in place of where the one before did.

        Files are read in the order in which they lie, so the next one starts here.
        """
        if bookmark.at < _BOOKMARK_BYTES or not math.isfinite(self._spacing):
            return
        if self._bookmark or budget.has_checkpoint():
            self._bookmark = bookmark

    def reach(self, at: int) -> int:
        """Return by how many bytes a place is beyond all that were reached before."""
        beyond_bytes = max(0, at - self._reached)
        self._reached += beyond_bytes
        return beyond_bytes

    def forget(self) -> None:
        """Give the memory back; nothing is kept from now on."""
        self._spacing = math.inf
        self._kept.clear()
        self._bookmark = None


@dataclass(frozen=True)
class Packing:
    """What is known of a deflated entry.

    Attributes:
        source: What to call it in an error.
        size_bytes: Its size once unpacked, as the directory says; never exceeded.
        checkpoints: Where reading can start.
        budget: Counts what is unpacked.
    """

    source: str
    size_bytes: int
    checkpoints: Checkpoints
    budget: Budget


class Inflating(io.RawIOBase):
    """Reads deflated bytes as if they lay there unpacked; closes their stream."""

    def __init__(self, packed: Stream, packing: Packing) -> None:
        self._packed, self._packing = packed, packing
        self._wanted = 0
        self._is_sound = True
        self._restart(None)

    def readable(self) -> bool:
        """Return that it can be read."""
        return True

    def seekable(self) -> bool:
        """Return that it goes back and forth."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place; nothing is unpacked before something is read there."""
        size_bytes = self._packing.size_bytes
        self._wanted = sought(offset, whence, at=self._wanted, size_bytes=size_bytes)
        return self._wanted

    def tell(self) -> int:
        """Return the place."""
        return self._wanted

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401 - the protocol of buffers
        """Fill a buffer with what comes next, return how much that was."""
        if self._wanted >= self._packing.size_bytes or not len(buffer):
            return 0
        self._jump()
        while self._at < self._wanted:
            self._inflate(self._wanted - self._at)
        data = self._inflate(len(buffer))
        buffer[: len(data)] = data
        self._wanted = self._at
        return len(data)

    def close(self) -> None:
        """Close it and the stream behind it."""
        if not self.closed:
            if self._is_sound:
                packing = self._packing
                packing.checkpoints.leave(self._state(), packing.budget)
            self._packed.close()
        super().close()

    def _state(self) -> Checkpoint:
        return Checkpoint(self._at, self._packed_at, self._inflater)

    def _jump(self) -> None:
        """Start from a checkpoint, if that is nearer than the place of now."""
        best = self._packing.checkpoints.before(self._wanted)
        if self._wanted < self._at or (best and best.at > self._at):
            self._restart(best)

    def _restart(self, checkpoint: Checkpoint | None) -> None:
        fresh = checkpoint or Checkpoint(0, 0, zlib.decompressobj(-zlib.MAX_WBITS))
        self._at, self._packed_at = fresh.at, fresh.packed_at
        self._inflater = fresh.inflater.copy()

    def _inflate(self, most_bytes: int) -> bytes:
        """Return the next bytes, at least one.

        Raises:
            DamagedFileError: If the packed bytes are broken or end before that.
            ArchiveError: If there are more than the directory says.
        """
        data = b""
        while not data:
            packed = self._inflater.unconsumed_tail or self._read_packed()
            try:
                data = self._inflater.decompress(packed, min(most_bytes, _CHUNK))
            except zlib.error as error:
                raise self._damaged(str(error)) from error
            if not data and (self._inflater.eof or not packed):
                raise self._damaged("it ends too early")
        self._count(len(data))
        return data

    def _read_packed(self) -> bytes:
        self._packed.seek(self._packed_at)
        packed = self._packed.read(_PACKED_CHUNK) or b""
        self._packed_at += len(packed)
        return packed

    def _count(self, size_bytes: int) -> None:
        packing = self._packing
        self._at += size_bytes
        packing.budget.count_bytes(
            size_bytes,
            packing.source,
            again_bytes=size_bytes - packing.checkpoints.reach(self._at),
        )
        if self._at > packing.size_bytes:
            raise ArchiveError(
                packing.source,
                f"holds more than the {packing.size_bytes} bytes that its archive says",
            )
        if packing.checkpoints.is_due(self._at) and packing.budget.has_checkpoint():
            packing.checkpoints.keep(
                self._state()._replace(inflater=self._inflater.copy())
            )

    def _damaged(self, why: str) -> DamagedFileError:
        self._is_sound = False
        return DamagedFileError(
            self._packing.source, f"cannot be unpacked: {why}", offset=self._packed_at
        )
