"""The bytes of a file, unpacked where need be, never more than a bound."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from unkink.activities.gzip_members import Packed, pieces_of
from unkink.errors import ActivityFileError, DamagedFileError

# A day of one-second TCX is some 60 MiB, ten days of FIT are less.
SIZE_LIMIT = 64 * 2**20

# A long TCX packs to a thirtieth, a bomb to a thousandth. Small files may be packed as
# tightly as they like: they do no harm.
_FREE_SIZE = 16 * 2**20
_RATIO_LIMIT = 200


@dataclass(frozen=True)
class Contents:
    """What a file holds.

    Attributes:
        data: The bytes, unpacked.
        digest: SHA-256 of the bytes as they lie on disk or in an archive.
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
    with open_file(path) as stream:
        return ContentReader(stream, path).all()


def open_file(path: Path, source: str | None = None) -> io.BufferedReader:
    """Return an open file; what is no ordinary file is refused, for it may never end.

    Args:
        path: The file.
        source: What to call it in an error; the path by default.

    Raises:
        ActivityFileError: If it is missing, unreadable, a folder or a device.
    """
    name = source or path
    try:
        if path.is_dir():
            raise ActivityFileError(name, "is a folder; name one file in it")
        if path.exists() and not path.is_file():
            raise ActivityFileError(name, "is no ordinary file")
        return path.open("rb")
    except FileNotFoundError as error:
        raise ActivityFileError(name, "there is no such file") from error
    except (OSError, ValueError) as error:
        # A path with a null byte is a ValueError of the operating system's caller.
        raise unreadable(name, error) from error


def unreadable(path: Path | str, error: OSError | ValueError) -> ActivityFileError:
    """Return our error for what the operating system says."""
    why = getattr(error, "strerror", None) or str(error)
    return ActivityFileError(path, f"cannot be read: {why}")


def bare(error: ActivityFileError) -> ActivityFileError:
    """Return an error without the frames that it came through, and without its cause.

    Frames hold all their values, the bytes of the file among them. The error says in
    words what is known, and a history may have thousands.
    """
    error.__cause__ = error.__context__ = None
    return error.with_traceback(None)


class ContentReader:
    """Reads one file as far as is asked for: the head first, then perhaps all.

    What is read once is kept, so the stream need not go back.
    """

    def __init__(
        self,
        stream: BinaryIO,
        path: Path | str,
        *,
        on_unpacked: Callable[[int], None] | None = None,
    ) -> None:
        """Begin.

        Args:
            stream: The file.
            path: What to call it in an error.
            on_unpacked: Is told how many bytes came out of gzip each time; what it
                raises ends the reading.
        """
        self._path, self._on_unpacked = path, on_unpacked
        self._packed = Packed(stream, size_limit=SIZE_LIMIT)
        self._pieces = pieces_of(self._packed)
        # It gives its bytes away without a copy.
        self._data = io.BytesIO()
        self._failure: ActivityFileError | None = None

    def head(self, size: int) -> bytes:
        """Return the first bytes, unpacked; fewer, if the file ends or breaks before.

        Raises:
            ActivityFileError: If the file cannot be read.
        """
        self._read_until(size)
        with self._data.getbuffer() as data:
            return bytes(data[:size])

    def all(self) -> Contents:
        """Return all bytes.

        Raises:
            ActivityFileError: If the file is unreadable, empty or too large, or if
                nothing of it can be unpacked.
        """
        self._read_until(SIZE_LIMIT + 1)
        self._refuse_too_large()
        if not self._packed.size:
            raise DamagedFileError(self._path, "the file is empty (0 bytes)")
        data, warnings = self._data.getvalue(), self._packed.warnings
        if not data:
            # Nothing came before the break, so nothing was read.
            breaks = [told.partition(";")[0] for told in warnings]
            why = "; ".join(["the packed file holds nothing", *breaks])
            raise DamagedFileError(self._path, why.rstrip("."))
        return Contents(data, self._packed.digest.hexdigest(), tuple(warnings))

    def _read_until(self, size: int) -> None:
        if self._failure:
            # What was read before it must not pass for the whole.
            raise self._failure
        try:
            while self._data.tell() < size and (piece := next(self._pieces, None)):
                self._data.write(piece)
                self._refuse_too_large()
                self._refuse_bomb()
                if self._on_unpacked and self._packed.is_gzip:
                    self._on_unpacked(len(piece))
        except ActivityFileError as error:
            self._failure = error
            raise
        except OSError as error:
            self._failure = unreadable(self._path, error)
            raise self._failure from error

    def _refuse_too_large(self) -> None:
        if self._data.tell() > SIZE_LIMIT or self._packed.size > SIZE_LIMIT:
            limit = SIZE_LIMIT // 2**20
            raise ActivityFileError(
                self._path, f"holds more than {limit} MiB, which no activity does"
            )

    def _refuse_bomb(self) -> None:
        size, packed_size = self._data.tell(), self._packed.size
        if size > _FREE_SIZE and size > _RATIO_LIMIT * packed_size:
            raise ActivityFileError(
                self._path,
                f"is packed more than {_RATIO_LIMIT}-fold, as no activity is; "
                "it was made to fill the memory",
            )
