"""What gave no run, as plain data: which file, why, and of what kind that is."""

from collections.abc import Iterable

from unkink.errors import (
    ActivityFileError,
    EmptyActivityError,
    LaterRunError,
    NotAnActivityError,
    RepeatedRunError,
    WrongSportError,
)

# What one would type; the app has a button for it.
TYPED = "; if it was a run, say --sport running"
# A class comes before its parent.
_KINDS: dict[type[ActivityFileError], str] = {
    WrongSportError: "other_sport",
    RepeatedRunError: "repeated",
    NotAnActivityError: "not_a_run",
    EmptyActivityError: "not_a_run",
    LaterRunError: "not_a_run",
    ActivityFileError: "unreadable",
}


def left_out_docs(left_out: Iterable[ActivityFileError]) -> list[dict[str, str]]:
    """Return what gave no run, and why."""
    return [
        {
            "file": str(error.path),
            "why": error.why.removesuffix(TYPED),
            "kind": kind_of(error),
        }
        for error in left_out
    ]


def kind_of(error: ActivityFileError) -> str:
    """Return the kind of a reason; sound files are told from broken ones."""
    return next(k for family, k in _KINDS.items() if isinstance(error, family))
