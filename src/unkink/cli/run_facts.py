"""All that is told about a run but its samples, and how the samples are counted."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from unkink.activities import Activity, no_run, read_collection
from unkink.activities.frame import known_counts
from unkink.cli.progress import Meter
from unkink.errors import ActivityFileError, FolderLoopError
from unkink.units import KM_M, clock


@dataclass(frozen=True)
class RunFacts:
    """A run without its samples.

    Attributes:
        activity: The run; its streams are empty.
        samples: How many samples it has.
        known: For each column how many of them hold a value.
    """

    activity: Activity
    samples: int
    known: dict[str, int]

    @property
    def pace(self) -> str:
        """Minutes and seconds for a kilometre, "" where none was run."""
        return pace_of(self.activity.moving_s, self.activity.distance_m)

    def has(self, *columns: str) -> bool:
        """Return whether any of some columns holds a value."""
        return any(self.known[name] for name in columns)


@dataclass(frozen=True)
class Collected:
    """What some files hold.

    Attributes:
        runs: The runs, oldest first.
        left_out: What gave none.
    """

    runs: list[RunFacts]
    left_out: list[ActivityFileError]

    @property
    def file_count(self) -> int:
        """How many files there were; a folder that was read once is none."""
        sources = [run.activity.source for run in self.runs]
        sources += [str(error.path) for error in _failures(self.left_out)]
        return len({_file(source) for source in sources})


def collect(
    paths: Sequence[Path],
    *,
    sport: str | None,
    keep: Callable[[Activity], None],
    meter: Meter,
) -> Collected:
    """Return the facts of all runs; their samples are held one run at a time.

    Args:
        paths: Files, folders and archives.
        sport: What the files hold, whatever they say.
        keep: Is given each run as it is read.
        meter: Is told how far it is.
    """
    collected = Collected([], [])
    for outcome in read_collection(paths, sport=sport, on_progress=meter.tell):
        if isinstance(outcome, Activity):
            keep(outcome)
            collected.runs.append(_facts(outcome))
            meter.count_run()
        else:
            collected.left_out.append(outcome)
    collected.runs.sort(key=lambda run: run.activity.start)
    return collected


def refuse_nothing(paths: Sequence[Path], collected: Collected) -> None:
    """Raise the error that says why there is no run, if there is none.

    Raises:
        ActivityFileError: If there is no run.
    """
    if not collected.runs:
        raise no_run(paths, _failures(collected.left_out))


def pace_of(moving_s: float | None, distance_m: float | None) -> str:
    """Return minutes and seconds for a kilometre, "" where none was run.

    Example:
        >>> pace_of(3_000, 10_000), pace_of(60, 0)
        ('5:00', '')
    """
    if not moving_s or not distance_m:
        return ""
    return clock(moving_s / (distance_m / KM_M))


def _facts(activity: Activity) -> RunFacts:
    streams = activity.streams
    return RunFacts(activity.without_samples(), len(streams), known_counts(streams))


def _failures(left_out: Iterable[ActivityFileError]) -> list[ActivityFileError]:
    return [error for error in left_out if not isinstance(error, FolderLoopError)]


def _file(source: str) -> str:
    """Return the file of a leg."""
    file, mark, leg = source.rpartition("#")
    return file if mark and leg.isdigit() else source
