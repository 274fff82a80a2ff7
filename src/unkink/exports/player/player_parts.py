"""The player without a server as it was built, and the figure's files that it plays."""

import re
from collections.abc import Collection, Iterator, Mapping
from html import escape
from importlib.resources import files as package_files
from importlib.resources.abc import Traversable

from unkink.body.body_type import USUAL
from unkink.catalogue import Catalogue
from unkink.errors import MissingToolError, UnknownKeyError

USUAL_BODY = "-".join(USUAL)
_BLANK = re.compile(r"\{\{(\w+)\}\}")
_WORDS = frozenset({"policy", "title", "plain", "licences"})


def player_part(name: str) -> str:
    """Return a text of the built player, such as player.js.

    Raises:
        MissingToolError: If it is not built.
    """
    part = _web() / "player" / name
    if not part.is_file():
        raise MissingToolError(
            "the player of sessions is not built yet", remedy="say make web"
        )
    return part.read_text(encoding="utf-8")


def is_built() -> bool:
    """Return whether there is a player, and a figure that it shows."""
    player, figure = _web() / "player" / "player.js", _web() / "bodies" / USUAL_BODY
    return player.is_file() and figure.is_dir()


def page(values: Mapping[str, str]) -> str:
    """Return the player's page with its blanks filled.

    Args:
        values: Policy, title and words without scripts are escaped; the rest is markup.
    """

    def filled(blank: re.Match[str]) -> str:
        name = blank[1]
        return escape(values[name]) if name in _WORDS else values[name]

    # In one go: what is filled in may itself look like a blank.
    return _BLANK.sub(filled, player_part("player.html"))


def body_named(name: str) -> str:
    """Return the name of a shipped body; the usual one for "".

    Raises:
        UnknownKeyError: If it is none.
        MissingToolError: If no body is built.
    """
    bodies = [one.name for one in _folders(_web() / "bodies") if "-" in one.name]
    if not bodies:
        raise MissingToolError("the figure is not built yet", remedy="say make web")
    wanted = name or USUAL_BODY
    if wanted not in bodies:
        raise UnknownKeyError("body", wanted, bodies)
    return wanted


def figure_files(
    catalogue: Catalogue, *, moves: Collection[str], body: str
) -> dict[str, bytes]:
    """Return the figure, and clips and stills of moves in all variants, by their path.

    What was not drawn is left out: a page shows what it has.

    Args:
        catalogue: The moves.
        moves: Keys of those that are wanted.
        body: Name of the body.
    """
    chosen = [catalogue.moves[key] for key in moves]
    forms = [f"{move.key}.{variant}" for move in chosen for variant in move.variants]
    ways = [f"into.{position}" for position in {move.position: 0 for move in chosen}]
    wanted = [
        f"bodies/{body}/mannequin.glb",
        *(f"bodies/{body}/{one}.{end}" for one in (*forms, *ways) for end in _CLIP),
        *(f"bodies/stills/{one}.webp" for one in forms),
    ]
    found = {path: _web().joinpath(*path.split("/")) for path in wanted}
    return {path: file.read_bytes() for path, file in found.items() if file.is_file()}


def ways_in(files: Collection[str]) -> list[str]:
    """Return the positions whose way in is among files of the figure."""
    return sorted(
        path.split("/into.")[1].removesuffix(".glb")
        for path in files
        if "/into." in path and path.endswith(".glb")
    )


def licences() -> str:
    """Return under which terms figure, letters and libraries may be passed on."""
    figure = (_web() / "bodies" / "LICENSE").read_text(encoding="utf-8")
    return f"{figure}\n{player_part('licences.md')}"


_CLIP = ("glb", "json")


def _web() -> Traversable:
    return package_files("unkink") / "web"


def _folders(place: Traversable) -> Iterator[Traversable]:
    if place.is_dir():
        yield from (one for one in place.iterdir() if one.is_dir())
