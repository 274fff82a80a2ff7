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
    FolderLoopError,
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
    "folder_loop",
    "archive",
    "unreadable",
]
MOST_NAMES = 3
# Of more repeats it is not told what each repeats.
MOST_REPEATS = 5
TWIN = "the same run is there in another file"
NAMED_TWICE = "named twice; it counts once"
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
    FolderLoopError: "folder_loop",
    ArchiveError: "archive",
    ActivityFileError: "unreadable",
}
# Nothing is wrong with these; the others should have been readable.
_SOUND = (
    NotAnActivityError,
    WrongSportError,
    RepeatedRunError,
    LaterRunError,
    FolderLoopError,
)


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
    repeats: list[RepeatedRunError] = []
    later: dict[str, list[str]] = {}
    loops: list[str] = []
    for error in left_out:
        name = PurePath(error.path).name
        if isinstance(error, WrongSportError):
            sports.append((name, _sport(error.sport)))
        elif isinstance(error, NotAnActivityError):
            kinds.append((name, _short(error.kind)))
        elif isinstance(error, RepeatedRunError):
            repeats.append(error)
        elif isinstance(error, LaterRunError):
            later.setdefault(error.why, []).append(name)
        elif isinstance(error, FolderLoopError):
            loops.append(str(error.path))
    files = "file of another kind" if len(kinds) == 1 else "files of other kinds"
    return [
        *_counted(sports, "of other sports", HINT),
        *_counted(kinds, files, ""),
        *(_reason_line(why, names) for why, names in _by_twin(repeats).items()),
        *(_reason_line(why, names) for why, names in later.items()),
        *_loop_line(loops),
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


def _by_twin(repeats: Sequence[RepeatedRunError]) -> dict[str, list[str]]:
    """Return the names of repeats by what is told of them."""
    are_few = len(repeats) <= MOST_REPEATS or len({e.twin for e in repeats}) == 1
    names: dict[str, list[str]] = {}
    for error in repeats:
        why = f"the same run as {_twin(error)}" if are_few else TWIN
        if str(error.path) == str(error.twin):
            why = NAMED_TWICE
        names.setdefault(why, []).append(PurePath(error.path).name)
    return names


def _twin(error: RepeatedRunError) -> str:
    """Return the name of what is repeated; its path, if its name tells nothing."""
    name = PurePath(error.twin).name
    return str(error.twin) if name == PurePath(error.path).name else name


def _reason_line(why: str, names: Sequence[str]) -> str:
    few = _few(names)
    shown = f"{len(names)} files ({few})" if len(names) > MOST_NAMES else few
    return readable(f"Left out: {shown}: {why}")


def _loop_line(folders: Sequence[str]) -> list[str]:
    if not folders:
        return []
    what = (
        "1 folder that contains itself"
        if len(folders) == 1
        else f"{len(folders)} folders that contain themselves"
    )
    return [readable(f"Read once: {what} through a link ({_few(folders)})")]


def _few(names: Sequence[str]) -> str:
    return ", ".join([*names[:MOST_NAMES], *["…"] * (len(names) > MOST_NAMES)])
