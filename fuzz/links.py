"""Reads links with routines, which anybody may send."""

import json
import zlib
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from functools import cache
from random import Random

from fuzz.mutators.byte_edits import edited
from fuzz.promises import check_line, check_same
from unkink.catalogue import Catalogue, read_catalogue
from unkink.errors import DataFileError, RequestError
from unkink.exports import Linked, link_of, routine_of_link
from unkink.exports.links.link import MARK
from unkink.exports.links.packed import RAW_DEFLATE, unpack
from unkink.planner import programme_routine
from unkink.routines import unroll

_CELLS = ("calf", "both-lifted", "roller", "l45r45", "b60", "m5", "", "x" * 61, "\x1b")
_NUMBERS: tuple[object, ...] = (
    0,
    5,
    60,
    700,
    -5,
    10**40,
    10**400,
    True,
    None,
    1.5,
    "1",
    [],
    {},
    "\ud800",
)


def run_link(data: bytes) -> int:
    """Read a link, or the data that one would hold; return how many moves it has."""
    text = data.decode("utf-8", "replace")
    link = text if MARK in text else MARK + _squeezed(data)
    (found, refusal), (again, other) = _outcome(link), _outcome(link)
    check_same(refusal, other, "refusal")
    check_same(found, again)
    if found is None:
        return 0
    unroll(found.routine, _catalogue())
    _check_made_again(found)
    return len(found.routine.bouts)


def link_seeds() -> Mapping[str, bytes]:
    """Return all seeds of links by name: as they are sent, and what is in them."""
    catalogue = _catalogue()
    seeds = {}
    for key, programme in catalogue.programmes.items():
        link = link_of(programme_routine(programme, catalogue))
        inside = unpack(link.partition(MARK)[2], source=key)
        seeds[f"sent-{key}"] = link.encode()
        seeds[key] = json.dumps(inside, ensure_ascii=False).encode()
    newer = seeds["office"].replace(b'"v": 1', b'"v": 2')
    return seeds | {"broken-newer": newer, "broken-cut": seeds["sent-office"][:-9]}


def vary_link(data: bytes, rng: Random) -> bytes:
    """Return another link, or other data."""
    try:
        inside = json.loads(data)
        row = rng.choice(inside["b"])
        row[rng.randrange(len(row))] = rng.choice((*_CELLS, *_NUMBERS))
        if rng.random() < 0.3:
            inside[rng.choice("vtangb")] = rng.choice(_NUMBERS)
        if rng.random() < 0.2:
            inside["b"] = rng.choices(inside["b"], k=rng.choice((1, 2, 30, 201)))
    except (ValueError, RecursionError, LookupError, TypeError):
        return edited(data, rng)
    text = json.dumps(inside).encode()
    return edited(text, rng) if rng.random() < 0.2 else text


def _outcome(link: str) -> tuple[Linked | None, str]:
    try:
        return routine_of_link(link, _catalogue()), ""
    except DataFileError as error:
        check_line(str(error), "an error")
        return None, str(error)


def _check_made_again(found: Linked) -> None:
    try:
        link = link_of(found.routine)
    except RequestError:
        return
    again = routine_of_link(link, _catalogue()).routine
    # Notes that find no room stay behind.
    check_same(found.routine.bouts, again.bouts, "bouts")


def _squeezed(data: bytes) -> str:
    squeeze = zlib.compressobj(9, zlib.DEFLATED, RAW_DEFLATE)
    packed = urlsafe_b64encode(squeeze.compress(data) + squeeze.flush())
    return packed.rstrip(b"=").decode()


@cache
def _catalogue() -> Catalogue:
    return read_catalogue()
