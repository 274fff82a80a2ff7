"""The formats that a routine can be carried away in, by the ending of their files."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from typing import cast

from unkink.errors import UnknownEndingError
from unkink.exports.films import FILMS
from unkink.exports.guided import Choices, Guided

Encode = Callable[[Guided, Choices], bytes]


@dataclass(frozen=True)
class Form:
    """A format.

    Attributes:
        ending: Ending of its files, without the dot.
        name: What it is, in words.
        media_type: What it is on the web.
        module: Module of this package whose `encode` writes it.
    """

    ending: str
    name: str
    media_type: str
    module: str

    def encode(self, guided: Guided, choices: Choices | None = None) -> bytes:
        """Return a routine in this format.

        Args:
            guided: The routine.
            choices: What was chosen; what is usual, by default.

        Raises:
            QuantityError: If a choice is out of range.
            MissingToolError: If it needs a package that is not installed: which.
        """
        # Looked up when asked for: a note in the calendar needs no typesetting.
        module = import_module(f"unkink.exports.{self.module}")
        return cast("Encode", module.encode)(guided, choices or Choices())


FORMS = {
    form.ending: form
    for form in (
        Form("txt", "text to read or mail", "text/plain; charset=utf-8", "plain_text"),
        Form("md", "text with headings", "text/markdown; charset=utf-8", "markdown"),
        Form("csv", "a table of cues", "text/csv; charset=utf-8", "cue_table"),
        Form("json", "the routine, to keep", "application/json", "routine_file"),
    )
}


def form_of(name: str) -> Form:
    """Return the format of a file's name.

    Raises:
        UnknownEndingError: If nobody knows its ending; it lists those that are known.
    """
    ending = PurePath(name).suffix.lstrip(".").lower() or name.lower()
    if ending not in FORMS:
        raise UnknownEndingError(name, (*FORMS, *FILMS))
    return FORMS[ending]
