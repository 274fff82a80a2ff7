"""A server of its own and a phone for each test; one Chromium for all of a module."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ViewportSize, sync_playwright

from tests.app.hearing import give_voice
from tests.app.serving import Server, free_port, launched, served

PHONE: ViewportSize = {"width": 390, "height": 844}
# A machine that does much else takes its time.
PATIENT_MS = 30_000


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = launched(playwright)
        yield browser
        browser.close()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    with served(tmp_path / "data", port=free_port()) as running:
        yield running


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport=PHONE)
    context.set_default_timeout(PATIENT_MS)
    give_voice(context)
    yield context
    context.close()
