"""A routine as Markdown."""

from collections.abc import Iterator

from unkink.exports.guided import Choices, Guided
from unkink.exports.sheet_words import at_hand, care, move_of, what_to_do
from unkink.routines import Bout
from unkink.units import clock

# What Markdown would take for its own, in words of unknown origin.
_ESCAPED = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>#|"})


def encode(guided: Guided, choices: Choices) -> bytes:  # noqa: ARG001  nothing to choose
    """Return a routine as Markdown in UTF-8."""
    return ("\n".join(_lines(guided)) + "\n").encode()


def _lines(guided: Guided) -> Iterator[str]:
    routine = guided.routine
    yield f"# {_plain(routine.title)}"
    yield ""
    yield f"{at_hand(guided)}."
    for note in routine.notes:
        yield ""
        yield _plain(note)
    for number, bout in enumerate(routine.bouts, start=1):
        yield ""
        yield from _bout(number, bout, guided)
    yield ""
    yield "## Take care"
    yield ""
    for sentence in care(guided):
        yield f"- {sentence}"


def _bout(number: int, bout: Bout, guided: Guided) -> Iterator[str]:
    move, variant = move_of(bout, guided)
    before = guided.routine.bouts[number - 2] if number > 1 else None
    yield f"## {number}. {move.name}"
    yield ""
    yield f"{clock(bout.start_s)}, {variant.name}: **{what_to_do(bout, guided)}**"
    yield ""
    if before is None or before.position != bout.position:
        yield f"- {guided.catalogue.positions[bout.position].into}"
    for sentence in (*variant.set_up, *move.cues):
        yield f"- {sentence}"


def _plain(text: str) -> str:
    return " ".join(text.split()).translate(_ESCAPED)
