"""Pictures of the stage, drawn by a headless Chromium."""

import base64
import json
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from playwright.sync_api import Error, Page, Playwright, Route, sync_playwright

from unkink.errors import MissingToolError

_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
_HOST = "http://stage.invalid/"
# WebGL without a graphics card, and no call to anybody.
_FLAGS = (
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
_TYPES = {".html": "text/html", ".js": "text/javascript", ".css": "text/css"}

View = tuple[float, float]


@dataclass(frozen=True)
class Shown:
    """What is on the stage.

    Attributes:
        body: The mannequin as GLB.
        clip: The clip as GLB.
        info: Its `unkink.clip/1`.
    """

    body: bytes
    clip: bytes
    info: dict[str, Any]


@dataclass(frozen=True)
class Look:
    """How a picture is drawn.

    Attributes:
        size: Width and height [px].
        theme: "light" or "dark".
        kind: "webp" or "png".
        quality: Of the compression, 0 to 1.
    """

    size: tuple[int, int] = (800, 500)
    theme: str = "light"
    kind: str = "webp"
    quality: float = 0.82


class StagePage:
    """The stage on an open page."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def draw(
        self, shown: Shown, views: Sequence[View], *, look: Look | None = None
    ) -> list[bytes]:
        """Return pictures.

        Args:
            shown: What is on the stage.
            views: Time in the clip [s] and turn of the camera [deg] of each picture.
            look: How they are drawn.
        """
        look = look or Look()
        still = {
            "body": base64.b64encode(shown.body).decode(),
            "clip": base64.b64encode(shown.clip).decode(),
            "info": shown.info,
            "theme": look.theme,
            "width": look.size[0],
            "height": look.size[1],
            "views": [list(view) for view in views],
            "kind": f"image/{look.kind}",
            "quality": look.quality,
        }
        drawn = self._page.evaluate("still => window.unkinkStills(still)", still)
        return [base64.b64decode(one.partition(",")[2]) for one in drawn]

    def frames(self, count: int) -> dict[str, Any]:
        """Return what frames cost: script time of each [ms], and draw calls."""
        told = self._page.evaluate("count => window.unkinkFrames(count)", count)
        return dict(json.loads(json.dumps(told)))


@contextmanager
def open_stage() -> Iterator[StagePage]:
    """Open the stage in a headless Chromium.

    Raises:
        MissingToolError: If there is no Chromium, or the stage is not built.
    """
    chromium = next(filter(None, map(shutil.which, _NAMES)), None)
    folder = Path(str(files("unkink") / "web"))
    if chromium is None:
        raise MissingToolError(
            "no Chromium was found", remedy="install one with your system's packages"
        )
    if not (folder / "stage.html").exists():
        raise MissingToolError("the stage is not built", remedy="say make web")
    with sync_playwright() as playwright:
        page = _page(playwright, chromium, folder)
        try:
            yield StagePage(page)
        finally:
            if browser := page.context.browser:
                browser.close()


def _page(playwright: Playwright, chromium: str, folder: Path) -> Page:
    """Return a page of a new browser with the stage on it."""
    try:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=list(_FLAGS)
        )
        page = browser.new_page()
        page.route("**/*", lambda route: _serve(route, folder))
        page.goto(f"{_HOST}stage.html")
    except Error as error:
        why = error.message.splitlines()[0]
        raise MissingToolError(
            f"{chromium} does not show the stage: {why}", remedy="try it by hand"
        ) from error
    return page


def _serve(route: Route, folder: Path) -> None:
    name = route.request.url.removeprefix(_HOST).partition("?")[0]
    path = (folder / name).resolve()
    if not path.is_relative_to(folder.resolve()) or not path.is_file():
        route.fulfill(status=404, body="")
        return
    kind = _TYPES.get(path.suffix, "application/octet-stream")
    route.fulfill(body=path.read_bytes(), content_type=kind)
