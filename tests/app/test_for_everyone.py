"""Every page, for everyone: axe-core, light and dark, small phones, odd browsers."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ViewportSize, expect

from tests.app.conftest import PATIENT_MS, PHONE
from tests.app.hearing import give_voice
from tests.app.runner import fetched, settled
from tests.app.serving import ROOT, Server, free_port, served
from unkink.body.chromium import FLAGS, chromium_path

AXE = (ROOT / "app/node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SMALL: ViewportSize = {"width": 320, "height": 568}
PAGES = [
    "/",
    "/welcome",
    "/moves",
    "/moves/calf",
    "/runs",
    "/runs/{run}",
    "/history",
    "/routines",
    "/shared",
    "/settings",
    "/your-data",
    "/phone",
    "/why",
    "/stop",
    "/session",
    "/nowhere",
]


@pytest.fixture(scope="module")
def lived_in(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server whose runner has a run, a routine and a session."""
    with served(tmp_path_factory.mktemp("lived"), port=free_port()) as running:
        settled(running)
        plan = fetched(running, "/plans", method="POST", body={"minutes": 10})
        routine = plan["routine"]
        fetched(running, "/routines", method="POST", body={"routine": routine})
        session = {
            "started": "2026-09-06T20:00:00Z",
            "routine": routine,
            "played": [[0, routine["total_s"]]],
        }
        path = "/sessions/6b2e3c5a-9c7f-4d57-9a2b-1f0d3c5e7a90"
        fetched(running, path, method="PUT", body=session)
        yield running


def opened(context: BrowserContext, server: Server, path: str) -> Any:
    """Return a page that has been drawn."""
    run = fetched(server, "/runs")["items"][0]["id"]
    page = context.new_page()
    page.goto(server.url + path.format(run=run))
    expect(page.locator("h1").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    return page


def violations(page: Any) -> list[str]:
    """Return what axe-core finds wrong, a line each."""
    page.evaluate(AXE)
    # What scrolls under the bar at the foot is not hidden by it for good.
    page.add_style_tag(content=".foot, .dock { position: static !important; }")
    found = page.evaluate(
        "rules => axe.run(document, {runOnly: rules}).then(told => told.violations)",
        RULES,
    )
    return [
        f"{one['id']}: {one['help']}: {node['html'][:150]}"
        for one in found
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_keeps_anybody_out(
    browser: Browser, lived_in: Server, scheme: Any
) -> None:
    context = browser.new_context(viewport=PHONE, color_scheme=scheme, bypass_csp=True)
    context.set_default_timeout(PATIENT_MS)

    found = {path: violations(opened(context, lived_in, path)) for path in PAGES}

    context.close()
    assert {path: faults for path, faults in found.items() if faults} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_moment_of_a_session_keeps_anybody_out(
    browser: Browser, lived_in: Server, scheme: Any
) -> None:
    context = browser.new_context(viewport=PHONE, color_scheme=scheme, bypass_csp=True)
    context.set_default_timeout(PATIENT_MS)
    give_voice(context)
    page = context.new_page()
    page.goto(lived_in.url)
    page.get_by_role("button", name="Start").click()
    safe = page.get_by_role("button", name="No, nothing new")
    expect(safe).to_be_visible()
    found = {"safety": violations(page)}
    safe.click()
    expect(page.get_by_role("button", name="Wait")).to_be_visible()
    found["getting ready"] = violations(page)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("button", name="Too much")).to_be_visible()
    page.wait_for_timeout(1_500)
    found["a set"] = violations(page)
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Go on")).to_be_visible()
    found["paused"] = violations(page)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="End the session").click()
    page.wait_for_url("**/after/*")
    expect(page.locator("h1")).to_be_visible()
    found["after"] = violations(page)

    context.close()
    assert {moment: faults for moment, faults in found.items() if faults} == {}


@pytest.mark.parametrize("size", [(844, 390), (568, 320)])
def test_a_phone_on_its_side_has_all_keys_of_a_set_within_reach(
    browser: Browser, lived_in: Server, size: tuple[int, int]
) -> None:
    width, height = size
    context = browser.new_context(viewport={"width": width, "height": height})
    context.set_default_timeout(PATIENT_MS)
    give_voice(context)
    page = context.new_page()
    page.goto(lived_in.url)
    page.get_by_role("button", name="Start").click()
    page.get_by_role("button", name="No, nothing new").click()
    page.get_by_role("button", name="Start now").click()

    boxes = [
        page.get_by_role("button", name=name).bounding_box()
        for name in ("Too much", "Pause", "One more set", "End")
    ]
    title = page.locator(".far h1").bounding_box()
    caption = page.locator(".far .caption").bounding_box()
    strip = page.locator(".strip").bounding_box()

    context.close()
    assert strip is not None
    assert caption is not None
    assert title is not None
    assert title["y"] >= 0
    assert caption["y"] + caption["height"] <= strip["y"]
    for box in boxes:
        assert box is not None
        assert box["height"] >= 48
        assert 0 <= box["x"] <= width - box["width"]
        assert 0 <= box["y"] <= height - box["height"]


def test_no_page_is_wider_than_the_smallest_phone(
    browser: Browser, lived_in: Server
) -> None:
    context = browser.new_context(viewport=SMALL)
    context.set_default_timeout(PATIENT_MS)

    wide = {
        path: opened(context, lived_in, path).evaluate(
            "document.documentElement.scrollWidth - innerWidth"
        )
        for path in PAGES
    }

    context.close()
    assert {path: over for path, over in wide.items() if over > 0} == {}


def test_no_page_breaks_the_content_security_policy(
    browser: Browser, lived_in: Server
) -> None:
    context = browser.new_context(viewport=PHONE)
    context.set_default_timeout(PATIENT_MS)
    told: list[str] = []
    context.on(
        "console",
        lambda line: told.append(line.text) if "Policy" in line.text else None,
    )

    for path in PAGES:
        opened(context, lived_in, path)

    policy = context.request.get(lived_in.url).headers["content-security-policy"]
    context.close()
    assert told == []
    assert "unsafe-inline" not in policy
    assert "script-src 'self'" in policy


def test_a_browser_that_cannot_draw_shows_the_body_and_the_moves_as_stills(
    browser: Browser, server: Server
) -> None:
    settled(server)
    # To switch off WebGL alone leaves it to workers.
    flags = [*(one for one in FLAGS if "swiftshader" not in one), "--use-gl=disabled"]
    plain = browser.browser_type.launch(executable_path=chromium_path(), args=flags)
    context = plain.new_context(viewport=PHONE, reduced_motion="reduce")
    context.set_default_timeout(PATIENT_MS)
    give_voice(context)
    page = context.new_page()
    page.goto(server.url)
    body = page.get_by_role("img", name="Your body from the front and the back")
    front = body.locator("canvas").first
    expect(front).to_have_attribute("height", "720")
    box = front.bounding_box()
    assert box is not None
    thigh = {"x": box["width"] * 0.38, "y": box["height"] * 0.6}
    front.click(position={"x": thigh["x"], "y": thigh["y"]})
    sheet = page.get_by_role("dialog")
    expect(sheet.get_by_role("heading", name="Front thighs")).to_be_visible()
    sheet.get_by_role("button", name="Close").click()
    page.get_by_role("button", name="Start").click()
    page.get_by_role("button", name="No, nothing new").click()

    picture = page.locator("session-figure img").first
    expect(picture).to_be_visible()
    page.wait_for_function(
        "() => document.querySelector('session-figure img')?.naturalWidth > 0"
    )

    page.get_by_role("button", name="Start now").click()
    expect(page.locator(".ends-words")).to_be_visible()

    plain.close()


def test_a_browser_that_stores_nothing_plays_all_the_same(
    phone: BrowserContext, server: Server
) -> None:
    settled(server)
    phone.add_init_script(
        """
        const no = () => { throw new DOMException("no", "SecurityError"); };
        Object.defineProperty(window, "localStorage", { get: no });
        Object.defineProperty(window, "sessionStorage", { get: no });
        Object.defineProperty(window, "indexedDB", { get: () => undefined });
        """
    )
    page = phone.new_page()
    page.goto(server.url)
    page.get_by_role("button", name="Start").click()
    page.get_by_role("button", name="No, nothing new").click()

    expect(page.get_by_role("button", name="Wait")).to_be_visible()
