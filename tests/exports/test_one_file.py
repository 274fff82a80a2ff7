import json
import re
from base64 import b64decode, b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from typing import Any

import pytest

from tests.exports.routines import (
    CATALOGUE,
    make_guided,
    planned,
    programmes,
    random_plans,
)
from unkink.errors import UnknownKeyError
from unkink.exports import FORMS, Choices, Guided
from unkink.routines import routine_from_json

MOST_BYTES = 3_000_000


class Page(HTMLParser):
    """What a browser finds in a page: its policy, and its parts by their kind."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.policy, self.inline, self.calls = "", dict[str, str](), list[str]()
        self._within = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if told.get("http-equiv") == "Content-Security-Policy":
            self.policy = told["content"] or ""
        self.calls += [v or "" for k, v in attrs if k in ("src", "href")]
        self._within = told.get("id") or told.get("type") or tag

    def handle_endtag(self, _: str) -> None:
        self._within = ""

    def handle_data(self, data: str) -> None:
        if self._within:
            self.inline[self._within] = self.inline.get(self._within, "") + data


def page_of(guided: Guided, choices: Choices | None = None) -> Page:
    return Page(FORMS["html"].encode(guided, choices).decode())


def carried_in(page: bytes) -> Any:
    """Return what a page carries; its markup ends where a browser sees its end."""
    text = page.decode().partition('id="carried">')[2].partition("</script")[0]
    return json.loads(text)


def test_the_policy_allows_the_parts_of_the_page_and_no_network() -> None:
    page = page_of(make_guided())

    for part in ("script", "style"):
        digest = b64encode(sha256(page.inline[part].encode()).digest()).decode()
        assert f"{part}-src 'sha256-{digest}'" in page.policy
    assert "default-src 'none'" in page.policy
    assert "connect-src 'none'" in page.policy
    assert "unsafe-inline" not in page.policy
    assert page.calls == []


def test_every_page_is_small_and_holds_its_routine_and_the_clips_of_its_moves() -> None:
    for each in (*programmes(), *random_plans()):
        data = FORMS["html"].encode(each)

        assert len(data) <= MOST_BYTES
        carried = carried_in(data)
        assert routine_from_json(carried["routine"], source="it") == each.routine
        moves = dict.fromkeys(bout.move for bout in each.routine.bouts)
        assert {move["key"] for move in carried["catalogue"]["moves"]} == set(moves)
        for key in moves:
            for variant in CATALOGUE.moves[key].variants:
                clip = carried["files"][f"bodies/male-medium/{key}.{variant}.glb"]
                assert b64decode(clip[:8]).startswith(b"glTF")


def test_a_page_tells_nothing_of_the_legs() -> None:
    carried = json.loads(page_of(make_guided(planned())).inline["carried"])

    assert "of 10" not in json.dumps(carried["routine"])
    assert carried["routine"]["value"] is None
    assert carried["routine"]["left_out"] == []


def test_a_title_that_looks_like_markup_is_a_title() -> None:
    title = "</title><script>alert(1)</script> {{script}} </script>"
    odd = replace(make_guided().routine, title=title)

    page = page_of(make_guided(odd))

    assert page.inline["title"] == title
    assert json.loads(page.inline["carried"])["routine"]["title"] == title
    assert "alert(1)" not in page.inline["script"]


def test_a_body_can_be_named_and_an_unknown_one_gets_the_nearest() -> None:
    shown = page_of(make_guided(), Choices(body="male-medium")).inline["carried"]

    assert json.loads(shown)["body"] == "male-medium"
    with pytest.raises(UnknownKeyError, match=r"male-medum.*male-medium"):
        page_of(make_guided(), Choices(body="male-medum"))


def test_who_made_figure_and_libraries_is_said_in_the_page() -> None:
    notices = page_of(make_guided()).inline["licences"]

    assert "CC-BY-4.0" in notices
    assert "SIL Open Font License" in notices
    assert re.search(r"three.*MIT", notices, re.DOTALL)
