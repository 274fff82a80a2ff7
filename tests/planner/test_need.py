from datetime import timedelta
from pathlib import Path

import pytest

from samples import make_run, record, rng_for, write_fit
from tests.planner.builders import (
    LEFT_CALF,
    NOW,
    RIGHT_CALF,
    make_load,
    make_report,
)
from unkink.activities import read_run
from unkink.anatomy import Muscle, Part, Side, parts_of
from unkink.errors import QuantityError
from unkink.planner import needs_of
from unkink.workload import muscle_load


def need_after(soreness: float) -> float:
    return needs_of(None, now=NOW, reports=[make_report(soreness)])[LEFT_CALF].need


@pytest.mark.parametrize(
    ("soreness", "need"),
    [(0, 0.05), (1, 0.16875), (4, 0.525), (8, 1.0), (9, 1.0), (10, 1.0)],
)
def test_need_grows_from_a_twentieth_to_one_at_eight(
    soreness: float, need: float
) -> None:
    assert need_after(soreness) == pytest.approx(need)


def test_every_part_of_the_body_has_a_need() -> None:
    needs = needs_of(None, now=NOW)

    assert set(needs) == {part for muscle in Muscle for part in parts_of(muscle)}
    assert {(n.need, n.soreness, n.origin) for n in needs.values()} == {
        (0.05, 0.0, "unknown")
    }


def test_what_a_run_lets_expect_is_the_need_without_a_report() -> None:
    need = needs_of(make_load(peak=4.0), now=NOW)[LEFT_CALF]

    assert (need.need, need.soreness, need.origin) == (0.525, 4.0, "expected")


def test_a_real_run_counts_with_the_sorest_hour_of_the_next_two_days(
    tmp_path: Path,
) -> None:
    path = tmp_path / "run.fit"
    write_fit(record(make_run("hilly-10k"), rng_for("hilly-10k")), path)
    run = read_run(path)
    now = run.end + timedelta(hours=2)
    load = muscle_load([run], now=now)

    needs = needs_of(load, now=now)

    for muscle in (Muscle.GASTROCNEMIUS, Muscle.QUADRICEPS, Muscle.GLUTEUS_MEDIUS):
        hours = [now + timedelta(hours=hour) for hour in range(49)]
        sorest = max(load.soreness(muscle, at=hour) for hour in hours)
        assert needs[Part(muscle, Side.LEFT)].soreness == pytest.approx(sorest)
        assert sorest > load.soreness(muscle, at=now)


def test_muscles_that_the_model_does_not_estimate_have_the_floor_need() -> None:
    need = needs_of(make_load(peak=4.0), now=NOW)[Part(Muscle.LATS, Side.LEFT)]

    assert (need.need, need.origin) == (0.05, "unknown")


@pytest.mark.parametrize("hours_ago", [0, 11.9, 12])
def test_a_report_of_the_last_twelve_hours_takes_the_place_of_what_is_expected(
    hours_ago: float,
) -> None:
    report = make_report(2.0, hours_ago=hours_ago)

    need = needs_of(make_load(peak=6.0), now=NOW, reports=[report])[LEFT_CALF]

    assert (need.soreness, need.origin) == (2.0, "reported")


def test_a_report_of_zero_counts_as_zero() -> None:
    need = needs_of(make_load(peak=6.0), now=NOW, reports=[make_report(0)])[LEFT_CALF]

    assert (need.need, need.soreness, need.origin) == (0.05, 0.0, "reported")


def test_a_report_speaks_for_its_own_side_only() -> None:
    needs = needs_of(make_load(peak=6.0), now=NOW, reports=[make_report(1.0)])

    assert needs[LEFT_CALF].soreness == 1.0
    assert needs[RIGHT_CALF].soreness == 6.0


def test_the_latest_report_counts_in_whatever_order_they_come() -> None:
    old, new = make_report(7.0, hours_ago=8), make_report(3.0, hours_ago=1)

    for reports in ([old, new], [new, old]):
        assert needs_of(None, now=NOW, reports=reports)[LEFT_CALF].soreness == 3.0


def test_reports_later_than_now_are_ignored() -> None:
    past, future = make_report(3.0, hours_ago=1), make_report(7.0, hours_ago=-0.01)

    needs = needs_of(None, now=NOW, reports=[past, future])

    assert needs[LEFT_CALF].soreness == 3.0


def test_an_older_report_scales_what_is_expected() -> None:
    load = make_load(peak=2.0, now_is=3.0)
    report = make_report(5.0, hours_ago=13)
    predicted = load.soreness(Muscle.GASTROCNEMIUS, at=report.at)

    need = needs_of(load, now=NOW, reports=[report])[LEFT_CALF]

    assert need.origin == "expected"
    assert need.soreness == pytest.approx(2.0 * 5.5 / (predicted + 0.5))
    # Else the limits of the scaling would have been tested, not its formula.
    assert 1 / 3 < 5.5 / (predicted + 0.5) < 3


@pytest.mark.parametrize(
    ("reported", "predicted", "factor"), [(10.0, 0.0, 3.0), (0.0, 9.0, 1 / 3)]
)
def test_scaling_stays_within_a_third_and_three_times(
    reported: float, predicted: float, factor: float
) -> None:
    load = make_load(peak=2.1, now_is=predicted)
    report = make_report(reported, hours_ago=13)

    need = needs_of(load, now=NOW, reports=[report])[LEFT_CALF]

    assert need.soreness == pytest.approx(2.1 * factor)


def test_scaled_soreness_ends_at_ten() -> None:
    load = make_load(peak=6.0, now_is=0.0)

    need = needs_of(load, now=NOW, reports=[make_report(10, hours_ago=13)])[LEFT_CALF]

    assert (need.soreness, need.need) == (10.0, 1.0)
    assert not need.is_refused


@pytest.mark.parametrize(
    ("age", "soreness"),
    [
        (timedelta(days=5) - timedelta(minutes=1), 6.0),
        (timedelta(days=5), 2.0),
        (timedelta(days=30), 2.0),
    ],
)
def test_a_report_scales_for_less_than_five_days(
    age: timedelta, soreness: float
) -> None:
    report = make_report(10, hours_ago=age / timedelta(hours=1))

    needs = needs_of(make_load(peak=2.0), now=NOW, reports=[report])

    assert needs[LEFT_CALF].soreness == pytest.approx(soreness)


def test_a_stiff_part_needs_half_at_least() -> None:
    needs = needs_of(None, now=NOW, stiff=[LEFT_CALF])

    assert (needs[LEFT_CALF].need, needs[LEFT_CALF].is_stiff) == (0.5, True)
    assert (needs[RIGHT_CALF].need, needs[RIGHT_CALF].is_stiff) == (0.05, False)


def test_a_part_that_is_sorer_than_stiff_keeps_its_need() -> None:
    needs = needs_of(None, now=NOW, reports=[make_report(8)], stiff=[LEFT_CALF])

    assert needs[LEFT_CALF].need == 1.0


@pytest.mark.parametrize(
    ("soreness", "is_sore", "is_refused"),
    [(2.9, False, False), (3, True, False), (8.9, True, False), (9, True, True)],
)
def test_three_is_sore_and_nine_is_refused(
    soreness: float, is_sore: bool, is_refused: bool
) -> None:
    need = needs_of(None, now=NOW, reports=[make_report(soreness)])[LEFT_CALF]

    assert (need.is_sore, need.is_refused) == (is_sore, is_refused)


@pytest.mark.parametrize("value", [-0.1, 10.1, float("nan"), float("inf")])
def test_soreness_out_of_its_range_is_refused(value: float) -> None:
    with pytest.raises(QuantityError, match=r"soreness of gastrocnemius is .* 0 to 10"):
        make_report(value)
