"""FIT files with every feature of the format, sound and damaged."""

from struct import calcsize

import numpy as np

from fuzz.seeds import fit_parts as part
from fuzz.seeds.excerpts import excerpts
from fuzz.seeds.fit_writer import (
    BYTE,
    CODES,
    ENUM,
    FLOAT64,
    START,
    STRING,
    UINT8,
    UINT16,
    UINT32,
    Layout,
    Value,
    framed,
)

_RUN = part.file_id() + part.records(range(9))


def fit_seeds() -> dict[str, bytes]:
    """Return all seeds of FIT by name."""
    return _sound() | _features() | _damaged(_RUN + part.session()) | excerpts("fit")


def large_fit() -> dict[str, bytes]:
    """Return files that try the bounds; too large to be varied."""
    empty = Layout(part.RECORD, (), local=1)
    wide = Layout(part.RECORD, [(n, 1, UINT8) for n in range(210)], local=1)
    array = Layout(0xFF00, [(0, 255, UINT8), (1, 255, 0x89)], local=1)
    clock = Layout(part.RECORD, [part.TIME], local=1)
    seconds = np.arange(START, START + 700_000, dtype="<u4").view(np.uint8)
    ticks = np.pad(seconds.reshape(-1, 4), ((0, 0), (1, 0)), constant_values=1)
    odd = [Layout(part.RECORD, _shuffled(at), local=1) for at in range(990)]
    many = b"".join(Layout(n, ((0, 1, UINT8),)).definition() for n in range(1_200))
    bodies = {
        "many-definitions": part.records(range(9)) + many,
        "odd-definitions": b"".join(one.definition() + one.data({}) for one in odd),
        "long": clock.definition() + ticks.tobytes(),
        "many-steps": empty.definition()
        + Layout(part.RECORD, (), local=2).definition()
        + b"\x01\x02" * 2_100_000,
        "many-records": empty.definition() + b"\x01" * 4_100_000,
        "many-numbers": wide.definition() + (b"\x01" + bytes(210)) * 20_000,
        "long-arrays": array.definition() + (b"\x01" + bytes(510)) * 4_000,
        "many-sessions": part.records(range(9)) + part.session() * 150,
        "many-laps": part.records(range(9)) + part.laps(*range(11_000)),
        "many-overrides": _overrides(fields=250, layouts=900),
    }
    files = {name: framed(part.file_id() + body) for name, body in bodies.items()}
    too_large = framed(_RUN) + bytes(64 * 2**20)
    return files | {"many-files": framed(_RUN) * 150, "too-large": too_large}


def _overrides(*, fields: int, layouts: int) -> bytes:
    """Return fields of developers that all stand for one, in many layouts."""
    text = b"".join(
        part.description(
            number=number, base=UINT8, name=b"Beat", units=b"bpm", native=(20, 3)
        )
        for number in range(fields)
    )
    own = [(number, 1, 0) for number in range(fields)]
    for at in range(layouts):
        odd = [(150 + at // 50, 1, UINT8), (200 + at % 50, 1, UINT8)]
        layout = Layout(part.RECORD, [part.TIME, *odd], local=1, developer=own)
        text += layout.definition()
        text += layout.data({253: START + at}, own=bytes([150]) * fields)
    return text


def _shuffled(at: int) -> list[tuple[int, int, int]]:
    """Return as many fields as there can be, in an order that no other has."""
    return [
        ((number * (2 * at + 1) + at // 128) % 256, 1, UINT8) for number in range(255)
    ]


def _sound() -> dict[str, bytes]:
    ends = part.session()
    sport = Layout(part.SPORT, [(0, 1, ENUM)], local=7)
    paused = part.events((0, 0), (5, 4), (12, 0), (20, 4)) + part.laps(0, 10)
    bodies = {
        "steady": _RUN + ends,
        "big": part.file_id(big=True) + part.records(range(9), big=True) + ends,
        "gait": part.file_id()
        + part.records(range(6), fields=part.RECORD_FIELDS + part.GAIT_FIELDS)
        + ends,
        "pauses": part.file_id() + part.records([*range(6), *range(12, 20)]) + paused,
        "disorder": part.file_id() + part.records([5, 3, 3, 0, 9]) + part.laps(4, 0),
        "sessions": _RUN
        + part.laps(0, 5, 6)
        + part.session(2, seconds=4)
        + part.session(1, start=4)
        + part.session(200, start=6),
        "treadmill": _RUN + part.session(4, sub_sport=1),
        "no-session": _RUN,
        "lost-session": _lost(),
        "lost-and-counted": _lost() + part.activity(2),
        "counted": _lost() + part.activity(1),
        "no-sport": _RUN + sport.definition() + sport.data({}) + part.laps(0, sport=4),
        "no-records": part.file_id() + ends,
        "texts": part.file_id(product=b"Watch \xc3\xa9\xff\x1b[2J") + _texts() + ends,
    }
    files = {name: framed(body) for name, body in bodies.items()}
    short = framed(_RUN + ends, header_size=12)
    bare = framed(_RUN + ends, has_header_crc=False)
    long = framed(_RUN + ends, header_size=20)
    chained = files["steady"] + framed(part.file_id(5)) + files["gait"]
    frames = {"header-12": short, "header-0": bare, "header-20": long}
    return files | frames | {"chained": chained, "zeros-after": short + bytes(40)}


def _lost() -> bytes:
    """Return a leg with its session and the samples of one that has none."""
    return _RUN + part.session(seconds=9) + part.records(range(70, 90))


def _texts() -> bytes:
    sport = Layout(part.SPORT, [(0, 1, ENUM), (1, 1, ENUM), (3, 12, STRING)], local=7)
    device = Layout(part.DEVICE, [part.TIME, (27, 9, STRING)], local=8)
    text = sport.definition() + sport.data({0: 1, 1: 0, 3: b"Run"}) + sport.data({})
    text += device.definition() + device.data({253: START, 27: b"Strap\n2"})
    return text + part.records(range(3))


def _features() -> dict[str, bytes]:
    bodies = {
        "types": _every_type(big=False),
        "types-big": _every_type(big=True),
        "stamps": _stamps(),
        "packed": _packed(),
        "sums": _sums(),
        "developer": _developer(),
        "doubles": _doubles(),
        "unknown": Layout(0xFF12, [part.TIME, (7, 3, UINT16)]).definition()
        + b"\x00" * 8
        + part.records(range(3)),
    }
    return {name: framed(part.file_id() + body) for name, body in bodies.items()}


def _every_type(*, big: bool) -> bytes:
    """Return an unknown message with each base type once and three times."""
    sizes = {base: calcsize(f"<{code}") for base, code in CODES.items()}
    fields = [(at, size, base) for at, (base, size) in enumerate(sizes.items())]
    fields += [(at + 50, 3 * size, base) for at, size, base in fields]
    fields += [(100, 8, STRING), (101, 5, BYTE), (102, 3, UINT16), (103, 2, 0x55)]
    layout = Layout(0xFF34, fields, local=9, big=big)
    values: dict[int, Value] = {at: at + 1 for at in range(15)}
    values |= {at + 50: [1, 2, 3] for at in range(15)} | {100: b"text"}
    rows = layout.data(values) + layout.data({}) + layout.data(values) * 3
    return layout.definition() + rows + part.records(range(3), big=big)


def _stamps() -> bytes:
    full = Layout(part.RECORD, [part.TIME, (5, 4, UINT32)], local=0)
    short = Layout(part.RECORD, [(5, 4, UINT32)], local=1)
    text = full.definition() + full.data({253: START, 5: 0}) + short.definition()
    for at in (1, 20, 45, 70):
        text += short.data({5: 300 * at}, stamp=START + at)
    text += full.data({253: START + 90, 5: 27_000}) + full.data({5: 1}, stamp=3)
    return text + short.data({5: 28_000}, stamp=START + 95)


def _packed() -> bytes:
    layout = Layout(part.RECORD, [part.TIME, (8, 3, BYTE)])
    text = layout.definition()
    for at, distance_m in enumerate((0, 100, 200, 300, 400)):
        packed = (distance_m * 16) % 4096 << 12 | 350
        text += layout.data({253: START + at, 8: packed.to_bytes(3, "little")})
    return text + layout.data({253: START + 5})


def _sums() -> bytes:
    """Return fields that hold the low bits of a sum, and times in parts."""
    sums = Layout(part.RECORD, [part.TIME, (18, 1, UINT8), (28, 2, UINT16)], local=1)
    beats = Layout(132, [part.TIME, (9, 4, UINT32), (10, 15, BYTE)], local=2)
    text = sums.definition() + beats.definition()
    for at in range(5):
        text += sums.data(
            {253: START + at, 18: 90 * at % 256, 28: 60_000 * at % 65_536}
        )
        text += beats.data({253: START + at, 9: 1024 * at, 10: bytes(range(15))})
    return text + part.events((0, 0), (4, 4))


def _developer() -> bytes:
    """Return fields of developers: one for the watch's power, one new, one unknown."""
    told = part.description(
        number=0, base=UINT16, name=b"Power", units=b"Watts", native=(20, 7)
    )
    told += part.description(number=1, base=FLOAT64, name=b"Form", units=b"")
    told += part.description(number=2, base=STRING, name=b"Word", units=b"")
    own = ((0, 2, 0), (1, 8, 0), (2, 3, 0), (3, 1, 0))
    fields = [*part.RECORD_FIELDS, (7, 2, UINT16)]
    layout = Layout(part.RECORD, fields, local=1, developer=own)
    text = told + layout.definition()
    for at in range(4):
        bytes_ = (260 + at).to_bytes(2, "little") + bytes(6) + b"\xf0\x3f" + b"abcd"
        text += layout.data(part.sample(at), own=bytes_)
    return text + part.records([4, 5]) + part.session()


def _doubles() -> bytes:
    fields = [part.TIME, (5, 8, FLOAT64), (6, 4, 0x88), (0, 4, 0x88)]
    layout = Layout(part.RECORD, fields, local=1)
    text = layout.definition()
    for at in range(4):
        text += layout.data({253: START + at, 5: 300.5 * at, 6: 3e3, 0: 1e38})
    return text


def _damaged(body: bytes) -> dict[str, bytes]:
    whole = framed(body)
    lost = bytearray(framed(_RUN))
    lost[4:8] = bytes(4)
    order = bytearray(whole)
    order[16] = 2
    head = bytearray(whole)
    head[12] ^= 0xFF
    return {
        "broken-crc": whole[:-1] + bytes((whole[-1] ^ 0xFF,)),
        "broken-header-crc": bytes(head),
        "broken-cut": whole[:-60],
        "broken-cut-definition": whole[:20],
        "broken-power": bytes(lost[:-2]),
        "broken-order": bytes(order),
        "broken-tail": whole + b"something else",
        "broken-record": framed(_RUN + b"\x0f" + bytes(9)),
        "broken-stamp": framed(_RUN + b"\xe3" + bytes(9)),
        "broken-cut-stamp": framed(_RUN + b"\xa3\x00"),
        "broken-workout": framed(part.file_id(5)),
        "broken-odd-kind": framed(part.file_id(99)),
        "broken-nothing": framed(b""),
        "broken-empty": framed(part.file_id()),
        "broken-short": whole[:13],
        "broken-none": b"\x0e\x10",
    }
