"""What a runner does in the app, in the app's own words."""

import csv
import json
import os
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

from playwright.sync_api import Page, expect

from tests.app.serving import ROOT, Server

CORPUS = Path(os.environ.get("UNKINK_CORPUS", ROOT / "../shared/corpus"))
SAMPLE = ROOT / "samples/runs/hilly-10k.fit"
# A dry run, sixty times as fast; `keep` lets it count all the same.
FAST = "/session?speed=60&keep"
PLAYED_MS = 120_000


def a_real_run() -> Path:
    """Return a run of the corpus: the one of the fenix, an hour long."""
    with (CORPUS / "manifest.csv").open(encoding="utf-8") as table:
        rows = [row for row in csv.DictReader(table) if row["sport"] == "running"]
    return CORPUS / next(
        row["file"] for row in rows if row["kind"] == "fit" and int(row["bytes"]) > 1e5
    )


def fetched(server: Server, path: str, *, method: str = "GET", body: Any = None) -> Any:
    """Return what the API answers to a call."""
    data = None if body is None else json.dumps(body).encode()
    headers = {"content-type": "application/json"} if data else {}
    request = Request(  # noqa: S310  our own server
        f"{server.url}/api/v1{path}", method=method, data=data, headers=headers
    )
    with urlopen(request) as answer:  # noqa: S310
        return json.load(answer)


def settled(server: Server) -> None:
    """Let the runner be known already, with the sample run."""
    fetched(server, "/profile", method="PATCH", body={"is_set_up": True})
    fetched(server, "/runs/sample", method="POST")


def go_through_first_start(page: Page, server: Server) -> None:
    """Take the defaults of its three screens."""
    page.goto(server.url)
    expect(page.get_by_role("heading", name="Who is rolling?")).to_be_visible()
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_role("heading", name="What have you got?")).to_be_visible()
    page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="Let’s roll").click()
    expect(page.get_by_role("button", name="Choose a file")).to_be_visible()


def bring(page: Page, run: Path) -> None:
    """Choose a run on the first page, and see its plan."""
    with page.expect_file_chooser() as choosing:
        page.get_by_role("button", name="Choose a file").click()
    choosing.value.set_files(run)
    expect(page.get_by_role("slider", name="Minutes")).to_be_visible()
    page.get_by_role("dialog").get_by_role("button", name="Close").click()


def roll(page: Page, server: Server) -> None:
    """Start the plan of today and see it played to its end, faster than it is."""
    page.get_by_role("button", name="Start").click()
    page.wait_for_url("**/session")
    page.goto(server.url + FAST)
    page.get_by_role("button", name="No, nothing new").click()
    page.wait_for_url("**/after/*", timeout=PLAYED_MS)


def say_how_it_feels(page: Page, value: int) -> None:
    """Tap how sore the first muscle is now, and save."""
    page.get_by_role("radio", name=f"{value} of 10").first.click()
    page.get_by_role("button", name="Save").click()
