import pytest

from unkink.cli.digits import LARGE, SMALL, Size, digits
from unkink.cli.output import bar


@pytest.mark.parametrize("font", [LARGE, SMALL])
def test_every_digit_has_one_size_and_a_shape_of_its_own(
    font: dict[str, tuple[str, ...]],
) -> None:
    numbers = [font[digit] for digit in "0123456789"]

    assert {len(rows) for rows in font.values()} == {len(font["0"])}
    assert len({len(row) for rows in numbers for row in rows}) == 1
    assert len(set(numbers)) == 10


@pytest.mark.parametrize(("size", "rows"), [("large", 7), ("small", 3), ("plain", 1)])
def test_a_time_has_as_many_rows_as_its_size_all_equally_wide(
    size: Size, rows: int
) -> None:
    shown = digits("12:05", size=size)

    assert len(shown) == rows
    assert len({len(row) for row in shown}) == 1


def test_the_large_clock_fits_a_terminal_of_80_columns_even_with_hours() -> None:
    assert len(digits("12:05", size="large")[0]) <= 56
    assert len(digits("1:02:05", size="large")[0]) <= 80


@pytest.mark.parametrize(
    ("share", "drawn"),
    [
        (-1.0, ""),
        (0.0, ""),
        (0.125, "█"),
        (0.5, "████"),
        (1.0, "█" * 8),
        (7.0, "█" * 8),
    ],
)
def test_a_bar_is_as_long_as_its_share_and_never_longer(
    share: float, drawn: str
) -> None:
    assert bar(share, width=8) == drawn


def test_a_bar_ends_in_eighths() -> None:
    assert [bar(n / 8, width=1) for n in range(9)] == ["", *"▏▎▍▌▋▊▉█"]
