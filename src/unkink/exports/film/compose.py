"""The frames of a scene: card, figure, and what runs, laid over each other."""

from collections.abc import Iterator

from unkink.exports.film.layout import (
    CLOCK,
    CLOCK_SHEET,
    COLON_SHARE,
    FIGURE,
    FIGURES,
    FRAMES_A_S,
    HEIGHT,
    LINE,
    LINE_SHEET,
    RING,
    RING_SHEET,
    TOTAL_ENDS_X,
    TOTAL_SHEET,
    TOTAL_Y,
    WIDE_FIGURE,
    WIDTH,
    Place,
    Sheet,
)
from unkink.exports.film.loops import Frames
from unkink.exports.film.picture import Picture, blank
from unkink.exports.film.scenes import Moment, Scene
from unkink.exports.film.studio import Studio
from unkink.units import clock


def figure_place(scene: Scene) -> Place:
    """Return where the figure is in a scene."""
    return WIDE_FIGURE if scene.moments[0].card.kind == "loop" else FIGURE


def frames_of(
    scene: Scene, frames: Frames | None, studio: Studio
) -> Iterator[memoryview]:
    """Yield the frames of a scene, in yuv420p; each is gone when the next one comes.

    Args:
        scene: What is seen.
        frames: Of the figure; None where there is none.
        studio: Where cards and sheets are.
    """
    data, picture = blank(WIDTH, HEIGHT)
    place = figure_place(scene)
    for second, moment in enumerate(scene.moments):
        picture.lay(studio.card(moment.card), 0, 0)
        _lay_figures(picture, moment, studio)
        for part in range(FRAMES_A_S):
            if frames is not None and scene.motion is not None:
                shown = frames.at(second * FRAMES_A_S + part, scene.motion.plays)
                picture.lay(shown, place.x, place.y)
            if moment.card.kind == "set":
                _lay_line(picture, scene, second + part / FRAMES_A_S, studio)
            yield data.data


def _lay_figures(picture: Picture, moment: Moment, studio: Studio) -> None:
    """Lay what changes with the second: clock or ring, and the time in all."""
    kind = moment.card.kind
    if kind == "set":
        _lay_clock(picture, moment.left_s, studio)
    if kind in ("ready", "break"):
        rings = studio.cells(RING_SHEET)
        picture.lay(rings[min(moment.left_s, len(rings) - 1)], RING.x, RING.y)
    if kind in ("ready", "set", "break"):
        total = clock(moment.left_in_all_s)
        begin_x = TOTAL_ENDS_X - sum(_width(one, TOTAL_SHEET) for one in total)
        _lay_time(picture, total, begin_x, TOTAL_Y, studio=studio, sheet=TOTAL_SHEET)


def _lay_clock(picture: Picture, left_s: int, studio: Studio) -> None:
    time = clock(left_s)
    _lay_time(picture, time, CLOCK.x, CLOCK.y, studio=studio, sheet=CLOCK_SHEET)


def _lay_time(
    picture: Picture, time: str, x: int, y: int, *, studio: Studio, sheet: Sheet
) -> None:
    cells = studio.cells(sheet)
    for one in time:
        cell, width = cells[FIGURES.index(one)], _width(one, sheet)
        picture.lay(cell.cut(Place(0, 0, width, sheet.height)), x, y)
        x += width


def _width(figure: str, sheet: Sheet) -> int:
    """Return how wide a figure is [px], even."""
    return round(sheet.width * COLON_SHARE) // 2 * 2 if figure == ":" else sheet.width


def _lay_line(picture: Picture, scene: Scene, into_s: float, studio: Studio) -> None:
    lines = studio.cells(LINE_SHEET)
    share = into_s / len(scene.moments)
    picture.lay(lines[round(share * (len(lines) - 1))], LINE.x, LINE.y)
