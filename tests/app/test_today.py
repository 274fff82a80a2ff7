"""Today and the first start in a browser: from nothing to a plan, by keys too."""

import re
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, Page, expect

from samples import make_run, record, rng_for, write_gpx
from tests.app.serving import ROOT, Server

AXE = ROOT / "app/node_modules/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SIZES = {"phone": (390, 844), "small phone": (320, 568), "desktop": (1440, 900)}
# SwiftShader draws the body with the processor, on a busy machine for seconds.
BODY_MS = 40_000


@pytest.fixture
def page(browser: Browser, server: Server) -> Iterator[Page]:
    context = browser.new_context(locale="en-GB")
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(server.url)
    yield page
    context.close()
    assert errors == []


@pytest.fixture
def mountain(tmp_path: Path) -> Path:
    """A run that asked a lot of the front of the thighs."""
    path = tmp_path / "mountain-run.gpx"
    write_gpx(record(make_run("mountain-run"), rng_for("mountain-run")), path)
    return path


def add(page: Page, *paths: Path) -> None:
    """Take files in by the button at the top, and close the sheet."""
    page.get_by_role("button", name="Add a run").click()
    with page.expect_file_chooser() as choosing:
        page.get_by_role("button", name="Choose files").click()
    choosing.value.set_files([str(path) for path in paths])
    expect(page.locator("drop-sheet .lead")).to_be_visible(timeout=20_000)


def say_six(page: Page) -> None:
    """Say how sore the front thighs are, and do not save it yet."""
    look_around(page)
    page.get_by_role("button", name="tell me where you are sore").click()
    page.get_by_role("button", name="Front thighs").first.click()
    page.get_by_role("radio", name="6 of 10").click()


def look_around(page: Page) -> None:
    page.get_by_role("button", name="Look around first").click()


def bouts(page: Page) -> list[str]:
    return page.locator(".bout .t").all_inner_texts()


def test_a_first_start_keeps_what_is_told_and_is_not_shown_again(page: Page) -> None:
    page.get_by_label("Height in cm").fill("172")
    page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="Stick").click()
    page.get_by_role("button", name="Next").click()
    page.get_by_label("Search").fill("wrists")
    page.get_by_text("Sore wrists").click()
    page.get_by_role("button", name="Let’s roll").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("You run.")
    profile = page.evaluate("fetch('/api/v1/profile').then(one => one.json())")
    assert (profile["height_m"], profile["tools"]) == (1.72, ["roller", "stick"])
    assert [one["caution"] for one in profile["cautions"]] == ["wrists"]


def test_a_run_gives_a_sentence_a_body_a_list_and_a_plan(
    page: Page, mountain: Path
) -> None:
    look_around(page)
    add(page, mountain)
    page.get_by_role("button", name="Show me").click()

    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("Your front thighs took most of this one.")
    expect(page.get_by_text("m down did it")).to_be_visible()
    expect(page.locator("muscle-row")).to_have_count(12)
    expect(page.locator(".bout").first).to_be_visible()
    expect(page.locator("body-map .tag").first).to_be_visible(timeout=BODY_MS)


def test_the_plan_follows_the_dial_by_keys(page: Page, mountain: Path) -> None:
    look_around(page)
    add(page, mountain)
    page.get_by_role("button", name="Show me").click()
    dial = page.get_by_role("slider", name="Minutes")
    dial.press("Home")

    expect(dial).to_have_attribute("aria-valuetext", "3 minutes")
    expect(page.get_by_role("heading", name="Best for three minutes")).to_be_visible()
    expect(page.locator(".roll .sub")).to_have_text(re.compile("^([12] min|3 min$)"))
    few = len(bouts(page))
    dial.press("PageUp")
    dial.press("PageUp")
    dial.press("PageUp")

    expect(page.locator(".roll .sub")).to_have_text(re.compile("^1[78] min"))
    assert len(bouts(page)) > few


def test_what_is_left_out_is_gone_and_comes_back_by_undo(
    page: Page, mountain: Path
) -> None:
    look_around(page)
    add(page, mountain)
    page.get_by_role("button", name="Show me").click()
    first = page.locator(".bout .t").first.inner_text()

    page.locator(".bout .change").first.click()
    page.get_by_role("button", name="Leave it out today").click()
    expect(page.get_by_text("Left out by you")).to_be_visible()
    expect(page.get_by_text("This holds until midnight.")).to_be_visible()
    page.locator(".toast").get_by_role("button", name="Undo").click()

    expect(page.get_by_text("Left out by you")).to_have_count(0)
    expect(page.locator(".bout .t").first).to_have_text(first)


def test_what_is_left_out_stays_out_for_the_day(page: Page, mountain: Path) -> None:
    look_around(page)
    add(page, mountain)
    page.get_by_role("button", name="Show me").click()
    page.locator(".bout .change").first.click()
    page.get_by_role("button", name="Leave it out today").click()
    expect(page.get_by_text("Left out by you")).to_be_visible()
    before = page.locator(".own li").inner_text()

    page.reload()

    expect(page.locator(".own li")).to_have_text(before)


def test_soreness_of_one_side_changes_list_and_plan(page: Page) -> None:
    look_around(page)
    page.get_by_role("button", name="tell me where you are sore").click()
    page.get_by_role("button", name="Front thighs").first.click()
    page.get_by_role("button", name="Left and right apart").click()
    page.get_by_role("radiogroup", name="Left").get_by_role("radio").nth(6).click()
    page.get_by_role("button", name="Save").click()

    expect(page.locator("muscle-row").first).to_contain_text("you said 6 of 10")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("You feel your front thighs most.")
    thighs = page.locator(".bout", has_text="Front thighs")
    expect(thighs).to_contain_text("you reported 6 of 10")


def test_soreness_is_taken_back_by_undo(page: Page) -> None:
    say_six(page)
    page.get_by_role("button", name="Save").click()
    expect(page.locator("muscle-row").first).to_contain_text("you said 6 of 10")

    page.locator(".toast").get_by_role("button", name="Undo").click()

    expect(page.get_by_text("Taken back.")).to_be_visible()
    expect(page.get_by_text("you said 6 of 10")).to_have_count(0)
    data = page.evaluate("fetch('/api/v1/data').then(one => one.json())")
    assert data["reports"] == 0


def test_soreness_that_was_not_sent_yet_is_taken_back_too(page: Page) -> None:
    say_six(page)
    page.route("**/api/v1/soreness", lambda route: route.abort())
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("It is sent once unkink answers.")).to_be_visible()

    page.locator(".toast").get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Taken back.")).to_be_visible()
    page.unroute("**/api/v1/soreness")
    page.reload()

    expect(page.get_by_role("heading", level=1)).to_contain_text("You run.")
    data = page.evaluate("fetch('/api/v1/data').then(one => one.json())")
    assert data["reports"] == 0


def test_what_was_refused_for_good_is_kept_with_its_reason(page: Page) -> None:
    say_six(page)
    page.route("**/api/v1/soreness", lambda route: route.abort())
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("It is sent once unkink answers.")).to_be_visible()
    page.unroute("**/api/v1/soreness")
    problem = '{"status": 422, "title": "No", "detail": "the thigh has no such side"}'
    page.route(
        "**/api/v1/soreness",
        lambda route: route.fulfill(
            status=422, content_type="application/problem+json", body=problem
        ),
    )
    page.evaluate("dispatchEvent(new Event('online'))")
    page.get_by_role("link", name="See what").click()

    refused = page.locator("refused-list")
    expect(refused.get_by_text("the thigh has no such side").first).to_be_visible()
    with page.expect_download() as saving:
        refused.get_by_role("button", name="Save it as a file").click()
    assert "no such side" in saving.value.path().read_text("utf-8")
    refused.get_by_role("button", name="Throw it away").click()
    page.get_by_role("dialog").get_by_role("button", name="Throw it away").click()
    expect(refused.get_by_role("heading")).to_have_count(0)
    expect(page.get_by_role("link", name="See what")).to_have_count(0)


def test_an_archive_tells_what_came_of_each_file(
    page: Page, mountain: Path, tmp_path: Path
) -> None:
    archive = tmp_path / "export.zip"
    with ZipFile(archive, "w") as packed:
        packed.write(mountain, "activities/1.gpx")
        packed.writestr("activities/2.fit", b"no run at all")
    look_around(page)
    add(page, archive)

    told = page.locator("drop-sheet")
    expect(told.locator(".lead")).to_have_text("1 run in. 1 could not be read.")
    told.locator("summary").click()
    expect(told.get_by_text("activities/2.fit")).to_be_visible()


def test_the_last_plan_stays_when_the_server_is_gone(
    page: Page, server: Server, mountain: Path
) -> None:
    look_around(page)
    add(page, mountain)
    page.get_by_role("button", name="Show me").click()
    expect(page.locator(".bout").first).to_be_visible()
    before = bouts(page)
    page.get_by_role("link", name="Moves").first.click()
    server.kill()
    page.get_by_role("link", name="Today", exact=True).first.click()

    expect(page.get_by_text("unkink does not answer")).to_have_count(1)
    expect(page.locator(".bout")).to_have_count(len(before))
    assert bouts(page) == before


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_everybody_can_use_it(
    browser: Browser, server: Server, mountain: Path, *, size: str, theme: str
) -> None:
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if theme == "dark" else "light",
        bypass_csp=True,
    )
    page = context.new_page()
    page.goto(server.url)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    found = {"first start": faults(page)}
    look_around(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("You run.")
    found["empty"] = faults(page)
    wide = [over_the_edge(page)]
    add(page, mountain)
    found["files"] = faults(page)
    page.get_by_role("button", name="Show me").click()
    expect(page.locator(".bout").first).to_be_visible()
    expect(page.locator("body-map .tag").first).to_be_visible(timeout=BODY_MS)
    found["today"] = faults(page)
    page.locator("muscle-row button").first.click()
    found["soreness"] = faults(page)
    wide.append(over_the_edge(page))
    context.close()

    assert found == {place: [] for place in found}
    assert max(wide) <= 0, "the page is wider than its window"


def over_the_edge(page: Page) -> int:
    """Return how much wider a page is than its window [px]."""
    wide: int = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return wide


def faults(page: Page) -> list[str]:
    """Return what axe finds wrong: the rule, and where."""
    page.evaluate(AXE.read_text("utf-8"))
    # What scrolls under the bar at the foot is not hidden by it for good.
    page.add_style_tag(content=".foot, .dock { position: static !important; }")
    found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
    return [
        f"{one['id']}: {[node['target'] for node in one['nodes']]}"
        for one in found["violations"]
    ]
