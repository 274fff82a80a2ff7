"""Where the parts of a film are: kept in the cache, or drawn when they are missing."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Self

from unkink.exports.cache import cache_folder, digest, whole
from unkink.exports.film.card import Card
from unkink.exports.film.ffmpeg import png_to_code, png_to_raw
from unkink.exports.film.layout import HEIGHT, WIDTH, Place, Sheet
from unkink.exports.film.loops import BATCH, Frames, Loop
from unkink.exports.film.page import FilmPage, open_page, page_file
from unkink.exports.film.picture import Picture, pictures_of

# Both sides of a move, and the way into it: some hundred megabytes.
_LOOPS_AT_HAND = 3
_CARDS_AT_HAND = 8


class Studio(AbstractContextManager["Studio"]):
    """Gives loops, cards and sheets; its browser opens when one has to be drawn."""

    def __init__(self, theme: str) -> None:
        self.theme = theme
        self.folder = cache_folder()
        self._stack = ExitStack()
        self._page: FilmPage | None = None
        self.frames = lru_cache(_LOOPS_AT_HAND)(self._frames)
        self.cells = lru_cache(None)(self._cells)
        self.card = lru_cache(_CARDS_AT_HAND)(self._card)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stack.__exit__(kind, error, trace)

    def loop_path(self, loop: Loop) -> Path:
        """Return where a loop is kept, or would be."""
        return self.folder / "loops" / f"{loop.key}.h264"

    def draw_loop(self, loop: Loop) -> Iterator[float]:
        """Draw a loop that is not kept yet, and keep it.

        Yields:
            The share that is drawn, 0 to 1.
        """
        page = self._open()
        place = Place(0, 0, loop.place.width, loop.place.height)
        is_even = page.show(loop.body, loop.clip, loop.side, place=place)
        times_s = loop.times_s(is_even=is_even)
        drawn: list[bytes] = []
        for begin in range(0, len(times_s), BATCH):
            drawn += page.frames(times_s[begin : begin + BATCH])
            yield len(drawn) / len(times_s)
        with whole(self.loop_path(loop)) as path:
            png_to_code(drawn, path)

    def _card(self, card: Card) -> Picture:
        """Return a card."""
        path = self._kept("cards", repr(card))
        if not path.exists():
            self._keep(path, self._open().card(card))
        return _read(path, WIDTH, HEIGHT)

    def _cells(self, sheet: Sheet) -> list[Picture]:
        """Return the cells of a sheet."""
        path = self._kept("sheets", repr(sheet))
        if not path.exists():
            self._keep(path, self._open().sheet(sheet))
        whole_sheet = _read(path, *sheet.size)
        return [
            whole_sheet.cut(
                Place(
                    at % sheet.columns * sheet.width,
                    at // sheet.columns * sheet.height,
                    sheet.width,
                    sheet.height,
                )
            )
            for at in range(sheet.count)
        ]

    def _frames(self, loop: Loop) -> Frames:
        """Return the frames of a loop that is kept."""
        return Frames(loop, self.loop_path(loop))

    def _open(self) -> FilmPage:
        if self._page is None:
            self._page = self._stack.enter_context(open_page(self.theme))
        return self._page

    def _kept(self, kind: str, what: str) -> Path:
        name = digest(page_file(), self.theme, what)
        return self.folder / kind / f"{name}.png"

    @staticmethod
    def _keep(path: Path, data: bytes) -> None:
        with whole(path) as beside:
            beside.write_bytes(data)


def _read(path: Path, width: int, height: int) -> Picture:
    (picture,) = pictures_of(png_to_raw(path.read_bytes()), width, height)
    return picture
