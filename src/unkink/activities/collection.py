"""Reads the runs of whatever a runner names: files, folders, archives.

First every file is looked at: what is it, and when did it begin? Its first bytes tell.
Then the runs are read in the order of time, one after the other, so that of a history
of years no more than a few runs are in memory at once.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import inf
from pathlib import Path
from typing import BinaryIO

from unkink.activities.activity import Activity
from unkink.activities.archives import Found, StravaNote, find_files
from unkink.activities.contents import ContentReader, bare
from unkink.activities.fit import HEAD_SIZE, is_fit, peek_fit
from unkink.activities.read import activities_in
from unkink.activities.sameness import Outcome, each_once
from unkink.activities.sport import RUNNING
from unkink.activities.xml.peek import peek_start
from unkink.errors import (
    ActivityFileError,
    DamagedFileError,
    EmptyActivityError,
    NotAnActivityError,
    WrongSportError,
)

# Looking at a file is this much of the work, reading it the rest (our estimate).
_LOOKING = 0.2

# The time in a GPX or TCX file mostly stands at its very beginning.
_XML_HEADS = (2**11, 2**16)

Progress = Callable[[float], None]


def ignore(_told: object) -> None:
    """Do nothing with what is told."""


def read_collection(
    paths: Sequence[Path],
    *,
    sport: str | None = None,
    on_progress: Progress = ignore,
    on_run_file: Callable[[Found], None] = ignore,
) -> Iterator[Outcome]:
    """Yield the runs in files, folders and archives, and what was left out.

    Runs come oldest first, as far as the first bytes of their files tell when they
    began. Each comes once. One bad file does not end the whole.

    Args:
        paths: Files of any format that we read, folders, and zips of them.
        sport: What the files hold, whatever they say.
        on_progress: Is told the share of the work that is done, 0 to 1.
        on_run_file: Is given each file that holds a run, before the run comes; also
            those whose run is left out later as repeated.

    Yields:
        Runs, and an error for each file, or part of one, that gives none: a
        `NotAnActivityError`, `WrongSportError` or `RepeatedRunError` for what is
        sound, another `ActivityFileError` for what is not. Errors come without their
        tracebacks, so that thousands can be kept.
    """
    sightings: list[_Sighting] = []
    for found in find_files(paths):
        if isinstance(found, ActivityFileError):
            yield found
            continue
        on_progress(found.done * _LOOKING)
        try:
            sightings.append(_sighted(found))
        except ActivityFileError as error:
            yield bare(error)
    sightings.sort(key=lambda one: one.began_s)
    yield from each_once(_outcomes(sightings, sport, on_progress, on_run_file))


def read_runs(
    path: Path | str | Sequence[Path | str],
    *,
    sport: str | None = None,
    on_left_out: Callable[[ActivityFileError], None] = ignore,
) -> Iterator[Activity]:
    """Yield the runs in files, folders and archives one at a time.

    Oldest first, as far as the first bytes of their files tell. However many there
    are, only a few are in memory at once. Each run comes once.

    Args:
        path: A FIT, GPX or TCX file, each also gzipped; a folder or a zip of them, such
            as an archive of Strava or Garmin; or several of these.
        sport: What the files hold, whatever they say.
        on_left_out: Is told of each file that gives no run, and why.

    Raises:
        ActivityFileError: When all is read, if there was no run: the file's own error
            if there was but one.
    """
    paths = [path] if isinstance(path, (str, Path)) else path
    first: ActivityFileError | None = None
    runs = left_out = 0
    for outcome in read_collection([Path(one) for one in paths], sport=sport):
        if isinstance(outcome, Activity):
            runs += 1
            yield outcome
        else:
            left_out += 1
            first = first or outcome
            on_left_out(outcome)
    if not runs:
        raise _no_run(paths, first, count=left_out)


def no_run(
    paths: Sequence[Path | str], left_out: Sequence[ActivityFileError]
) -> ActivityFileError:
    """Return the error that says why there was no run."""
    return _no_run(paths, next(iter(left_out), None), count=len(left_out))


def _no_run(
    paths: Sequence[Path | str], first: ActivityFileError | None, *, count: int
) -> ActivityFileError:
    """Return the error for no run, given the first of those left out, and how many."""
    if first is None:
        where = ", ".join(str(path) for path in paths)
        return EmptyActivityError(where, "holds no FIT, GPX or TCX file")
    if count == 1:
        return first
    more = f"(and {count - 1} more); no run was found"
    return EmptyActivityError(first.path, f"{first.why} {more}")


@dataclass(frozen=True)
class _Sighting:
    """A file that was looked at.

    Attributes:
        found: The file.
        began_s: When what it holds began, seconds since 1970 [s], as far as its first
            bytes tell; infinite if they do not.
    """

    found: Found
    began_s: float


def _sighted(found: Found) -> _Sighting:
    with found.open() as stream:
        reader = _reader(found, stream)
        head = reader.head(HEAD_SIZE)
        if is_fit(head):
            return _Sighting(found, _fit_began(head, found))
        for size in _XML_HEADS:
            began_s = peek_start(reader.head(size))
            if began_s is not None:
                return _Sighting(found, began_s)
    return _Sighting(found, inf)


def _fit_began(head: bytes, found: Found) -> float:
    try:
        file_id = peek_fit(head, found.source)
    except DamagedFileError:
        # The whole file may hold more; its own error will say what is wrong.
        return inf
    # More bytes than one file has may be an activity that follows.
    if file_id.kind is not None and file_id.size_bytes == found.size_bytes:
        raise NotAnActivityError(found.source, file_id.kind)
    return inf if file_id.began_s is None else file_id.began_s


def _outcomes(
    sightings: Sequence[_Sighting],
    sport: str | None,
    on_progress: Progress,
    on_run_file: Callable[[Found], None],
) -> Iterator[Outcome]:
    """Yield the runs of files, and what is left out of them."""
    for number, sighting in enumerate(sightings):
        on_progress(_LOOKING + (1 - _LOOKING) * number / len(sightings))
        if sighting.found.is_out_of_reach:
            # One error has said so already, with the file at which it came to that.
            continue
        try:
            activities = _read(sighting.found, sport)
        except ActivityFileError as error:
            yield bare(error)
            continue
        if any(one.sport == RUNNING for one in activities):
            on_run_file(sighting.found)
        for one in activities:
            is_run = one.sport == RUNNING
            yield one if is_run else WrongSportError(one.source, one.sport)
    on_progress(1.0)


def _read(found: Found, sport: str | None) -> list[Activity]:
    with found.open() as stream:
        contents = _reader(found, stream).all()
    activities = activities_in(contents, found.source, sport=sport)
    note = found.note
    return [_noted(one, note) for one in activities] if note else activities


def _reader(found: Found, stream: BinaryIO) -> ContentReader:
    return ContentReader(stream, found.source, on_unpacked=found.count_unpacked)


def _noted(activity: Activity, note: StravaNote) -> Activity:
    effort = activity.perceived_effort
    return replace(
        activity,
        name=note.name or activity.name,
        notes=note.notes or activity.notes,
        gear=note.gear or activity.gear,
        perceived_effort=note.perceived_effort if effort is None else effort,
    )
