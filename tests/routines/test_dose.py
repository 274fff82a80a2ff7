import pytest
from hypothesis import given
from hypothesis import strategies as st

from unkink.routines import BoutSide, sets_of, time_s

doses = st.integers(1, 120).map(lambda steps: 5 * steps)


@given(doses)
def test_sets_add_up_to_the_dose(dose_s: int) -> None:
    assert sum(sets_of(dose_s)) == dose_s


@given(doses)
def test_sets_are_near_equal_on_the_grid_and_at_most_a_minute(dose_s: int) -> None:
    sets = sets_of(dose_s)

    assert max(sets) <= 60
    assert max(sets) - min(sets) <= 5
    assert all(length % 5 == 0 and length > 0 for length in sets)


@given(doses)
def test_there_are_as_few_sets_as_can_be(dose_s: int) -> None:
    assert 60 * (len(sets_of(dose_s)) - 1) < dose_s


@given(doses)
def test_the_longer_set_comes_first(dose_s: int) -> None:
    sets = sets_of(dose_s)

    assert list(sets) == sorted(sets, reverse=True)


@given(doses, st.sampled_from(BoutSide), st.booleans())
def test_more_dose_takes_more_time(
    dose_s: int, side: BoutSide, lies_on_side: bool
) -> None:
    shorter, longer = (
        time_s(dose, side=side, setup_s=10, change_s=5, lies_on_side=lies_on_side)
        for dose in (dose_s, dose_s + 5)
    )

    assert longer > shorter


@pytest.mark.parametrize(
    ("side", "lies_on_side", "length_s"),
    [
        # 10 + 90 + one rest of 30
        (BoutSide.LEFT, False, 130),
        (BoutSide.TOGETHER, False, 130),
        (BoutSide.MIDLINE, False, 130),
        # 10 + 2 × 90 + three changes of 5, no rests
        (BoutSide.BOTH, False, 205),
        # 10 + 2 × (90 + 30) + one turn of 20
        (BoutSide.BOTH, True, 270),
    ],
)
def test_a_bout_of_ninety_seconds_takes_what_the_formula_says(
    side: BoutSide, lies_on_side: bool, length_s: int
) -> None:
    taken_s = time_s(90, side=side, setup_s=10, change_s=5, lies_on_side=lies_on_side)

    assert taken_s == length_s


@given(doses)
def test_both_sides_in_turn_never_take_longer_than_one_after_the_other(
    dose_s: int,
) -> None:
    both = time_s(
        dose_s, side=BoutSide.BOTH, setup_s=10, change_s=5, lies_on_side=False
    )
    one = time_s(dose_s, side=BoutSide.LEFT, setup_s=10, change_s=5, lies_on_side=False)

    assert both <= 2 * one
