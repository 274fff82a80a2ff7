"""Varies FIT files record by record."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache
from random import Random

from fuzz.mutators.byte_edits import edited, odd_number
from fuzz.seeds.fit import fit_seeds
from fuzz.seeds.fit_writer import CODES, STRING, Layout, framed, sealed

# Messages that the readers look at, and some that nobody knows.
_MESSAGES = (0, 12, 18, 19, 20, 21, 23, 34, 132, 206, 207, 0xFF00, 0xFFFF)
_BASES = (*CODES, STRING, 0x0D, 0x20, 0x6A, 0xFF)
_SIZES = (0, 1, 2, 3, 4, 5, 8, 9, 12, 16, 24, 255)


@dataclass(frozen=True)
class _Record:
    """One record: the definition it is, or has, and its bytes if it is data."""

    layout: Layout
    data: bytes | None = None

    @property
    def text(self) -> bytes:
        return self.layout.definition() if self.data is None else self.data


@dataclass
class _Records:
    """Records of a file as far as they can be told apart, and what is left."""

    header_size: int
    records: list[_Record] = field(default_factory=list)
    rest: bytes = b""

    @property
    def body(self) -> bytes:
        return b"".join(record.text for record in self.records) + self.rest


def vary_fit(data: bytes, rng: Random) -> bytes:
    """Return another FIT file; in half of the cases its checksums hold."""
    files = _split(data)
    if not files or rng.random() < 0.2:
        varied = edited(data, rng)
        return sealed(varied) if rng.random() < 0.7 else varied
    for _ in range(rng.choice((1, 1, 2, 3, 6))):
        _vary(rng.choice(files), rng)
    if rng.random() < 0.05:
        files = rng.sample(files, len(files)) + rng.choices(files, k=rng.randrange(3))
    sizes = (12, 13, 14, 16) if rng.random() < 0.05 else ()
    text = b"".join(
        framed(one.body, header_size=rng.choice(sizes) if sizes else one.header_size)
        for one in files
    )
    return text if rng.random() < 0.5 else edited(text, rng)


def _split(data: bytes) -> list[_Records]:
    files: list[_Records] = []
    at = 0
    while data[at + 8 : at + 12] == b".FIT" and len(files) < 20:
        size = data[at]
        end = at + size + int.from_bytes(data[at + 4 : at + 8], "little")
        body = data[at + size : min(end, max(len(data) - 2, 0))]
        files.append(_records(body, max(12, min(size, 20))))
        at = end + 2
    return files


def _records(body: bytes, header_size: int) -> _Records:
    found = _Records(header_size)
    local: dict[int, Layout] = {}
    at = 0
    while at < len(body):
        header = body[at]
        number = header >> 5 & 3 if header & 0x80 else header & 0x0F
        if header & 0xC0 == 0x40:
            layout, end = _layout_at(body, at)
            local[number] = layout
            record = _Record(layout)
        elif number in local:
            end = at + 1 + _width(local[number])
            record = _Record(local[number], body[at:end])
        else:
            break
        if end > len(body):
            break
        found.records.append(record)
        at = end
    found.rest = body[at:]
    return found


def _layout_at(body: bytes, at: int) -> tuple[Layout, int]:
    text = body[at:].ljust(2_000, b"\0")
    end = 6 + 3 * text[5]
    big = text[2] == 1
    own: list[tuple[int, int, int]] = []
    last = end
    if text[0] & 0x20:
        last = end + 1 + 3 * text[end]
        own = _triples(text[end + 1 : last])
    message = int.from_bytes(text[3:5], "big" if big else "little")
    layout = Layout(message, _triples(text[6:end]), text[0] & 0x0F, big, own)
    return layout, at + last


def _triples(text: bytes) -> list[tuple[int, int, int]]:
    return list(zip(text[::3], text[1::3], text[2::3], strict=False))


def _width(layout: Layout) -> int:
    return sum(one[1] for one in (*layout.fields, *layout.developer))


def _vary(file: _Records, rng: Random) -> None:
    rng.choice(_WAYS)(file, rng)


def _repeat(file: _Records, rng: Random) -> None:
    at = rng.randrange(len(file.records) + 1)
    some = file.records[at : at + rng.choice((1, 1, 2, 5))]
    file.records[at:at] = some * rng.choice((1, 2, 7, 20))


def _drop(file: _Records, rng: Random) -> None:
    at = rng.randrange(len(file.records) + 1)
    del file.records[at : at + rng.choice((1, 1, 3))]


def _move(file: _Records, rng: Random) -> None:
    if file.records:
        record = file.records.pop(rng.randrange(len(file.records)))
        file.records.insert(rng.randrange(len(file.records) + 1), record)


def _insert(file: _Records, rng: Random) -> None:
    """Put records of another seed in between."""
    other = rng.choice(_pool())
    at, start = rng.randrange(len(file.records) + 1), rng.randrange(len(other))
    file.records[at:at] = other[start : start + rng.choice((1, 2, 4, 30))]


def _stamp(file: _Records, rng: Random) -> None:
    """Give a record a compressed header, or bits that mean nothing."""
    at = _data_at(file, rng)
    if at is not None:
        record = file.records[at]
        bits = 0x80 | rng.randrange(128) if rng.random() < 0.7 else 0x10
        header = bytes((bits | record.layout.local & 0x0F,))
        file.records[at] = replace(record, data=header + (record.data or b"")[1:])


def _value(file: _Records, rng: Random) -> None:
    """Put an odd value into a field of one record or of several alike."""
    at = _data_at(file, rng)
    if at is None or not (fields := file.records[at].layout.fields):
        return
    layout = file.records[at].layout
    which = rng.randrange(len(fields))
    start = 1 + sum(one[1] for one in fields[:which])
    for index in range(at, min(len(file.records), at + rng.choice((1, 1, 2, 50)))):
        record = file.records[index]
        if record.layout is layout and record.data:
            end = start + fields[which][1]
            value = odd_number(fields[which][1], rng)
            text = record.data[:start] + value + record.data[end:]
            file.records[index] = replace(record, data=text)


def _field(file: _Records, rng: Random) -> None:
    """Change a definition; in half of the cases the data fit it."""
    places = [at for at, one in enumerate(file.records) if one.data is None]
    if not places:
        return
    at = rng.choice(places)
    old = file.records[at].layout
    new = _changed(old, rng)
    file.records[at] = _Record(new)
    if rng.random() < 0.7:
        for index, record in enumerate(file.records):
            if record.layout is old and record.data:
                size = 1 + _width(new)
                text = record.data[:size].ljust(size, rng.choice((b"\0", b"\xff")))
                file.records[index] = _Record(new, text)


def _changed(layout: Layout, rng: Random) -> Layout:
    own = (rng.randrange(3), rng.choice(_SIZES), rng.randrange(2))
    changes = (
        replace(layout, big=not layout.big),
        replace(layout, message=rng.choice(_MESSAGES)),
        replace(layout, local=rng.randrange(16)),
        replace(layout, developer=[*layout.developer, own][:255]),
    )
    if rng.random() < 0.5:
        return rng.choice(changes)
    return replace(layout, fields=_changed_fields(list(layout.fields), rng)[:255])


def _changed_fields(
    fields: list[tuple[int, int, int]], rng: Random
) -> list[tuple[int, int, int]]:
    at = rng.randrange(len(fields) + 1)
    new = (rng.randrange(256), rng.choice(_SIZES), rng.choice(_BASES))
    kind = rng.randrange(4)
    if kind == 0 or at == len(fields):
        return [*fields[:at], new, *fields[at:]]
    if kind == 1:
        return [*fields[:at], *fields[at + 1 :]]
    # One of number, size and base type becomes another.
    changed = list(fields[at])
    place = rng.randrange(3)
    changed[place] = new[place]
    return [*fields[:at], (changed[0], changed[1], changed[2]), *fields[at + 1 :]]


def _data_at(file: _Records, rng: Random) -> int | None:
    places = [at for at, one in enumerate(file.records) if one.data is not None]
    return rng.choice(places) if places else None


@cache
def _pool() -> list[list[_Record]]:
    files = [file for data in fit_seeds().values() for file in _split(data)]
    return [file.records for file in files if file.records]


_WAYS: tuple[Callable[[_Records, Random], None], ...] = (
    _repeat,
    _drop,
    _move,
    _insert,
    _insert,
    _stamp,
    _value,
    _value,
    _value,
    _field,
    _field,
    _field,
)
