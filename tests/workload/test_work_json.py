import json
from datetime import timedelta

import numpy as np
import pytest

from tests.examples import MORNING, make_run
from unkink.anatomy import Muscle
from unkink.workload import (
    FootStrike,
    Runner,
    Surface,
    UsualRates,
    Work,
    load_at,
    work_and_course,
    work_for,
    work_from_json,
    work_of,
    work_to_json,
)

RUNNERS = [
    Runner(),
    Runner(surface=Surface.TRAIL),
    Runner(strike=FootStrike.FOREFOOT),
    Runner(surface=Surface.TRAIL, strike=FootStrike.FOREFOOT, sensitivity=1.4),
]


def make_work(*, step_rate_spm: float | None = 172) -> Work:
    run = make_run(
        altitude=lambda metres: 80 * np.sin(metres / 900), step_rate_spm=step_rate_spm
    )
    return next(iter(work_of([run])))


def through_json(work: Work) -> Work:
    return work_from_json(json.loads(json.dumps(work_to_json(work))))


@pytest.mark.parametrize("step_rate_spm", [None, 172])
def test_work_comes_back_to_the_last_bit(step_rate_spm: float | None) -> None:
    work = make_work(step_rate_spm=step_rate_spm)

    again = through_json(work)

    assert np.array_equal(again.total, work.total)
    assert np.array_equal(again.level, work.level)
    assert again.step_rates == work.step_rates
    assert again.warnings == work.warnings
    assert work_to_json(again) == work_to_json(work)


def test_a_load_of_kept_work_is_the_same_load() -> None:
    work = make_work()
    now = work.activity.end + timedelta(hours=20)

    kept, fresh = load_at(now, [through_json(work)]), load_at(now, [work])

    assert kept.parts == fresh.parts
    assert kept.notes == fresh.notes


def test_a_muscle_that_the_model_learns_later_did_nothing() -> None:
    data = work_to_json(make_work())
    at = data["muscles"].index(Muscle.TFL)
    for row in (data["muscles"], *data["total"], *data["level"]):
        row.pop(at)
    for stretch in data["stretches"]:
        stretch["dose"].pop(at)

    again = work_from_json(data)

    whole = make_work().total
    assert again.total.shape == whole.shape
    assert (again.total == 0).sum() == 2
    assert again.total.sum() == pytest.approx(
        whole.sum() - np.where(again.total == 0, whole, 0).sum()
    )


@pytest.mark.parametrize("runner", RUNNERS)
def test_what_the_runner_tells_later_counts_as_if_told_before(runner: Runner) -> None:
    run = make_run(altitude=lambda metres: 80 * np.sin(metres / 900))
    before = next(iter(work_of([run], runner=runner)))

    after = work_for(next(iter(work_of([run]))), runner)

    # Both multiply the same numbers in another order.
    assert after.total == pytest.approx(before.total, rel=1e-12)
    assert after.level == pytest.approx(before.level, rel=1e-12)
    for one, other in zip(after.stretches, before.stretches, strict=True):
        assert one.dose == pytest.approx(other.dose, rel=1e-12)


def test_runs_that_come_one_by_one_are_compared_as_those_that_come_together() -> None:
    runs = [
        make_run(step_rate_spm=rate, start=MORNING + timedelta(days=day))
        for day, rate in enumerate((160, 170, 174, 190, 165))
    ]
    together = list(work_of(runs))
    usual = UsualRates()

    for run, expected in zip(runs, together, strict=True):
        work, _ = work_and_course(run, usual=usual)
        usual.add(through_json(work).step_rates)
        assert np.array_equal(work.total, expected.total)


def test_a_course_is_thinned_and_ends_with_all_work_done() -> None:
    work, course = work_and_course(make_run(), usual=UsualRates())

    assert len(course.time_s) == 600
    assert (np.diff(course.time_s) > 0).all()
    assert (np.diff(course.shares, axis=0) >= 0).all()
    assert course.shares[0] == pytest.approx(0)
    assert course.shares[-1] == pytest.approx(1)
    assert course.time_s[-1] == work.activity.elapsed_s


def test_a_course_of_an_even_run_grows_evenly() -> None:
    _, course = work_and_course(make_run(), usual=UsualRates())

    even = np.linspace(0, 1, len(course.time_s))
    # The speed of the very first and last seconds is taken over fewer metres.
    assert course.shares[:, 0] == pytest.approx(even, abs=0.01)


def test_a_short_run_has_all_of_its_points() -> None:
    _, course = work_and_course(make_run(distance_m=325), usual=UsualRates())

    assert len(course.time_s) == 101
