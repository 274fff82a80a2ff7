import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import make_run
from unkink.activities import Activity
from unkink.anatomy import Muscle
from unkink.workload import FootStrike, Runner, Surface
from unkink.workload.dose import DAMAGE, EFFORT, Dose, dose_of, grade_factor
from unkink.workload.motion import motion_of
from unkink.workload.tables import MuscleRow, read_tables

TABLES = read_tables()
# Result table of the load model's section 9a, damage channel, rounded there to 1 %.
GRADES = (-0.20, -0.15, -0.10, -0.05, 0.0, 0.05, 0.10, 0.15, 0.20)
DAMAGE_TABLE = {
    Muscle.QUADRICEPS: (1.62, 1.43, 1.25, 1.06, 1, 0.91, 0.92, 0.93, 0.94),
    Muscle.HAMSTRINGS: (1.33, 1.26, 1.20, 1.14, 1, 1.07, 1.16, 1.21, 1.26),
    Muscle.SOLEUS: (0.64, 0.70, 0.76, 0.79, 1, 1.03, 1.08, 1.13, 1.19),
    Muscle.GASTROCNEMIUS: (0.64, 0.70, 0.76, 0.79, 1, 1.03, 1.08, 1.13, 1.19),
    Muscle.PERONEALS: (0.64, 0.70, 0.76, 0.79, 1, 1.03, 1.08, 1.13, 1.19),
    Muscle.GLUTEUS_MAXIMUS: (1.38, 1.32, 1.26, 1.20, 1, 1.28, 1.54, 1.75, 1.96),
    Muscle.GLUTEUS_MEDIUS: (0.98, 1.00, 1.03, 1.05, 1, 1.07, 1.13, 1.19, 1.21),
    Muscle.ADDUCTORS: (0.98, 1.00, 1.03, 1.05, 1, 1.07, 1.13, 1.19, 1.21),
    Muscle.TIBIALIS_ANTERIOR: (1.15, 1.11, 1.07, 1.04, 1, 0.95, 0.90, 0.88, 0.85),
    Muscle.TFL: (1.0,) * 9,
    Muscle.THORACIC_SPINE: (1.0,) * 9,
}
EFFORT_TABLE = {
    Muscle.QUADRICEPS: (1.15, 1.11, 1.06, 1.02, 1, 1.05, 1.21, 1.32, 1.43),
    Muscle.SOLEUS: (0.62, 0.69, 0.75, 0.79, 1, 1.03, 1.12, 1.20, 1.28),
}


def row_of(muscle: Muscle) -> MuscleRow:
    return next(row for row in TABLES.rows if row.muscle is muscle)


def dose_on(run: Activity, *, runner: Runner | None = None) -> Dose:
    return dose_of(motion_of(run, TABLES), TABLES, runner=runner or Runner())


def share(dose: Dose, muscle: Muscle, channel: int = DAMAGE) -> float:
    return float(dose.total[channel, TABLES.muscles.index(muscle)])


@pytest.mark.parametrize("muscle", DAMAGE_TABLE)
def test_damage_by_grade_agrees_with_the_published_result_table(muscle: Muscle) -> None:
    row = row_of(muscle)

    factors = grade_factor(row, np.array(GRADES), TABLES, lengthening=row.lengthening)

    # The table is printed to two decimals, some of its rows rounded down.
    assert factors == pytest.approx(DAMAGE_TABLE[muscle], abs=0.011)


@pytest.mark.parametrize("muscle", EFFORT_TABLE)
def test_effort_by_grade_agrees_with_the_published_result_table(muscle: Muscle) -> None:
    factors = grade_factor(row_of(muscle), np.array(GRADES), TABLES, lengthening=0.2)

    assert factors == pytest.approx(EFFORT_TABLE[muscle], abs=0.011)


def test_a_level_marathon_returns_every_anchor_within_one_percent() -> None:
    dose = dose_on(make_run(distance_m=42_195))

    assert dose.total[DAMAGE] == pytest.approx(TABLES.anchors, rel=0.01)
    assert dose.total[EFFORT] == pytest.approx(TABLES.anchors, rel=0.01)


def test_grade_beyond_twenty_percent_counts_as_twenty() -> None:
    row = row_of(Muscle.QUADRICEPS)

    steep = grade_factor(row, np.array([-0.45]), TABLES, lengthening=row.lengthening)

    assert steep == pytest.approx([1.62], abs=0.011)


def test_a_steeper_descent_asks_more_of_the_front_thighs() -> None:
    gentle = dose_on(make_run(altitude=lambda m: 500 - 0.02 * m))
    steep = dose_on(make_run(altitude=lambda m: 900 - 0.08 * m))

    assert share(steep, Muscle.QUADRICEPS) > share(gentle, Muscle.QUADRICEPS)
    assert share(steep, Muscle.SOLEUS) < share(gentle, Muscle.SOLEUS)


def test_walking_strides_count_a_quarter_and_climbing_never_spares_the_thighs() -> None:
    level = dose_on(make_run(distance_m=1_000, speed_mps=1.5))
    uphill = dose_on(
        make_run(distance_m=1_000, speed_mps=1.5, altitude=lambda m: 0.1 * m)
    )
    running = dose_on(make_run(distance_m=1_000, speed_mps=2.2))

    assert share(level, Muscle.QUADRICEPS) < 0.35 * share(running, Muscle.QUADRICEPS)
    assert share(uphill, Muscle.QUADRICEPS) == pytest.approx(
        share(level, Muscle.QUADRICEPS), rel=1e-6
    )
    assert share(uphill, Muscle.GLUTEUS_MAXIMUS) > share(level, Muscle.GLUTEUS_MAXIMUS)


def test_trail_and_forefoot_move_the_load_where_they_should() -> None:
    usual = dose_on(make_run())
    trail = dose_on(make_run(), runner=Runner(surface=Surface.TRAIL))
    forefoot = dose_on(make_run(), runner=Runner(strike=FootStrike.FOREFOOT))

    def ratio(dose: Dose, muscle: Muscle) -> float:
        return share(dose, muscle) / share(usual, muscle)

    assert ratio(trail, Muscle.PERONEALS) == pytest.approx(1.3)
    assert ratio(trail, Muscle.SOLEUS) == pytest.approx(0.8)
    assert ratio(forefoot, Muscle.QUADRICEPS) == pytest.approx(0.88)
    assert ratio(forefoot, Muscle.SOLEUS) == pytest.approx(1.15)


@given(
    speed_mps=st.floats(2.2, 5.5),
    grade=st.floats(-0.2, 0.2),
    longer=st.floats(1.1, 3.0),
)
def test_a_longer_run_of_the_same_kind_never_asks_less(
    speed_mps: float, grade: float, longer: float
) -> None:
    def run(distance_m: float) -> Activity:
        return make_run(
            distance_m=distance_m, speed_mps=speed_mps, altitude=lambda m: grade * m
        )

    short, long = dose_on(run(1_000)), dose_on(run(1_000 * longer))

    assert (long.total > short.total).all()
