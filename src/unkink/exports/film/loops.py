"""The figure's clips as frames: drawn once by the app's stage, then kept."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from unkink.body.body_type import USUAL, built
from unkink.body.shipped import ShippedBody, shipped_bodies, shipped_for
from unkink.errors import UnknownKeyError
from unkink.exports.cache import digest
from unkink.exports.film.ffmpeg import LOOP_CODE, code_to_raw
from unkink.exports.film.layout import FRAMES_A_S, Place
from unkink.exports.film.page import page_file
from unkink.exports.film.picture import Picture, pictures_of

# A megabyte of pictures at once keeps the browser's answers short.
BATCH = 8


@dataclass(frozen=True)
class Loop:
    """A clip on one side, in one size and theme.

    Attributes:
        body: Whose it is.
        clip: Its name.
        side: left, right, both or midline; "" for a way into a position.
        theme: light or dark.
        place: Where it is in the picture.
    """

    body: ShippedBody
    clip: str
    side: str
    theme: str
    place: Place

    @property
    def info(self) -> dict[str, Any]:
        """Its `unkink.clip/1`."""
        return self.body.info(self.clip)

    @property
    def count(self) -> int:
        """How many frames it has: those of a loop, or those until it rests."""
        info = self.info
        frames = round(float(info["seconds"]) * FRAMES_A_S)
        return frames if info["loop"] else frames + 1

    @property
    def key(self) -> str:
        """A name for all that it is made of."""
        return digest(
            page_file(),
            self.body.mannequin,
            self.body.clip(self.clip),
            json.dumps(self.info, sort_keys=True),
            f"{self.side} {self.theme} {self.place} {FRAMES_A_S} {LOOP_CODE}",
        )

    def times_s(self, *, is_even: bool) -> list[float]:
        """Return the times that have to be drawn [s].

        Args:
            is_even: It goes back as it came, so that half of it is enough.
        """
        is_half = is_even and self.info["loop"]
        count = self.count // 2 + 1 if is_half else self.count
        return [frame / FRAMES_A_S for frame in range(count)]


def figure_of(name: str) -> ShippedBody:
    """Return a shipped body by its name, such as "male-medium"; "" is the usual one.

    Raises:
        UnknownKeyError: If none has that name.
        MissingToolError: If none is shipped here.
    """
    if not name:
        return shipped_for(built(*USUAL))
    found = {one.folder.name: one for one in shipped_bodies()}
    if name not in found:
        raise UnknownKeyError("body", name, found)
    return found[name]


class Frames:
    """The frames of a loop."""

    def __init__(self, loop: Loop, path: Path) -> None:
        width, height = loop.place.width, loop.place.height
        self._loop = loop
        self._drawn = pictures_of(code_to_raw(path), width, height)

    def at(self, frame: int, plays: str) -> Picture:
        """Return the frame to show.

        Args:
            frame: How many frames the scene has gone on.
            plays: loop, once or still.
        """
        count = self._loop.count
        if plays == "still":
            return self._drawn[0]
        if plays == "once":
            return self._drawn[min(frame, count - 1)]
        phase = frame % count
        # What was drawn to its half goes back as it came.
        return self._drawn[phase if phase < len(self._drawn) else count - phase]
