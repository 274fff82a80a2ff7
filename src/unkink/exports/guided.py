"""What every format takes: a routine that may leave the house, and its timeline."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from unkink.catalogue import Catalogue
from unkink.routines import Bout, Routine, Timeline, unroll


class Paper(StrEnum):
    """A sheet of paper."""

    A4 = "a4"
    LETTER = "letter"


class Theme(StrEnum):
    """Colours by day, or for a dark room."""

    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True)
class Choices:
    """What can be chosen for some formats; the others do not ask.

    Attributes:
        name_bytes: Longest name of a step on a watch [bytes of UTF-8], 12 to 255.
        paper: The sheet that is printed.
        base: Address that links to the routine begin with; "" for the own machine.
        body: Name of the shipped body that is shown, such as "male-usual"; "" for the
            usual one.
        begins: When the session is to begin, with time zone; None for now.
        theme: Colours of a film.
    """

    name_bytes: int = 16
    paper: Paper = Paper.A4
    base: str = ""
    body: str = ""
    begins: datetime | None = None
    theme: Theme = Theme.LIGHT


@dataclass(frozen=True)
class Guided:
    """A routine as it is carried away.

    Attributes:
        routine: Without what only its runner should know.
        timeline: Its cues.
        catalogue: The moves.
        now: When it is carried away, with time zone.
    """

    routine: Routine
    timeline: Timeline
    catalogue: Catalogue
    now: datetime


def guided(routine: Routine, catalogue: Catalogue, *, now: datetime) -> Guided:
    """Return a routine, ready to be written in any format.

    Args:
        routine: Its bouts must name moves and variants of the catalogue.
        catalogue: The moves.
        now: The moment, with time zone; the same moment gives the same bytes.
    """
    shared = shareable(routine)
    return Guided(shared, unroll(shared, catalogue), catalogue, now)


def shareable(routine: Routine) -> Routine:
    """Return a routine without soreness, runs and scores.

    What a plan notes and why it chose speaks of the runner's legs; the notes of a
    programme and of an own routine were written to be read.
    """
    is_planned = routine.value is not None
    title = _writable(routine.title)
    return replace(
        routine,
        title=title,
        author=_writable(routine.author),
        notes=() if is_planned else tuple(map(_writable, routine.notes)),
        value=None,
        bound=None,
        is_optimal=False,
        bouts=tuple(_unexplained(bout, title) for bout in routine.bouts),
        left_out=(),
        one_more_minute=None,
    )


def _writable(text: str) -> str:
    """Return a text that UTF-8 can write: JSON can spell halves of characters."""
    return text.encode("utf-8", "replace").decode()


def _unexplained(bout: Bout, title: str) -> Bout:
    return replace(bout, why=f"part of {title}")
