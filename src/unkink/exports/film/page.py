"""The app's film page in a headless Chromium: it draws loops, cards and sheets."""

import base64
import logging
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from unkink.body.shipped import ShippedBody
from unkink.errors import MissingToolError
from unkink.exports.film.card import Card
from unkink.exports.film.ffmpeg import EXTRA
from unkink.exports.film.layout import HEIGHT, WIDTH, Place, Sheet

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Playwright, Route

WEB = Path(str(files("unkink") / "web"))
_PAGE = "film.html"
_HOST = "http://film.invalid/"
_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
# As for stills, in body/stills.py: no graphics card, no call to anybody.
_FLAGS = (
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Letters come out the same whatever screen there is.
    "--force-device-scale-factor=1",
    "--disable-lcd-text",
    "--font-render-hinting=none",
)
_TYPES = {".html": "text/html", ".js": "text/javascript", ".css": "text/css"}


class FilmPage:
    """The film page, open in one theme."""

    def __init__(self, page: "Page") -> None:
        self._page = page

    def show(self, body: ShippedBody, clip: str, side: str, *, place: Place) -> bool:
        """Put a clip on the stage; return whether it looks the same backwards."""
        shown = {
            "body": _base64(body.mannequin),
            "clip": _base64(body.clip(clip)),
            "info": body.info(clip),
            "side": side,
            "width": place.width,
            "height": place.height,
        }
        return bool(self._page.evaluate("shown => unkinkFilm.show(shown)", shown))

    def frames(self, times_s: Sequence[float]) -> list[bytes]:
        """Return pictures of the stage at times of the clip [s], as PNG."""
        drawn = self._page.evaluate("times => unkinkFilm.frames(times)", list(times_s))
        return [base64.b64decode(one) for one in drawn]

    def card(self, card: Card) -> bytes:
        """Return a card, as PNG."""
        self._page.evaluate("card => unkinkFilm.card(card)", asdict(card))
        return self._page.screenshot(
            clip={"x": 0, "y": 0, "width": WIDTH, "height": HEIGHT}
        )

    def sheet(self, sheet: Sheet) -> bytes:
        """Return a sheet, as PNG."""
        self._page.evaluate("sheet => unkinkFilm.sheet(sheet)", asdict(sheet))
        width, height = sheet.size
        return self._page.screenshot(
            clip={"x": 0, "y": 0, "width": width, "height": height}, full_page=True
        )


def page_file() -> bytes:
    """Return the page as it was built; it names the digests of all its parts.

    Raises:
        MissingToolError: If it is not built.
    """
    path = WEB / _PAGE
    if not path.exists():
        raise MissingToolError(
            "the page that films is not built", remedy="say make web"
        )
    return path.read_bytes()


@contextmanager
def open_page(theme: str) -> Iterator[FilmPage]:
    """Open the film page in a headless Chromium.

    Args:
        theme: light or dark.

    Raises:
        MissingToolError: If Playwright or a Chromium is missing, or the page.
    """
    chromium = next(filter(None, map(shutil.which, _NAMES)), None)
    page_file()
    if chromium is None:
        raise MissingToolError(
            "no Chromium was found, which draws films",
            remedy="install one with your system's packages",
        )
    try:
        from playwright.sync_api import sync_playwright
    except ImportError as error:
        raise MissingToolError("no Playwright is here", remedy=EXTRA) from error
    with sync_playwright() as playwright:
        browser = _launched(playwright, chromium)
        try:
            page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
            page.route("**/*", _serve)
            page.goto(f"{_HOST}{_PAGE}")
            page.evaluate("theme => unkinkFilm.begin(theme)", theme)
            yield FilmPage(page)
        except KeyboardInterrupt:
            # Ctrl-C ends the driver of the browser, too, and its loop would complain.
            logging.getLogger("asyncio").setLevel(logging.CRITICAL)
            raise
        finally:
            browser.close()


def _launched(playwright: "Playwright", chromium: str) -> "Browser":
    from playwright.sync_api import Error

    try:
        return playwright.chromium.launch(executable_path=chromium, args=list(_FLAGS))
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


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode()
