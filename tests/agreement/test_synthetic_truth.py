"""The generator's true dose, returned through files, reading, smoothing and load."""

from pathlib import Path

import numpy as np
import pytest

import samples
from samples import TrueRun
from unkink.activities import read_run
from unkink.workload import Runner
from unkink.workload.dose import dose_of
from unkink.workload.motion import Motion, motion_of
from unkink.workload.tables import Floats, read_tables

TABLES = read_tables()
# Five per cent is far below the spread between runners; noise is included.
TOLERANCE = 0.05
HILLY = ("hilly-10k", "road-marathon", "mountain-run")
CASES = [
    (name, sensor, ending)
    for name in HILLY
    for sensor in ("barometer", "satellite")
    for ending in ("fit", "gpx", "tcx")
] + [("treadmill", None, "fit"), ("treadmill", None, "tcx")]


def true_motion(run: TrueRun) -> Motion:
    """Return what the legs really did, second by second, nothing smoothed."""
    seconds = np.where(run.is_running[:-1], np.diff(run.time_s), 0.0)
    speed, rate = run.speed_mps[:-1], run.step_rate_spm[:-1]
    walking = TABLES.model["walking"]
    slow = speed < walking["below_speed_mps"]
    return Motion(
        seconds=seconds,
        metres=speed * seconds,
        speed_mps=speed,
        grade=run.grade[:-1],
        step_rate_spm=rate,
        strides=rate / 2 * seconds / 60,
        is_walking=slow | (rate < walking["below_step_rate_spm"]),
        has_cadence=True,
        has_altitude=True,
        warnings=(),
    )


def true_dose(name: str) -> Floats:
    motion = true_motion(samples.make_run(name))
    return dose_of(motion, TABLES, runner=Runner()).total


def read_dose(path: Path) -> Floats:
    return dose_of(motion_of(read_run(path), TABLES), TABLES, runner=Runner()).total


@pytest.mark.parametrize(("name", "sensor", "ending"), CASES)
@pytest.mark.parametrize("seed", [11, 12])
def test_the_true_dose_of_every_muscle_comes_back_within_five_percent(
    name: str, sensor: samples.Sensor | None, ending: str, seed: int, tmp_path: Path
) -> None:
    run = samples.make_run(name)
    recording = samples.record(run, np.random.default_rng(seed), sensor=sensor)
    path = tmp_path / f"{name}.{ending}"
    {"fit": samples.write_fit, "gpx": samples.write_gpx, "tcx": samples.write_tcx}[
        ending
    ](recording, path)

    ratio = read_dose(path) / true_dose(name)

    assert ratio == pytest.approx(np.ones_like(ratio), abs=TOLERANCE)
