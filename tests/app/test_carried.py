"""A session carried along: one file from the disk, and a site on a plain web space."""

import json
import zlib
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from tests.app.conftest import PATIENT_MS, PHONE
from tests.app.hearing import give_voice, heard
from tests.app.serving import ROOT, Server
from tests.exports.routines import CATALOGUE, make_guided
from unkink.cli.site import write_site
from unkink.exports import FORMS
from unkink.planner import programme_routine
from unkink.routines import Routine

AXE = (ROOT / "app/node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
DESK: ViewportSize = {"width": 1440, "height": 900}
BREACHES = """
window.breaches = [];
addEventListener("error", (told) => window.breaches.push(told.message));
addEventListener("securitypolicyviolation", (told) =>
  window.breaches.push(`${told.violatedDirective} ${told.blockedURI}`));
"""
# Ten minutes in ten seconds.
SPEED = "?speed=60"


class Quiet(SimpleHTTPRequestHandler):
    """A plain web space."""

    def log_message(self, *told: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def space(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site in a folder of a web space."""
    root = tmp_path_factory.mktemp("space")
    write_site(root / "clubs" / "roll")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=root))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/clubs/roll/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def one_file(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a session on the disk."""
    path = tmp_path_factory.mktemp("file") / "session.html"
    path.write_bytes(FORMS["html"].encode(make_guided()))
    return path.as_uri()


@pytest.fixture(params=[PHONE, DESK], ids=["phone", "desk"])
def visitor(
    browser: Browser, request: pytest.FixtureRequest
) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport=request.param)
    context.set_default_timeout(PATIENT_MS)
    context.add_init_script(BREACHES)
    give_voice(context)
    yield context
    context.close()


def opened(context: BrowserContext, address: str) -> tuple[Page, list[str]]:
    """Return a page that was opened, and what it asks for."""
    page, asked = context.new_page(), list[str]()
    context.on("request", lambda one: asked.append(one.url))
    page.goto(address)
    expect(page.locator("h1")).to_be_visible()
    return page, asked


def roll(page: Page) -> None:
    """Roll what is shown to its end."""
    page.get_by_role("button", name="Start").click()
    page.get_by_role("button", name="No, nothing new").click()
    expect(page.locator("session-figure .live")).to_be_visible()
    expect(page.get_by_role("heading", name="Done.")).to_be_visible(timeout=120_000)


def link_of(routine: Routine, **other: Any) -> str:
    """Return the part of an address that holds a routine, as the reference has it."""
    bouts = [
        [
            bout.move,
            bout.variant,
            bout.tool,
            bout.start_s,
            bout.end_s,
            "".join(f"{one.side[0]}{one.roll_s}" for one in bout.sets),
        ]
        for bout in routine.bouts
    ]
    packed = {
        "v": 1,
        "t": routine.title,
        "a": routine.author,
        "n": list(routine.notes),
        "g": routine.budget_s,
        "b": bouts,
        **other,
    }
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = deflate.compress(json.dumps(packed).encode()) + deflate.flush()
    return "#r=" + urlsafe_b64encode(data).decode().rstrip("=")


def violations(page: Page) -> list[str]:
    page.evaluate(AXE)
    found = page.evaluate(
        "rules => axe.run(document, {runOnly: rules}).then(told => told.violations)",
        RULES,
    )
    return [
        f"{one['id']}: {one['help']}: {node['html'][:150]}"
        for one in found
        for node in one["nodes"]
    ]


def test_one_file_plays_to_its_end_from_the_disk_and_asks_for_nothing(
    visitor: BrowserContext, one_file: str
) -> None:
    visitor.set_offline(True)
    page, asked = opened(visitor, one_file + SPEED)

    roll(page)

    assert {url.split("?")[0] for url in asked if not _is_within(url)} == {one_file}
    assert page.evaluate("window.breaches") == []
    assert "Done. Well rolled." in [one["text"] for one in heard(page)]


def _is_within(url: str) -> bool:
    return url.startswith(("data:", "blob:"))


def test_a_site_plays_a_link_to_its_end_and_asks_only_its_own_folder(
    visitor: BrowserContext, space: str
) -> None:
    page, asked = opened(visitor, space + SPEED + link_of(make_guided().routine))
    expect(page.locator("h1")).to_have_text("Office")

    roll(page)

    assert [
        url for url in asked if not url.startswith(space) and not _is_within(url)
    ] == []
    assert page.evaluate("window.breaches") == []


def test_a_site_that_was_seen_plays_its_routine_without_a_network(
    phone: BrowserContext, space: str
) -> None:
    page, _ = opened(phone, space + SPEED + link_of(make_guided().routine))
    expect(page.get_by_text("Ready offline")).to_be_visible()

    phone.set_offline(True)
    page.reload()

    roll(page)

    phone.set_offline(False)


def test_a_site_without_a_link_shows_the_programmes(
    phone: BrowserContext, space: str
) -> None:
    page, _ = opened(phone, space)

    page.get_by_role("button", name="Have a look: Office").click()

    expect(page.locator("h1")).to_have_text("Office")
    expect(page.get_by_role("button", name="Start")).to_be_visible()


def test_a_link_with_moves_of_tomorrow_names_them_and_plays_the_rest(
    phone: BrowserContext, space: str
) -> None:
    routine = make_guided().routine
    bouts = [["calf-laser", "hot", "laser", 0, 60, "b30"]]
    bouts += [
        [b.move, b.variant, b.tool, b.start_s + 60, b.end_s + 60, _sets(b)]
        for b in routine.bouts
    ]
    page, _ = opened(phone, space + link_of(routine, b=bouts))

    told = page.get_by_role("status").first

    expect(told).to_contain_text("One move is unknown here and left out: calf laser.")
    expect(page.locator("li.bout")).to_have_count(len(routine.bouts))


def _sets(bout: Any) -> str:
    return "".join(f"{one.side[0]}{one.roll_s}" for one in bout.sets)


@pytest.mark.parametrize(
    ("link", "sentence"),
    [
        (link_of(make_guided().routine, v=2), "made by a newer unkink"),
        (link_of(make_guided().routine)[:-40], "This link is damaged"),
        ("#r=garbage", "This link is damaged"),
        (
            link_of(make_guided().routine, b=[["a", "b", "", 0, 60, "b30"]]),
            "no move that is known here",
        ),
    ],
)
def test_a_link_that_cannot_be_played_says_why_and_shows_a_way_on(
    link: str, sentence: str, phone: BrowserContext, space: str
) -> None:
    page, _ = opened(phone, space + link)

    expect(page.locator("h1")).to_contain_text(sentence)
    expect(page.get_by_role("button", name="Have a look: Office")).to_be_visible()


def test_minutes_and_tools_fit_the_routine_to_who_opens_it(
    phone: BrowserContext, one_file: str
) -> None:
    page, _ = opened(phone, one_file)
    before = page.locator("li.bout").count()

    page.get_by_role("button", name="Stick", exact=True).click()
    for _ in range(8):
        page.get_by_role("button", name="One minute less").click()

    expect(page.get_by_role("status").first).to_contain_text("fall out")
    assert page.locator("li.bout").count() < before
    page.get_by_role("button", name="As it was made").click()
    expect(page.locator("li.bout")).to_have_count(before)


def test_what_is_kept_is_found_again_and_saved_as_a_file(
    phone: BrowserContext, space: str, tmp_path: Path
) -> None:
    page, _ = opened(phone, space + link_of(make_guided().routine))
    page.get_by_role("button", name="Keep it").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as a file").click()
    download.value.save_as(tmp_path / "office.json")

    page.get_by_role("button", name="Other routines").click()
    page.get_by_role("region", name="Kept here").get_by_role(
        "button", name="Have a look: Office"
    ).click()

    expect(page.locator("h1")).to_have_text("Office")
    saved = json.loads((tmp_path / "office.json").read_text("utf-8"))
    assert saved["schema"] == "unkink.routine/1"
    assert len(saved["bouts"]) == len(make_guided().routine.bouts)


def test_a_copied_link_opens_the_same_routine(
    phone: BrowserContext, space: str
) -> None:
    phone.grant_permissions(["clipboard-read", "clipboard-write"])
    page, _ = opened(phone, space + link_of(make_guided().routine))
    page.get_by_role("button", name="Copy the link").click()
    expect(page.get_by_text("The link is copied.")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    page.close()

    again, _ = opened(phone, copied)

    assert copied.startswith(space + "#r=")
    expect(again.locator("h1")).to_have_text("Office")


def test_too_much_brings_a_gentler_form_of_the_same_move_from_the_file_itself(
    phone: BrowserContext, tmp_path: Path
) -> None:
    path = tmp_path / "classic.html"
    classic = programme_routine(CATALOGUE.programmes["classic"], CATALOGUE)
    path.write_bytes(FORMS["html"].encode(make_guided(classic)))
    phone.set_offline(True)
    page, _ = opened(phone, path.as_uri() + "?speed=4")
    page.get_by_role("button", name="Start").click()
    page.get_by_role("button", name="No, nothing new").click()
    page.get_by_role("button", name="Start now").click()
    name = page.locator(".ttl .what").inner_text()

    page.get_by_role("button", name="Too much").click()

    expect(page.get_by_text("Easier now: ")).to_be_visible()
    expect(page.locator(".ttl .what, h1.caption").first).to_contain_text(name)
    expect(page.locator("session-figure .live")).to_be_visible()


def test_whoever_answers_yes_is_told_to_stop_and_plays_nothing(
    phone: BrowserContext, one_file: str
) -> None:
    page, _ = opened(phone, one_file)
    page.get_by_role("button", name="Start").click()

    page.get_by_role("button", name="Yes").click()

    expect(page.locator("h1")).to_contain_text("Stop here.")
    page.get_by_role("button", name="Back to the routine").click()
    expect(page.get_by_role("button", name="Start")).to_be_visible()


def test_the_app_shows_a_link_before_its_first_start_and_plays_it(
    phone: BrowserContext, server: Server
) -> None:
    link = link_of(make_guided().routine)
    page, _ = opened(phone, server.url + "/shared" + link)

    expect(page.locator("h1")).to_have_text("Office")
    expect(page.get_by_text("opens on your own machine only")).to_be_visible()
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_text("is kept with your routines")).to_be_visible()
    page.get_by_role("button", name="Start").click()
    page.get_by_role("button", name="No, nothing new").click()
    expect(page.locator("session-figure .live")).to_be_visible()


@pytest.mark.parametrize(
    ("link", "sentence"),
    [("", "There is no routine in this address."), ("#r=x", "This link is damaged")],
)
def test_the_app_says_why_a_link_shows_nothing(
    link: str, sentence: str, phone: BrowserContext, server: Server
) -> None:
    page, _ = opened(phone, server.url + "/shared" + link)

    expect(page.locator("h1")).to_contain_text(sentence)
    page.get_by_role("main").get_by_role("link", name="Routines").click()
    expect(page.locator("h1")).to_have_text("Ready made, and your own")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_pages_of_the_player(
    scheme: Any, browser: Browser, space: str, one_file: str
) -> None:
    context = browser.new_context(viewport=PHONE, color_scheme=scheme)
    context.set_default_timeout(PATIENT_MS)
    found = {}
    for address in (space, space + "#r=garbage", one_file):
        page, _ = opened(context, address)
        found[address] = violations(page)
    page.get_by_role("button", name="Start").click()
    expect(page.locator(".ask-safe")).to_be_visible()
    found["question"] = violations(page)
    page.get_by_role("button", name="Yes").click()
    expect(page.locator(".stop")).to_be_visible()
    found["stop"] = violations(page)
    context.close()

    assert {place: told for place, told in found.items() if told} == {}
