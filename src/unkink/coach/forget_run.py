"""Forget a run, and whatever was kept for it alone."""

from uuid import UUID

from unkink.coach.bands import refresh_bands
from unkink.coach.settings import Settings
from unkink.store import runs as kept_runs
from unkink.store.originals import drop_originals


def forget_run(run_id: UUID, settings: Settings) -> None:
    """Forget a run; what it protected is told anew.

    Raises:
        NotKeptError: If it is not kept.
        StoreError: If that could not be kept.
    """
    run = kept_runs.run_of(run_id)
    drop_originals([kept_runs.delete_run(run_id)])
    refresh_bands([run.end], settings)
