"""Moves, runs, history, routines, settings, data, phone and why in a browser."""

import re
import socket
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from samples import make_run, record, rng_for, write_gpx
from tests.app.serving import ROOT, Server

AXE = ROOT / "app/node_modules/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAGES = (
    "/moves",
    "/moves/outer-thigh",
    "/moves/clamshell",
    "/runs",
    "/history",
    "/routines",
    "/settings",
    "/your-data",
    "/phone",
    "/why",
    "/why?claim=massage",
)
LOOKS: list[tuple[tuple[int, int], Literal["light", "dark"]]] = [
    ((390, 844), "light"),
    ((390, 844), "dark"),
    ((320, 568), "light"),
    ((1440, 900), "light"),
    ((1440, 900), "dark"),
]


def answers(server: Server) -> None:
    """Wait until a server that said its address also listens there."""
    for _ in range(100):
        with suppress(OSError), socket.create_connection(("127.0.0.1", server.port), 1):
            return
        time.sleep(0.1)
    raise AssertionError("the server does not listen")


@pytest.fixture
def page(browser: Browser, server: Server, tmp_path: Path) -> Iterator[Page]:
    """A page beside one run; what the app throws fails the test."""
    context = browser.new_context(locale="en-GB", bypass_csp=True)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    add_run(page, server, tmp_path / "hilly-10k.gpx")
    yield page
    context.close()
    assert errors == []


def add_run(page: Page, server: Server, path: Path) -> None:
    write_gpx(record(make_run("hilly-10k"), rng_for("hilly-10k")), path)
    answer = page.request.post(
        f"{server.url}/api/v1/runs?name={path.name}",
        data=path.read_bytes(),
        headers={"content-type": "application/octet-stream"},
    )
    assert answer.ok


def opened(page: Page, server: Server, path: str) -> None:
    """Open a page, and all that can be opened on it."""
    page.goto(server.url + path)
    expect(page.locator("main h1")).to_be_visible(timeout=10_000)
    page.wait_for_load_state("networkidle")
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")


def faults_of(page: Page) -> list[str]:
    # The foot floats over what can be scrolled out from under it.
    page.add_style_tag(content=".foot { position: static !important }")
    page.add_script_tag(path=str(AXE))
    found: dict[str, Any] = page.evaluate(
        "rules => axe.run(document, { runOnly: rules })", RULES
    )
    return [
        f"{fault['id']}: {fault['nodes'][0]['html']}" for fault in found["violations"]
    ]


@pytest.mark.parametrize(("size", "theme"), LOOKS)
def test_every_page_can_be_read_by_all_and_fits(
    page: Page,
    server: Server,
    size: tuple[int, int],
    theme: Literal["light", "dark"],
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")
    runs = page.request.get(f"{server.url}/api/v1/runs").json()

    faults: dict[str, list[str]] = {}
    for path in (*PAGES, f"/runs/{runs['items'][0]['id']}"):
        opened(page, server, path)
        width = page.evaluate("document.documentElement.scrollWidth")
        wide = [f"{width} px wide"] if width > size[0] else []
        faults[path] = faults_of(page) + wide

    assert {path: found for path, found in faults.items() if found} == {}


def test_a_move_is_found_and_opened_by_keys_alone(page: Page, server: Server) -> None:
    opened(page, server, "/moves")

    page.get_by_label("Find a move").focus()
    page.keyboard.type("tibialis stick")
    expect(page.get_by_role("status").filter(has_text="One move")).to_be_visible()
    page.locator("a.tile").focus()
    page.keyboard.press("Enter")

    expect(page.locator("h1")).to_have_text("Shin with the stick")


def test_what_was_seen_is_shown_when_the_server_is_gone(
    page: Page, server: Server
) -> None:
    opened(page, server, "/moves/calf")
    page.get_by_role("link", name="All moves").click()
    expect(page.locator("h1")).to_have_text("Every move, from the foot up")

    server.kill()
    page.locator("a.tile", has_text="Shins").first.click()

    expect(page.locator("h1")).to_have_text("Shins")
    expect(page.get_by_text("You see what it said last")).to_have_count(1)


@pytest.mark.parametrize("path", ["/settings", "/history", "/routines"])
def test_that_the_server_is_away_is_said_once(
    page: Page, server: Server, path: str
) -> None:
    opened(page, server, path)
    opened(page, server, "/moves")

    server.kill()
    page.evaluate(f"history.pushState({{}}, '', '{path}')")
    page.evaluate("dispatchEvent(new PopStateEvent('popstate'))")

    expect(page.locator("main h1")).not_to_have_text("Every move, from the foot up")
    expect(page.get_by_text("said last")).to_have_count(1)


def test_a_page_that_did_not_come_has_a_heading(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/runs/00000000-0000-4000-8000-000000000000")

    expect(page.locator("main h1")).to_have_text("This page did not come.")
    expect(page.get_by_role("button", name="Try again")).to_be_visible()


def test_a_setting_is_saved_as_it_changes_and_goes_back_if_it_cannot(
    page: Page, server: Server
) -> None:
    opened(page, server, "/settings")
    ball = page.get_by_role("button", name="Ball", exact=True)

    with page.expect_response("**/profile") as saved:
        ball.click()
    assert saved.value.json()["tools"] == ["roller", "ball"]
    server.kill()
    page.get_by_role("button", name="Stick", exact=True).click()

    expect(page.get_by_text("This was not changed")).to_be_visible()
    stick = page.get_by_role("button", name="Stick", exact=True)
    expect(stick).to_have_attribute("aria-pressed", "false")
    expect(ball).to_have_attribute("aria-pressed", "true")


def test_the_calendar_has_an_address_a_time_and_a_new_address(
    page: Page, server: Server
) -> None:
    opened(page, server, "/settings")
    address = page.get_by_label("Address for this device", exact=True)
    expect(address).to_have_value(re.compile(r"^http://.*/calendar/\S+\.ics$"))
    before = address.input_value()

    with page.expect_response("**/profile") as saved:
        page.get_by_label("When you usually roll").fill("06:45")
        page.get_by_label("When you usually roll").blur()
    with page.expect_response("**/profile") as reminded:
        page.get_by_role("button", name="Thursday").click()
    page.get_by_role("button", name="Make a new address").click()
    page.get_by_role("button", name="Make a new one").click()

    assert saved.value.json()["rolls_at"] == "06:45"
    assert reminded.value.json()["reminds_on"] == [3]
    expect(page.get_by_text("The calendar has a new address.")).to_be_visible()
    expect(address).not_to_have_value(before)
    assert page.request.get(before).status == 404
    assert page.request.get(address.input_value()).status == 200


def test_the_calendar_s_address_can_be_copied(page: Page, server: Server) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened(page, server, "/settings")
    address = page.get_by_label("Address for this device", exact=True)
    expect(address).not_to_have_value("")

    page.get_by_role("button", name="Copy: Address for this device").click()

    expect(page.get_by_text("The address is copied.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == address.input_value()


def test_everything_is_deleted_only_with_the_word(page: Page, server: Server) -> None:
    opened(page, server, "/your-data")
    button = page.get_by_role("button", name="Delete everything")
    expect(button).to_be_disabled()

    page.get_by_label("unlock").fill("delete")
    button.click()

    expect(page.get_by_text("Everything is deleted.")).to_be_visible()
    assert page.request.get(f"{server.url}/api/v1/runs").json()["count"] == 0


def test_a_file_that_is_no_routine_is_refused_by_name(
    page: Page, server: Server, tmp_path: Path
) -> None:
    path = tmp_path / "old.json"
    path.write_text('{"schema": "unkink.routine/2"}', encoding="utf-8")
    opened(page, server, "/routines")

    with page.expect_file_chooser() as choosing:
        page.get_by_role("button", name="Bring a routine").click()
    choosing.value.set_files(str(path))

    expect(page.get_by_text("old.json is of another version")).to_be_visible()


def test_the_run_is_read_out_along_its_way(page: Page, server: Server) -> None:
    opened(page, server, "/runs")
    page.locator(".runs a").first.click()
    chart = page.get_by_role("slider", name="Height and pace")

    chart.focus()
    page.keyboard.press("End")

    readout = page.locator(".readout")
    expect(readout).to_contain_text("10 km")
    expect(chart).to_have_attribute("aria-valuetext", readout.inner_text())
