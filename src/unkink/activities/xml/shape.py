"""Points of one program look alike: the pattern that matches them all.

A point is taken apart tag by tag only until a few of its like were seen. Then one
regular expression, made of its tags, reads the rest of them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from re import Match, Pattern

from unkink.activities.xml.kind import LATITUDE, LONGITUDE, Kind

# No point has more bytes; beyond it is a trap.
POINT_LIMIT = 2**14

# A tag and the text behind it.
_TAG = re.compile(rb"(<[^<>]*>)([^<]*)")
_TAG_NAME = re.compile(rb"<(?:[^\s<>/:]*:)?([^\s<>/:!?]+)")
_PLACE = re.compile(rb"\s(lat|lon)\s*=\s*([\"'])([^\"'<]*)[\"']")
_PLACE_COLUMNS = {b"lat": LATITUDE, b"lon": LONGITUDE}

_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)", re.S)
_CDATA = re.compile(rb"<!\[CDATA\[(.*?)(?:\]\]>|\Z)", re.S)

_ANY_TEXT = rb"[^<]*"


@dataclass(frozen=True)
class Shape:
    """What points that look alike look like.

    Attributes:
        pattern: Matches a point and the text behind it; one group a column.
        columns: The columns of the groups.
    """

    pattern: Pattern[bytes]
    columns: tuple[str, ...]


@dataclass(frozen=True)
class Point:
    """One point, taken apart.

    Attributes:
        values: Texts by column; of a column that occurs twice, the first.
        tags: Its tags in their order; none if its first one is endless.
        taken: Numbers of the tags that a value stands behind.
    """

    values: dict[str, bytes]
    tags: tuple[bytes, ...]
    taken: tuple[int, ...]

    @property
    def likeness(self) -> tuple[object, ...]:
        """What is equal for points that look alike."""
        return (*self.values, *self.tags[1:], self.taken)


def take_apart(text: bytes, kind: Kind) -> Point:
    """Return the values of one point.

    Args:
        text: The point, from its opening tag on; at most `POINT_LIMIT` bytes.
        kind: The format.
    """
    if b"<!" in text or b"<?" in text:
        text = _CDATA.sub(_escaped, _COMMENT.sub(b"", text))
    opening = kind.opening.match(text)
    if opening is None:
        return Point({}, (), ())
    tokens = _TAG.findall(text, opening.end())
    tags, texts = zip((opening[0], b""), *tokens, strict=True)
    values = {_PLACE_COLUMNS[name]: place for name, _, place in _PLACE.findall(tags[0])}
    taken = []
    for index, following in enumerate(tags[1:]):
        inside = texts[index]
        if inside and following.startswith(b"</") and not inside.isspace():
            column = _column_of(tags[index], kind)
            if column and column not in values:
                values[column] = inside
                taken.append(index)
    return Point(values, tags, tuple(taken))


def shape_of(point: Point, kind: Kind) -> Shape:
    """Return the shape of a point."""
    opening = _PLACE.sub(rb" \1=\2\2", point.tags[0])
    # The first tag has the place in it, which differs from point to point.
    return _shape((opening, *point.tags[1:]), point.taken, kind)


def _escaped(literal: Match[bytes]) -> bytes:
    return literal[1].replace(b"&", b"&amp;").replace(b"<", b"&lt;")


# A pattern takes as long to make as fifteen points to take apart, and the files of one
# program share theirs.
@lru_cache(maxsize=100)
def _shape(tags: Sequence[bytes], taken: Sequence[int], kind: Kind) -> Shape:
    columns: list[str] = []
    parts = [_opening_pattern(tags[0], columns)]
    for index, tag in enumerate(tags[1:]):
        is_leaf = tag.startswith(b"</")
        column = _column_of(tags[index], kind) if is_leaf else None
        if column and index in taken:
            columns.append(column)
            parts.append(b"(" + _ANY_TEXT + b")")
        elif column and column not in columns:
            # What is empty here must be empty there, or its value would be lost.
            parts.append(rb"\s*")
        else:
            # Between two elements any text matches: it means nothing.
            parts.append(_ANY_TEXT)
        parts.append(re.escape(tag))
    return Shape(re.compile(b"".join([*parts, _ANY_TEXT])), tuple(columns))


def _opening_pattern(opening: bytes, columns: list[str]) -> bytes:
    """Return the pattern of the opening tag; adds the columns of its attributes."""
    parts, end = [], 0
    for match in _PLACE.finditer(opening):
        columns.append(_PLACE_COLUMNS[match[1]])
        name, quote = match[1], match[2]
        parts.append(re.escape(opening[end : match.start()]))
        parts.append(rb"\s+%b\s*=\s*%b([^<%b]*)%b" % (name, quote, quote, quote))
        end = match.end()
    return b"".join(parts) + re.escape(opening[end:])


@lru_cache(maxsize=1000)
def _column_of(tag: bytes, kind: Kind) -> str | None:
    """Return the column of an element by its opening tag, None if it has none."""
    name = _TAG_NAME.match(tag)
    return kind.column_of.get(name[1].lower()) if name else None
