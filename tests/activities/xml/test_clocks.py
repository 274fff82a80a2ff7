from datetime import UTC, datetime, timedelta, timezone

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from unkink.activities.xml.clocks import clocks
from unkink.activities.xml.values import clock, numbers

ZONES = st.integers(-720, 840).map(lambda m: timezone(timedelta(minutes=m)))
MOMENTS = st.datetimes(
    min_value=datetime(1900, 1, 2),  # noqa: DTZ001
    max_value=datetime(2199, 1, 1),  # noqa: DTZ001
)
# Half the last digit of a double that counts seconds since 1970.
TOLERANCE_S = 5e-7


@given(st.lists(MOMENTS, min_size=40, max_size=40), ZONES, st.booleans())
def test_a_column_of_times_reads_as_each_of_them(
    moments: list[datetime], zone: timezone, has_parts: bool
) -> None:
    detail = "microseconds" if has_parts else "seconds"
    texts = [m.replace(tzinfo=zone).isoformat(timespec=detail) for m in moments]

    times_s = clocks([text.encode() for text in texts])

    np.testing.assert_allclose(
        times_s, [clock(text) for text in texts], rtol=0, atol=TOLERANCE_S
    )


def second_by_second(form: str, count: int = 200) -> list[bytes]:
    start = datetime(2025, 6, 1, 23, 58, tzinfo=UTC)
    return [
        (start + timedelta(seconds=second)).strftime(form).encode()
        for second in range(count)
    ]


@pytest.mark.parametrize(
    "form", ["%Y-%m-%dT%H:%M:%SZ", "%Y-%m-%dT%H:%M:%S.000Z", "%Y-%m-%dT%H:%M:%S"]
)
def test_midnight_within_a_run_is_seen(form: str) -> None:
    times_s = clocks(second_by_second(form))

    assert times_s[0] == datetime(2025, 6, 1, 23, 58, tzinfo=UTC).timestamp()
    assert np.diff(times_s).tolist() == [1.0] * 199


ODD = [
    b"2025-06-01T24:00:00Z",
    b"2025-06-01T07:60:00Z",
    b"2025-06-01T07:00:61Z",
    b"2025-06-31T07:00:00Z",
    b"2025-06-01 07:00:00Z",
    b"2025-06-01T07:00:00z",
    b"2025-06-01T07:0x:00Z",
    b"2025-06-01T07:00:00.5Z",
    b"{{ time }}",
    b" 2025-06-01T07:00:00Z ",
    b"",
]


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("place", [0, 50])
def test_one_odd_time_is_read_as_it_would_be_alone(odd: bytes, place: int) -> None:
    texts = second_by_second("%Y-%m-%dT%H:%M:%SZ")
    texts[place] = odd

    times_s = clocks(texts)

    np.testing.assert_array_equal(times_s, [clock(text) for text in texts])


def test_times_of_more_days_than_a_run_has_are_read_too() -> None:
    start = datetime(2025, 1, 1, tzinfo=UTC)
    days = [start + timedelta(days=day) for day in range(300)]

    times_s = clocks([day.strftime("%Y-%m-%dT%H:%M:%SZ").encode() for day in days])

    assert times_s.tolist() == [day.timestamp() for day in days]


def test_one_odd_number_leaves_the_others_as_they_are() -> None:
    values = numbers([b"1.5", b" -2 ", b"x", b"inf", b"", b"&#49;&#50;"])

    np.testing.assert_array_equal(values, [1.5, -2, np.nan, np.nan, np.nan, 12])
