"""What the app works out without a server, against the library that it copies."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.agreement.front_end import assert_agrees
from tests.exports.routines import CATALOGUE, programmes, random_plans
from unkink.catalogue import Mobility, Programme
from unkink.errors import RequestError
from unkink.exports.links.link import MARK, link_of, routine_of_link
from unkink.exports.links.packed import pack, unpack
from unkink.exports.player.carried_catalogue import carried_catalogue
from unkink.planner import programme_routine
from unkink.routines import Routine, routine_to_json, timeline_to_json

BASE = "https://example.org/roll/"
MINUTES = (3, 4, 7.5, 10, 14, 20, 25, 33, 60)


def test_the_app_unrolls_adapts_and_links_as_python_does(tmp_path: Path) -> None:
    all_ = (*programmes(), *random_plans())
    told = {
        "catalogue": carried_catalogue(CATALOGUE),
        "played": [
            {
                "routine": routine_to_json(each.routine),
                "timeline": timeline_to_json(each.timeline),
            }
            for each in all_
        ],
        "programmes": [
            adapted(programme, minutes, mobility)
            for programme in CATALOGUE.programmes.values()
            for minutes in (programme.minutes, *MINUTES)
            for mobility in Mobility
        ],
        "links": [one for each in all_ for one in links(each.routine)],
    }
    path = tmp_path / "shared.json"
    path.write_text(json.dumps(told), encoding="utf-8")

    assert_agrees("src/share/agreement.test.ts", UNKINK_SHARED=str(path))
    written = json.loads(Path(f"{path}.links").read_text(encoding="utf-8"))
    for each, link in zip(all_, written, strict=True):
        if link is None:
            with pytest.raises(RequestError):
                link_of(each.routine, base=BASE)
        else:
            read = routine_of_link(link, CATALOGUE)
            assert replace(read.routine, notes=()) == replace(each.routine, notes=())


def links(routine: Routine) -> Iterator[dict[str, Any]]:
    """Yield the link of a routine, and one with two moves that nobody knows yet."""
    try:
        link = link_of(routine, base=BASE)
    except RequestError:
        return
    yield read_as(link)
    packed = unpack(link.partition(MARK)[2], source="it")
    assert isinstance(packed, dict)
    for at in (0, len(packed["b"]) // 2):
        packed["b"][at][0] += "-of-tomorrow"
    if len(packed["b"]) > 2:
        yield read_as(f"{BASE}{MARK}{pack(packed)}")


def read_as(link: str) -> dict[str, Any]:
    """Return a link, and what Python reads in it."""
    read = routine_of_link(link, CATALOGUE)
    routine = routine_to_json(read.routine)
    return {"link": link, "routine": routine, "unknown": list(read.unknown)}


def adapted(programme: Programme, minutes: float, mobility: Mobility) -> dict[str, Any]:
    """Return a programme in some minutes; null where not one move fits."""
    try:
        routine = programme_routine(
            programme, CATALOGUE, minutes=minutes, mobility=mobility
        )
    except RequestError:
        routine = None
    return {
        "key": programme.key,
        "minutes": minutes,
        "mobility": mobility,
        "routine": None if routine is None else routine_to_json(routine),
    }
