"""The bands of kept runs, which depend on the runs before them and on the runner."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from unkink.coach.known import HISTORY
from unkink.coach.settings import Settings
from unkink.store import runs as kept_runs
from unkink.workload import load_at, work_for

# A run protects those of 63 days after it.
_PROTECTS = timedelta(days=63)
FIRST = datetime.fromisoformat("1900-01-01T00:00:00+00:00")
LAST = datetime.fromisoformat("2300-01-01T00:00:00+00:00")


def refresh_bands(ends: Iterable[datetime], settings: Settings) -> None:
    """Tell anew the bands of the runs that other runs touch.

    Args:
        ends: When the runs that came or went ended.
        settings: What the profile decides.
    """
    moments = sorted(ends)
    if moments:
        _refresh(moments[0], moments[-1] + _PROTECTS, settings)


def refresh_all_bands(settings: Settings) -> None:
    """Tell the bands of all runs anew, for the runner told something else."""
    _refresh(FIRST + HISTORY, LAST, settings)


def _refresh(first: datetime, last: datetime, settings: Settings) -> None:
    works = kept_runs.works(since=first - HISTORY, until=last)
    if not works:
        return
    runner = settings.runner
    at = max(work.activity.end for work in works.values())
    load = load_at(at, [work_for(w, runner) for w in works.values()], runner=runner)
    # Both are in the order of their ends; of equals, as they were given.
    bands = zip(works, load.runs, strict=True)
    kept_runs.set_bands(
        {key: run.bands for key, run in bands if run.activity.end >= first}
    )
