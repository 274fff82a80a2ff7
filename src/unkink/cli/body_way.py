"""`unkink body --into`: see how one gets into a position from standing."""

from pathlib import Path
from typing import cast

from rich.table import Table

from unkink.body.body_type import BodyType
from unkink.catalogue import Position, read_catalogue
from unkink.catalogue.pose import Stance
from unkink.catalogue.read_way import way_into
from unkink.cli.body_source import (
    source_of_files,
    source_of_words,
    tell_whose_still,
    write_clip,
    write_whole,
)
from unkink.cli.output import console, print_json
from unkink.cli.wishes import key_named
from unkink.coach.clip_files import CLIP_ENDING, check_ending
from unkink.errors import RequestError, UnknownKeyError


def show_way(
    body: BodyType,
    word: str,
    to: Path | None,
    *,
    side: str,
    other: str | None,
    as_json: bool,
) -> None:
    """Show how one gets into a position, or write it to a file.

    Args:
        body: Whose way it is.
        word: The position.
        to: The file; None to say it.
        side: "left", or "right" for the mirror image.
        other: The move that was named besides, if one was.
        as_json: Whether to print `unkink.clip/1`.

    Raises:
        RequestError: If there is no such position, or a move was named, too.
        MissingToolError: If this body has to be solved, and what solves is missing.
    """
    if other is not None:
        raise RequestError(f"say the move {other} or --into {word}, not both")
    position = _position(word)
    if to is not None:
        _write(body, position, to, side=side)
        return
    info = source_of_words(body, side).way_info(_key(position))
    if as_json:
        print_json(info)
    else:
        _say(position)


def _position(word: str) -> Position:
    """Return a position of the catalogue; the few there are, are all named."""
    positions = read_catalogue().positions
    try:
        return positions[key_named("position", word, list(positions))]
    except UnknownKeyError as error:
        allowed = ", ".join(positions)
        raise RequestError(f"no position {word!r}; allowed are {allowed}") from error


def _key(position: Position) -> Stance:
    # Poses know the positions of the catalogue by their keys, all of them.
    return cast("Stance", position.key)


def _write(body: BodyType, position: Position, to: Path, *, side: str) -> None:
    check_ending(to)
    source = source_of_files(body, side)
    content = source.way_file(_key(position), to)
    if to.suffix.lower() == CLIP_ENDING:
        write_clip(to, content, source.way_info(_key(position)))
    else:
        write_whole(to, content)
        tell_whose_still(source)
    console().print(f"From standing: {position.name}: {to}")


def _say(position: Position) -> None:
    console().print(f"From standing: {position.name}. {position.into}")
    table = Table(box=None, pad_edge=False)
    table.add_column("after", justify="right")
    table.add_column("pose")
    table.add_column("bears")
    gone_s = 0.0
    for step in way_into(_key(position)).steps:
        gone_s += step.takes_s
        names = ", ".join(one.name for one in step.pose.supports)
        table.add_row(f"{gone_s:.1f} s", step.key.replace("-", " "), names)
    console().print(table)
