import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from unkink.workload.grade import smooth_grade

METRES = np.arange(0.0, 6_000.0, 3.0)


@given(grade=st.floats(-0.4, 0.4))
def test_an_even_slope_is_returned_as_it_is(grade: float) -> None:
    found = smooth_grade(METRES, 100 + grade * METRES)

    assert found == pytest.approx(np.full(len(METRES), grade), abs=0.004)


def test_hills_of_three_hundred_metres_keep_their_steepness_with_a_calm_sensor() -> (
    None
):
    turn = 2 * np.pi / 300
    truth = 0.08 * np.cos(turn * METRES)

    found = smooth_grade(METRES, 0.08 / turn * np.sin(turn * METRES))

    assert np.abs(found - truth)[50:-50].max() < 0.006


def test_a_shaking_sensor_on_the_level_leaves_less_than_a_percent_of_grade() -> None:
    rng = np.random.default_rng(7)
    shakes = rng.normal(0, 3.0, len(METRES))

    assert smooth_grade(METRES, 50 + shakes).std() < 0.01


def test_altitude_in_whole_metres_makes_no_stairs() -> None:
    found = smooth_grade(METRES, np.round(0.01 * METRES))

    assert found[40:-40] == pytest.approx(0.01, abs=0.006)


def test_standing_still_and_short_tracks_do_no_harm() -> None:
    standing = np.full(50, 10.0)

    assert (smooth_grade(standing, np.linspace(0, 30, 50)) == 0).all()
    assert np.isfinite(smooth_grade(np.array([0.0, 12.0]), np.array([0.0, 1.0]))).all()
