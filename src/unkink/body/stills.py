"""Pictures of the stage, drawn by a headless Chromium."""

import base64
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from unkink.body.chromium import open_built
from unkink.body.shipped import EXTRA

if TYPE_CHECKING:
    from playwright.sync_api import Page

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

    def __init__(self, page: "Page") -> None:
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
    with open_built("stage.html", extra=EXTRA) as page:
        yield StagePage(page)
