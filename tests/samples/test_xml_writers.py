from datetime import datetime
from pathlib import Path

import numpy as np
import pytest
from lxml import etree

from samples import Recording, make_run, record, rng_for, write_gpx, write_tcx

OUTDOORS = ("hilly-10k", "road-marathon", "mountain-run")
GPX = "{http://www.topografix.com/GPX/1/1}"
GARMIN_POINT = "{http://www.garmin.com/xmlschemas/TrackPointExtension/v1}"
TCX = "{http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2}"
GARMIN_ACTIVITY = "{http://www.garmin.com/xmlschemas/ActivityExtension/v2}"


def recording_of(name: str) -> Recording:
    return record(make_run(name), rng_for(name))


def gpx_of(recording: Recording, folder: Path) -> etree._ElementTree:
    write_gpx(recording, folder / "run.gpx")
    return etree.parse(folder / "run.gpx")


def tcx_of(recording: Recording, folder: Path) -> etree._ElementTree:
    write_tcx(recording, folder / "run.tcx")
    return etree.parse(folder / "run.tcx")


def numbers_in(tree: etree._ElementTree, tag: str) -> list[float]:
    return [float(element.text or "") for element in tree.iter(tag)]


def seconds_in(tree: etree._ElementTree, tag: str, start: datetime) -> list[float]:
    return [
        (datetime.fromisoformat(element.text or "") - start).total_seconds()
        for element in tree.iter(tag)
    ]


@pytest.mark.parametrize("name", OUTDOORS)
def test_gpx_holds_every_row(name: str, tmp_path: Path) -> None:
    recording = recording_of(name)

    tree = gpx_of(recording, tmp_path)

    points = list(tree.iter(f"{GPX}trkpt"))
    places = np.array([(point.get("lat"), point.get("lon")) for point in points])
    assert np.allclose(places[:, 0].astype(float), recording.latitude_deg, atol=1e-7)
    assert np.allclose(places[:, 1].astype(float), recording.longitude_deg, atol=1e-7)
    assert numbers_in(tree, f"{GPX}ele") == pytest.approx(recording.altitude_m.tolist())
    assert numbers_in(tree, f"{GARMIN_POINT}hr") == recording.heart_rate_bpm.tolist()
    cadence = np.array(numbers_in(tree, f"{GARMIN_POINT}cad"))
    assert np.abs(cadence - recording.strides_per_min).max() <= 0.5


@pytest.mark.parametrize("name", OUTDOORS)
def test_gpx_says_that_it_is_a_run_and_synthetic(name: str, tmp_path: Path) -> None:
    tree = gpx_of(recording_of(name), tmp_path)

    names = [element.text or "" for element in tree.iter(f"{GPX}name")]
    assert len(names) == 2
    assert all("synthetic" in name for name in names)
    assert tree.findtext(f"{GPX}trk/{GPX}type") == "running"


def test_a_pause_splits_the_gpx_track_and_shows_as_a_gap(tmp_path: Path) -> None:
    recording = recording_of("mountain-run")
    [pause] = recording.run.pauses

    tree = gpx_of(recording, tmp_path)

    first, second = tree.iter(f"{GPX}trkseg")
    # The first time of the file is that of its metadata.
    times_s = seconds_in(tree, f"{GPX}time", recording.run.start)[1:]
    assert times_s[len(first) - 1] == pause.start_s
    assert times_s[len(first)] == pause.end_s
    assert len(first) + len(second) == len(recording)


def test_gpx_without_positions_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="treadmill has no positions"):
        write_gpx(recording_of("treadmill"), tmp_path / "run.gpx")


@pytest.mark.parametrize("name", [*OUTDOORS, "treadmill"])
def test_tcx_holds_every_row(name: str, tmp_path: Path) -> None:
    recording = recording_of(name)

    tree = tcx_of(recording, tmp_path)

    times_s = seconds_in(tree, f"{TCX}Time", recording.run.start)
    assert times_s == recording.time_s.tolist()
    speeds = numbers_in(tree, f"{GARMIN_ACTIVITY}Speed")
    assert speeds == pytest.approx(recording.speed_mps.tolist())
    cadence = np.array(numbers_in(tree, f"{GARMIN_ACTIVITY}RunCadence"))
    assert np.abs(cadence - recording.strides_per_min).max() <= 0.5
    assert "synthetic" in (tree.findtext(f".//{TCX}Notes") or "")


@pytest.mark.parametrize("name", [*OUTDOORS, "treadmill"])
def test_tcx_laps_are_kilometres_and_add_up(name: str, tmp_path: Path) -> None:
    recording = recording_of(name)

    laps = list(tcx_of(recording, tmp_path).iter(f"{TCX}Lap"))

    lengths_m = [float(lap.findtext(f"{TCX}DistanceMeters") or "") for lap in laps]
    times_s = [float(lap.findtext(f"{TCX}TotalTimeSeconds") or "") for lap in laps]
    # A lap ends with the first row past its mark, up to 11 s of running late.
    assert lengths_m[:-1] == pytest.approx([1000] * (len(laps) - 1), abs=45)
    assert sum(lengths_m) == pytest.approx(
        recording.distance_m[-1], abs=0.01 * len(laps)
    )
    assert sum(times_s) == pytest.approx(recording.run.moving_s)


@pytest.mark.parametrize(
    ("name", "pause_count"),
    [("hilly-10k", 0), ("treadmill", 1), ("road-marathon", 0), ("mountain-run", 1)],
)
def test_a_pause_opens_a_new_track_within_its_lap(
    name: str, pause_count: int, tmp_path: Path
) -> None:
    laps = list(tcx_of(recording_of(name), tmp_path).iter(f"{TCX}Lap"))

    track_count = sum(len(lap.findall(f"{TCX}Track")) for lap in laps)

    assert track_count == len(laps) + pause_count


def test_the_tcx_of_the_treadmill_has_no_places(tmp_path: Path) -> None:
    tree = tcx_of(recording_of("treadmill"), tmp_path)

    assert not list(tree.iter(f"{TCX}Position", f"{TCX}AltitudeMeters"))
