"""Where everything is in a film's picture; app/src/film/film.css leaves room for it.

All places are even, because colour is kept for two by two pixels.
"""

from dataclasses import dataclass

FRAMES_A_S = 25
WIDTH, HEIGHT = 1280, 720


@dataclass(frozen=True)
class Place:
    """A rectangle in the picture [px]."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True)
class Sheet:
    """Cells of what runs: figures, rings, the line.

    Attributes:
        kind: clock, total, ring or line.
        columns: Cells in a row; a row is at most as wide as the picture.
        count: Cells in all.
        width: Of a cell [px].
        height: Of a cell [px].
    """

    kind: str
    columns: int
    count: int
    width: int
    height: int

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the whole sheet [px]."""
        rows = -(-self.count // self.columns)
        return self.columns * self.width, rows * self.height


FIGURE = Place(0, 64, 736, 568)
# A move alone has the picture to itself.
WIDE_FIGURE = Place(0, 0, 1280, 632)
CLOCK = Place(744, 226, 424, 172)
LINE = Place(748, 412, 480, 32)
RING = Place(752, 480, 136, 136)
# It ends here; the words "in all" follow.
TOTAL_ENDS_X, TOTAL_Y = 1112, 8

CLOCK_SHEET = Sheet("clock", columns=6, count=11, width=120, height=172)
TOTAL_SHEET = Sheet("total", columns=11, count=11, width=24, height=48)
RING_SHEET = Sheet("ring", columns=9, count=100, width=136, height=136)
LINE_SHEET = Sheet("line", columns=2, count=200, width=480, height=32)

FIGURES = "0123456789:"
# A colon is narrower than a figure.
COLON_SHARE = 8 / 15
