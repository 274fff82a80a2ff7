"""`unkink body --into`: see how one gets into a position from standing."""

from pathlib import Path
from typing import TYPE_CHECKING

from rich.table import Table

from unkink.catalogue import Position, read_catalogue
from unkink.cli.body_engine import kind_of, way_engine
from unkink.cli.output import console, print_json
from unkink.cli.whole_file import whole_file
from unkink.cli.wishes import key_named
from unkink.errors import RequestError, UnknownKeyError

if TYPE_CHECKING:
    from unkink.body.figure import Figure
    from unkink.body.way_in import SolvedWay


def show_way(
    figure: "Figure",
    word: str,
    to: Path | None,
    *,
    side: str,
    other: str | None,
    as_json: bool,
) -> None:
    """Show how one gets into a position, or write it to a file.

    Args:
        figure: The body.
        word: The position.
        to: The file; None to say it.
        side: "left", or "right" for the mirror image.
        other: The move that was named besides, if one was.
        as_json: Whether to print `unkink.clip/1`.

    Raises:
        RequestError: If there is no such position, or a move was named, too.
    """
    if other is not None:
        raise RequestError(f"say the move {other} or --into {word}, not both")
    position = _position(word)
    kind = None if to is None else kind_of(to)
    way = way_engine().solved_way(figure, position.key)
    if to is not None and kind is not None:
        with whole_file(to) as file:
            file.write(_content(way, kind, side=side))
        console().print(f"From standing: {position.name}: {to}")
    elif as_json:
        print_json(way_engine().way_info(way, side=side))
    else:
        _say(way, position)


def _position(word: str) -> Position:
    """Return a position of the catalogue; the few there are, are all named."""
    positions = read_catalogue().positions
    try:
        return positions[key_named("position", word, list(positions))]
    except UnknownKeyError as error:
        allowed = ", ".join(positions)
        raise RequestError(f"no position {word!r}; allowed are {allowed}") from error


def _content(way: "SolvedWay", kind: str, *, side: str) -> bytes:
    match kind:
        case "glb":
            return bytes(way_engine().way_with_body(way, side=side))
        case "sheet":
            return bytes(way_engine().way_sheet(way, side=side))
        case _:
            return bytes(way_engine().way_still(way, kind=kind, side=side))


def _say(way: "SolvedWay", position: Position) -> None:
    console().print(f"From standing: {position.name}. {position.into}")
    table = Table(box=None, pad_edge=False)
    table.add_column("after", justify="right")
    table.add_column("pose")
    table.add_column("bears")
    gone_s = 0.0
    for step in way.way.steps:
        gone_s += step.takes_s
        names = ", ".join(one.name for one in step.pose.supports)
        table.add_row(f"{gone_s:.1f} s", step.key.replace("-", " "), names)
    console().print(table)
