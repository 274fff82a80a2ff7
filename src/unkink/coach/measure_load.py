"""Read some files and measure the load of the runs in them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from unkink.activities import Activity, drop_repeats, read_activities
from unkink.errors import ActivityFileError, EmptyActivityError, WrongSportError
from unkink.workload import MuscleLoad, Runner, muscle_load

STALE = timedelta(days=5)
SOON = timedelta(hours=2)
ENDINGS = (".fit", ".gpx", ".tcx")
MOST_FILES = 10_000


@dataclass(frozen=True)
class Readings:
    """What some files held.

    Attributes:
        runs: The runs, each once.
        left_out: What was left out, and why.
    """

    runs: tuple[Activity, ...]
    left_out: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Measured:
    """A load, with what was left out and what was assumed about the time.

    Attributes:
        load: The load.
        left_out: What was left out, and why.
        notes: What was assumed, in sentences.
    """

    load: MuscleLoad
    left_out: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]


def measure_load(
    paths: Sequence[Path],
    *,
    clock: datetime,
    now: datetime | None = None,
    sport: str | None = None,
    runner: Runner | None = None,
) -> Measured:
    """Return the load of the runs in some files and folders.

    Args:
        paths: Files, or folders whose run files are all read.
        clock: What the clock shows, with time zone.
        now: The moment to predict for, if not the clock's.
        sport: What the files hold, whatever they say.
        runner: What the runner told.

    Raises:
        ActivityFileError: If no run could be read.
    """
    readings = read_runs(paths, sport=sport)
    moment, notes = resolve_now(readings.runs, clock=clock, now=now)
    later = tuple(
        (run.source, f"is later than {moment:%Y-%m-%d %H:%M}")
        for run in readings.runs
        if run.end > moment
    )
    load = muscle_load(readings.runs, now=moment, runner=runner)
    return Measured(load, readings.left_out + later, notes + load.notes)


def read_runs(paths: Sequence[Path], *, sport: str | None = None) -> Readings:
    """Return the runs of some files and folders; one bad file does not end the whole.

    Raises:
        ActivityFileError: If no run could be read; the only file's own error, if there
            is but one.
    """
    runs: list[Activity] = []
    left_out: list[tuple[str, str]] = []
    errors: list[ActivityFileError] = []
    for path in _files(paths):
        try:
            activities = read_activities(path, sport=sport)
        except ActivityFileError as error:
            errors.append(error)
            left_out.append((str(path), error.why))
            continue
        runs += [one for one in activities if one.sport == "running"]
        left_out += [
            (one.source, WrongSportError(one.source, one.sport).why)
            for one in activities
            if one.sport != "running"
        ]
    kept, repeats = drop_repeats(runs)
    left_out += [
        (one.source, f"is the same run as {twin.source}") for one, twin in repeats
    ]
    if not kept:
        raise _no_run(paths, errors, left_out)
    return Readings(tuple(kept), tuple(left_out))


def resolve_now(
    runs: Sequence[Activity], *, clock: datetime, now: datetime | None
) -> tuple[datetime, tuple[str, ...]]:
    """Return the moment that "now" means, and what was assumed about it.

    The clock, unless the newest run ended more than five days before it: then two hours
    after that run.
    """
    if now is not None:
        return now, ()
    ends = [run.end for run in runs if run.end <= clock]
    if not ends or clock - max(ends) <= STALE:
        return clock, ()
    moment = max(ends) + SOON
    note = (
        f"The newest run ended on {max(ends):%Y-%m-%d}, so this is for two hours after "
        "it; --now says otherwise."
    )
    return moment, (note,)


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from _files_in(path)
        else:
            yield path


def _files_in(folder: Path) -> list[Path]:
    """Return a folder's run files, at most ten thousand; links are not followed."""
    found: list[Path] = []
    for path in folder.rglob("*"):
        name = path.name.lower().removesuffix(".gz")
        if name.endswith(ENDINGS) and path.is_file() and not path.is_symlink():
            found.append(path)
        if len(found) >= MOST_FILES:
            break
    return sorted(found)


def _no_run(
    paths: Sequence[Path],
    errors: Sequence[ActivityFileError],
    left_out: Sequence[tuple[str, str]],
) -> ActivityFileError:
    if len(errors) == 1 and len(left_out) == 1:
        return errors[0]
    where = ", ".join(str(path) for path in paths)
    if not left_out:
        return EmptyActivityError(where, "holds no FIT, GPX or TCX file")
    if len(left_out) == 1 and not errors:
        path, why = left_out[0]
        return EmptyActivityError(path, why)
    first, why = left_out[0]
    more = f" (and {len(left_out) - 1} more)" if len(left_out) > 1 else ""
    return EmptyActivityError(first, f"{why}{more}; no run was found")
