"""Which names are those of run files and archives, and which climb."""

import re

_RUN_FILE = re.compile(r"\.(fit|gpx|tcx)(\.gz)?\Z", re.IGNORECASE)
_UNKNOWN = "\N{REPLACEMENT CHARACTER}"
_DRIVE = re.compile(r"^[A-Za-z]:")


def is_run_file(name: str) -> bool:
    """Return whether a name ends like that of a run file."""
    return bool(_RUN_FILE.search(name))


def is_archive(name: str) -> bool:
    """Return whether a name ends like that of an archive."""
    return name.lower().endswith(".zip")


def is_hidden(name: str) -> bool:
    """Return whether a file or folder is the computer's, not the runner's.

    macOS writes a `._run.fit` beside each `run.fit`, in zips under `__MACOSX`.
    """
    return name.startswith(".") or name == "__MACOSX"


def climbs(name: str) -> bool:
    """Return whether an entry's name leads out of its archive; slashes only."""
    return name.startswith("/") or bool(_DRIVE.match(name)) or ".." in name.split("/")


def printable(source: str) -> str:
    """Return a name that a terminal shows and does not obey."""
    if source.isprintable():
        return source
    return "".join(sign if sign.isprintable() else _UNKNOWN for sign in source)
