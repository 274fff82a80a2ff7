"""What kind of FIT file is it, and when was it made? Told by its first bytes."""

from dataclasses import dataclass, replace

import numpy as np

from unkink.activities.fit.file import FitFile, declared_size, read_fit_files
from unkink.activities.fit.names import ACTIVITY_FILE, EPOCH_S, FILE_TYPES

# The file_id message comes first; the first event or record follows well within this.
HEAD_SIZE = 2048


@dataclass(frozen=True)
class FileId:
    """What a FIT file says about itself.

    Attributes:
        kind: What it is, such as "workout"; None for an activity, and where the file
            does not say, which broken recordings of activities do.
        began_s: When its first event or record was, since 1970 [s], as far as the bytes
            at hand tell; else when it was made, which may be long after; None if
            nothing tells.
        manufacturer: Number of the maker, None if it does not say.
        size_bytes: Its size by its header; 0 if a watch lost power before it was known.
    """

    kind: str | None = None
    began_s: float | None = None
    manufacturer: int | None = None
    size_bytes: int = 0


def peek_fit(head: bytes, path: str) -> FileId:
    """Return what a FIT file is, from its first `HEAD_SIZE` bytes or more.

    Raises:
        DamagedFileError: If not even the header holds.
    """
    file = read_fit_files(head, path)[0]
    size_bytes = declared_size(head)
    return replace(file_id_of(file), began_s=_began(file), size_bytes=size_bytes)


def file_id_of(file: FitFile) -> FileId:
    """Return what a FIT file says about itself, but for when it began."""
    message = file.message("file_id")
    if message is None:
        return FileId()
    kind, maker = (float(message.column(name)[0]) for name in ("type", "manufacturer"))
    number = int(maker) if np.isfinite(maker) else None
    return FileId(kind=_kind(kind), manufacturer=number)


def _began(file: FitFile) -> float | None:
    for name in ("record", "event"):
        message = file.message(name)
        times_s = message.times() if message else np.empty(0)
        if np.isfinite(times_s).any():
            return float(np.nanmin(times_s)) + EPOCH_S
    message = file.message("file_id")
    created_s = message.column("time_created")[0] if message else np.nan
    return float(created_s) + EPOCH_S if np.isfinite(created_s) else None


def _kind(number: float) -> str | None:
    if not np.isfinite(number) or number == ACTIVITY_FILE:
        return None
    return FILE_TYPES.get(int(number), f"file of type {number:.0f}")
