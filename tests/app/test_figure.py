"""The figure is drawn in a worker, in the page where there is none, and as a still."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.app.hearing import give_voice
from tests.app.runner import fetched, settled
from tests.app.serving import Server

# SwiftShader draws the body with the processor, on a busy machine for seconds.
BODY_MS = 40_000
STEP_MS = 500
# What browsers of some years ago lack.
WITHOUT = {
    "no canvas off the screen": "delete window.OffscreenCanvas;",
    "no worker": "delete window.Worker;",
    "no WebGL at all": "delete window.Worker;"
    "HTMLCanvasElement.prototype.getContext = () => null;",
}


@pytest.fixture
def context(browser: Browser, server: Server) -> Iterator[BrowserContext]:
    settled(server)
    context = browser.new_context(viewport={"width": 390, "height": 844})
    give_voice(context)
    yield context
    context.close()


def today(context: BrowserContext, server: Server) -> Page:
    page = context.new_page()
    page.goto(server.url)
    return page


def in_a_set(context: BrowserContext, server: Server) -> Page:
    """Return the page of a session whose figure rolls."""
    page = context.new_page()
    page.goto(server.url + "/stop")
    plan: Any = fetched(server, "/programmes/classic/plan?minutes=20", method="POST")
    page.evaluate(
        "plan => localStorage.setItem('unkink.plan', JSON.stringify(plan))",
        {"plan": plan, "before": []},
    )
    page.goto(server.url + "/session")
    page.get_by_role("button", name="No, nothing new").click()
    page.get_by_role("button", name="Start now").click()
    return page


def picture(canvas: Locator) -> bytes:
    """Return what is seen of a canvas, once that is much more than without it."""
    for _ in range(BODY_MS // STEP_MS):
        drawn = canvas.screenshot()
        canvas.evaluate("one => one.style.opacity = 0")
        plain = canvas.screenshot()
        canvas.evaluate("one => one.style.opacity = ''")
        # As PNGs the names alone take a third of names and body.
        if len(drawn) > 2 * len(plain):
            return drawn
        canvas.page.wait_for_timeout(STEP_MS)
    raise AssertionError("nothing is drawn on the canvas")


def test_a_worker_draws_today_and_ends_with_the_page(
    context: BrowserContext, server: Server
) -> None:
    page = today(context, server)
    expect(page.locator("body-map .tag").first).to_be_visible(timeout=BODY_MS)
    picture(page.locator("body-map canvas"))
    assert len(page.workers) == 1

    page.get_by_role("link", name="Moves").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Every move")
    page.wait_for_timeout(500)

    assert page.workers == []


@pytest.mark.parametrize("lack", ["no canvas off the screen", "no worker"])
def test_without_a_worker_the_page_draws_today_and_a_session(
    context: BrowserContext, server: Server, lack: str
) -> None:
    context.add_init_script(WITHOUT[lack])

    page = today(context, server)
    expect(page.locator("body-map .tag").first).to_be_visible(timeout=BODY_MS)
    picture(page.locator("body-map canvas"))
    rolling = in_a_set(context, server)
    live = rolling.locator("session-figure canvas.live")
    expect(live).to_be_visible(timeout=BODY_MS)

    picture(live)
    assert page.workers == rolling.workers == []


def test_without_webgl_there_are_the_list_and_stills(
    context: BrowserContext, server: Server
) -> None:
    context.add_init_script(WITHOUT["no WebGL at all"])

    page = today(context, server)
    expect(page.locator("body-map .note")).to_be_visible(timeout=BODY_MS)
    rolling = in_a_set(context, server)

    expect(page.locator("muscle-row")).to_have_count(12)
    expect(rolling.locator("session-figure still-picture img")).to_be_visible()


def test_a_tap_on_the_thigh_opens_its_sheet_wherever_it_is_drawn(
    context: BrowserContext, server: Server
) -> None:
    page = today(context, server)
    expect(page.locator("body-map .tag").first).to_be_visible(timeout=BODY_MS)
    dot = page.locator("body-map .lead-lines circle").first.bounding_box()
    assert dot is not None

    page.mouse.click(dot["x"] + dot["width"] / 2, dot["y"] + dot["height"] / 2)

    expect(page.get_by_role("dialog")).to_contain_text("Front thighs")


def test_a_figure_that_is_turned_is_drawn_anew_and_its_names_follow(
    context: BrowserContext, server: Server
) -> None:
    page = today(context, server)
    expect(page.locator("body-map .tag").first).to_be_visible(timeout=BODY_MS)
    before = picture(page.locator("body-map canvas"))

    page.get_by_role("button", name="Back", exact=True).click()

    expect(page.locator("body-map .tag", has_text="Calves")).to_be_visible()
    assert picture(page.locator("body-map canvas")) != before


def test_a_moving_set_is_drawn_by_a_worker(
    context: BrowserContext, server: Server
) -> None:
    page = in_a_set(context, server)
    live = page.locator("session-figure canvas.live")
    expect(live).to_be_visible(timeout=BODY_MS)

    before = picture(live)
    page.wait_for_timeout(1_500)

    assert picture(live) != before
    assert len(page.workers) == 1


def test_reduced_motion_shows_both_ends_of_the_stroke(
    browser: Browser, server: Server
) -> None:
    context = browser.new_context(reduced_motion="reduce")
    give_voice(context)
    page = in_a_set(context, server)
    pair = page.locator("session-figure .pair canvas")
    expect(pair.first).to_be_visible(timeout=BODY_MS)

    begin, end = picture(pair.first), picture(pair.last)
    context.close()

    assert begin != end
