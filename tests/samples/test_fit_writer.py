from pathlib import Path
from typing import Any, NamedTuple

import fitdecode
import pytest

from samples import COURSES, Recording, make_run, record, rng_for, write_fit


class Decoded(NamedTuple):
    recording: Recording
    path: Path
    messages: list[tuple[str, dict[str, Any]]]

    def only(self, kind: str) -> list[dict[str, Any]]:
        return [message for name, message in self.messages if name == kind]


def decode(name: str, folder: Path) -> Decoded:
    recording, path = record(make_run(name), rng_for(name)), folder / f"{name}.fit"
    write_fit(recording, path)
    return Decoded(recording, path, messages_in(path))


def messages_in(path: Path) -> list[tuple[str, dict[str, Any]]]:
    # Both check sums are verified; a wrong one raises.
    with fitdecode.FitReader(
        path,
        check_crc=fitdecode.CrcCheck.RAISE,
        error_handling=fitdecode.ErrorHandling.RAISE,
    ) as reader:
        return [
            (frame.name, {field.name: field.value for field in frame.fields})
            for frame in reader
            if isinstance(frame, fitdecode.FitDataMessage)
        ]


# The reference decoder takes a second for the marathon: once a course is enough.
@pytest.fixture(scope="module", params=COURSES)
def decoded(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Decoded:
    return decode(request.param, tmp_path_factory.mktemp("fit"))


def test_a_reference_decoder_finds_every_row_as_recorded(decoded: Decoded) -> None:
    recording, rows = decoded.recording, decoded.only("record")

    start = recording.run.start
    assert [(row["timestamp"] - start).total_seconds() for row in rows] == (
        recording.time_s.tolist()
    )
    for field, column in (
        ("distance", recording.distance_m),
        ("enhanced_speed", recording.speed_mps),
        ("heart_rate", recording.heart_rate_bpm),
    ):
        assert [row[field] for row in rows] == pytest.approx(column.tolist())
    assert [row["cadence"] + row["fractional_cadence"] for row in rows] == (
        recording.strides_per_min.tolist()
    )


def test_places_and_altitudes_survive_to_the_resolution_of_fit(tmp_path: Path) -> None:
    decoded = decode("hilly-10k", tmp_path)
    recording, rows = decoded.recording, decoded.only("record")

    half_circle = 2**31
    latitudes = [row["position_lat"] * 180 / half_circle for row in rows]
    longitudes = [row["position_long"] * 180 / half_circle for row in rows]

    # One semicircle is 8.4e-8 degrees, 1 cm.
    assert latitudes == pytest.approx(recording.latitude_deg.tolist(), abs=5e-8)
    assert longitudes == pytest.approx(recording.longitude_deg.tolist(), abs=5e-8)
    assert [row["enhanced_altitude"] for row in rows] == pytest.approx(
        recording.altitude_m.tolist()
    )


def test_the_session_is_near_the_truth(decoded: Decoded) -> None:
    run = decoded.recording.run

    [session] = decoded.only("session")

    # The watch counts distance to half a per cent.
    assert session["total_distance"] == pytest.approx(run.distance_m[-1], rel=0.005)
    assert session["total_timer_time"] == run.moving_s
    assert session["total_elapsed_time"] == run.elapsed_s
    assert session["start_time"] == run.start
    assert session["sport"] == "running"
    assert "synthetic" in session["sport_profile_name"]


def test_laps_add_up_to_the_session(decoded: Decoded) -> None:
    [session], laps = decoded.only("session"), decoded.only("lap")

    assert len(laps) == session["num_laps"]
    for total in ("total_distance", "total_timer_time", "total_elapsed_time"):
        assert sum(lap[total] for lap in laps) == pytest.approx(session[total])


def test_the_timer_stops_and_starts_at_every_pause(decoded: Decoded) -> None:
    run = decoded.recording.run

    timer = [
        (event["event_type"], (event["timestamp"] - run.start).total_seconds())
        for event in decoded.only("event")
    ]

    stops = [("stop_all", pause.start_s) for pause in run.pauses]
    starts = [("start", pause.end_s) for pause in run.pauses]
    assert timer[0] == ("start", 0)
    assert timer[1:-1] == [*stops, *starts]
    assert timer[-1] == ("stop_all", run.elapsed_s)


def test_the_treadmill_file_says_so_and_has_no_places(tmp_path: Path) -> None:
    decoded = decode("treadmill", tmp_path)

    [session], rows = decoded.only("session"), decoded.only("record")

    assert session["sub_sport"] == "treadmill"
    assert "total_ascent" not in session
    assert not {"position_lat", "enhanced_altitude"} & set(rows[0])


def test_a_damaged_byte_is_noticed_by_the_check_sum(tmp_path: Path) -> None:
    path = decode("treadmill", tmp_path).path
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)

    with pytest.raises(fitdecode.FitCRCError):
        messages_in(path)
