"""The bouts of a routine as the rows of a link: keys, times, and the sets as a word."""

import re
from typing import Any

from unkink.catalogue import Catalogue
from unkink.errors import DataFileError
from unkink.routines import Bout, BoutSide, RollSet

SOURCE = "the link"
MOST_BOUTS = 200
LETTERS = {"left": "l", "right": "r", "both": "b", "midline": "m"}
_SIDES = {letter: side for side, letter in LETTERS.items()}
_BOUT_SIDES = {
    frozenset("l"): BoutSide.LEFT,
    frozenset("r"): BoutSide.RIGHT,
    frozenset("lr"): BoutSide.BOTH,
    frozenset("b"): BoutSide.TOGETHER,
    frozenset("m"): BoutSide.MIDLINE,
}
_SET = re.compile(r"([lrbm])([0-9]{1,5})")
_SETS = re.compile(r"(?:[lrbm][0-9]{1,5}){1,50}")
_KEY = re.compile(r"[A-Za-z0-9_-]{0,60}")


def row_of(bout: Bout) -> list[Any]:
    """Return a bout as a row: move, variant, tool, start, end, and "l45r45"."""
    sets = "".join(f"{LETTERS[one.side]}{one.roll_s}" for one in bout.sets)
    return [bout.move, bout.variant, bout.tool, bout.start_s, bout.end_s, sets]


def name_of(row: list[str]) -> str:
    """Return what a row does, as "move/variant", with the tool that goes with it."""
    move, variant, tool = row[:3]
    return f"{move}/{variant}" + (f" with {tool}" if tool else "")


def bout_of(row: object, catalogue: Catalogue, *, title: str) -> Bout | None:
    """Return the bout of a row; None if the catalogue does not know all of it.

    Raises:
        DataFileError: If it is no row.
    """
    match row:
        case [str(move), str(variant), str(tool), int(start_s), int(end_s), str(sets)]:
            side = _checked_side((move, variant, tool), sets)
        case _:
            raise DataFileError(SOURCE, "has a move that is not whole")
    known = catalogue.moves.get(move)
    if known is None or variant not in known.variants or not _has(tool, catalogue):
        return None
    reaches = known.variants[variant].reaches
    return Bout(
        move=move,
        variant=variant,
        group=known.group,
        muscles=tuple(sorted(reaches, key=lambda muscle: (-reaches[muscle], muscle))),
        side=side,
        position=known.position,
        sets=tuple(RollSet(_SIDES[one], int(s)) for one, s in _SET.findall(sets)),
        start_s=start_s,
        end_s=end_s,
        why=f"part of {title}",
        tool=tool,
    )


def _checked_side(keys: tuple[str, str, str], sets: str) -> BoutSide:
    if not all(map(_KEY.fullmatch, keys)):
        raise DataFileError(SOURCE, "names a move with signs that none has")
    side = _BOUT_SIDES.get(frozenset(re.findall("[a-z]", sets)))
    if side is None or not _SETS.fullmatch(sets):
        raise DataFileError(SOURCE, f"has sets of {keys[0]} that cannot be played")
    return side


def _has(tool: str, catalogue: Catalogue) -> bool:
    return not tool or tool in catalogue.tools
