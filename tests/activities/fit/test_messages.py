"""Messages as columns: types, arrays, texts, components and developers' fields."""

import struct

import numpy as np
import pytest

from tests.activities.fit import fit_builder as fit
from tests.activities.fit.fit_builder import Packed
from unkink.activities.activity import Floats
from unkink.activities.fit.developer import DeveloperField
from unkink.activities.fit.field_profile import message_numbers, message_profile
from unkink.activities.fit.file import FitFile, read_fit_files
from unkink.activities.fit.message import Message
from unkink.activities.fit.part import Part

UNKNOWN = 0xFF00
HRV, HR, POWER_METER = 78, 132, 20


def read(body: bytes) -> FitFile:
    return read_fit_files(fit.frame(fit.file_id() + body), "run.fit")[0]


def only(body: bytes, name: str) -> Message:
    found = read(body).message(name)
    assert found is not None
    return found


@pytest.mark.parametrize("big", [False, True])
@pytest.mark.parametrize("count", [1, 9], ids=["one record", "many records"])
@pytest.mark.parametrize(
    ("base", "code", "value", "missing"),
    [
        (fit.ENUM, "B", 7, 0xFF),
        (fit.SINT8, "b", -7, 0x7F),
        (fit.UINT8, "B", 200, 0xFF),
        (fit.SINT16, "h", -30_000, 0x7FFF),
        (fit.UINT16, "H", 65_000, 0xFFFF),
        (fit.SINT32, "i", -2_000_000_000, 0x7FFFFFFF),
        (fit.UINT32, "I", 4_000_000_000, 0xFFFFFFFF),
        (fit.FLOAT32, "f", 1.5, float("nan")),
        (fit.FLOAT64, "d", -1e300, float("inf")),
        (fit.UINT8Z, "B", 9, 0),
        (fit.UINT16Z, "H", 900, 0),
        (fit.UINT32Z, "I", 90_000, 0),
        (fit.SINT64, "q", -(2**53), 0x7FFFFFFFFFFFFFFF),
        (fit.UINT64, "Q", 2**53, 0xFFFFFFFFFFFFFFFF),
        (fit.UINT64Z, "Q", 2**53, 0),
    ],
)
def test_every_type_gives_its_value_and_a_gap_for_none(
    base: int, code: str, value: float, missing: float, count: int, big: bool
) -> None:
    order = ">" if big else "<"
    rows = [
        [Packed(3, base, struct.pack(order + code, one))]
        for one in (value, missing) * count
    ]

    column = only(fit.message(UNKNOWN, rows, big=big), f"unknown_{UNKNOWN}").column(3)

    assert np.array_equal(column, [value, np.nan] * count, equal_nan=True)


def test_scale_and_offset_of_the_profile_are_applied() -> None:
    rows = [[Packed(2, fit.UINT16, struct.pack("<H", (100 + 500) * 5))]]

    records = only(fit.message(fit.RECORD, rows), "record")

    assert records.column("altitude").tolist() == [100.0]
    assert records.fields[0].name == "altitude"
    assert records.fields[0].units == "m"


def test_an_array_gives_all_its_values_and_its_first_as_the_column() -> None:
    rows = [
        [Packed(0, fit.UINT16, struct.pack("<5H", 800, 810, 820, 0xFFFF, 0xFFFF))],
        [Packed(0, fit.UINT16, struct.pack("<5H", 790, 0xFFFF, 1, 2, 3))],
    ]

    beats = only(fit.message(HRV, rows), "hrv")

    expected = [[0.8, 0.81, 0.82, np.nan, np.nan], [0.79, np.nan, 0.001, 0.002, 0.003]]
    assert np.array_equal(beats.array("time"), expected, equal_nan=True)
    assert beats.column("time").tolist() == [0.8, 0.79]


def test_arrays_of_different_lengths_are_filled_up_with_gaps() -> None:
    body = fit.message(HRV, [[Packed(0, fit.UINT16, struct.pack("<2H", 800, 810))]])
    body += fit.message(HRV, [[Packed(0, fit.UINT16, struct.pack("<H", 790))]])
    body += fit.message(HRV, [[Packed(5, fit.UINT16, struct.pack("<H", 1))]])

    beats = only(body, "hrv").array("time")

    expected = [[0.8, 0.81], [0.79, np.nan], [np.nan, np.nan]]
    assert np.array_equal(beats, expected, equal_nan=True)


def test_texts_end_at_their_zero_and_bad_letters_do_no_harm() -> None:
    body = fit.message(fit.SPORT, [[Packed(3, fit.STRING, b"Trail \xc3\xbc\0xy")]])
    body += fit.message(fit.SPORT, [[Packed(3, fit.STRING, b"\xff\xfe\0")]], local=2)
    body += fit.message(fit.SPORT, [[Packed(0, fit.ENUM, b"\x01")]], local=3)

    assert only(body, "sport").texts("name") == ["Trail ü", "\ufffd\ufffd", ""]


def test_a_size_that_is_no_multiple_of_the_type_gives_no_number() -> None:
    rows = [[Packed(7, fit.UINT16, b"abc"), Packed(3, fit.UINT8, b"\x96")]]

    records = only(fit.message(fit.RECORD, rows), "record")

    assert np.isnan(records.column("power")).all()
    assert records.array("power").shape == (1, 0)
    assert records.column("heart_rate").tolist() == [150]


def test_a_field_that_the_file_lacks_is_a_column_of_gaps() -> None:
    records = only(fit.message(fit.RECORD, [[Packed(3, fit.UINT8, b"\x96")]]), "record")

    assert np.isnan(records.column("power")).all()
    assert "power" not in records
    assert "heart_rate" in records


def test_messages_of_several_layouts_stand_in_the_order_of_the_file() -> None:
    layouts = [Packed(3, fit.UINT8, b"\x64"), Packed(7, fit.UINT16, b"\x0a\x00")]
    body = b"".join(
        fit.message(fit.RECORD, [[layouts[i % 2]]], local=i % 2) for i in range(6)
    )

    records = only(body, "record")

    rate = [100, np.nan] * 3
    assert np.array_equal(records.column("heart_rate"), rate, equal_nan=True)
    assert np.array_equal(records.column("power"), [np.nan, 10] * 3, equal_nan=True)


def test_a_plain_speed_stands_for_the_enhanced_one_where_that_is_not_known() -> None:
    rows = [
        [Packed(6, fit.UINT16, struct.pack("<H", 3_000)), Packed(73, fit.UINT32, other)]
        for other in (struct.pack("<I", 3_100), b"\xff" * 4)
    ]

    speed = only(fit.message(fit.RECORD, rows), "record").column("enhanced_speed")

    assert speed.tolist() == [3.1, 3.0]


@pytest.mark.parametrize("big", [False, True])
def test_a_sum_of_which_only_the_low_bits_are_stored_goes_on(big: bool) -> None:
    order = ">" if big else "<"
    stored = [60_000, 65_000, 4_464, 10_000]
    rows = [
        [Packed(28, fit.UINT16, struct.pack(order + "H", one % 65_536))]
        for one in stored
    ]

    records = only(fit.message(POWER_METER, rows, big=big), "record")

    assert records.column("accumulated_power").tolist() == [
        *(60_000, 65_000),
        *(65_536 + 4_464, 65_536 + 10_000),
    ]


def test_beats_in_twelve_bits_each_go_on_from_the_last_whole_moment() -> None:
    moments = [1_000, 1_700, 2_500, 5_000, 5_800, 6_300, 9_000, 9_700, 10_500]
    low = [one % 4_096 for one in moments[1:]]
    pairs = zip(low[::2], low[1::2], strict=True)
    packed = b"".join((one | two << 12).to_bytes(3, "little") for one, two in pairs)
    body = fit.message(HR, [[Packed(9, fit.UINT32, struct.pack("<I", moments[0]))]])
    body += fit.message(HR, [[Packed(10, fit.BYTE, packed)]], local=1)

    beats = only(body, "hr").array("event_timestamp")

    assert beats[0, 0] == moments[0] / 1_024
    assert (beats[1] * 1_024).tolist() == moments[1:]


def test_what_a_developer_declares_to_stand_for_a_field_counts_first() -> None:
    body = fit.description(
        0, fit.UINT16, name="Power", units="Watts", native=(fit.RECORD, 7)
    )
    rows = [[Packed(7, fit.UINT16, struct.pack("<H", 200))]]
    own = [(0, 0, struct.pack("<H", 260))]
    body += fit.message(fit.RECORD, rows, developer=own)

    records = only(body, "record")

    assert records.column("power").tolist() == [260]
    assert records.stored(7).tolist() == [200]


def test_where_a_developer_has_no_value_the_field_itself_counts() -> None:
    body = fit.description(0, fit.UINT16, name="Power", native=(fit.RECORD, 7))
    rows = [[Packed(7, fit.UINT16, struct.pack("<H", 200))]]
    body += fit.message(fit.RECORD, rows, developer=[(0, 0, b"\xff\xff")])

    assert only(body, "record").column("power").tolist() == [200]


def test_a_power_that_claims_to_be_a_time_does_not_replace_it() -> None:
    body = fit.description(
        10, fit.UINT16, name="Lap Power", units="Watts", native=(19, 7)
    )
    rows = [[Packed(7, fit.UINT32, struct.pack("<I", 720_000))]]
    own = [(10, 0, struct.pack("<H", 180))]
    body += fit.message(19, rows, developer=own)

    assert only(body, "lap").column("total_elapsed_time").tolist() == [720]


def test_developers_fields_are_scaled_as_they_are_described() -> None:
    body = fit.description(4, fit.UINT8, name="form", units="%", scaled=(10, 1))
    body += fit.message(
        fit.RECORD, [[Packed(3, fit.UINT8, b"\x64")]], developer=[(4, 0, b"\x32")]
    )

    records = only(body, "record")

    (own,) = records.developer_fields
    assert (own.name, own.units) == ("form", "%")
    assert records.developer_column(own).tolist() == [4.0]


def power_of(number: int) -> bytes:
    """What describes a developer's field that stands for the power."""
    return fit.description(
        number, fit.UINT8, name="power", units="Watts", native=(fit.RECORD, 7)
    )


def test_of_too_many_fields_for_one_only_the_last_ones_are_taken_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    body = b"".join(power_of(number) for number in range(30))
    own = [(number, 0, bytes([100 + number])) for number in range(30)]
    for second in range(4):
        # Another size of the text each time makes it another layout.
        text = Packed(200, fit.STRING, b"x" * (second + 1))
        body += fit.message(fit.RECORD, [[text]], developer=own)
    taken: list[int] = []
    array = DeveloperField.array

    def counted(self: DeveloperField, part: Part) -> Floats:
        taken.append(self.number)
        return array(self, part)

    monkeypatch.setattr(DeveloperField, "array", counted)

    power_w = only(body, "record").column("power")

    assert power_w.tolist() == [129] * 4
    assert sorted(set(taken)) == list(range(22, 30))
    assert len(taken) == 8 * 4


def test_records_that_lack_a_developers_field_have_none_of_it() -> None:
    row = [[Packed(3, fit.UINT8, b"\x64")]]
    body = power_of(1) + power_of(2)
    body += fit.message(fit.RECORD, row, developer=[(1, 0, b"\x0a")])
    body += fit.message(fit.RECORD, row, developer=[(2, 0, b"\x14")])
    body += fit.message(fit.RECORD, row)

    power_w = only(body, "record").column("power")

    assert power_w[:2].tolist() == [10, 20]
    assert np.isnan(power_w[2])


def test_of_a_developers_field_that_a_definition_names_twice_the_first_counts() -> None:
    twice = [(1, 0, b"\x0a"), (1, 0, b"\x14")]
    body = power_of(1)
    body += fit.message(fit.RECORD, [[Packed(3, fit.UINT8, b"\x64")]], developer=twice)

    assert only(body, "record").column("power").tolist() == [10]


def test_a_text_of_a_developer_is_no_number() -> None:
    body = fit.description(4, fit.STRING, name="app")
    body += fit.message(
        fit.RECORD, [[Packed(3, fit.UINT8, b"\x64")]], developer=[(4, 0, b"abc\0")]
    )

    records = only(body, "record")

    assert np.isnan(records.developer_column(records.developer_fields[0])).all()


def test_a_developers_field_that_nobody_describes_is_stepped_over() -> None:
    body = fit.message(
        fit.RECORD, [[Packed(3, fit.UINT8, b"\x64")]] * 3, developer=[(1, 0, b"??")]
    )

    records = only(body, "record")

    assert records.developer_fields == ()
    assert records.column("heart_rate").tolist() == [100] * 3


def test_alike_records_in_long_and_short_stretches_are_all_found() -> None:
    beat = fit.message(fit.RECORD, [[Packed(3, fit.UINT8, b"\x64")]], local=0)
    mark = fit.message(UNKNOWN, [[Packed(0, fit.UINT8, b"\x01")]], local=1)
    beat_only, mark_only = beat[-2:], mark[-2:]
    counts = [1, 5, 6, 7, 8, 40, 200, 5_000, 2, 1]
    body = beat + mark + b"".join(count * beat_only + mark_only for count in counts)

    file = read(body)

    records, marks = file.message("record"), file.message(f"unknown_{UNKNOWN}")
    assert records is not None
    assert marks is not None
    assert len(records) == 1 + sum(counts)
    assert len(marks) == 1 + len(counts)
    assert (records.column("heart_rate") == 100).all()
    assert (marks.column(0) == 1).all()


def test_more_numbers_than_fit_at_once_are_scaled_one_by_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("unkink.activities.fit.message._AT_ONCE", 3)
    rows = [[Packed(2, fit.UINT16, struct.pack("<H", 2_500 + i))] for i in range(5)]

    altitude = only(fit.message(fit.RECORD, rows), "record").column("altitude")

    assert np.allclose(altitude, [0, 0.2, 0.4, 0.6, 0.8])


def test_the_profile_names_each_message_and_field_once() -> None:
    numbers = message_numbers()

    profiles = [message_profile(number) for number in numbers.values()]
    assert len(numbers) == len(set(numbers.values())) > 100
    assert [one.name for one in profiles] == list(numbers)
    assert all(len(one.fields) == len(one.number_of) for one in profiles)


def test_components_of_the_profile_lead_to_fields_and_never_in_a_circle() -> None:
    for number in message_numbers().values():
        sources = message_profile(number).sources
        for target in sources:
            seen, waiting = set[int](), [target]
            while waiting:
                one = waiting.pop()
                assert one not in seen
                seen.add(one)
                waiting += [source.number for source in sources.get(one, ())]
