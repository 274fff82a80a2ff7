"""Messages as watches write them, to put seeds together from."""

from collections.abc import Sequence

from fuzz.seeds.fit_writer import (
    BYTE,
    ENUM,
    SINT32,
    START,
    STRING,
    UINT8,
    UINT16,
    UINT32,
    Layout,
    Value,
)

FILE_ID, SPORT, SESSION, LAP, RECORD, EVENT, DEVICE = 0, 12, 18, 19, 20, 21, 23
ACTIVITY, DESCRIPTION, DEVELOPER = 34, 206, 207
TIME = (253, 4, UINT32)

RECORD_FIELDS = (
    TIME,
    (0, 4, SINT32),
    (1, 4, SINT32),
    (5, 4, UINT32),
    (2, 2, UINT16),
    (3, 1, UINT8),
    (4, 1, UINT8),
    (6, 2, UINT16),
)
# Fractional cadence, power, and what a chest strap knows of the gait.
GAIT_FIELDS = (
    (53, 1, UINT8),
    (7, 2, UINT16),
    (39, 2, UINT16),
    (41, 2, UINT16),
    (84, 2, UINT16),
    (85, 2, UINT16),
    (13, 1, 0x01),
)


def file_id(kind: int = 4, *, big: bool = False, product: bytes = b"") -> bytes:
    """Return the message that says what a file is."""
    fields = [(0, 1, ENUM), (1, 2, UINT16), (4, 4, UINT32)]
    if product:
        fields.append((8, len(product) + 1, STRING))
    layout = Layout(FILE_ID, fields, big=big)
    values: dict[int, Value] = {0: kind, 1: 1, 4: START, 8: product}
    return layout.definition() + layout.data(values)


def sample(second: int) -> dict[int, Value]:
    """Return the fields of a steady run to the north at a second."""
    return {
        253: START + second,
        0: 560_734_473 + second * 322,
        1: 95_443_718,
        5: second * 300,
        2: 4_500,
        3: 150,
        4: 85,
        6: 3_000,
        53: 64,
        7: 250,
        39: 850,
        41: 2_400,
        84: 5_010,
        85: 11_000,
        13: 21,
    }


def records(
    seconds: Sequence[int], *, big: bool = False, fields: object = RECORD_FIELDS
) -> bytes:
    """Return the records of a steady run."""
    layout = Layout(RECORD, fields, local=1, big=big)  # type: ignore[arg-type]
    rows = (layout.data(sample(second)) for second in seconds)
    return layout.definition() + b"".join(rows)


def events(*moments: tuple[int, int]) -> bytes:
    """Return events of the timer, as second and type."""
    layout = Layout(EVENT, (TIME, (0, 1, ENUM), (1, 1, ENUM)), local=2)
    rows = (layout.data({253: START + at, 0: 0, 1: kind}) for at, kind in moments)
    return layout.definition() + b"".join(rows)


def session(
    sport: int = 1, *, sub_sport: int = 0, start: int = 0, seconds: int = 20
) -> bytes:
    """Return the totals of a run."""
    wide = [(number, 4, UINT32) for number in (253, 2, 7, 8, 9)]
    narrow = [(22, 2, UINT16), (23, 2, UINT16), (5, 1, ENUM), (6, 1, ENUM)]
    rated = [(192, 1, UINT8), (193, 1, UINT8)]
    layout = Layout(SESSION, [*wide, *narrow, *rated], local=3)
    values: dict[int, Value] = {253: START + start + seconds, 2: START + start}
    values |= {7: seconds * 1000, 8: seconds * 900, 9: seconds * 300, 22: 12, 23: 9}
    values |= {5: sport, 6: sub_sport, 192: 75, 193: 70}
    return layout.definition() + layout.data(values)


def activity(sessions: int) -> bytes:
    """Return the message that says how many sessions there are."""
    layout = Layout(ACTIVITY, [TIME, (1, 2, UINT16)], local=10)
    return layout.definition() + layout.data({253: START, 1: sessions})


def laps(*starts: int, sport: int = 1) -> bytes:
    """Return laps of ten seconds."""
    wide = [(number, 4, UINT32) for number in (253, 2, 7, 8, 9)]
    layout = Layout(LAP, [*wide, (25, 1, ENUM)], local=4)
    text = layout.definition()
    for start in starts:
        values = {253: START + start + 10, 2: START + start, 7: 10_000, 8: 9_000}
        text += layout.data(values | {9: 3_000, 25: sport})
    return text


def description(
    *,
    number: int,
    base: int,
    name: bytes,
    units: bytes,
    native: tuple[int, int] | None = None,
) -> bytes:
    """Return the description of a developer's field."""
    fields = [(0, 1, UINT8), (1, 1, UINT8), (2, 1, UINT8)]
    fields += [(3, 16, STRING), (8, 8, STRING)]
    values: dict[int, Value] = {0: 0, 1: number, 2: base, 3: name, 8: units}
    if native:
        fields += [(14, 2, UINT16), (15, 1, UINT8)]
        values |= {14: native[0], 15: native[1]}
    layout = Layout(DESCRIPTION, fields, local=5)
    developer = Layout(DEVELOPER, [(1, 16, BYTE), (3, 1, UINT8)], local=6)
    told = developer.definition() + developer.data({1: bytes(range(16)), 3: 0})
    return told + layout.definition() + layout.data(values)
