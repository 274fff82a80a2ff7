from dataclasses import replace

import numpy as np
import pytest

from tests.examples import make_activity, make_run, make_streams
from unkink.workload.motion import motion_of
from unkink.workload.tables import read_tables

TABLES = read_tables()


def test_strides_come_from_the_recorded_step_rate() -> None:
    motion = motion_of(make_run(distance_m=3_250, step_rate_spm=180), TABLES)

    # 1000 s at 180 steps a minute of both feet.
    assert motion.strides.sum() == pytest.approx(1_500, rel=0.001)
    assert motion.has_cadence


def test_without_cadence_the_published_rates_are_used() -> None:
    motion = motion_of(make_run(distance_m=3_000, speed_mps=3.0), TABLES)

    assert motion.strides.sum() == pytest.approx(1_000 / 60 * 167.8 / 2, rel=0.001)
    assert not motion.has_cadence


def test_missing_altitude_is_level_and_said_so() -> None:
    motion = motion_of(make_run(altitude=None), TABLES)

    assert (motion.grade == 0).all()
    assert any("No altitude" in warning for warning in motion.warnings)


def test_a_jump_faster_than_12_mps_is_noise_and_said_so() -> None:
    seconds = np.arange(0.0, 600.0)
    metres = 3.0 * seconds
    metres[300:] += 900.0

    motion = motion_of(make_activity(make_streams(seconds, distance_m=metres)), TABLES)

    assert motion.metres.sum() == pytest.approx(3.0 * 598, rel=0.01)
    assert motion.speed_mps.max() < 4
    assert "Jumps faster than 12 m/s, left out: 1." in motion.warnings


def test_an_altitude_spike_makes_no_hill() -> None:
    def with_spike(metres: np.ndarray) -> np.ndarray:
        altitude = np.full_like(metres, 100.0)
        altitude[500] = 400.0
        return altitude

    motion = motion_of(make_run(altitude=with_spike), TABLES)

    assert np.abs(motion.grade).max() < 0.005
    assert any("Spikes" in warning for warning in motion.warnings)


def test_pauses_and_standing_count_no_strides() -> None:
    seconds = np.arange(0.0, 900.0)
    moving = (seconds < 300) | (seconds >= 600)
    metres = 3.0 * np.cumsum(moving).astype(np.float64)
    streams = make_streams(seconds, distance_m=metres)
    paused = make_streams(
        seconds, distance_m=metres, is_running=moving.astype(np.float64)
    )

    stood, timer_stopped = (
        motion_of(make_activity(s), TABLES) for s in (streams, paused)
    )

    assert stood.seconds.sum() == pytest.approx(600, abs=12)
    assert timer_stopped.seconds.sum() == pytest.approx(600, abs=3)


def test_sparse_recording_keeps_speed_and_distance() -> None:
    dense = make_run(distance_m=6_000, altitude=lambda m: 0.05 * m)
    keep = np.sort(
        np.random.default_rng(1).choice(len(dense.streams), 260, replace=False)
    )
    columns = {name: column[keep] for name, column in vars(dense.streams).items()}
    sparse = make_activity(type(dense.streams)(**columns))

    motion = motion_of(sparse, TABLES)

    moved = motion.seconds > 0
    assert motion.speed_mps[moved] == pytest.approx(3.25, rel=0.01)
    assert motion.grade[moved][20:-20] == pytest.approx(0.05, abs=0.002)


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_hardly_any_samples_give_hardly_any_strides(count: int) -> None:
    seconds = np.arange(float(count))

    motion = motion_of(
        make_activity(make_streams(seconds, distance_m=3 * seconds)), TABLES
    )

    assert motion.strides.sum() <= 5


def test_no_distance_at_all_gives_no_strides() -> None:
    seconds = np.arange(100.0)
    empty = make_streams(seconds, distance_m=np.zeros(100))

    motion = motion_of(make_activity(empty), TABLES)
    assert motion.strides.sum() == 0
    assert "No distance was recorded, so its work cannot be told." in motion.warnings


def test_samples_that_break_off_early_are_said_so() -> None:
    whole = make_run(distance_m=3_000)
    broken = replace(whole, distance_m=11_000.0)

    warnings = motion_of(broken, TABLES).warnings

    assert any("cover 3.0 of 11.0 km" in warning for warning in warnings)
