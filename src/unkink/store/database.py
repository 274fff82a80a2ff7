"""Open the database in the user's data folder, and say its failures in our words."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.management import call_command
from django.db import DatabaseError as DjangoDatabaseError
from django.db import connections

import unkink.store.ready  # noqa: F401  connections need Django's settings
from unkink.errors import DatabaseError, NoRoomError, UnwritableError

NAME = "unkink.sqlite3"


def open_database(folder: Path) -> None:
    """Open the database of a folder for this process; make or migrate it as need be.

    Args:
        folder: The data folder; it is made if it is not there.

    Raises:
        UnwritableError: If the folder cannot be made.
        DatabaseError: If the database cannot be opened or is no database.
        NoRoomError: If the disk is full.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnwritableError(folder, error.strerror or str(error)) from error
    connections.settings["default"]["NAME"] = str(folder / NAME)
    close_database()
    with told():
        call_command("migrate", verbosity=0, interactive=False, skip_checks=True)


def close_database() -> None:
    """Close this thread's connection; the next use opens what is named then."""
    connections.close_all()
    connections["default"] = connections.create_connection("default")


def database_path() -> Path:
    """Return where the open database lies."""
    return Path(connections.settings["default"]["NAME"])


def database_bytes() -> int:
    """Return how large the database is, with its log [byte]."""
    path = database_path()
    files = (path, path.with_name(f"{path.name}-wal"))
    return sum(one.stat().st_size for one in files if one.exists())


@contextmanager
def told() -> Iterator[None]:
    """Turn failures of the database into ours.

    Raises:
        NoRoomError: If the disk is full.
        DatabaseError: If it cannot be opened, read or written.
    """
    try:
        yield
    except DjangoDatabaseError as error:
        path = database_path()
        cause = error.__cause__
        code = getattr(cause, "sqlite_errorcode", None)
        if code is not None and code & 0xFF == sqlite3.SQLITE_FULL:
            raise NoRoomError(path) from error
        raise DatabaseError(path, str(error)) from error
