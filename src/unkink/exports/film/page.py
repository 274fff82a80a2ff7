"""The app's film page in a headless Chromium: it draws loops, cards and sheets."""

import base64
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING

from unkink.body.chromium import built_page, open_built
from unkink.body.shipped import ShippedBody
from unkink.exports.film.card import Card
from unkink.exports.film.ffmpeg import EXTRA
from unkink.exports.film.layout import HEIGHT, WIDTH, Place, Sheet

if TYPE_CHECKING:
    from playwright.sync_api import Page

_PAGE = "film.html"
# Letters come out the same whatever screen there is.
_FLAGS = (
    "--force-device-scale-factor=1",
    "--disable-lcd-text",
    "--font-render-hinting=none",
)


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
    return built_page(_PAGE)


@contextmanager
def open_page(theme: str) -> Iterator[FilmPage]:
    """Open the film page in a headless Chromium.

    Args:
        theme: light or dark.

    Raises:
        MissingToolError: If Playwright or a Chromium is missing, or the page.
    """
    with open_built(_PAGE, extra=EXTRA, flags=_FLAGS, size=(WIDTH, HEIGHT)) as page:
        page.evaluate("theme => unkinkFilm.begin(theme)", theme)
        try:
            yield FilmPage(page)
        except KeyboardInterrupt:
            # Ctrl-C ends the driver of the browser, too, and its loop would complain.
            logging.getLogger("asyncio").setLevel(logging.CRITICAL)
            raise


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode()
