"""What failed, told in one line and kept with its input."""

import hashlib
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from fuzz.places import FOUND, ROOT, SOURCE

# Enough to make a small input smaller; the rest is for whoever reads it.
_TRIES, _SECONDS = 600, 10.0


@dataclass(frozen=True)
class Failure:
    """One way in which a target fails.

    Attributes:
        target: Name of the target.
        kind: `exception`, `promise`, `hang`, `memory` or `crash`.
        place: Where it fails; failures of one target, kind and place are the same.
        why: What was said, in one line.
        trace: The traceback.
    """

    target: str
    kind: str
    place: str
    why: str
    trace: str = ""

    @property
    def name(self) -> str:
        """Name of its files."""
        mark = hashlib.sha256(f"{self.kind} {self.place}".encode()).hexdigest()[:8]
        return f"{self.target}-{self.kind}-{mark}"


def failure_of(target: str, error: BaseException, kind: str) -> Failure:
    """Return the failure that an exception is."""
    place = _place_of(error)
    if kind == "hang":
        # A slow loop is stopped in another line each time.
        place = place.partition(":")[0]
    why = f"{type(error).__name__}: {error}".replace("\n", " ")[:300]
    trace = "".join(traceback.format_exception(error))
    return Failure(target, kind, place, why, trace)


def keep(failure: Failure, data: bytes, folder: Path = FOUND) -> Path:
    """Write a failing input and what is known of it; return the path of the input."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{failure.name}.bin"
    path.write_bytes(data)
    text = f"{failure.kind} at {failure.place}\n{failure.why}\n\n{failure.trace}\n"
    path.with_suffix(".txt").write_text(f"{text}{data[:4096].hex()}\n", "utf-8")
    return path


def minimised(data: bytes, fails: Callable[[bytes], bool]) -> bytes:
    """Return an input with all parts taken out that the failure does not need."""
    end_s, tries = perf_counter() + _SECONDS, _TRIES
    size = max(1, len(data) // 2)
    while size and tries and perf_counter() < end_s:
        at, before = 0, len(data)
        while at < len(data) and tries and perf_counter() < end_s:
            shorter = data[:at] + data[at + size :]
            tries -= 1
            if fails(shorter):
                data = shorter
            else:
                at += size
        size = size if len(data) < before and size > 1 else size // 2
    return data


def _place_of(error: BaseException) -> str:
    """Return the promise that broke, or the last line of our own code."""
    if promise := getattr(error, "promise", ""):
        return str(promise)
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if frame.filename.startswith(str(SOURCE))]
    frame = (own or frames)[-1]
    name = frame.filename.removeprefix(f"{ROOT}/")
    return f"{name}:{frame.lineno} {type(error).__name__}"
