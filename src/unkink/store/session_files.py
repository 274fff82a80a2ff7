"""Keep sessions of the terminal as files in the user's data folder."""

import json
import os
from itertools import count
from pathlib import Path

from unkink.errors import DataFileError, UnwritableError
from unkink.routines import Session, session_from_json, session_to_json


def data_folder() -> Path:
    """Return the user's data folder: UNKINK_DATA, else that of the XDG convention."""
    own = os.environ.get("UNKINK_DATA")
    if own:
        return Path(own)
    shared = os.environ.get("XDG_DATA_HOME")
    return (Path(shared) if shared else Path.home() / ".local" / "share") / "unkink"


def save_session(session: Session, *, folder: Path | None = None) -> Path:
    """Write a session to its file and return the path.

    The file is named by the second in which the session started; another session of the
    same second gets a number behind it and overwrites nothing.

    Args:
        session: What was performed.
        folder: Where to keep it; `sessions/` in the data folder by default.

    Raises:
        UnwritableError: If the file cannot be written.
    """
    folder = folder or data_folder() / "sessions"
    name = f"{session.started:%Y-%m-%dT%H%M%S}"
    text = json.dumps(session_to_json(session), indent=2) + "\n"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        names = (name if n == 1 else f"{name}-{n}" for n in count(1))
        return next(path for n in names if (path := _written(folder, n, text)))
    except OSError as error:
        why = error.strerror or str(error)
        raise UnwritableError(folder / f"{name}.json", why) from error


def read_session_file(path: Path) -> Session:
    """Return the session of a file.

    Raises:
        DataFileError: If it cannot be read or is none.
    """
    try:
        return session_from_json(json.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        why = error.strerror or str(error)
        raise DataFileError(path, f"cannot be read: {why}") from error
    except (KeyError, TypeError, ValueError) as error:
        raise DataFileError(path, f"is no session: {error!r}") from error


def _written(folder: Path, name: str, text: str) -> Path | None:
    """Write a file that is not there yet; None if it is, or if another writes it."""
    path = folder / f"{name}.json"
    # Through a second name, so that a power cut leaves a whole file or none. Whoever
    # makes the draft has the name to itself, so that the look at it can be trusted.
    draft = path.with_suffix(".draft")
    try:
        with draft.open("x", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
    except FileExistsError:
        return None
    if path.exists():
        draft.unlink()
        return None
    return draft.replace(path)
