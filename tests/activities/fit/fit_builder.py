"""A tiny writer of FIT files for tests: definitions, data, checksums, nothing more."""

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import fastcrc

ENUM, SINT8, UINT8, STRING, BYTE = 0x00, 0x01, 0x02, 0x07, 0x0D
UINT16, SINT32, UINT32 = 0x84, 0x85, 0x86

_CODES = {ENUM: "B", SINT8: "b", UINT8: "B", UINT16: "H", SINT32: "i", UINT32: "I"}
_INVALID = {
    ENUM: 0xFF,
    SINT8: 0x7F,
    UINT8: 0xFF,
    UINT16: 0xFFFF,
    SINT32: 0x7FFFFFFF,
    UINT32: 0xFFFFFFFF,
}

# 2025-06-01 07:00:00 UTC on the clock of FIT.
START = 1117695600

FILE_ID, SPORT, SESSION, RECORD, EVENT = 0, 12, 18, 20, 21

Value = float | bytes | None


@dataclass(frozen=True)
class Layout:
    """Fields (number, base type), byte order and sizes of developer fields."""

    message: int
    fields: Sequence[tuple[int, int]]
    big: bool = False
    developer: Sequence[int] = ()
    local: int = 0

    def definition(self) -> bytes:
        order = ">" if self.big else "<"
        header = 0x40 | self.local | (0x20 if self.developer else 0)
        head = struct.pack(
            f"{order}BBBHB", header, 0, self.big, self.message, len(self.fields)
        )
        body = b"".join(
            bytes((number, _size(base), base)) for number, base in self.fields
        )
        if self.developer:
            sizes = enumerate(self.developer)
            body += bytes([len(self.developer)])
            body += b"".join(bytes((number, size, 0)) for number, size in sizes)
        return head + body

    def data(self, values: Mapping[int, Value], *, offset: int | None = None) -> bytes:
        header = self.local if offset is None else 0x80 | self.local << 5 | offset
        return bytes([header]) + self._content(values) + b"\x55" * sum(self.developer)

    def _content(self, values: Mapping[int, Value]) -> bytes:
        order = ">" if self.big else "<"
        return b"".join(
            _pack(order, base, values.get(number)) for number, base in self.fields
        )


def _size(base: int) -> int:
    return 3 if base == BYTE else struct.calcsize(_CODES[base])


def _pack(order: str, base: int, value: Value) -> bytes:
    if isinstance(value, bytes):
        return value
    if base == BYTE:
        return b"\xff" * 3
    stored = _INVALID[base] if value is None else int(value)
    return struct.pack(order + _CODES[base], stored)


def frame(body: bytes, *, header_size: int = 14, header_crc: bool = True) -> bytes:
    """Put a header before records and a checksum after them."""
    head = struct.pack("<BBHI4s", header_size, 0x20, 2195, len(body), b".FIT")
    if header_size == 14:
        crc = fastcrc.crc16.arc(head) if header_crc else 0
        head += struct.pack("<H", crc)
    return head + body + struct.pack("<H", fastcrc.crc16.arc(head + body))


RECORD_FIELDS = (
    (253, UINT32),
    (0, SINT32),
    (1, SINT32),
    (5, UINT32),
    (2, UINT16),
    (3, UINT8),
    (4, UINT8),
    (6, UINT16),
)


def semicircles(degrees: float) -> int:
    return round(degrees * 2**31 / 180)


def sample(
    second: float, *, start: int = START, pace_mps: float = 3
) -> dict[int, Value]:
    """One record of a steady run to the north."""
    return {
        253: start + second,
        0: semicircles(47 + second * pace_mps / 111_195),
        1: semicircles(8),
        5: round(second * pace_mps * 100),
        2: (400 + 500) * 5,
        3: 150,
        4: 85,
        6: round(pace_mps * 1000),
    }


def file_id(kind: int = 4, *, big: bool = False) -> bytes:
    layout = Layout(FILE_ID, ((0, ENUM), (1, UINT16)), big=big)
    return layout.definition() + layout.data({0: kind, 1: 1})


def records(
    samples: Sequence[Mapping[int, Value]],
    *,
    big: bool = False,
    developer: Sequence[int] = (),
) -> bytes:
    layout = Layout(RECORD, RECORD_FIELDS, big=big, developer=developer, local=1)
    return layout.definition() + b"".join(layout.data(one) for one in samples)


def events(*moments: tuple[int, int]) -> bytes:
    """Timer events as (second, type)."""
    layout = Layout(EVENT, ((253, UINT32), (0, ENUM), (1, ENUM)), local=2)
    return layout.definition() + b"".join(
        layout.data({253: START + second, 0: 0, 1: kind}) for second, kind in moments
    )


SESSION_FIELDS = (
    (253, UINT32),
    (2, UINT32),
    (7, UINT32),
    (8, UINT32),
    (9, UINT32),
    (22, UINT16),
    (23, UINT16),
    (5, ENUM),
    (6, ENUM),
    (192, UINT8),
    (193, UINT8),
)


def session(
    sport: int = 1,
    *,
    sub_sport: int = 0,
    start: int = START,
    seconds: float = 60,
    timer_s: float | None = None,
    distance_m: float = 180,
) -> bytes:
    """One session, with 12 m up, 9 m down, effort 7 and feel 75."""
    layout = Layout(SESSION, SESSION_FIELDS, local=3)
    values: dict[int, Value] = {
        253: start + int(seconds),
        2: start,
        7: seconds * 1000,
        8: (seconds if timer_s is None else timer_s) * 1000,
        9: distance_m * 100,
        22: 12,
        23: 9,
        5: sport,
        6: sub_sport,
        192: 75,
        193: 70,
    }
    return layout.definition() + layout.data(values)


def run_file(seconds: int = 60, *, big: bool = False, sport: int = 1) -> bytes:
    """A whole file of a steady run with a sample each second."""
    samples = [sample(second) for second in range(seconds + 1)]
    body = file_id(big=big) + records(samples, big=big)
    return frame(body + session(sport, seconds=seconds, distance_m=3 * seconds))


SINT16, FLOAT32, FLOAT64 = 0x83, 0x88, 0x89
UINT8Z, UINT16Z, UINT32Z = 0x0A, 0x8B, 0x8C
SINT64, UINT64, UINT64Z = 0x8E, 0x8F, 0x90
FIELD_DESCRIPTION = 206


@dataclass(frozen=True)
class Packed:
    """A field as it stands in the file: its number, its base type and its bytes."""

    number: int
    base: int
    data: bytes


def message(
    number: int,
    rows: Sequence[Sequence[Packed]],
    *,
    big: bool = False,
    developer: Sequence[tuple[int, int, bytes]] = (),
    local: int = 0,
) -> bytes:
    """A definition and its messages, whatever their fields hold.

    Fields of developers are (number, developer, bytes), the same in every message.
    """
    order = ">" if big else "<"
    header = 0x40 | local | (0x20 if developer else 0)
    body = struct.pack(f"{order}BBBHB", header, 0, big, number, len(rows[0]))
    body += b"".join(bytes((one.number, len(one.data), one.base)) for one in rows[0])
    if developer:
        body += bytes([len(developer)])
        body += b"".join(bytes((num, len(data), of)) for num, of, data in developer)
    own = b"".join(data for _, _, data in developer)
    for row in rows:
        body += bytes([local]) + b"".join(one.data for one in row) + own
    return body


def description(
    number: int,
    base: int,
    *,
    name: str,
    units: str = "",
    native: tuple[int, int] | None = None,
    scaled: tuple[int, int] | None = None,
) -> bytes:
    """What describes a developer's field; `native` is a message and a field."""
    fields = [
        Packed(0, UINT8, b"\0"),
        Packed(1, UINT8, bytes([number])),
        Packed(2, UINT8, bytes([base])),
        Packed(3, STRING, name.encode() + b"\0"),
        Packed(8, STRING, units.encode() + b"\0"),
    ]
    if native:
        fields.append(Packed(14, UINT16, struct.pack("<H", native[0])))
        fields.append(Packed(15, UINT8, bytes([native[1]])))
    if scaled:
        fields.append(Packed(6, UINT8, bytes([scaled[0]])))
        fields.append(Packed(7, SINT8, struct.pack("b", scaled[1])))
    return message(FIELD_DESCRIPTION, [fields], local=9)
