from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest

from tests.examples import MORNING, make_activity, make_run, make_streams
from unkink.activities import Activity
from unkink.anatomy import Muscle, Part, Side
from unkink.workload import Band, Runner, load_to_json, muscle_load

QUADS = Part(Muscle.QUADRICEPS, Side.LEFT)


def test_both_sides_are_alike() -> None:
    load = muscle_load([make_run()], now=MORNING + timedelta(days=1))

    right = load.of(Part(Muscle.QUADRICEPS, Side.RIGHT))
    assert load.of(QUADS).damage == right.damage
    assert load.of(QUADS).soreness_peak_48h == right.soreness_peak_48h


def test_lats_and_rhomboids_are_not_estimated_and_the_lower_back_is_no_output() -> None:
    load = muscle_load([make_run()], now=MORNING + timedelta(days=1))

    assert load.of(Part(Muscle.LATS, Side.LEFT)).damage is None
    assert load.of(Part(Muscle.RHOMBOIDS, Side.RIGHT)).soreness_now is None
    assert {str(part.part.muscle) for part in load.parts} == {str(m) for m in Muscle}


def test_eight_weeks_of_ten_easy_km_a_day_settle_near_where_runners_begin() -> None:
    runs = [make_run(start=MORNING + timedelta(days=day)) for day in range(56)]
    now = runs[-1].end + timedelta(hours=22)

    load = muscle_load(runs, now=now)

    assert 0.9 <= (load.of(QUADS).soreness_now or 0) <= 2.0


def test_damage_and_effort_are_undecayed_sums_over_the_files() -> None:
    one = muscle_load([make_run()], now=MORNING + timedelta(days=1))
    two = muscle_load(
        [make_run(), make_run(start=MORNING + timedelta(days=90))],
        now=MORNING + timedelta(days=200),
    )

    assert two.of(QUADS).damage == pytest.approx(2 * (one.of(QUADS).damage or 0))
    assert two.of(QUADS).easy_km == pytest.approx(20, rel=0.01)


@pytest.mark.parametrize(
    ("distance_m", "band"),
    [
        (5_000, Band.NONE),
        (12_000, Band.LIGHT),
        (21_000, Band.CLEAR),
        (42_195, Band.STRONG),
    ],
)
def test_the_band_follows_the_rise_on_the_day_after(
    distance_m: float, band: Band
) -> None:
    run = make_run(distance_m=distance_m)

    assert muscle_load([run], now=run.end).of(QUADS).band is band


def test_the_peak_lies_about_a_day_after_the_run() -> None:
    run = make_run(distance_m=42_195)

    part = muscle_load([run], now=run.end).of(QUADS)

    assert part.soreness_now == pytest.approx(0, abs=0.01)
    assert part.soreness_peak_48h == pytest.approx(5.4, rel=0.02)
    assert part.peak_at is not None
    assert 21 <= (part.peak_at - run.end) / timedelta(hours=1) <= 25


def test_reasons_name_the_descent_with_metres_and_share() -> None:
    run = make_run(altitude=lambda m: 500 - 0.08 * abs(m - 5_000))

    reasons = {r.cause: r for r in muscle_load([run], now=run.end).of(QUADS).reasons}

    assert reasons["descent"].value == pytest.approx(400, rel=0.03)
    assert reasons["descent"].unit == "m"
    assert reasons["descent"].share > reasons["climb"].share
    parts = sum(reasons[name].share for name in reasons if name not in ("fast", "long"))
    assert parts == pytest.approx(1, abs=0.03)


def test_fast_and_long_stretches_are_reasons() -> None:
    fast = make_run(distance_m=8_000, speed_mps=4.4)
    long = make_run(distance_m=30_000)

    fast_reasons = muscle_load([fast], now=fast.end).of(QUADS).reasons
    long_reasons = muscle_load([long], now=long.end).of(QUADS).reasons

    assert "fast" in {reason.cause for reason in fast_reasons}
    assert "long" in {reason.cause for reason in long_reasons}


def test_a_runner_who_gets_sorer_is_predicted_sorer() -> None:
    run = make_run()

    usual = muscle_load([run], now=run.end)
    tender = muscle_load([run], now=run.end, runner=Runner(sensitivity=1.5))

    assert tender.of(QUADS).damage == usual.of(QUADS).damage
    assert (tender.of(QUADS).soreness_peak_48h or 0) == pytest.approx(
        1.5 * (usual.of(QUADS).soreness_peak_48h or 0)
    )


def test_little_history_is_said_and_much_is_not() -> None:
    short = muscle_load([make_run()], now=MORNING + timedelta(days=1))
    long = muscle_load(
        [make_run(start=MORNING + timedelta(days=7 * week)) for week in range(11)],
        now=MORNING + timedelta(days=80),
    )

    assert any("63 days" in note for note in short.notes)
    assert long.notes == ()


def test_a_quicker_step_at_the_usual_speed_spares_the_knee() -> None:
    history = [
        make_run(start=MORNING + timedelta(days=day), step_rate_spm=170)
        for day in range(4)
    ]
    later = MORNING + timedelta(days=4)
    usual = make_run(start=later, step_rate_spm=170)
    quick = make_run(start=later, step_rate_spm=187)

    def damage(run: Activity) -> float:
        total = muscle_load([*history, run], now=run.end).of(QUADS).damage or 0
        return total - (muscle_load(history, now=run.end).of(QUADS).damage or 0)

    # .71 a stride, 1.1 times as many strides.
    assert damage(quick) / damage(usual) == pytest.approx(0.71 * 1.1, rel=0.01)


def test_no_runs_give_no_load_and_no_crash() -> None:
    load = muscle_load([], now=MORNING)

    assert load.of(QUADS).damage is None
    assert load.soreness(Muscle.QUADRICEPS, at=MORNING) == 0
    assert load_to_json(load)["runs"] == []


def test_the_json_form_has_the_schema_and_every_part() -> None:
    run = make_run()

    data = load_to_json(
        muscle_load([run], now=run.end), left_out=[("a.fit", "is cycling")]
    )

    assert data["schema"] == "unkink.load/1"
    assert len(data["muscles"]) == 31
    assert data["left_out"] == [{"file": "a.fit", "why": "is cycling"}]
    assert set(data["runs"][0]) == {
        "file",
        "start",
        "sport",
        "assumed",
        "distance_m",
        "moving_s",
        "elapsed_s",
        "ascent_m",
        "descent_m",
        "warnings",
    }


def test_reasons_and_band_are_those_of_the_last_week() -> None:
    hilly = make_run(distance_m=30_000, altitude=lambda m: 900 - 0.08 * abs(m - 15_000))
    flat = make_run(distance_m=10_000, start=MORNING + timedelta(days=40))

    part = muscle_load([hilly, flat], now=flat.end).of(QUADS)

    assert {reason.cause for reason in part.reasons} == {"level"}
    assert part.band is Band.LIGHT
    assert (part.easy_km or 0) > 35


def test_a_run_without_samples_says_that_its_work_is_not_known() -> None:
    empty = replace(
        make_activity(make_streams(np.zeros(0), distance_m=np.zeros(0))),
        distance_m=10_000.0,
    )

    (run,) = muscle_load([empty], now=empty.end).runs

    assert any("No distance was recorded" in warning for warning in run.warnings)
