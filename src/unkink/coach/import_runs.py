"""Read run files into the store: each run once, the fuller recording of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

import numpy as np

from unkink.activities import (
    Activity,
    Found,
    Progress,
    Trace,
    ignore,
    is_fuller,
    read_collection,
    wealth,
    with_words_of,
)
from unkink.coach.as_file import as_file
from unkink.coach.bands import refresh_bands
from unkink.coach.rates_in_order import RatesInOrder
from unkink.coach.settings import Settings
from unkink.errors import ActivityFileError, RepeatedRunError
from unkink.store import runs as kept_runs
from unkink.store.originals import drop_originals, keep_original
from unkink.store.runs import KeptRun, NewRun
from unkink.workload import work_and_course

if TYPE_CHECKING:
    from datetime import datetime

# Runs are kept in small steps, so that little is lost when the power goes.
_STEP = 20
_LONGEST_NAME = 255


@dataclass(frozen=True)
class Imported:
    """What some files gave.

    Attributes:
        runs: Ids of the runs that are new or fuller now, oldest first.
        left_out: What gave no run, and why.
    """

    runs: tuple[UUID, ...]
    left_out: tuple[ActivityFileError, ...]


def import_bytes(
    data: bytes, name: str, *, settings: Settings, sport: str | None = None
) -> Imported:
    """Keep the runs of one file that came as bytes.

    Args:
        data: The file, of any format that we read, also packed.
        name: What the runner calls it.
        settings: What the profile decides.
        sport: What it holds, whatever it says.

    Raises:
        StoreError: If a run could not be kept.
    """
    with as_file(data, name) as path:
        return import_files([path], settings=settings, sport=sport, root=path.parent)


def import_files(
    paths: Sequence[Path],
    *,
    settings: Settings,
    sport: str | None = None,
    on_progress: Progress = ignore,
    on_kept: Callable[[int], None] = ignore,
    root: Path | None = None,
) -> Imported:
    """Keep the runs of files, folders and archives.

    A run that is kept already stays, unless this recording is fuller: then it takes its
    place, and what the runner wrote about the other.

    Args:
        paths: Where they are.
        settings: What the profile decides.
        sport: What they hold, whatever they say.
        on_progress: Is told the share of the work that is done, 0 to 1.
        on_kept: Is told how many runs are kept so far; what either of these raises
            ends the reading, and what was kept stays.
        root: A folder that is left away from the names of files.

    Raises:
        StoreError: If a run could not be kept.
    """
    keeper = _Keeper(settings, root, on_kept)
    outcomes = read_collection(
        paths, sport=sport, on_progress=on_progress, on_run_file=keeper.keep_file
    )
    left_out: list[ActivityFileError] = []
    try:
        for outcome in outcomes:
            if isinstance(outcome, ActivityFileError):
                left_out.append(keeper.named(outcome))
            elif twin := keeper.take(outcome):
                left_out.append(twin)
        keeper.save()
    finally:
        keeper.tidy()
        # Also those that an import kept which broke off before it came to this.
        refresh_bands([*keeper.ends, *kept_runs.ends_without_bands()], settings)
    return Imported(tuple(keeper.ids), tuple(left_out))


class _Keeper:
    """Takes runs one after the other, and keeps them in steps."""

    def __init__(
        self, settings: Settings, root: Path | None, on_kept: Callable[[int], None]
    ) -> None:
        self._settings, self._root, self._on_kept = settings, root, on_kept
        self._rates = RatesInOrder(kept_runs.step_rates())
        self._waiting: list[NewRun] = []
        self._written: set[str] = set()
        self._replaced: set[str] = set()
        self.ids: list[UUID] = []
        self.ends: list[datetime] = []

    def keep_file(self, found: Found) -> None:
        """Keep a file as it came; its run is on the way."""
        if self._settings.keeps_coordinates:
            with found.open() as stream:
                self._written.add(keep_original(stream))

    def take(self, run: Activity) -> RepeatedRunError | None:
        """Take a run; return an error if it is kept already."""
        twin = _twin_of(run)
        if twin is not None:
            if not _is_fuller(run, twin):
                kept = f"{twin.file} (kept already)"
                return RepeatedRunError(self._name(run.source), kept)
            run = with_words_of(kept_runs.work_of_run(twin.id).activity, run)
            self._replaced.add(twin.original)
            self.ends.append(twin.end)
        self._waiting.append(self._new(run, twin.id if twin else uuid4()))
        self.ends.append(run.end)
        if len(self._waiting) >= _STEP:
            self.save()
        return None

    def save(self) -> None:
        """Keep what waits."""
        self.ids += kept_runs.save_runs(self._waiting)
        self._waiting = []
        self._on_kept(len(self.ids))

    def tidy(self) -> None:
        """Delete originals that no run needs."""
        drop_originals(kept_runs.unneeded(self._written | self._replaced))

    def named(self, error: ActivityFileError) -> ActivityFileError:
        """Return an error with the runner's name of the file."""
        error.path = self._name(str(error.path))
        if isinstance(error, RepeatedRunError):
            return RepeatedRunError(error.path, self._name(str(error.twin)))
        return error

    def _new(self, run: Activity, run_id: UUID) -> NewRun:
        work, course = work_and_course(run, usual=self._rates.before(run.start))
        self._rates.add(run.start, work.step_rates)
        source = self._name(run.source)
        named = replace(work, activity=replace(work.activity, source=source))
        is_kept = run.digest in self._written
        return NewRun(
            id=run_id,
            work=named,
            course=course,
            file=source[-_LONGEST_NAME:],
            values=wealth(run),
            has_coordinates=is_kept and _has_positions(run),
            original=run.digest if is_kept else "",
        )

    def _name(self, source: str) -> str:
        prefix = f"{self._root}/" if self._root else ""
        return source.removeprefix(prefix)


def _twin_of(run: Activity) -> KeptRun | None:
    """Return what is kept of the same run."""
    known = kept_runs.run_with(run.digest, run.leg)
    if known is not None:
        return known
    trace = Trace.of(run)
    near = kept_runs.runs_near(run.start)
    return next((one for one in near if one.trace.is_same(trace)), None)


def _is_fuller(run: Activity, twin: KeptRun) -> bool:
    than = twin.elapsed_s, twin.values
    return is_fuller(run.elapsed_s, wealth(run), than=than)


def _has_positions(run: Activity) -> bool:
    return bool(np.isfinite(run.streams.latitude_deg).any())
