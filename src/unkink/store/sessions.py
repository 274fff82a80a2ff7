"""Keep sessions as files in the user's data folder."""

import json
import os
from pathlib import Path

from unkink.errors import UnwritableError
from unkink.routines import Session, session_to_json


def data_folder() -> Path:
    """Return the user's data folder: UNKINK_DATA, else that of the XDG convention."""
    own = os.environ.get("UNKINK_DATA")
    if own:
        return Path(own)
    shared = os.environ.get("XDG_DATA_HOME")
    return (Path(shared) if shared else Path.home() / ".local" / "share") / "unkink"


def save_session(session: Session, *, folder: Path | None = None) -> Path:
    """Write a session to its file and return the path.

    Args:
        session: What was performed.
        folder: Where to keep it; `sessions/` in the data folder by default.

    Raises:
        UnwritableError: If the file cannot be written.
    """
    folder = folder or data_folder() / "sessions"
    path = folder / f"{session.started:%Y-%m-%dT%H%M%S}.json"
    text = json.dumps(session_to_json(session), indent=2)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # Through a second name, so that a power cut leaves the old file or the new one.
        draft = path.with_suffix(".draft")
        draft.write_text(text + "\n", encoding="utf-8")
        draft.replace(path)
    except OSError as error:
        raise UnwritableError(path, error.strerror or str(error)) from error
    return path
