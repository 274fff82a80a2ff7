"""Films and sounds of `unkink export`: they take a while, and go to a file."""

from pathlib import Path
from typing import Annotated

import typer

from unkink.catalogue import Catalogue, Move, Variant
from unkink.cli.output import complain
from unkink.cli.progress import meter
from unkink.cli.whole_file import whole_file
from unkink.cli.wishes import key_named
from unkink.errors import RequestError
from unkink.exports import Choices, Film, Guided, film_of

STANDARD_OUTPUT = "-"
SIDES = ("left", "right")

MoveName = Annotated[
    str | None,
    typer.Option(
        "--move", metavar="MOVE/VARIANT", help="Film a move alone (.mp4): calf/plain."
    ),
]
SideName = Annotated[
    str, typer.Option("--side", help="left or right, of the move that is filmed.")
]


def film_named(to: str, name: str | None) -> Film | None:
    """Return the film that is asked for; None if it is another format.

    Raises:
        RequestError: If it is to go to standard output.
    """
    film = film_of(name or to)
    if film is not None and to == STANDARD_OUTPUT:
        raise RequestError(
            f"{film.name} is written to a file, not to standard output: "
            f"--to session.{film.ending}"
        )
    return film


def write_film(film: Film, guided: Guided, choices: Choices, *, to: str) -> None:
    """Write a film or a sound, and show how far it is."""
    with whole_file(Path(to)) as file, meter(doing="Filming") as shown:
        film.write(guided, choices, to=file, told=shown.tell)
    if film.ending == "mp4":
        _tell_of_silence()


def film_move(
    name: str, catalogue: Catalogue, choices: Choices, *, side: str, to: str
) -> None:
    """Film a move alone.

    Raises:
        RequestError: If it is to become something else than an MP4.
        UnknownKeyError: If there is no such move, variant or side.
    """
    # Here and not above: other formats need no pictures.
    from unkink.exports.film.write_loop import write_loop

    film = film_named(to, None)
    if film is None or film.ending != "mp4":
        raise RequestError(f"--move is filmed: --to {name.replace('/', '-')}.mp4")
    move, variant = _move_named(name, catalogue)
    side = key_named("--side", side, list(SIDES))
    with whole_file(Path(to)) as file, meter(doing="Filming") as shown:
        write_loop(move, variant, choices, side=side, to=file, told=shown.tell)


def _move_named(name: str, catalogue: Catalogue) -> tuple[Move, Variant]:
    """Return a move and its variant; the first one, if none is named."""
    word, _, form = name.partition("/")
    move = catalogue.moves[key_named("move", word, list(catalogue.moves))]
    keys = list(move.variants)
    return move, move.variants[key_named("variant", form, keys) if form else keys[0]]


def _tell_of_silence() -> None:
    from unkink.exports.sound.speech import SPEAKER, find_speech

    if find_speech() is None:
        complain(f"the film has captions and knocks; with {SPEAKER} it speaks, too")
