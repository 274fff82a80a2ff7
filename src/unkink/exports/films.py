"""The formats that play by themselves: too long to be held in memory."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from typing import BinaryIO, Protocol, cast

from unkink.exports.guided import Choices, Guided

Told = Callable[[float], None]


class Write(Protocol):
    """Writes a session; tells the share that is done, 0 to 1."""

    def __call__(
        self, guided: Guided, choices: Choices, *, to: BinaryIO, told: Told
    ) -> None:
        """Write it into a file that is open."""


@dataclass(frozen=True)
class Film:
    """A format that plays by itself.

    Attributes:
        ending: Ending of its files, without the dot.
        name: What it is, in words.
        media_type: What it is on the web.
        module: Module of this package whose `write` writes it.
    """

    ending: str
    name: str
    media_type: str
    module: str

    def write(
        self,
        guided: Guided,
        choices: Choices | None = None,
        *,
        to: BinaryIO,
        told: Told = lambda _: None,
    ) -> None:
        """Write a session in this format.

        Args:
            guided: The routine.
            choices: What was chosen; what is usual, by default.
            to: A file that is open for writing.
            told: Is called with the share that is done, 0 to 1.

        Raises:
            MissingToolError: If it needs a program or package that is not there: which.
            UnwritableError: If the cache, where its parts are made, cannot be written.
        """
        module = import_module(f"unkink.exports.{self.module}")
        cast("Write", module.write)(guided, choices or Choices(), to=to, told=told)


FILMS = {
    film.ending: film
    for film in (
        Film("mp4", "a film of the session", "video/mp4", "film.write_film"),
        Film("wav", "the session to listen to", "audio/wav", "sound.write_sound"),
    )
}


def film_of(name: str) -> Film | None:
    """Return the format of a file's name, if it plays by itself."""
    return FILMS.get(ending_of(name))


def ending_of(name: str) -> str:
    """Return the ending of a file's name, or the name if it is an ending alone."""
    return PurePath(name).suffix.lstrip(".").lower() or name.lower()
