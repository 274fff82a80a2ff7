"""What was left out, in few lines: sound files counted, bad ones named."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import Literal

from unkink.cli.output import readable
from unkink.errors import (
    ActivityFileError,
    ArchiveError,
    DamagedFileError,
    EmptyActivityError,
    LaterRunError,
    NotAnActivityError,
    RepeatedRunError,
    UnsupportedFormatError,
    WrongSportError,
)

Kind = Literal[
    "other_sport",
    "repeated",
    "later",
    "not_an_activity",
    "unsupported",
    "damaged",
    "empty",
    "archive",
    "unreadable",
]
MOST_NAMES = 3
TWIN = "the same run is there in another file"
HINT = "; if one was a run, name it with --sport running"

# A class comes before its parent.
_KINDS: dict[type[ActivityFileError], Kind] = {
    NotAnActivityError: "not_an_activity",
    UnsupportedFormatError: "unsupported",
    DamagedFileError: "damaged",
    EmptyActivityError: "empty",
    WrongSportError: "other_sport",
    RepeatedRunError: "repeated",
    LaterRunError: "later",
    ArchiveError: "archive",
    ActivityFileError: "unreadable",
}
# Nothing is wrong with these; the others should have been readable.
_SOUND = (NotAnActivityError, WrongSportError, RepeatedRunError, LaterRunError)


def kind_of(error: ActivityFileError) -> Kind:
    """Return the kind of an error, a word for programs."""
    return next(kind for family, kind in _KINDS.items() if isinstance(error, family))


def why_told(error: ActivityFileError) -> str:
    """Return why a file was left out, with the place in it."""
    return error.why + ("" if error.offset is None else f" (at byte {error.offset})")


def bad_ones(left_out: Iterable[ActivityFileError]) -> list[ActivityFileError]:
    """Return what should have been readable and was not."""
    return [error for error in left_out if not isinstance(error, _SOUND)]


def left_out_in_words(left_out: Iterable[ActivityFileError]) -> list[str]:
    """Return few lines for files that are sound and were left out."""
    sports: list[tuple[str, str]] = []
    kinds: list[tuple[str, str]] = []
    by_reason: dict[str, list[str]] = {}
    for error in left_out:
        name = PurePath(error.path).name
        if isinstance(error, WrongSportError):
            sports.append((name, _sport(error.sport)))
        elif isinstance(error, NotAnActivityError):
            kinds.append((name, _short(error.kind)))
        elif isinstance(error, RepeatedRunError):
            by_reason.setdefault(TWIN, []).append(name)
        elif isinstance(error, LaterRunError):
            by_reason.setdefault(error.why, []).append(name)
    files = (
        "FIT file of another kind" if len(kinds) == 1 else "FIT files of other kinds"
    )
    return [
        *_counted(sports, "of other sports", HINT),
        *_counted(kinds, files, ""),
        *(_reason_line(why, names) for why, names in by_reason.items()),
    ]


def _sport(sport: str) -> str:
    return "unnamed sport" if sport == "unknown" else sport.replace("_", " ")


def _short(kind: str) -> str:
    return kind.removesuffix(" file").removeprefix("file of ")


def _counted(found: Sequence[tuple[str, str]], what: str, hint: str) -> list[str]:
    if not found:
        return []
    if len(found) <= MOST_NAMES:
        shown = ", ".join(f"{name}: {kind}" for name, kind in found)
    else:
        counts = Counter(kind for _, kind in found).most_common()
        shown = ", ".join(f"{count} {kind}" for kind, count in counts)
    return [readable(f"Left out: {len(found)} {what} ({shown}){hint}")]


def _reason_line(why: str, names: Sequence[str]) -> str:
    shown = ", ".join(names[:MOST_NAMES])
    if len(names) > MOST_NAMES:
        shown = f"{len(names)} files ({shown}, …)"
    return readable(f"Left out: {shown}: {why}")
