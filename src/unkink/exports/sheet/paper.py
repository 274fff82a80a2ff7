"""A routine on one sheet of paper, to be read from the floor."""

import json
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from unkink.errors import MissingToolError, QuantityError
from unkink.exports.guided import Choices, Guided
from unkink.exports.sheet.card import card_of

DATA = Path(__file__).parent / "data"
MOST_MOVES = 24
# PDF/UA: what a screen reader needs is in the file, or typst refuses to write it.
_TRIES: tuple[dict[str, Any], ...] = (
    {"ignore_system_fonts": True, "pdf_standards": ["ua-1"]},
    # It refuses words without letters, too: those of a title that only the machine's
    # fonts have, and those that nobody has, which are boxes then.
    {"ignore_system_fonts": False, "pdf_standards": ["ua-1"]},
    {"ignore_system_fonts": False},
)


def encode(guided: Guided, choices: Choices) -> bytes:
    """Return a routine as PDF of one page, tagged for screen readers.

    Raises:
        QuantityError: If it has more than 24 moves, or the base of links is none.
        MissingToolError: If typst is not installed.
    """
    moves = len(guided.routine.bouts)
    if moves > MOST_MOVES:
        allowed = f"1 to {MOST_MOVES}; export it as txt"
        raise QuantityError("the number of moves on a sheet", moves, allowed=allowed)
    if not is_available():
        raise MissingToolError("paper needs typst", remedy="pip install typst")
    return _typeset(json.dumps(card_of(guided, choices)))


def is_available() -> bool:
    """Return whether the typesetter is installed."""
    return find_spec("typst") is not None


def _typeset(card: str) -> bytes:
    # Looked up when it is needed: its 80 MB would slow down every other format.
    import typst

    template = (DATA / "card.typ").read_bytes()
    given: dict[str, Any] = {"sys_inputs": {"card": card}, "font_paths": [DATA]}
    for options in _TRIES[:-1]:
        try:
            return bytes(typst.compile(template, **given, **options))
        except typst.TypstError:
            continue
    return bytes(typst.compile(template, **given, **_TRIES[-1]))
