"""A routine as text that can be read aloud, mailed and printed anywhere."""

from collections.abc import Iterator
from textwrap import wrap

from unkink.exports.guided import Choices, Guided
from unkink.exports.sheet_words import at_hand, care, move_of, what_to_do
from unkink.routines import Bout
from unkink.units import clock

WIDTH = 72
INDENT = "      "


def encode(guided: Guided, choices: Choices) -> bytes:  # noqa: ARG001  nothing to choose
    """Return a routine as text in UTF-8, in lines of at most 72 signs."""
    return ("\n".join(_lines(guided)) + "\n").encode()


def _lines(guided: Guided) -> Iterator[str]:
    routine = guided.routine
    yield from wrap(routine.title, WIDTH)
    yield at_hand(guided)
    for note in routine.notes:
        yield from wrap(note, WIDTH)
    position = ""
    for bout in routine.bouts:
        yield ""
        if bout.position != position:
            position = bout.position
            yield from wrap(guided.catalogue.positions[position].into, WIDTH)
        yield from _bout(bout, guided)
    yield ""
    for sentence in care(guided):
        yield from wrap(sentence, WIDTH)


def _bout(bout: Bout, guided: Guided) -> Iterator[str]:
    move, variant = move_of(bout, guided)
    yield from wrap(
        f"{move.name}, {variant.name}",
        WIDTH,
        initial_indent=f"{clock(bout.start_s):<6}",
        subsequent_indent=INDENT,
    )
    for sentence in (what_to_do(bout, guided), *variant.set_up, *move.cues):
        yield from wrap(
            sentence, WIDTH, initial_indent=INDENT, subsequent_indent=INDENT
        )
