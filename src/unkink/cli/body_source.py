"""Where `unkink body` gets its clips from, and how it writes one."""

from pathlib import Path
from types import ModuleType
from typing import Any, cast

from unkink.body.body_type import BodyType
from unkink.body.shipped import EXTRA, shipped_as, shipped_for
from unkink.cli.output import complain, console, dim
from unkink.cli.whole_file import whole_file
from unkink.coach.clip_files import INFO_ENDING, MoveSource, as_text
from unkink.coach.shipped_moves import ShippedMoves


def source_of_words(body: BodyType, side: str) -> MoveSource:
    """Return where loads come from: what is shipped, if it is what would be solved."""
    found = shipped_as(body)
    if found is not None and found.body == body and found.is_current:
        return ShippedMoves(found, side)
    return source_of_files(body, side)


def source_of_files(body: BodyType, side: str) -> MoveSource:
    """Return where clips come from: the solver, or without it what is shipped."""
    found = engine()
    if isinstance(found, ImportError):
        return ShippedMoves(shipped_for(body), side)
    from unkink.body.figure import Figure

    return cast("MoveSource", found.SolvedMoves(Figure(body), side, complain))


def engine() -> ModuleType | ImportError:
    """Return the use cases that solve, or why they are not there."""
    try:
        from unkink.coach import body_moves
    except ImportError as error:
        return error
    return body_moves


def write_clip(to: Path, content: bytes, info: dict[str, Any]) -> None:
    """Write a clip, and beside it its `unkink.clip/1`."""
    write_whole(to, content)
    write_whole(to.with_suffix(INFO_ENDING), as_text(info))


def write_whole(to: Path, content: bytes) -> None:
    """Write a file, all of it or nothing."""
    with whole_file(to) as file:
        file.write(content)


def tell_whose_still(source: MoveSource) -> None:
    """Say so if a still that is shipped shows another body than the wanted one."""
    if isinstance(source, ShippedMoves) and not source.has_own_stills:
        told = f"Stills are shipped of a man of 1.79 m and 75 kg; for others: {EXTRA}"
        console().print(dim(told))
