"""What stands on a sheet of paper: words, pictures and the code for a phone."""

from base64 import b64encode
from collections.abc import Iterator
from datetime import UTC
from re import sub
from typing import Any

from unkink.body.shipped import shipped_still
from unkink.errors import MissingToolError
from unkink.exports.guided import Choices, Guided, Paper
from unkink.exports.sheet.code import code_of
from unkink.exports.sheet_words import at_hand, move_of
from unkink.routines import Bout, BoutSide, Routine
from unkink.routines.words import sets_in_words
from unkink.units import clock

SHEETS = {Paper.A4: "a4", Paper.LETTER: "us-letter"}
# Up to so many moves there is room for the way into a position and for the stroke.
ROOMY = 4
# Where notes or names are longer, letters that hold them could not be read.
MOST_TITLE, MOST_AUTHOR, MOST_NOTES = 120, 60, 1_200
LONG_WORD = r"(\S{24})(?=\S)"
OURS = ("", "unkink")
# Stills are 800 × 500 px and show the left side.
_STILL = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 500">'
    '<image width="800" height="500" {}href="data:image/webp;base64,{}"/></svg>'
)
_MADE = ("year", "month", "day", "hour", "minute", "second")
_MIRRORED = 'transform="translate(800) scale(-1 1)" '


def card_of(guided: Guided, choices: Choices) -> dict[str, Any]:
    """Return what stands on the sheet, as data for its template.

    Raises:
        QuantityError: If the base of links is no address.
    """
    routine, safety = guided.routine, guided.catalogue.safety
    made = guided.now.astimezone(UTC)
    author = _line(routine.author, most=MOST_AUTHOR)
    return {
        "sheet": SHEETS[choices.paper],
        "made": {part: getattr(made, part) for part in _MADE},
        "title": _line(routine.title, most=MOST_TITLE) or "Routine",
        "author": author,
        "by": "" if author in OURS else f"by {author}",
        "at_hand": at_hand(guided),
        "rows": list(_rows(guided)),
        "during": " ".join(safety.during),
        "care": f"{_question(guided)} {safety.disclaimer}",
        "notes": _notes(routine),
        "code": code_of(routine, base=choices.base),
    }


def _rows(guided: Guided) -> Iterator[dict[str, Any]]:
    position = ""
    for number, bout in enumerate(guided.routine.bouts, start=1):
        move, variant = move_of(bout, guided)
        yield {
            "number": number,
            "at": clock(bout.start_s),
            "name": move.name,
            "dose": _unbroken(sets_in_words(bout)),
            "told": " ".join(_told(bout, guided)),
            "into": _into(bout, guided, before=position),
            "still": _still(bout),
            "seen": f"A body doing it: {move.name}, {variant.name}",
        }
        position = bout.position


def _into(bout: Bout, guided: Guided, *, before: str) -> str:
    """Return how to get into a position; "" if it is that of the bout before."""
    if bout.position == before:
        return ""
    position = guided.catalogue.positions[bout.position]
    if len(guided.routine.bouts) <= ROOMY:
        return position.into
    return f"{'Now' if before else 'First'} {position.name}."


def _told(bout: Bout, guided: Guided) -> Iterator[str]:
    move, variant = move_of(bout, guided)
    yield f"{variant.name[0].upper()}{variant.name[1:]}."
    yield variant.set_up[0]
    if move.stroke and len(guided.routine.bouts) <= ROOMY:
        yield move.stroke.words


def _still(bout: Bout) -> str:
    """Return a bout's picture as SVG; "" where no pictures are built."""
    try:
        still = shipped_still(f"{bout.move}.{bout.variant}")
    except MissingToolError:
        return ""
    turned = _MIRRORED if bout.side is BoutSide.RIGHT else ""
    return _STILL.format(turned, b64encode(still).decode())


def _unbroken(dose: str) -> str:
    """Return a dose whose numbers stay with their units at the end of a line."""
    return sub(r" (?=×|s\b)|(?<=×) ", "\N{NO-BREAK SPACE}", dose)


def _question(guided: Guided) -> str:
    return f"Before you begin: {guided.catalogue.safety.question} If so, do not roll."


def _notes(routine: Routine) -> str:
    return _line(" ".join(routine.notes), most=MOST_NOTES)


def _line(text: str, *, most: int) -> str:
    line = " ".join(text.split())
    short = line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
    return sub(LONG_WORD, "\\1\N{ZERO WIDTH SPACE}", short)
