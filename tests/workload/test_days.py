import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from unkink.anatomy import Muscle
from unkink.workload.days import fade, rises_of, soreness_at
from unkink.workload.tables import read_tables

TABLES = read_tables()
QUADS = TABLES.muscles.index(Muscle.QUADRICEPS)
WIDTH = len(TABLES.rows)


def doses(*values: float) -> np.ndarray:
    return np.stack([np.full((2, WIDTH), value) for value in values])


def test_the_usual_decay_has_the_published_shape() -> None:
    hours = np.array([24.0, 48.0, 72.0, 96.0, 120.0])

    shape = fade(hours, TABLES.usual) / fade(hours[:1], TABLES.usual)

    # Section 9b prints two decimals.
    assert shape == pytest.approx([1, 0.74, 0.43, 0.23, 0.12], abs=0.006)


def test_the_unaccustomed_decay_has_the_published_shape_and_peaks_later() -> None:
    hours = np.array([24.0, 48.0, 72.0, 96.0, 120.0, 168.0])
    day = np.arange(0.0, 72.0, 0.5)

    shape = fade(hours, TABLES.unaccustomed) / fade(hours[:1], TABLES.unaccustomed)

    assert shape == pytest.approx([1, 0.95, 0.68, 0.45, 0.28, 0.10], abs=0.006)
    assert day[fade(day, TABLES.usual).argmax()] == pytest.approx(23, abs=0.5)
    assert day[fade(day, TABLES.unaccustomed).argmax()] == pytest.approx(32, abs=0.5)


def test_both_decays_reach_the_whole_rise_after_a_day() -> None:
    day = np.array(24.0)

    assert fade(day, TABLES.usual) == pytest.approx(1, abs=0.003)
    assert fade(day, TABLES.unaccustomed) == pytest.approx(1, abs=0.003)


def test_nothing_is_sore_before_the_run() -> None:
    assert fade(np.array([-5.0, 0.0]), TABLES.usual) == pytest.approx([0, 0])


def test_a_dose_of_the_anchor_rises_by_the_anchor_and_a_quarter_by_an_eighth() -> None:
    anchors = np.broadcast_to(TABLES.anchors, (1, 2, WIDTH))

    whole = rises_of(anchors, anchors, np.zeros(1), TABLES)
    quarter = rises_of(anchors / 4, anchors / 4, np.zeros(1), TABLES)

    assert whole.usual[0, 0] == pytest.approx(TABLES.anchors)
    assert quarter.usual[0, 0] == pytest.approx(TABLES.anchors / 8)


@pytest.mark.parametrize(
    ("days", "protected"), [(7, 0.5), (21, 0.5), (42, 0.25), (63, 0.0), (80, 0.0)]
)
def test_a_like_run_before_protects_the_excess_for_three_weeks(
    days: int, protected: float
) -> None:
    total, level = doses(2.0, 2.0), doses(1.0, 1.0)

    rises = rises_of(total, level, np.array([0.0, days * 24.0]), TABLES)

    whole = rises.usual[1, 0, QUADS] + rises.unaccustomed[1, 0, QUADS]
    anchor = TABLES.anchors[QUADS]
    assert whole == pytest.approx(anchor * ((2 - protected) / anchor) ** 1.5)


def test_level_running_gets_no_protection_and_a_smaller_run_gives_none() -> None:
    level_only = rises_of(doses(2, 2), doses(2, 2), np.array([0.0, 168.0]), TABLES)
    small_before = rises_of(doses(1.3, 2), doses(1, 1), np.array([0.0, 168.0]), TABLES)

    assert level_only.usual[1] == pytest.approx(level_only.usual[0])
    anchor = TABLES.anchors[QUADS]
    assert small_before.usual[1, 0, QUADS] == pytest.approx(
        anchor * (2 / anchor) ** 1.5
    )


def test_a_level_part_above_the_dose_leaves_the_dose_as_it_is() -> None:
    uphill = rises_of(doses(0.9, 0.9), doses(1, 1), np.array([0.0, 24.0]), TABLES)

    anchor = TABLES.anchors[QUADS]
    assert uphill.usual[1, 0, QUADS] == pytest.approx(anchor * (0.9 / anchor) ** 1.5)


def test_the_slow_decay_waits_for_63_days_of_history() -> None:
    total, level = doses(0.1, 2.0), doses(0.1, 1.0)

    known = rises_of(total, level, np.array([0.0, 70 * 24.0]), TABLES)
    unknown = rises_of(total, level, np.array([0.0, 30 * 24.0]), TABLES)

    assert known.unaccustomed[1, 0, QUADS] > 0
    assert known.usual[1, 0, QUADS] == pytest.approx(known.unaccustomed[1, 0, QUADS])
    assert unknown.unaccustomed[1, 0, QUADS] == 0


@given(st.lists(st.floats(0.01, 6), min_size=1, max_size=6), st.floats(0, 200))
def test_one_more_run_never_lowers_soreness_without_protection(
    values: list[float], at_h: float
) -> None:
    ends = np.arange(len(values), dtype=np.float64) * 24.0

    def soreness(count: int) -> float:
        total = doses(*values[:count])
        rises = rises_of(total, total, ends[:count], TABLES)
        return float(
            soreness_at(rises, np.array([ends[-1] + at_h]), TABLES)[0, 0, QUADS]
        )

    assert soreness(len(values)) >= soreness(max(1, len(values) - 1)) - 1e-9
