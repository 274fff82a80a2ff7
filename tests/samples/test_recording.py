import numpy as np
import pytest

from samples import COURSES, Recording, Sensor, make_run, record, rng_for
from samples.route import EARTH_RADIUS_M
from samples.run import Floats

NAMES = tuple(COURSES)
OUTDOORS = ("hilly-10k", "road-marathon", "mountain-run")


def record_course(name: str, *, sensor: Sensor | None = None) -> Recording:
    return record(make_run(name), rng_for(name), sensor=sensor)


def altitude_error_of(recording: Recording) -> Floats:
    rows = recording.time_s.astype(int)
    error_m: Floats = recording.altitude_m - recording.run.altitude_m[rows]
    return error_m


def track_length_of(recording: Recording) -> float:
    latitude = np.deg2rad(recording.latitude_deg)
    north = np.diff(latitude)
    east = np.diff(np.deg2rad(recording.longitude_deg)) * np.cos(latitude[1:])
    return float(EARTH_RADIUS_M * np.hypot(north, east).sum())


@pytest.mark.parametrize("name", NAMES)
def test_the_same_chance_gives_the_same_recording(name: str) -> None:
    first, second = record_course(name), record_course(name)

    assert np.array_equal(first.speed_mps, second.speed_mps)
    assert np.array_equal(first.altitude_m, second.altitude_m, equal_nan=True)


def test_other_chance_gives_another_recording() -> None:
    run = make_run("hilly-10k")

    first, second = (record(run, np.random.default_rng(seed)) for seed in (1, 2))

    assert first.distance_m[-1] != second.distance_m[-1]


def test_a_barometer_is_quiet_but_drifts() -> None:
    error_m = altitude_error_of(record_course("hilly-10k", sensor="barometer"))

    # 0.3 m of white noise twice, and the rounding to 0.2 m: 0.43 m.
    assert np.diff(error_m).std() == pytest.approx(0.43, abs=0.05)
    # 1 m in 10 min: about 2.3 m at the end of 54 min, and never near 10 m.
    assert np.abs(error_m).max() < 10


def test_a_satellite_receiver_is_several_metres_off_for_long() -> None:
    error_m = altitude_error_of(record_course("road-marathon", sensor="satellite"))

    # 3 m that last, 3 m that drift and steps of 5 to 8 m.
    assert 3 < error_m.std() < 8
    one_second_apart = np.corrcoef(error_m[1:], error_m[:-1])[0, 1]
    assert one_second_apart > 0.95


def test_one_run_can_be_recorded_with_either_sensor() -> None:
    barometer = record_course("mountain-run", sensor="barometer")
    satellite = record_course("mountain-run", sensor="satellite")

    assert barometer.sensor == "barometer"
    assert satellite.sensor == "satellite"
    assert altitude_error_of(barometer).std() < altitude_error_of(satellite).std()


@pytest.mark.parametrize("name", OUTDOORS)
def test_the_recorded_track_is_about_as_long_as_the_run(name: str) -> None:
    recording = record_course(name)

    true_m = recording.run.distance_m[-1]

    assert track_length_of(recording) == pytest.approx(true_m, rel=0.01)


@pytest.mark.parametrize("name", NAMES)
def test_the_watch_counts_distance_to_half_a_per_cent(name: str) -> None:
    recording = record_course(name)

    true_m = recording.run.distance_m[-1]

    assert recording.distance_m[-1] == pytest.approx(true_m, rel=0.005)
    assert (np.diff(recording.distance_m) >= 0).all()


@pytest.mark.parametrize("name", NAMES)
def test_gaps_are_short_but_for_the_pauses(name: str) -> None:
    recording = record_course(name)
    pauses_s = [pause.end_s - pause.start_s for pause in recording.run.pauses]

    steps_s = np.diff(recording.time_s)

    # Two gaps of up to 5 s may touch.
    assert sorted(steps_s[steps_s > 11]) == sorted(pauses_s)
    assert 0.01 < (steps_s > 1).mean() < 0.02
    assert recording.time_s[[0, -1]].tolist() == [0, recording.run.elapsed_s]


@pytest.mark.parametrize("name", NAMES)
def test_steps_and_heartbeats_are_plausible(name: str) -> None:
    recording = record_course(name)
    rows = recording.time_s.astype(int)

    error_spm = 2 * recording.strides_per_min - recording.run.step_rate_spm[rows]

    assert abs(error_spm.mean()) < 0.2
    assert recording.heart_rate_bpm.min() >= 75
    assert 130 < recording.heart_rate_bpm.mean() < 175
    assert recording.heart_rate_bpm.max() <= 195


def test_the_treadmill_recording_has_neither_place_nor_altitude() -> None:
    recording = record_course("treadmill")

    assert np.isnan(recording.latitude_deg).all()
    assert np.isnan(recording.altitude_m).all()
