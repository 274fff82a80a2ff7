import struct
import tracemalloc
from itertools import chain
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.activities.fit import fit_builder as fit
from unkink.activities import read_activities
from unkink.activities.fit.file import read_fit_files
from unkink.errors import ActivityFileError, DamagedFileError

SMALL = fit.run_file(5) + fit.run_file(3, big=True)


def written(tmp_path: Path, data: bytes) -> Path:
    path = tmp_path / "run.fit"
    path.write_bytes(data)
    return path


def read_saved(tmp_path: Path, data: bytes) -> tuple[int, str]:
    run = read_activities(written(tmp_path, data))[0]
    return len(run.streams), " ".join(run.warnings)


def test_a_file_cut_at_any_byte_gives_samples_or_our_own_error(tmp_path: Path) -> None:
    path = tmp_path / "run.fit"
    whole = fit.run_file(5)

    for size in range(len(whole)):
        path.write_bytes(whole[:size])
        try:
            activities = read_activities(path)
        except ActivityFileError:
            continue
        assert all(activity.warnings for activity in activities)


@settings(
    max_examples=300,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    flips=st.lists(
        st.tuples(st.integers(0, len(SMALL) - 1), st.integers(1, 255)), max_size=6
    )
)
def test_flipped_bits_give_samples_or_our_own_error(
    tmp_path: Path, flips: list[tuple[int, int]]
) -> None:
    data = bytearray(SMALL)
    for place, mask in flips:
        data[place] ^= mask
    path = tmp_path / "run.fit"
    path.write_bytes(data)

    try:
        activities = read_activities(path)
    except ActivityFileError:
        return

    for activity in activities:
        times_s = activity.streams.time_s
        assert (times_s >= 0).all()
        assert (np.diff(times_s) > 0).all()
        assert activity.elapsed_s >= activity.moving_s >= 0
        edges = [0.0, *chain(*activity.pauses), activity.elapsed_s]
        assert edges == sorted(edges)


def test_a_file_that_breaks_off_keeps_what_came_before(tmp_path: Path) -> None:
    body = fit.file_id() + fit.records([fit.sample(second) for second in range(20)])
    whole = fit.frame(body)

    rows, told = read_saved(tmp_path, whole[:-10])

    assert rows == 19
    assert told.startswith(f"The file breaks off at byte {len(whole) - 10}")
    assert "damaged" not in told


def test_a_watch_that_lost_power_left_a_size_of_zero(tmp_path: Path) -> None:
    samples = [fit.sample(second) for second in range(20)]
    whole = bytearray(fit.frame(fit.file_id() + fit.records(samples)))
    whole[4:8] = bytes(4)

    rows, told = read_saved(tmp_path, bytes(whole[:-2]))

    assert rows == 20
    assert "breaks off" in told


@pytest.mark.parametrize("size", [0x7FFFFFFF, 0xFFFFFFFF])
def test_a_header_that_claims_gigabytes_is_told_as_the_end_of_the_file(
    tmp_path: Path, size: int
) -> None:
    whole = bytearray(fit.run_file())
    whole[4:8] = size.to_bytes(4, "little")

    rows, told = read_saved(tmp_path, bytes(whole))

    assert rows == 61
    assert told.startswith(f"The file breaks off at byte {len(whole)}")


def test_a_header_that_claims_gigabytes_and_holds_nothing_is_damage(
    tmp_path: Path,
) -> None:
    header = struct.pack("<BBHI4sH", 14, 0x20, 2195, 0x7FFFFFFF, b".FIT", 0)

    with pytest.raises(DamagedFileError, match="breaks off at byte 14"):
        read_activities(written(tmp_path, header))


def test_a_definition_that_claims_more_fields_than_there_are_is_told(
    tmp_path: Path,
) -> None:
    good = fit.file_id() + fit.records([fit.sample(second) for second in range(9)])
    claim = struct.pack("<BBBHB", 0x40, 0, 0, fit.RECORD, 255)

    rows, told = read_saved(tmp_path, fit.frame(good + claim))

    assert rows == 9
    assert "the last definition is cut short" in told


def test_a_wrong_checksum_is_told_with_its_place(tmp_path: Path) -> None:
    whole = bytearray(fit.run_file())
    whole[-1] ^= 0xFF

    rows, told = read_saved(tmp_path, bytes(whole))

    assert rows == 61
    assert f"The checksum at byte {len(whole) - 2} does not match" in told


def test_a_record_without_definition_ends_the_reading(tmp_path: Path) -> None:
    good = fit.file_id() + fit.records([fit.sample(second) for second in range(9)])

    rows, told = read_saved(tmp_path, fit.frame(good + b"\x0f" + bytes(40)))

    assert rows == 9
    assert f"damaged at byte {14 + len(good)}: a record without a definition" in told


def test_bytes_after_the_last_file_are_told(tmp_path: Path) -> None:
    whole = fit.run_file()

    rows, told = read_saved(tmp_path, whole + b"something else")

    assert rows == 61
    assert f"The bytes from {len(whole)} on are no FIT data" in told


def test_a_header_without_anything_behind_it_is_damage(tmp_path: Path) -> None:
    path = tmp_path / "run.fit"
    path.write_bytes(fit.run_file()[:14])

    with pytest.raises(DamagedFileError, match="breaks off at byte 14"):
        read_activities(path)


def test_endless_kinds_of_records_are_given_up(tmp_path: Path) -> None:
    good = fit.file_id() + fit.records([fit.sample(second) for second in range(9)])
    odd = b"".join(
        fit.Layout(number, ((0, fit.UINT8),)).definition() for number in range(1200)
    )

    rows, told = read_saved(tmp_path, fit.frame(good + odd))

    assert rows == 9
    assert "more definitions than any activity has" in told


def stamped(time: fit.Packed) -> bytes:
    """A record with a full time, and one whose header has only a part of it."""
    short = fit.Layout(fit.RECORD, ((5, fit.UINT32),), local=1)
    body = fit.message(fit.RECORD, [[time]])
    return body + short.definition() + short.data({5: 300}, offset=7)


@pytest.mark.parametrize(
    ("base", "raw"),
    [
        (fit.FLOAT32, struct.pack("<f", 1e38)),
        (fit.FLOAT32, struct.pack("<f", -1)),
        (fit.FLOAT64, struct.pack("<d", 1e300)),
    ],
)
def test_a_time_that_no_clock_shows_is_none_to_go_on_from(
    tmp_path: Path, base: int, raw: bytes
) -> None:
    body = fit.file_id() + fit.records([fit.sample(0), fit.sample(1)])

    rows, _ = read_saved(
        tmp_path, fit.frame(body + stamped(fit.Packed(253, base, raw)))
    )

    # The short header goes on from the last time that a clock could show.
    assert rows == 3


def test_a_sum_beyond_all_measure_is_none_to_go_on_from(tmp_path: Path) -> None:
    packed = (1600 << 12 | 300).to_bytes(3, "little")
    rows = [
        [
            fit.Packed(253, fit.UINT32, (fit.START + second).to_bytes(4, "little")),
            fit.Packed(5, fit.FLOAT64, struct.pack("<d", distance)),
            fit.Packed(8, fit.BYTE, content),
        ]
        for second, (distance, content) in enumerate(
            [(1e300, b"\xff" * 3), (float("nan"), packed)]
        )
    ]
    body = fit.file_id() + fit.message(fit.RECORD, rows)

    saved, _ = read_saved(tmp_path, fit.frame(body))

    assert saved == 2


def test_millions_of_records_that_hold_nothing_take_little_memory() -> None:
    data = fit.frame(fit.file_id() + fit.message(0xFF00, [[]]) + bytes(3_000_000))
    tracemalloc.start()

    (file,) = read_fit_files(data, "run.fit")
    columns = [dict(one.columns) for one in file.messages.values()]

    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert {} in columns
    assert peak < 100 * 2**20


def test_thousands_of_fields_are_taken_apart_in_passing() -> None:
    wide = [[fit.Packed(number, fit.UINT8, b"\x01") for number in range(255)]]
    kinds = b"".join(fit.message(0xFF00 + kind, wide) for kind in range(200))

    (file,) = read_fit_files(fit.frame(fit.file_id() + kinds), "run.fit")

    assert sum(len(one.columns) for one in file.messages.values()) == 200 * 255 + 2


def test_a_pause_as_long_as_the_run_leaves_no_time_and_not_less(
    tmp_path: Path,
) -> None:
    body = fit.file_id() + fit.records([fit.sample(second) for second in range(60)])
    body += fit.events((-5, 4), (700_000, 0))

    run = read_activities(written(tmp_path, fit.frame(body)))[0]

    assert run.moving_s == 0


def test_a_missing_checksum_is_told_as_missing(tmp_path: Path) -> None:
    whole = fit.run_file()

    rows, told = read_saved(tmp_path, whole[:-2])

    assert rows == 61
    assert (
        told == f"The checksum at byte {len(whole) - 2} is missing; the rest is there."
    )


def test_files_with_zeros_between_them_are_all_read(tmp_path: Path) -> None:
    data = fit.run_file(60) + bytes(100) + fit.run_file(120) + bytes(50)

    activities = read_activities(written(tmp_path, data))

    assert [len(one.streams) for one in activities] == [61, 121]
    assert activities[0].warnings == ()


def test_damage_before_a_file_breaks_off_is_the_place_that_is_told(
    tmp_path: Path,
) -> None:
    good = fit.file_id() + fit.records([fit.sample(second) for second in range(9)])
    whole = fit.frame(good + b"\x0f" + bytes(400))

    rows, told = read_saved(tmp_path, whole[:-100])

    assert rows == 9
    assert f"damaged at byte {14 + len(good)}" in told
    assert "breaks off" not in told


@pytest.mark.parametrize(
    ("number", "most"), [(19, 10_000), (206, 1_000), (fit.RECORD, 604_800)]
)
def test_of_too_many_messages_the_first_are_read(number: int, most: int) -> None:
    count = most + 500
    body = fit.message(number, [[fit.Packed(0, fit.UINT8, b"\1")]], local=1)
    body += bytes((1, 1)) * (count - 3)
    body += fit.message(number, [[fit.Packed(1, fit.UINT8, b"\2")]] * 2, local=2)

    (file,) = read_fit_files(fit.frame(fit.file_id() + body), "run.fit")

    found = next(one for one in file.messages.values() if one.number == number)
    assert len(found) == most
    assert f"Only the first {most} of {count}" in file.warnings[0]
    assert np.isnan(found.column(1)).all()
