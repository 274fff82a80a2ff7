from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.activities import fit_builder as fit
from unkink.activities import read_activities
from unkink.errors import ActivityFileError, DamagedFileError

SMALL = fit.run_file(5) + fit.run_file(3, big=True)


def read_saved(tmp_path: Path, data: bytes) -> tuple[int, str]:
    path = tmp_path / "run.fit"
    path.write_bytes(data)
    run = read_activities(path)[0]
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
        assert (activity.streams.time_s >= 0).all()
        assert activity.end >= activity.start


def test_a_file_that_breaks_off_keeps_what_came_before(tmp_path: Path) -> None:
    body = fit.file_id() + fit.records([fit.sample(second) for second in range(20)])
    whole = fit.frame(body)

    rows, told = read_saved(tmp_path, whole[:-10])

    assert rows == 19
    assert f"The file breaks off at byte {len(whole) - 10}" in told


def test_a_watch_that_lost_power_left_a_size_of_zero(tmp_path: Path) -> None:
    samples = [fit.sample(second) for second in range(20)]
    whole = bytearray(fit.frame(fit.file_id() + fit.records(samples)))
    whole[4:8] = bytes(4)

    rows, told = read_saved(tmp_path, bytes(whole[:-2]))

    assert rows == 20
    assert "breaks off" in told


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
