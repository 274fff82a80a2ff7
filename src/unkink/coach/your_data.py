"""What is kept where, and how it goes away again."""

import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta

from unkink.coach.bands import refresh_bands
from unkink.coach.settings import Settings
from unkink.store import routines, runs, sessions, soreness, uploads
from unkink.store.database import database_bytes, database_path
from unkink.store.lock import locked
from unkink.store.originals import (
    drop_originals,
    originals_bytes,
    tidy_originals,
)
from unkink.store.rows import forget_all_rows, leave_nothing_behind

# The import of an archive writes originals this long before their rows at most.
_IN_THE_MAKING = timedelta(hours=1)
# Sessions of `unkink roll`, and the phone's certificate with its keys, go as well.
FOLDERS = ("originals", "uploads", "sessions", "certificate")


@dataclass(frozen=True)
class Kept:
    """What is kept: how many of each, and how large."""

    folder: str
    runs: int
    sessions: int
    reports: int
    routines: int
    originals: int
    originals_bytes: int
    database_bytes: int


def what_is_kept() -> Kept:
    """Return what is kept.

    Raises:
        StoreError: If the database does not answer.
    """
    count, size_bytes = originals_bytes()
    return Kept(
        folder=str(database_path().parent),
        runs=runs.count_runs(),
        sessions=sessions.count_sessions(),
        reports=soreness.count_reports(),
        routines=routines.count_routines(),
        originals=count,
        originals_bytes=size_bytes,
        database_bytes=database_bytes(),
    )


def delete_all() -> None:
    """Delete everything that unkink keeps: rows, run files, uploads, certificate.

    Raises:
        StoreError: If the database does not answer.
    """
    uploads.delete_all_uploads()
    with locked(uploads.uploads_folder() / "reading.lock"):
        forget_all_rows()
        for name in FOLDERS:
            folder = database_path().parent / name
            shutil.rmtree(folder, ignore_errors=True)


def drop_coordinates() -> None:
    """Delete the run files; the load, course and facts of every run stay.

    Raises:
        StoreError: If the database does not answer.
    """
    names = runs.originals()
    runs.let_go_of_originals()
    drop_originals(names)
    leave_nothing_behind()


def tidy_up(settings: Settings, now: datetime) -> None:
    """Put right what the last end left behind, when a server starts.

    Args:
        settings: What the profile decides.
        now: The moment.

    Raises:
        StoreError: If the database does not answer.
    """
    uploads.tidy_uploads()
    tidy_originals(runs.originals(), before=(now - _IN_THE_MAKING).timestamp())
    refresh_bands(runs.ends_without_bands(), settings)
