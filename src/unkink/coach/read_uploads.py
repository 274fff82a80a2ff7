"""Read the uploads that wait, one by one, by the use case of every import.

A run comes once however often its file is read, so that a reading which broke off
begins anew and doubles nothing.
"""

from collections import Counter
from time import monotonic

from unkink.catalogue import Catalogue
from unkink.coach.backup_form import is_backup
from unkink.coach.import_runs import import_files
from unkink.coach.left_out import kind_of, left_out_docs
from unkink.coach.settings import settings_of
from unkink.errors import StoreError
from unkink.store import profile as profiles
from unkink.store import uploads
from unkink.store.lock import locked
from unkink.store.uploads import MOST_LEFT_OUT, KeptUpload

MOST_TRIES = 2
NOTED_EVERY_S = 0.2
BROKE_OFF = (
    "Reading it broke off {tries} times; the runs that were read until then are kept. "
    "Unpack it, and bring its parts one by one."
)
BACKUP = "This is a backup of unkink: restore it under Your data."


def read_next(catalogue: Catalogue) -> bool:
    """Read the upload that waits longest; return whether there was one.

    Raises:
        StoreError: If the database does not answer.
    """
    upload = uploads.next_to_read()
    if upload is None:
        return False
    if upload.tries >= MOST_TRIES:
        _fail(upload, BROKE_OFF.format(tries=upload.tries))
    elif is_backup(upload.path):
        _fail(upload, BACKUP)
    else:
        _read(upload, catalogue)
    return True


class _DeletedError(Exception):
    """The upload was deleted while it was read."""


class _Progress:
    """Notes how far a reading is, a few times a second."""

    def __init__(self, upload: KeptUpload) -> None:
        self._id, self._noted_s = upload.id, monotonic()
        self._share, self._runs = 0.0, 0

    def go_on(self, share: float) -> None:
        """Note the share that is done.

        Raises:
            _DeletedError: If nobody wants it read any more.
        """
        self._share = share
        self._note()

    def keep(self, runs: int) -> None:
        """Note how many runs are kept."""
        self._runs = runs
        self._note()

    def _note(self) -> None:
        if monotonic() - self._noted_s < NOTED_EVERY_S:
            return
        if not uploads.note(self._id, done_share=self._share, runs=self._runs):
            raise _DeletedError
        self._noted_s = monotonic()


def _read(upload: KeptUpload, catalogue: Catalogue) -> None:
    # Whoever deletes all data waits for this lock, so that nothing is kept after that.
    with locked(uploads.uploads_folder() / "reading.lock"):
        fresh = uploads.next_to_read()
        if fresh is None or fresh.id != upload.id:
            # It was deleted, or the importer of another server was faster.
            return
        begun = {"state": "reading", "tries": upload.tries + 1, "done_share": 0.0}
        if not uploads.note(upload.id, **begun):
            return
        try:
            _import(upload, catalogue)
        except _DeletedError:
            return
        except StoreError as error:
            _fail(upload, str(error))
    uploads.drop_bytes(upload.id)


def _import(upload: KeptUpload, catalogue: Catalogue) -> None:
    progress = _Progress(upload)
    found = import_files(
        [upload.path],
        settings=settings_of(profiles.read_profile(), catalogue),
        sport=upload.sport or None,
        on_progress=progress.go_on,
        on_kept=progress.keep,
        root=upload.path.parent,
    )
    uploads.note(
        upload.id,
        state="done",
        done_share=1.0,
        runs=len(found.runs),
        left_out=left_out_docs(found.left_out[:MOST_LEFT_OUT]),
        left_out_counts=dict(Counter(map(kind_of, found.left_out))),
    )


def _fail(upload: KeptUpload, why: str) -> None:
    uploads.note(upload.id, state="failed", error=f"{why[:1].upper()}{why[1:]}")
    uploads.drop_bytes(upload.id)
