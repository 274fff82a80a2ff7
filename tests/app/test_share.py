"""A routine is taken along: of today, a programme, one's own, after a session."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.api.client import make_report
from tests.app.serving import Server
from tests.app.test_pages import LOOKS, faults_of
from tests.exports.routines import CATALOGUE
from unkink.exports import FORMS, routine_of_link

BASE = "https://example.org/roll"
BEGINS: dict[str, Callable[[bytes], bool]] = {
    "html": lambda data: data.lower().startswith(b"<!doctype html"),
    "fit": lambda data: data[8:12] == b".FIT",
    "ics": lambda data: data.startswith(b"BEGIN:VCALENDAR\r\n"),
    "pdf": lambda data: data.startswith(b"%PDF-"),
    "json": lambda data: json.loads(data)["schema"] == "unkink.routine/1",
}
THERE = [key for key in BEGINS if key in FORMS and FORMS[key].is_available]
# Browsers differ: one that cannot share, and one that notes what was shared.
NO_SHARING = """Object.defineProperty(
  Navigator.prototype, "share", {configurable: true, value: undefined}
)"""
SHARING = """window.shared = [];
Object.defineProperty(Navigator.prototype, "share", {
  value: async (data) => void window.shared.push(data),
})"""


@pytest.fixture
def page(browser: Browser, server: Server) -> Iterator[Page]:
    context = browser.new_context(
        locale="en-GB", timezone_id="Europe/Berlin", bypass_csp=True
    )
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=server.url)
    context.add_init_script(NO_SHARING)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.request.patch(f"{server.url}/api/v1/profile", data={"is_set_up": True})
    yield page
    context.close()
    assert errors == []


def opened(page: Page, server: Server) -> Locator:
    """Open the sheet of the office programme."""
    page.goto(f"{server.url}/routines")
    page.get_by_role("button", name="Take along: Office").click()
    sheet = page.get_by_role("dialog", name="Take it along")
    expect(sheet.locator(".take-ways")).to_be_visible()
    return sheet


def way(sheet: Locator, key: str) -> Locator:
    return sheet.locator(f"[data-way={key}]")


def saved(page: Page, one: Locator) -> tuple[str, bytes]:
    with page.expect_download() as download:
        one.get_by_role("button").click()
    expect(one.get_by_role("status")).to_contain_text("among your downloads")
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def copied(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


@pytest.mark.parametrize("ending", THERE)
def test_a_file_of_each_kind_is_saved(ending: str, page: Page, server: Server) -> None:
    name, data = saved(page, way(opened(page, server), ending))

    assert name == f"office.{ending}"
    assert BEGINS[ending](data)


def test_only_what_can_be_made_is_offered(page: Page, server: Server) -> None:
    sheet = opened(page, server)

    keys = sheet.locator(".take-way").evaluate_all("all => all.map(w => w.dataset.way)")
    assert sorted(keys) == sorted([*THERE, "txt", "link"])
    expect(sheet).to_contain_text("nothing about your soreness or your runs")


def test_text_is_copied_where_nothing_can_be_shared(page: Page, server: Server) -> None:
    one = way(opened(page, server), "txt")

    one.get_by_role("button").click()

    expect(one.get_by_role("status")).to_contain_text("Copied")
    assert copied(page).startswith("Office\n")


def test_the_systems_own_sheet_is_used_where_there_is_one(
    page: Page, server: Server
) -> None:
    page.add_init_script(SHARING)
    sheet = opened(page, server)

    for key in ("txt", "link"):
        way(sheet, key).get_by_role("button").click()
        expect(way(sheet, key).get_by_role("status")).to_contain_text("on its way")

    text, link = page.evaluate("window.shared")
    assert text["text"].startswith("Office\n")
    assert "#r=" in link["url"]


def test_a_link_is_copied_and_says_where_it_opens(page: Page, server: Server) -> None:
    one = way(opened(page, server), "link")
    expect(one).to_contain_text("opens on this computer only")

    one.get_by_role("button").click()

    expect(one.get_by_role("status")).to_contain_text("link is copied")
    assert routine_of_link(copied(page), CATALOGUE).routine.title == "Office"


def test_the_address_of_links_is_set_and_taken(page: Page, server: Server) -> None:
    sheet = opened(page, server)
    sheet.get_by_role("link", name="Give links an address").click()
    field = page.get_by_label("Address that links begin with")
    field.fill(BASE)
    field.press("Tab")
    expect(page.get_by_text("The address is saved")).to_be_visible()

    one = way(opened(page, server), "link")
    one.get_by_role("button").click()

    expect(one.get_by_role("status")).to_contain_text("link is copied")
    expect(one).not_to_contain_text("this computer only")
    assert copied(page).startswith(f"{BASE}#r=")


def test_a_link_opens_what_it_holds(page: Page, server: Server) -> None:
    one = way(opened(page, server), "link")
    one.get_by_role("button").click()
    expect(one.get_by_role("status")).to_contain_text("link is copied")

    page.goto(copied(page))

    expect(page.locator("main")).to_contain_text("Office")


def test_an_address_that_is_none_is_not_saved(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/settings")
    field = page.get_by_label("Address that links begin with")

    field.fill("https://example.org/#top")
    field.press("Tab")

    assert field.evaluate("input => input.validationMessage").startswith("An address")
    profile = page.request.get(f"{server.url}/api/v1/profile").json()
    assert profile["base"] == ""


@pytest.mark.skipif("ics" not in FORMS, reason="nothing is put into calendars yet")
def test_an_appointment_begins_when_it_is_said(page: Page, server: Server) -> None:
    one = way(opened(page, server), "ics")
    one.get_by_label("When").fill("2026-12-24T18:30")

    _, data = saved(page, one)

    assert b"20261224T1" in data


def test_the_plan_of_today_is_taken_without_its_reasons(
    page: Page, server: Server
) -> None:
    report = make_report("quadriceps", 5, at=datetime.now(UTC).isoformat())
    page.request.post(f"{server.url}/api/v1/soreness", data={"reports": [report]})
    page.goto(server.url)
    page.get_by_role("button", name="Take along: ").click()
    sheet = page.get_by_role("dialog", name="Take it along")

    _, data = saved(page, way(sheet, "json"))

    routine: dict[str, Any] = json.loads(data)
    assert routine["value"] is None
    assert {bout["why"] for bout in routine["bouts"]} == {f"part of {routine['title']}"}


def test_an_own_routine_is_taken(page: Page, server: Server) -> None:
    plan = page.request.post(f"{server.url}/api/v1/programmes/office/plan").json()
    mine = {**plan["routine"], "title": "Müde Beine"}
    page.request.post(f"{server.url}/api/v1/routines", data={"routine": mine})
    page.goto(f"{server.url}/routines")
    page.get_by_role("button", name="Take along: Müde Beine").click()
    sheet = page.get_by_role("dialog", name="Take it along")

    name, data = saved(page, way(sheet, "json"))

    assert name == "müde-beine.json"
    assert json.loads(data)["title"] == "Müde Beine"


def test_what_was_rolled_is_taken_after_the_session(page: Page, server: Server) -> None:
    plan = page.request.post(f"{server.url}/api/v1/programmes/office/plan").json()
    note = {"id": "one", "seconds": 60, "isKept": False, "rolled": []}
    page.goto(f"{server.url}/routines")
    page.evaluate(
        """([plan, note]) => {
          localStorage.setItem("unkink.plan", JSON.stringify({plan, before: []}));
          localStorage.setItem("unkink.after.one", JSON.stringify(note));
        }""",
        [plan, note],
    )
    page.goto(f"{server.url}/after/one")

    page.get_by_role("button", name="Take along: Office").click()

    expect(page.get_by_role("dialog", name="Take it along")).to_contain_text("Office")


def test_without_unkink_it_says_what_it_needs_and_goes_on_when_it_is_back(
    page: Page, server: Server
) -> None:
    page.goto(f"{server.url}/routines")
    expect(page.get_by_role("button", name="Take along: Office")).to_be_visible()
    page.wait_for_load_state("networkidle")
    page.route("**/api/v1/exports**", lambda route: route.abort())
    page.get_by_role("button", name="Take along: Office").click()
    sheet = page.get_by_role("dialog", name="Take it along")
    expect(sheet.get_by_role("alert")).to_contain_text("needs unkink running")
    assert sheet.locator(".take-way").count() == 0

    page.unroute("**/api/v1/exports**")
    sheet.get_by_role("button", name="Try again").click()

    expect(way(sheet, "json")).to_be_visible()


def test_it_is_opened_used_and_left_by_keys_alone(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/routines")
    button = page.get_by_role("button", name="Take along: Office")
    button.focus()
    page.keyboard.press("Enter")
    sheet = page.get_by_role("dialog", name="Take it along")
    expect(sheet.get_by_role("heading", name="Take it along")).to_be_focused()
    one = way(sheet, "txt").get_by_role("button")
    expect(one).to_be_visible()
    for _ in range(30):
        if one.evaluate("one => one === document.activeElement"):
            break
        page.keyboard.press("Tab")

    page.keyboard.press("Enter")
    expect(way(sheet, "txt").get_by_role("status")).to_contain_text("Copied")
    expect(one).to_be_focused()
    page.keyboard.press("Escape")

    expect(sheet).to_be_hidden()
    expect(button).to_be_focused()


@pytest.mark.parametrize(("size", "theme"), LOOKS)
def test_the_sheet_can_be_read_by_all_and_fits(
    page: Page,
    server: Server,
    size: tuple[int, int],
    theme: Literal["light", "dark"],
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")
    sheet = opened(page, server)
    way(sheet, "link").get_by_role("button").click()
    expect(way(sheet, "link").get_by_role("status")).to_contain_text("copied")

    assert faults_of(page) == []
    for part in ("dialog", ".sheet-in", ".take-ways"):
        widths = page.locator(part).evaluate("e => [e.scrollWidth, e.clientWidth]")
        assert widths[0] <= widths[1]
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
