import numpy as np
import pytest

from samples import COURSES, all_runs, make_run

NAMES = tuple(COURSES)


def test_there_are_four_courses_and_all_runs_are_made_in_their_order() -> None:
    assert [run.name for run in all_runs()] == [
        "hilly-10k",
        "treadmill",
        "road-marathon",
        "mountain-run",
    ]


def test_every_title_says_that_the_run_is_synthetic() -> None:
    assert all("synthetic" in run.title for run in all_runs())


def test_the_runs_are_on_different_days_of_2026() -> None:
    days = {run.start.date() for run in all_runs()}

    assert len(days) == len(NAMES)
    assert {day.year for day in days} == {2026}


@pytest.mark.parametrize("name", NAMES)
def test_the_true_grade_is_the_derivative_of_altitude(name: str) -> None:
    terrain = COURSES[name].terrain
    distance_m = np.arange(0.0, COURSES[name].length_m, 7.0)

    ahead_m = terrain.altitude_at(distance_m + 0.5)
    behind_m = terrain.altitude_at(distance_m - 0.5)

    # A central difference over 1 m is off by h^2/24 times the third derivative of
    # altitude, which is below 1e-5 per m^2 on these courses.
    assert np.abs(ahead_m - behind_m - terrain.grade_at(distance_m)).max() < 1e-6


@pytest.mark.parametrize("name", NAMES)
def test_the_columns_of_a_run_agree_with_each_other(name: str) -> None:
    run = make_run(name)
    is_running = run.is_running[:-1] & run.is_running[1:]

    mean_speed = (run.speed_mps[1:] + run.speed_mps[:-1]) / 2
    mean_grade = (run.grade[1:] + run.grade[:-1]) / 2
    covered_m, climbed_m = np.diff(run.distance_m), np.diff(run.altitude_m)

    # The trapezium over one second, where speed and grade change by some per cent.
    assert np.abs(covered_m - mean_speed)[is_running].max() < 0.005
    assert np.abs(climbed_m - mean_grade * covered_m).max() < 0.005


@pytest.mark.parametrize(
    ("name", "distance_m", "moving_s"),
    [
        ("hilly-10k", 10_000, 54 * 60),
        ("treadmill", 8_000, 44 * 60),
        ("road-marathon", 42_195, 42_195 / 3.25),
        ("mountain-run", 18_000, 125 * 60),
    ],
)
def test_distance_and_time_are_as_planned(
    name: str, distance_m: float, moving_s: float
) -> None:
    run = make_run(name)

    assert run.distance_m[-1] == pytest.approx(distance_m, abs=0.5)
    assert run.moving_s == pytest.approx(moving_s, abs=1)


@pytest.mark.parametrize(
    ("name", "least_m", "most_m", "steepest"),
    [
        ("hilly-10k", 200, 250, 0.10),
        ("treadmill", 0, 0, 0.0),
        ("road-marathon", 50, 120, 0.01),
        ("mountain-run", 1_090, 1_110, 0.20),
    ],
)
def test_climbs_are_of_their_kind(
    name: str, least_m: float, most_m: float, steepest: float
) -> None:
    run = make_run(name)

    assert least_m <= run.ascent_m <= most_m
    assert least_m <= run.descent_m <= most_m
    assert np.abs(run.grade).max() == pytest.approx(steepest, abs=0.002)


def test_the_marathon_takes_the_strides_that_the_load_is_anchored_on() -> None:
    marathon = make_run("road-marathon")

    strides_per_leg = marathon.step_rate_spm[:-1].sum() / 120

    # N0 of evidence/mechanics.md, section 9a.
    assert strides_per_leg == pytest.approx(18_450, rel=0.002)


def test_steep_climbs_are_hiked_and_everything_else_is_run() -> None:
    mountain = make_run("mountain-run")
    is_steep = (mountain.grade > 0.13) & mountain.is_running
    is_gentle = (mountain.grade < 0.10) & mountain.is_running

    assert mountain.speed_mps[is_steep].max() < 2
    assert mountain.step_rate_spm[is_steep].max() < 120
    assert is_steep.sum() > 20 * 60
    assert mountain.speed_mps[is_gentle].min() > 2
    assert mountain.step_rate_spm[is_gentle].min() > 155


@pytest.mark.parametrize("name", ["treadmill", "mountain-run"])
def test_in_a_pause_the_runner_stands(name: str) -> None:
    run = make_run(name)
    [pause] = run.pauses
    within = (run.time_s >= pause.start_s) & (run.time_s < pause.end_s)

    assert np.array_equal(within, ~run.is_running)
    assert np.ptp(run.distance_m[within]) == 0
    assert run.step_rate_spm[within].max() == 0
    assert run.elapsed_s - run.moving_s == pause.end_s - pause.start_s


def test_the_treadmill_has_no_place_and_no_height() -> None:
    treadmill = make_run("treadmill")

    assert not treadmill.has_position
    assert not treadmill.has_altitude
    assert np.isnan(treadmill.latitude_deg).all()
    assert not treadmill.grade.any()
