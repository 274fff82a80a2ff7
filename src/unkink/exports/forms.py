"""The formats that a routine can be carried away in, by the ending of their files."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType
from typing import cast

from unkink.errors import UnknownEndingError
from unkink.exports.films import FILMS, ending_of
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
        encode = cast("Encode", self._written_by().encode)
        return encode(guided, choices or Choices())

    @property
    def is_available(self) -> bool:
        """Whether all that it needs is here; its module may say so."""
        asked = getattr(self._written_by(), "is_available", None)
        return asked is None or bool(asked())

    def _written_by(self) -> ModuleType:
        # Looked up when asked for: a note in the calendar needs no typesetting.
        return import_module(f"unkink.exports.{self.module}")


FORMS = {
    form.ending: form
    for form in (
        Form("txt", "text to read or mail", "text/plain; charset=utf-8", "plain_text"),
        Form("md", "text with headings", "text/markdown; charset=utf-8", "markdown"),
        Form("csv", "a table of cues", "text/csv; charset=utf-8", "cue_table"),
        Form(
            "fit",
            "a workout for a watch",
            "application/vnd.ant.fit",
            "watch.fit_workout",
        ),
        Form(
            "ics",
            "an entry in a calendar",
            "text/calendar; charset=utf-8",
            "agenda.calendar",
        ),
        Form("pdf", "a sheet of paper", "application/pdf", "sheet.paper"),
        Form("json", "the routine, to keep", "application/json", "routine_file"),
        Form("html", "a session that plays by itself", "text/html", "player.one_file"),
    )
}


def form_of(name: str) -> Form:
    """Return the format of a file's name.

    Raises:
        UnknownEndingError: If nobody knows its ending; it lists those that are known.
    """
    ending = ending_of(name)
    if ending not in FORMS:
        raise UnknownEndingError(name, (*FORMS, *FILMS))
    return FORMS[ending]
