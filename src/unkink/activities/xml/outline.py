"""A file without its points: what is left is small, and a tree can hold it.

A recording is thousands of points and little else. They are read from the text as they
stand, with a mark in place of each run of them; only the rest becomes a tree.
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from re import Match, Pattern

from unkink.activities.xml.kind import GPX, PREFIX, Kind
from unkink.activities.xml.points import Gathering, Points
from unkink.activities.xml.shape import (
    POINT_LIMIT,
    Point,
    Shape,
    shape_of,
    take_apart,
)
from unkink.errors import ActivityFileError

# The target of the instruction that stands for a run of points.
MARK = "points"

# A tree takes some forty times as much. A long history of laps has half of it.
OUTLINE_LIMIT = 4 * 2**20

# Files of very few points are not worth a pattern, nor are points that rarely occur.
_LIKE_BEFORE_SHAPE = 4
_SHAPE_LIMIT = 12
_LIKENESS_LIMIT = 1000

# To take points apart one by one is slow; a day has 86 400 of them.
ODD_LIMIT = 150_000

# Comments and instructions are dropped: they could hold points, or look like a mark.
_DROP = rb"(?:!--.*?(?:-->|\Z)|\?.*?(?:\?>|\Z))"
_DROPPED = rb"%b(?:<%b)*+" % (_DROP, _DROP)
_LITERAL = rb"(?P<literal>!\[CDATA\[.*?(?:\]\]>|\Z))"
_BETWEEN_POINTS = re.compile(rb"[^<]*")

# Places on a map and points of a route: not recorded, and there may be many. They end
# where another part of the file begins.
_AFTER_PLACES = re.compile(rb"</?%b(?:trk|rte|gpx)(?=[\s/>])" % PREFIX)


@dataclass(frozen=True)
class Outline:
    """A file taken apart.

    Attributes:
        text: All but the points, with an instruction `<?points 7?>` for run 7.
        points: The points.
    """

    text: bytes
    points: Points


def read_outline(data: bytes, kind: Kind, path: str) -> Outline:
    """Return the points of a file and the rest.

    Args:
        data: The file in an encoding that has ASCII within; sound XML or not.
        kind: What its points are.
        path: For errors.

    Raises:
        ActivityFileError: If too much is left without the points.
    """
    return _Scan(data, kind, path).outline()


class _Scan:
    """One way through a file, from its first byte to its last."""

    def __init__(self, data: bytes, kind: Kind, path: str) -> None:
        self._data, self._kind, self._path = data, kind, path
        self._gathering = Gathering(needs_place=kind is GPX)
        self._kept = bytearray()
        self._run = -1
        self._shapes: list[Shape] = []
        self._odd = 0
        self._likes: Counter[tuple[object, ...]] = Counter()

    def outline(self) -> Outline:
        """Return the points and the rest."""
        position = 0
        while match := self._next(position):
            self._keep(self._data[position : match.start()])
            position = self._step(match)
        self._keep(self._data[position:])
        return Outline(bytes(self._kept), self._gathering.points())

    def _next(self, position: int) -> Match[bytes] | None:
        """Return the next thing that is not kept as it stands."""
        pattern = _next_pattern(self._kind)
        # If there is none so far, more than the limit is kept: no need to look on.
        end = position + OUTLINE_LIMIT + 1
        match = pattern.search(self._data, position, end)
        if match is None:
            self._refuse_more_than_limit(len(self._data) - position)
        elif match.end() == end:
            match = pattern.match(self._data, match.start())
        return match

    def _refuse_more_than_limit(self, more: int) -> None:
        if len(self._kept) + more > OUTLINE_LIMIT:
            limit = OUTLINE_LIMIT // 2**20
            why = f"holds more than {limit} MiB of XML besides its points"
            raise ActivityFileError(self._path, why)

    def _keep(self, text: bytes) -> None:
        self._kept += text
        self._refuse_more_than_limit(0)

    def _step(self, match: Match[bytes]) -> int:
        """Return where to go on behind points, places or what is no element."""
        if match["point"]:
            return self._read_run(match.start())
        if match["place"]:
            after = _AFTER_PLACES.search(self._data, match.end())
            return after.start() if after else len(self._data)
        if match["literal"]:
            self._keep(match[0])
        return match.end()

    def _read_run(self, start: int) -> int:
        """Return where the run of points that begins there ends."""
        self._run += 1
        self._keep(b"<?%b %d?>" % (MARK.encode(), self._run))
        position, end = -1, start
        while end > position:
            position = end
            end = self._match_shapes(position)
            if end == position:
                end = self._read_one(position)
        return position

    def _match_shapes(self, position: int) -> int:
        """Return where the points of one shape end, `position` if there is none."""
        data, room = self._data, self._gathering.room
        for shape in self._shapes:
            match, texts, count = shape.pattern.match, list[bytes](), 0
            while count < room and (found := match(data, position)):
                # Flat, as a tuple for each point would keep the collector busy.
                texts.extend(found.groups())
                position = found.end()
                count += 1
            if count:
                columns = shape.columns
                self._gathering.add(texts, columns, count=count, run=self._run)
                break
        return position

    def _read_one(self, position: int) -> int:
        """Return where a point ends, `position` if there is none."""
        opening = self._kind.opening.match(self._data, position)
        if opening is None:
            return position
        self._count_odd()
        end = self._end(opening)
        text = self._data[position : min(end, position + POINT_LIMIT)]
        point = take_apart(text, self._kind)
        texts, columns = [*point.values.values()], tuple(point.values)
        self._gathering.add(texts, columns, count=1, run=self._run)
        self._learn(point)
        between = _BETWEEN_POINTS.match(self._data, end)
        return between.end() if between else end

    def _count_odd(self) -> None:
        self._odd += 1
        if self._odd > ODD_LIMIT:
            why = f"holds more than {ODD_LIMIT} points that do not look alike"
            raise ActivityFileError(self._path, why)

    def _learn(self, point: Point) -> None:
        """Make a shape of a point if many like it were seen."""
        if (
            not point.tags
            or len(self._likes) >= _LIKENESS_LIMIT
            or len(self._shapes) >= _SHAPE_LIMIT
        ):
            return
        likeness = point.likeness
        self._likes[likeness] += 1
        if self._likes[likeness] == _LIKE_BEFORE_SHAPE:
            self._shapes.append(shape_of(point, self._kind))

    def _end(self, opening: Match[bytes]) -> int:
        """Return where a point ends."""
        if opening[0].endswith(b"/>"):
            return opening.end()
        edge = self._kind.edge.search(self._data, opening.end())
        if edge is None:
            return len(self._data)
        return edge.end() if edge[1] else edge.start()


@lru_cache(maxsize=2)
def _next_pattern(kind: Kind) -> Pattern[bytes]:
    """Return what finds the next thing that is not kept as it stands."""
    places = rb"wpt|rtept" if kind is GPX else rb"(?!)"
    # A tag that never ends is none.
    element = rb"%b(?:(?P<point>%b)|(?P<place>%b))(?=[\s/>])(?=[^<>]*>)" % (
        PREFIX,
        kind.name,
        places,
    )
    # The sign is before the choice: a search for it alone is five times as fast.
    return re.compile(b"<(?:%b)" % b"|".join((element, _DROPPED, _LITERAL)), re.S)
