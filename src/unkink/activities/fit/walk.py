"""One way through the record headers of a FIT file: where does each record lie?

A record is either a definition, which gives a local number to a layout, or data in the
layout that its local number has at this place. Only this loop touches records one by
one, and of a stretch of equal records only the first; all values are left to
`message.py`.
"""

from collections.abc import Callable

from unkink.activities.fit.layout import layout_of
from unkink.activities.fit.part import Part
from unkink.activities.fit.stamps import stamp_parts
from unkink.errors import DamagedFileError

# Bounds that no watch comes near; they keep a hostile file from costing minutes.
_LAYOUT_LIMIT = 1000
_STEP_LIMIT = 4_000_000
_RECORD_LIMIT = 4_000_000

# A header with a part of the time has only two bits for the local number.
_LARGEST_STAMPED = 3

_UNKNOWN = [None] * 32

# Stands for the header of what comes after the last record.
_NO_HEADER = 256

# How many records ahead a stretch is looked for, first and at most.
_SHORT_LOOK, _LONG_LOOK = 16, 4096
_PROMISE = 6


# Stride, how to note a single record, and the runs: what the loop needs at once.
_Entry = tuple[int, Callable[[int], None], list[int]]


class Walk:
    """The records of one FIT file.

    Attributes:
        warnings: What ended the walk before the end.
        is_cut: Whether it was that the last record is not whole.
    """

    def __init__(self, data: bytes, *, start: int, end: int, path: str) -> None:
        self.warnings: tuple[str, ...] = ()
        self.is_cut = False
        self._data, self._end, self._path = data, end, path
        self._long_left = _RECORD_LIMIT
        # By the text of the definition; by the header and by the local number now.
        self._found: dict[bytes, Part] = {}
        self._local: list[_Entry | None] = [None] * (_NO_HEADER + 1)
        self._named: list[Part | None] = [None] * 16
        try:
            self._go(start)
        except DamagedFileError as error:
            text = f"The file is damaged at byte {error.offset}: {error.why}"
            self.warnings = (f"{text}; what came before was read.",)

    def parts(self) -> list[Part]:
        """Return the records found, by layout."""
        return stamp_parts([one for one in self._found.values() if one.count])

    def _go(self, position: int) -> None:
        data, end, local = self._data, self._end, self._local
        following = self._header(position)
        for _ in range(_STEP_LIMIT):
            header, entry = following, local[following]
            if entry is None:
                if position >= end:
                    return
                position = self._other(position, header)
                following = self._header(position)
                continue
            stride, note, runs = entry
            after = position + stride
            if after >= end:
                note(self._last(position, after))
                return
            following = data[after]
            if following != header:
                note(position)
                position = after
                continue
            # Where the next but one and one further on are alike too, many may be.
            ahead = position + _PROMISE * stride
            if ahead < end and header == data[after + stride] == data[ahead]:
                count = self._stretch(position, header, stride)
                runs += (position, count)
                position += count * stride
                following = self._header(position)
            else:
                note(position)
                position = after
        raise self._damage(position, "there are more records than any activity has")

    def _header(self, position: int) -> int:
        """Return the header at a place; beyond the end one that no data have."""
        return self._data[position] if position < self._end else _NO_HEADER

    def _last(self, position: int, after: int) -> int:
        if after > self._end:
            raise self._cut(position, "record")
        return position

    def _stretch(self, position: int, header: int, stride: int) -> int:
        """Return how many records with the same header follow each other."""
        data, mark = self._data, bytes((header,))
        most = (self._end - position) // stride
        count, look = 0, _SHORT_LOOK
        while count < most:
            look = min(look, most - count)
            first = position + count * stride
            # Equal headers at equal distances: counted by stripping them off.
            headers = data[first : first + look * stride : stride]
            same = look - len(headers.lstrip(mark))
            count += same
            if same < look:
                break
            look = min(8 * look, _LONG_LOOK)
        self._long_left -= count
        if self._long_left < 0:
            why = "there are more records than any activity has"
            raise self._damage(position, why)
        return count

    def _other(self, position: int, header: int) -> int:
        """Read what is no data of a known layout: a definition, or damage."""
        # The highest bit marks data whose header has a part of the time.
        if header & 0x80:
            return self._first_stamped(position, header >> 5 & 0x03)
        if not header & 0x40:
            raise self._damage(position, "a record without a definition")
        return self._definition(position, header)

    def _first_stamped(self, position: int, number: int) -> int:
        """Know the headers with a part of the time from here on; few files have any."""
        part = self._named[number]
        if part is None:
            raise self._damage(position, "a record without a definition")
        stretches = part.stamped
        entry = (part.layout.stride, stretches.singles.append, stretches.runs)
        self._local[_stamped_headers(number)] = [entry] * 32
        return position

    def _definition(self, position: int, header: int) -> int:
        text = self._definition_text(position, header)
        found = self._found.get(text)
        if found is None:
            found = self._found[text] = self._new(position, text)
        self._name(header & 0x0F, found)
        return position + 1 + len(text)

    def _name(self, number: int, part: Part) -> None:
        """Let a local number stand for a layout from here on."""
        self._named[number] = part
        plain, local = part.plain, self._local
        entry = (part.layout.stride, plain.singles.append, plain.runs)
        # Bits 4 and 5 of a data header mean nothing; some programs set them.
        local[number] = local[number | 0x10] = entry
        local[number | 0x20] = local[number | 0x30] = entry
        if number <= _LARGEST_STAMPED:
            local[_stamped_headers(number)] = _UNKNOWN

    def _definition_text(self, position: int, header: int) -> bytes:
        """Return the bytes of the definition after its header."""
        data, first, end = self._data, position + 1, self._end
        size = 5
        if first + size <= end:
            size += 3 * data[first + 4]
        if header & 0x20 and first + size < end:
            size += 1 + 3 * data[first + size]
        if first + size > end:
            raise self._cut(position, "definition")
        return data[first : first + size]

    def _new(self, position: int, text: bytes) -> Part:
        if len(self._found) == _LAYOUT_LIMIT:
            why = "there are more definitions than any activity has"
            raise self._damage(position, why)
        if text[1] > 1:
            raise self._damage(position, f"byte order {text[1]} does not exist")
        return Part(self._data, layout_of(text))

    def _cut(self, position: int, what: str) -> DamagedFileError:
        self.is_cut = True
        return self._damage(position, f"the last {what} is cut short")

    def _damage(self, position: int, why: str) -> DamagedFileError:
        return DamagedFileError(self._path, why, offset=position)


def _stamped_headers(number: int) -> slice:
    """Return the headers with a part of the time that a local number may have."""
    first = 0x80 | number << 5
    return slice(first, first + 32)
