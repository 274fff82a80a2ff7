"""A guided session in a browser: said to the second, kept once, whatever is gone."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import BrowserContext, Page, expect, sync_playwright

from tests.app.hearing import give_voice, heard
from tests.app.serving import Server, free_port, launched, served

PLAN = "/api/v1/programmes/five-minutes/plan?minutes=5"
# A dry run of five minutes in five seconds; `keep` lets it count all the same.
FAST = "/session?speed=60&keep"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with served(tmp_path_factory.mktemp("data"), port=free_port()) as running:
        yield running


@pytest.fixture(scope="module")
def context() -> Iterator[BrowserContext]:
    with sync_playwright() as playwright:
        context = launched(playwright).new_context()
        give_voice(context)
        yield context


@pytest.fixture
def page(context: BrowserContext, server: Server) -> Iterator[Page]:
    page = context.new_page()
    page.goto(server.url + "/stop")
    page.evaluate("localStorage.clear()")
    yield page
    context.set_offline(False)
    page.close()


def fetched(server: Server, path: str, *, method: str = "GET") -> Any:
    with urlopen(Request(server.url + path, method=method)) as answer:  # noqa: S310  ours
        return json.load(answer)


def begun(page: Page, server: Server, path: str) -> dict[str, Any]:
    """Return the plan of a session that was begun."""
    plan: dict[str, Any] = fetched(server, PLAN, method="POST")
    page.evaluate(
        "plan => localStorage.setItem('unkink.plan', JSON.stringify(plan))",
        {"plan": plan, "before": []},
    )
    page.goto(server.url + path)
    page.get_by_role("button", name="No, nothing new").click()
    return plan


def kept(page: Page) -> dict[str, Any]:
    state: dict[str, Any] = page.evaluate("JSON.parse(localStorage['unkink.session'])")
    return state


def test_a_session_says_every_cue_and_is_kept_as_it_was_played(
    page: Page, server: Server
) -> None:
    plan = begun(page, server, FAST)

    page.wait_for_url("**/after/*", timeout=60_000)

    words = {cue["text"] for cue in plan["timeline"]["cues"] if cue["text"]}
    # The last words are heard on the page after it.
    page.wait_for_function(
        "count => new Set(unkinkHeard.map((one) => one.text)).size >= count",
        arg=len(words),
    )
    assert {one["text"] for one in heard(page)} == words
    page.get_by_role("radio", name="3 of 10").first.click()
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".after [role=status]")).to_contain_text("Kept")
    [session] = fetched(server, "/api/v1/sessions?limit=1")["items"]
    assert session["id"] == page.url.rsplit("/", 1)[1]
    assert session["played_s"] == plan["timeline"]["total_s"]
    assert session["rolled"][0]["soreness_after"] == 3


def test_yes_to_the_safety_question_leads_to_the_stop_page(
    page: Page, server: Server
) -> None:
    page.evaluate(
        "localStorage.setItem('unkink.plan', '{\"plan\": {}, \"before\": []}')"
    )
    page.goto(server.url + "/session")

    page.get_by_role("button", name="Yes").click()

    expect(page.get_by_role("heading", name="Stop here.")).to_be_visible()
    signs = fetched(server, "/api/v1/catalogue")["safety"]["stop_page"]
    expect(page.locator(".stop-signs li")).to_have_count(len(signs))


def test_a_session_goes_on_after_a_reload_where_the_clock_is(
    page: Page, server: Server
) -> None:
    begun(page, server, "/session")
    page.wait_for_timeout(1_500)
    former = kept(page)

    page.reload()
    page.get_by_role("button", name="Go on").click()
    page.wait_for_timeout(500)

    state = kept(page)
    assert state["id"] == former["id"]
    assert state["startedMs"] == former["startedMs"]
    assert state["playback"]["anchorMs"] == former["playback"]["anchorMs"]
    assert state["nextCue"] >= former["nextCue"]


def test_a_second_tab_is_quiet_until_it_takes_over(
    page: Page, server: Server, context: BrowserContext
) -> None:
    begun(page, server, "/session")
    other = context.new_page()
    other.goto(server.url + "/session")
    expect(other.get_by_role("heading")).to_have_text(
        "This session runs in another tab."
    )

    other.get_by_role("button", name="Go on here").click()

    expect(other.get_by_role("button", name="Go on")).to_be_visible()
    expect(page.get_by_role("heading")).to_have_text(
        "This session runs in another tab."
    )
    other.close()


def test_without_a_network_a_session_changes_ends_and_is_sent_once_later(
    page: Page, server: Server, context: BrowserContext
) -> None:
    before = fetched(server, "/api/v1/sessions")["count"]
    plan = begun(page, server, "/session")
    page.get_by_role("button", name="Start now").click()
    page.wait_for_timeout(2_000)
    context.set_offline(True)

    page.keyboard.press("m")
    page.wait_for_timeout(3_000)
    changed = page.evaluate("JSON.parse(localStorage['unkink.session.plan'])")
    assert changed["timeline"]["total_s"] > plan["timeline"]["total_s"]
    page.keyboard.press("Escape")
    page.get_by_role("button", name="End the session").click()
    page.wait_for_url("**/after/*")
    page.get_by_role("radio", name="2 of 10").first.click()
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".after [role=status]")).to_contain_text("Kept on this device")
    assert fetched(server, "/api/v1/sessions")["count"] == before

    context.set_offline(False)
    page.wait_for_timeout(3_000)
    page.reload()
    page.wait_for_timeout(1_000)

    told = fetched(server, "/api/v1/sessions")
    assert told["count"] == before + 1
    assert told["items"][0]["rolled"][0]["soreness_after"] == 2
