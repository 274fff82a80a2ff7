"""One evening of a runner: from the first start to the soreness after."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, ViewportSize, expect

from tests.app.conftest import PHONE
from tests.app.runner import (
    a_real_run,
    bring,
    fetched,
    go_through_first_start,
    roll,
    say_how_it_feels,
    settled,
)
from tests.app.serving import Server

DESKTOP: ViewportSize = {"width": 1440, "height": 900}


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.corpus
def test_from_the_first_start_to_the_soreness_after(
    phone: BrowserContext, server: Server, size: ViewportSize
) -> None:
    page = phone.new_page()
    page.set_viewport_size(size)
    go_through_first_start(page, server)

    bring(page, a_real_run())
    expect(page.locator("muscle-row")).to_have_count(12)
    expect(page.get_by_role("heading", name="Best for ten minutes")).to_be_visible()
    roll(page, server)
    say_how_it_feels(page, 2)
    expect(page.get_by_text("Kept. Until tomorrow.")).to_be_visible()
    page.goto(server.url + "/history")

    expect(page.get_by_text(re.compile("in one session"))).to_be_visible()
    [session] = fetched(server, "/sessions")["items"]
    assert session["played_s"] == session["total_s"]
    assert 2 in {one["soreness_after"] for one in session["rolled"]}


def test_the_keyboard_alone_leads_through_an_evening(
    phone: BrowserContext, server: Server
) -> None:
    settled(server)
    page = phone.new_page()
    page.goto(server.url)
    expect(page.get_by_role("heading", name="Best for ten minutes")).to_be_visible()

    tab_to(page, "slider", "Minutes")
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("heading", name="Best for nine minutes")).to_be_visible()
    tab_to(page, "button", "Start")
    page.keyboard.press("Enter")
    page.wait_for_url("**/session")
    tab_to(page, "button", "No, nothing new")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Wait")).to_be_visible()
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Go on")).to_be_visible()
    page.keyboard.press("Escape")
    tab_to(page, "button", "End the session")
    page.keyboard.press("Enter")

    # Nothing was rolled yet, so there is nothing to ask about.
    page.wait_for_url(f"{server.url}/")


def tab_to(page: Page, role: str, name: str) -> None:
    """Press Tab until something is in focus."""
    wanted = page.get_by_role(role, name=re.compile(f"^{name}"))  # type: ignore[arg-type]
    expect(wanted).to_be_visible()
    for _ in range(120):
        if wanted.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not lead to the {role} {name!r}")
