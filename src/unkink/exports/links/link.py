"""A routine as a link: all of it is in the address, after the `#`.

Browsers do not send that part, so that nobody but the reader gets to know it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from unkink.catalogue import Catalogue
from unkink.errors import DataFileError, QuantityError, RequestError
from unkink.exports.guided import shareable
from unkink.exports.links.link_bouts import MOST_BOUTS, SOURCE, bout_of, name_of, row_of
from unkink.exports.links.moved_up import moved_up
from unkink.exports.links.packed import pack, unpack
from unkink.routines import Routine, routine_from_json, routine_to_json
from unkink.routines.routine_json import LONGEST_S

VERSION = 1
MARK = "#r="
# The address at which `unkink serve` usually answers.
OWN_BASE = "http://127.0.0.1:8642/shared"
MOST_SIGNS = 2_000
# The signs of addresses (RFC 3986), without the one that the routine stands behind.
BASE_PATTERN = r"https?://[A-Za-z0-9._~:/?\[\]@!$&'()*+,;=%-]{1,192}"


@dataclass(frozen=True)
class Linked:
    """What a link held.

    Attributes:
        routine: The routine, without what is unknown, and without a hole in its time.
        unknown: Moves and forms of it that this catalogue does not know, such as
            "calf-laser/plain", in order.
    """

    routine: Routine
    unknown: tuple[str, ...] = ()


def link_of(routine: Routine, *, base: str = "") -> str:
    """Return a link of at most 2,000 signs that holds a routine.

    Notes that find no room are left out, the last one first.

    Args:
        routine: The routine; soreness, reasons and scores do not come along.
        base: Address that it begins with; "" for the own machine.

    Raises:
        QuantityError: If the address is none of the web, or longer than 200 signs.
        RequestError: If the link is too long even without notes.
    """
    if base and not re.fullmatch(BASE_PATTERN, base):
        allowed = "an address such as https://example.org/roll, of 200 signs at most"
        raise QuantityError("the base of links", repr(base[:200]), allowed=allowed)
    shared = shareable(routine)
    for count in range(len(shared.notes), -1, -1):
        link = f"{base or OWN_BASE}{MARK}{pack(_data(shared, shared.notes[:count]))}"
        if len(link) <= MOST_SIGNS:
            return link
    raise RequestError(f"{routine.title[:60]}: too long for a link; send it as a file")


def is_link(text: str) -> bool:
    """Return whether a text looks like a link that holds a routine."""
    return MARK in text


def routine_of_link(text: str, catalogue: Catalogue) -> Linked:
    """Return the routine of a link, whoever made it.

    Raises:
        DataFileError: If it is broken, newer than this program, or holds nothing that
            the catalogue knows.
    """
    _, mark, packed = text.strip().partition(MARK)
    if not mark:
        raise DataFileError(SOURCE, f"holds no routine; it would stand after {MARK}")
    data = _checked(unpack(packed, source=SOURCE))
    bouts = [bout_of(row, catalogue, title=data["t"]) for row in data["b"]]
    rows = zip(bouts, data["b"], strict=True)
    unknown = tuple(dict.fromkeys(name_of(row) for bout, row in rows if bout is None))
    kept = moved_up(bouts, catalogue)
    if not kept:
        names = ", ".join(unknown[:5]) or "it is empty"
        raise DataFileError(SOURCE, f"holds no move that this unkink knows: {names}")
    routine = Routine(
        title=data["t"],
        author=data["a"],
        notes=tuple(map(str, data["n"])),
        budget_s=data["g"],
        total_s=kept[-1].end_s,
        value=None,
        bound=None,
        is_optimal=False,
        bouts=kept,
    )
    # What cannot be played is refused where files are, too.
    return Linked(routine_from_json(routine_to_json(routine), source=SOURCE), unknown)


def _data(routine: Routine, notes: Sequence[str]) -> dict[str, Any]:
    return {
        "v": VERSION,
        "t": routine.title,
        "a": routine.author,
        "n": list(notes),
        "g": routine.budget_s,
        "b": [row_of(bout) for bout in routine.bouts],
    }


def _checked(data: object) -> dict[str, Any]:
    match data:
        case {"v": int(version)} if version > VERSION:
            raise DataFileError(
                SOURCE,
                f"was made by a newer unkink ({str(version)[:9]}); this one reads "
                f"{VERSION}: update it",
            )
        case {"v": 1, "t": str(), "a": str(), "n": list(), "g": int(), "b": list()}:
            return _bounded(cast("dict[str, Any]", data))
    raise DataFileError(SOURCE, "is no whole routine")


def _bounded(data: dict[str, Any]) -> dict[str, Any]:
    if len(data["b"]) > MOST_BOUTS:
        many = f"has {len(data['b'])} moves; at most {MOST_BOUTS} can be played"
        raise DataFileError(SOURCE, many)
    if not 0 <= data["g"] <= LONGEST_S:
        raise DataFileError(SOURCE, f"has to fit into no time from 0 to {LONGEST_S} s")
    return data
