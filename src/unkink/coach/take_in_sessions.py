"""Take in the sessions that the terminal wrote as files, each once."""

import logging
from pathlib import Path
from uuid import NAMESPACE_OID, uuid5

from unkink.errors import DataFileError
from unkink.store.session_files import read_session_file
from unkink.store.sessions import KeptSession, take_in_file, taken_files

_log = logging.getLogger(__name__)


def take_in_sessions(folder: Path) -> int:
    """Keep the sessions of the files in a data folder; return how many were new.

    A file that was taken in once is not looked at again, also if its session was
    deleted since. One that is no session stays where it is, and is looked at again.

    Args:
        folder: The data folder.

    Raises:
        StoreError: If they could not be kept.
    """
    paths = sorted((folder / "sessions").glob("*.json"))
    known = taken_files() if paths else set()
    return sum(_taken_in(path) for path in paths if path.name not in known)


def _taken_in(path: Path) -> bool:
    try:
        session = read_session_file(path)
    except DataFileError as error:
        _log.warning("%s", error)
        return False
    # The same file on another machine is the same session.
    key = uuid5(NAMESPACE_OID, f"unkink session {session.started.isoformat()}")
    return take_in_file(path.name, KeptSession(key, session))
