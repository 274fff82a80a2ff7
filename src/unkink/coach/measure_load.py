"""Read some files and measure the load of the runs in them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from unkink.activities import (
    Activity,
    Outcome,
    Progress,
    ignore,
    no_run,
    read_collection,
)
from unkink.errors import ActivityFileError, LaterRunError
from unkink.workload import MuscleLoad, Runner, load_at, work_of

STALE = timedelta(days=5)
SOON = timedelta(hours=2)


@dataclass(frozen=True)
class Measured:
    """A load, with what was left out and what was assumed about the time.

    Attributes:
        load: The load.
        left_out: What was left out, and why.
        notes: What was assumed, in sentences.
    """

    load: MuscleLoad
    left_out: tuple[ActivityFileError, ...]
    notes: tuple[str, ...]


def measure_load(
    paths: Sequence[Path],
    *,
    clock: datetime,
    now: datetime | None = None,
    sport: str | None = None,
    runner: Runner | None = None,
    on_progress: Progress = ignore,
) -> Measured:
    """Return the load of the runs in some files, folders and archives.

    Args:
        paths: Files; folders and zips whose run files are all read.
        clock: What the clock shows, with time zone.
        now: The moment to predict for, if not the clock's.
        sport: What the files hold, whatever they say.
        runner: What the runner told.
        on_progress: Is told the share of the work that is done, 0 to 1.

    Raises:
        ActivityFileError: If no run could be read.
    """
    left_out: list[ActivityFileError] = []
    outcomes = read_collection(paths, sport=sport, on_progress=on_progress)
    works = list(work_of(_runs(outcomes, left_out), runner=runner))
    if not works:
        raise no_run(paths, left_out)
    ends = [work.activity.end for work in works]
    moment, notes = resolve_now(ends, clock=clock, now=now)
    left_out += [
        LaterRunError(work.activity.source, moment)
        for work in works
        if work.activity.end > moment
    ]
    load = load_at(moment, works, runner=runner)
    return Measured(load, tuple(left_out), notes + load.notes)


def resolve_now(
    ends: Sequence[datetime], *, clock: datetime, now: datetime | None
) -> tuple[datetime, tuple[str, ...]]:
    """Return the moment that "now" means, and what was assumed about it.

    The clock, unless the newest run ended more than five days before it: then two hours
    after that run.

    Args:
        ends: When the runs ended.
        clock: What the clock shows.
        now: The moment that the caller means, if any.
    """
    if now is not None:
        return now, ()
    past = [end for end in ends if end <= clock]
    if not past or clock - max(past) <= STALE:
        return clock, ()
    moment = max(past) + SOON
    note = (
        f"The newest run ended on {max(past):%Y-%m-%d}, so this is for two hours after "
        "it; --now says otherwise."
    )
    return moment, (note,)


def _runs(
    outcomes: Iterable[Outcome], left_out: list[ActivityFileError]
) -> Iterator[Activity]:
    """Yield the runs; put what is left out aside."""
    for outcome in outcomes:
        if isinstance(outcome, Activity):
            yield outcome
        else:
            left_out.append(outcome)
