"""The built pages in a headless Chromium, without a network."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from unkink.errors import MissingToolError

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Playwright, Route

WEB = Path(str(files("unkink") / "web"))
# WebGL without a graphics card, and no call to anybody.
FLAGS = (
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--no-sandbox",
    # Shared memory is scarce in containers; without it a page crashes as it opens.
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
_HOST = "http://unkink.invalid/"
_TYPES = {".html": "text/html", ".js": "text/javascript", ".css": "text/css"}


@contextmanager
def open_built(
    name: str,
    *,
    extra: str,
    flags: Sequence[str] = (),
    size: tuple[int, int] = (1280, 720),
) -> Iterator["Page"]:
    """Open a page that was built, which reads its parts from the same folder.

    Args:
        name: Its file, such as "stage.html".
        extra: What installs Playwright, should it be missing.
        flags: What Chromium is told beside `FLAGS`.
        size: Width and height of the page [px].

    Raises:
        MissingToolError: If Playwright or a Chromium is missing, or the page.
    """
    chromium = chromium_path()
    built_page(name)
    try:
        from playwright.sync_api import sync_playwright
    except ImportError as error:
        raise MissingToolError("no Playwright is here", remedy=extra) from error
    with sync_playwright() as playwright:
        browser = _launched(playwright, chromium, flags)
        try:
            width, height = size
            page = browser.new_page(viewport={"width": width, "height": height})
            page.route("**/*", _serve)
            page.goto(f"{_HOST}{name}")
            yield page
        finally:
            browser.close()


def chromium_path() -> str:
    """Return where a Chromium is.

    Raises:
        MissingToolError: If there is none.
    """
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    if found is None:
        raise MissingToolError(
            "no Chromium was found, which draws the figure",
            remedy="install one with your system's packages",
        )
    return found


def built_page(name: str) -> bytes:
    """Return a page as it was built; it names the digests of all its parts.

    Raises:
        MissingToolError: If it is not built.
    """
    path = WEB / name
    if not path.exists():
        raise MissingToolError(f"the page {name} is not built", remedy="say make web")
    return path.read_bytes()


def _launched(
    playwright: "Playwright", chromium: str, flags: Sequence[str]
) -> "Browser":
    from playwright.sync_api import Error

    try:
        return playwright.chromium.launch(
            executable_path=chromium, args=[*FLAGS, *flags]
        )
    except Error as error:
        why = error.message.splitlines()[0]
        raise MissingToolError(
            f"{chromium} does not start: {why}", remedy="try it by hand"
        ) from error


def _serve(route: "Route") -> None:
    name = route.request.url.removeprefix(_HOST).partition("?")[0]
    path = (WEB / name).resolve()
    if not path.is_relative_to(WEB.resolve()) or not path.is_file():
        route.fulfill(status=404, body="")
        return
    kind = _TYPES.get(path.suffix, "application/octet-stream")
    route.fulfill(body=path.read_bytes(), content_type=kind)
