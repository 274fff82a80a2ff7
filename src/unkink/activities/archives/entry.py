"""One file in an archive: where it lies, and how it is read."""

import io
import struct
from dataclasses import dataclass, field
from typing import Protocol

from unkink.activities.archives.checked import Checked
from unkink.activities.archives.inflating import Checkpoints, Inflating, Packing
from unkink.activities.archives.limits import Budget
from unkink.activities.archives.names import printable
from unkink.activities.archives.window import Stream, Window, read_fully
from unkink.errors import ArchiveError

STORED, DEFLATED = 0, 8
ENCRYPTED = 1

_SIGNATURE = b"PK\x03\x04"
# APPNOTE.TXT 4.3.7: signature, version, flags, method, time, date, checksum, two
# sizes, and the lengths of the name and of the extra field.
_HEADER = struct.Struct("<4s5H3I2H")

# A name may have 65,535 letters, an error message should not.
_LONGEST_NAME = 1_000

# Enough to tell what a file is; a larger one would unpack more than was asked for.
_BUFFER = 512


class Container(Protocol):
    """What holds an archive: a file on disk, or an entry of another archive."""

    @property
    def source(self) -> str:
        """What to call it."""

    @property
    def size_bytes(self) -> int:
        """Its size."""

    def open_stream(self) -> Stream:
        """Return its bytes, to be read at any place."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One file in an archive, as the directory of the archive describes it.

    Attributes:
        archive: What it lies in.
        name: Its name, with slashes.
        header_at: Where in the archive its own header begins.
        packed_bytes: Its size in the archive.
        size_bytes: Its size once unpacked, as the directory says; never exceeded.
        method: How it is packed.
        flags: Bits of the format.
        checksum: CRC-32 of its bytes.
    """

    archive: Container
    name: str
    header_at: int
    packed_bytes: int
    size_bytes: int
    method: int
    flags: int
    checksum: int

    @property
    def source(self) -> str:
        """Where it is, readable in a terminal."""
        name = self.name
        if len(name) > _LONGEST_NAME:
            name = name[:_LONGEST_NAME] + "…"
        return printable(f"{self.archive.source}/{name}")

    def open(self, budget: Budget) -> io.BufferedReader:
        """Return its bytes, to be read from front to back and closed by the caller.

        Raises:
            ActivityFileError: If it is not where the directory says; while it is read,
                if it is damaged.
        """
        # Nobody goes back in it, so no places to start from are kept.
        nowhere = Checkpoints(self.size_bytes)
        nowhere.forget()
        checked = Checked(
            self.open_anywhere(nowhere, budget),
            self.source,
            size_bytes=self.size_bytes,
            checksum=self.checksum,
        )
        return io.BufferedReader(checked, _BUFFER)

    def open_anywhere(self, checkpoints: Checkpoints, budget: Budget) -> Stream:
        """Return its bytes, to be read at any place.

        Raises:
            ActivityFileError: If it is not where the directory says.
        """
        packed = self._open_packed()
        if self.method == STORED:
            return packed
        packing = Packing(self.source, self.size_bytes, checkpoints, budget)
        return Inflating(packed, packing)

    def _open_packed(self) -> Stream:
        stream = self.archive.open_stream()
        try:
            start = self._data_at(stream)
        except BaseException:
            stream.close()
            raise
        return Window(stream, start=start, size_bytes=self.packed_bytes)

    def _data_at(self, stream: Stream) -> int:
        stream.seek(self.header_at)
        header = read_fully(stream, _HEADER.size)
        if len(header) == _HEADER.size and header.startswith(_SIGNATURE):
            name_size, extra_size = map(int, _HEADER.unpack(header)[-2:])
            if decoded(read_fully(stream, name_size)) == self.name:
                return self.header_at + _HEADER.size + name_size + extra_size
        raise ArchiveError(
            self.source, "is not where the archive's directory says; it is damaged"
        )


@dataclass(frozen=True)
class InnerArchive:
    """An entry that is an archive itself.

    Attributes:
        entry: The entry.
        budget: Counts what is unpacked.
        checkpoints: Where reading can start, if it is deflated.
    """

    entry: Entry
    budget: Budget
    checkpoints: Checkpoints = field(repr=False)

    @property
    def source(self) -> str:
        """What to call it."""
        return self.entry.source

    @property
    def size_bytes(self) -> int:
        """Its size once unpacked."""
        return self.entry.size_bytes

    def open_stream(self) -> Stream:
        """Return its bytes, to be read at any place."""
        return self.entry.open_anywhere(self.checkpoints, self.budget)


def decoded(name: bytes) -> str:
    """Return an entry's name, with slashes whatever its program wrote.

    macOS writes UTF-8 and does not say so; Windows PowerShell writes backslashes.
    """
    try:
        text = name.decode("utf-8")
    except UnicodeDecodeError:
        text = name.decode("cp437")
    return text.replace("\\", "/")
