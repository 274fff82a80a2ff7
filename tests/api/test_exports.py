from email.message import Message
from typing import Any
from urllib.parse import unquote

import pytest

from tests.api.client import Answer, Caller
from tests.exports.routines import CATALOGUE, make_guided, planned
from unkink.exports import FORMS, routine_of_link, shareable
from unkink.routines import routine_from_json, routine_to_json

BASE = "https://example.org/roll"


def routine(**changes: Any) -> dict[str, Any]:
    return routine_to_json(planned()) | changes


def names_of(answer: Answer) -> tuple[str, str]:
    """The plain name of a file, and the one that is shown."""
    header = Message()
    header["Content-Disposition"] = answer.headers["Content-Disposition"]
    assert header.get_content_disposition() == "attachment"
    plain = answer.headers["Content-Disposition"].split('"')[1]
    _, star, rest = answer.headers["Content-Disposition"].partition("filename*=UTF-8''")
    return plain, unquote(rest) if star else plain


def test_every_format_is_listed(app: Caller) -> None:
    items = app.get("/exports").json["items"]

    assert [one["ending"] for one in items] == list(FORMS)
    assert all(one["name"] and one["media_type"] for one in items)
    assert {
        one["is_available"] for one in items if one["ending"] in ("txt", "json")
    } == {True}


@pytest.mark.parametrize("ending", FORMS)
def test_a_routine_is_given_in_every_format(ending: str, app: Caller) -> None:
    if not FORMS[ending].is_available:
        pytest.skip(f"{ending} needs what is not built here")

    answer = app.post(f"/exports/{ending}", {"routine": routine()})

    assert answer.status == 200
    assert answer.headers["Content-Type"] == FORMS[ending].media_type
    assert names_of(answer)[0].endswith(f".{ending}")
    assert answer.body


def test_a_file_tells_nothing_of_the_legs(app: Caller) -> None:
    answer = app.post("/exports/json", {"routine": routine()})

    assert routine_from_json(answer.json, source="it") == shareable(planned())
    assert b"of 10" not in answer.body


@pytest.mark.parametrize(
    ("title", "plain", "shown"),
    [
        ("12 minutes: calves", "12-minutes-calves", "12-minutes-calves"),
        ("Müde Beine", "mude-beine", "müde-beine"),
        ("ふくらはぎ", "routine", "ふくらはぎ"),
        ('"; filename=x.exe', "filename-x-exe", "filename-x-exe"),
        ("a\r\nSet-Cookie: b=c", "a-set-cookie-b-c", "a-set-cookie-b-c"),
        ("../../etc/passwd", "etc-passwd", "etc-passwd"),
        ("\x00\x1b[2J", "2j", "2j"),
        ("CON", "routine", "routine"),
        ("🦵", "routine", "routine"),
        ("", "routine", "routine"),
        ("x" * 5_000, "x" * 60, "x" * 60),
    ],
)
def test_a_file_is_named_after_the_title_whatever_that_is(
    title: str, plain: str, shown: str, app: Caller
) -> None:
    answer = app.post("/exports/txt", {"routine": routine(title=title)})

    assert answer.status == 200
    assert names_of(answer) == (f"{plain}.txt", f"{shown}.txt")
    assert answer.headers["Content-Disposition"].isascii()
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("ending", ["xls", "..", "TXT", "mp4"])
def test_a_format_that_nobody_knows_is_not_there(ending: str, app: Caller) -> None:
    assert app.post(f"/exports/{ending}", {"routine": routine()}).status == 404


def test_a_move_of_tomorrow_is_named(app: Caller) -> None:
    unknown = routine()
    unknown["bouts"][0]["move"] = "calf-laser"

    for path in ("/exports/txt", "/exports/link"):
        answer = app.post(path, {"routine": unknown})

        assert answer.status == 422
        assert "calf-laser" in answer.detail


@pytest.mark.parametrize(
    ("broken", "words"),
    [
        ({}, "is no routine"),
        ({"bouts": []}, "has 0 bouts"),
        ({"total_s": 10**9}, "can be played"),
        ({"title": "\ud800"}, "half a character"),
    ],
)
def test_a_broken_routine_says_how(
    broken: dict[str, Any], words: str, app: Caller
) -> None:
    sent = {**routine(), **broken} if broken else {}

    for path in ("/exports/txt", "/exports/link"):
        answer = app.post(path, {"routine": sent})

        assert answer.status == 422
        assert words in answer.detail


@pytest.mark.parametrize(
    "choice",
    [{"name_bytes": 5}, {"paper": "a3"}, {"begins": "today"}, {"body": "../x"}],
)
def test_a_choice_out_of_range_is_refused(choice: dict[str, Any], app: Caller) -> None:
    answer = app.post("/exports/txt", {"routine": routine(), **choice})

    assert answer.status == 422
    assert list(answer.json["faults"]) == list(choice)


def test_what_is_larger_than_any_routine_is_refused(app: Caller) -> None:
    answer = app.post("/exports/txt", {"routine": {"notes": ["x" * 1_100_000]}})

    assert answer.status == 413


def test_a_link_without_an_address_leads_to_where_it_was_asked(app: Caller) -> None:
    answer = app.post("/exports/link", {"routine": routine()}).json

    assert answer["is_local"]
    assert answer["link"].startswith("http://localhost:8642/shared#r=")
    assert routine_of_link(answer["link"], CATALOGUE).routine == shareable(planned())


def test_a_link_begins_with_the_address_of_the_profile(app: Caller) -> None:
    app.patch("/profile", {"base": BASE})

    answer = app.post("/exports/link", {"routine": routine()}).json

    assert answer["link"].startswith(f"{BASE}#r=")
    assert not answer["is_local"]


def test_the_address_can_be_taken_back(app: Caller) -> None:
    app.patch("/profile", {"base": BASE})

    assert app.patch("/profile", {"base": ""}).json["base"] == ""
    assert app.post("/exports/link", {"routine": routine()}).json["is_local"]


@pytest.mark.parametrize(
    "base",
    [
        "javascript:alert(1)",
        "example.org",
        f"{BASE}#x",
        "https://a b",
        BASE + "x" * 200,
    ],
)
def test_an_address_that_is_none_is_refused(base: str, app: Caller) -> None:
    answer = app.patch("/profile", {"base": base})

    assert answer.status == 422
    assert "base" in answer.json["faults"]
    assert app.get("/profile").json["base"] == ""


def test_what_is_too_long_for_a_link_says_so(app: Caller) -> None:
    title = "".join(chr(200 + i * 37 % 9_000) for i in range(2_000))
    office = routine_to_json(make_guided().routine) | {"title": title}

    answer = app.post("/exports/link", {"routine": office})

    assert answer.status == 422
    assert "send it as a file" in answer.detail
