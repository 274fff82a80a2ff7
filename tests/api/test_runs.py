import gzip
from pathlib import Path
from uuid import uuid4

import pytest

from tests.api.client import RUNS, Caller


def test_a_run_file_is_kept_and_told(app: Caller) -> None:
    answer = app.send("hilly-10k.fit")

    (run,) = answer.json["runs"]
    assert answer.status == 200
    assert answer.json["left_out"] == []
    assert run["file"] == "hilly-10k.fit"
    assert run["distance_m"] == pytest.approx(9_952, abs=1)
    assert run["has_coordinates"]
    assert run["bands"]["quadriceps"] == "light"


def test_a_packed_run_is_one_too(app: Caller) -> None:
    packed = gzip.compress((RUNS / "hilly-10k.gpx").read_bytes())

    answer = app.send("hilly-10k.gpx.gz", packed)

    assert len(answer.json["runs"]) == 1


def test_the_same_run_twice_counts_once(app: Caller) -> None:
    app.send("hilly-10k.fit")

    again = app.send("hilly-10k.fit")

    (left_out,) = again.json["left_out"]
    assert again.json["runs"] == []
    assert left_out["kind"] == "repeated"
    assert "hilly-10k.fit" in left_out["why"]
    assert app.get("/runs").json["count"] == 1


def test_a_fuller_recording_takes_the_place_of_a_poorer_one(app: Caller) -> None:
    (poor,) = app.send("hilly-10k.gpx").json["runs"]

    (rich,) = app.send("hilly-10k.fit").json["runs"]

    assert rich["id"] == poor["id"]
    assert rich["file"] == "hilly-10k.fit"
    assert app.get("/runs").json["count"] == 1


def test_a_file_that_is_no_run_is_left_out_with_the_reason(app: Caller) -> None:
    answer = app.send("notes.txt", b"milk, eggs")

    (left_out,) = answer.json["left_out"]
    assert answer.json["runs"] == []
    assert left_out == {
        "file": "notes.txt",
        "why": "is no FIT, GPX or TCX file",
        "kind": "unreadable",
    }


def test_an_empty_file_is_refused_with_its_name(app: Caller) -> None:
    answer = app.send("run.fit", b"")

    assert answer.status == 422
    assert "run.fit is empty" in answer.detail


def test_a_name_with_a_folder_in_it_leads_nowhere(app: Caller) -> None:
    data = (RUNS / "hilly-10k.fit").read_bytes()

    answer = app.send("../../etc/evil.fit", data)

    assert answer.json["runs"][0]["file"] == "evil.fit"


def test_a_run_has_a_page_with_its_profile_and_its_work(app: Caller) -> None:
    (run,) = app.send("hilly-10k.fit").json["runs"]

    page = app.get(f"/runs/{run['id']}").json

    profile = page["profile"]
    assert {key: page[key] for key in run} == run
    assert len(profile["time_s"]) == 600
    assert profile["time_s"] == sorted(profile["time_s"])
    assert all(len(profile[name]) == 600 for name in ("altitude_m", "speed_mps"))
    shares = profile["work"]["quadriceps"]
    assert (shares[0], shares[-1]) == (0, 1)
    assert shares == sorted(shares)
    first = page["muscles"][0]
    assert first["muscle"] == "quadriceps"
    assert first["easy_km"] > 10
    assert {"descent", "climb"} <= {reason["cause"] for reason in first["reasons"]}


def test_what_was_not_recorded_is_nothing_and_no_zero(app: Caller) -> None:
    (run,) = app.send("treadmill.fit").json["runs"]

    page = app.get(f"/runs/{run['id']}").json

    assert not run["has_coordinates"]
    assert set(page["profile"]["altitude_m"]) == {None}


def test_runs_come_by_pages_the_newest_first(app: Caller) -> None:
    for name in ("hilly-10k.fit", "treadmill.fit", "road-marathon.fit"):
        app.send(name)

    first = app.get("/runs?limit=2").json
    rest = app.get(f"/runs?limit=2&cursor={first['next']}").json

    found = [run["file"] for run in (*first["items"], *rest["items"])]
    assert found == ["road-marathon.fit", "treadmill.fit", "hilly-10k.fit"]
    assert first["count"] == rest["count"] == 3
    assert rest["next"] is None


@pytest.mark.parametrize("query", ["limit=0", "limit=201", "cursor=nonsense"])
def test_a_page_that_cannot_be_is_refused(app: Caller, query: str) -> None:
    answer = app.get(f"/runs?{query}")

    assert answer.status == 422
    assert answer.detail


def test_a_forgotten_run_is_gone_with_its_file(app: Caller, data: Path) -> None:
    (run,) = app.send("hilly-10k.fit").json["runs"]

    answer = app.delete(f"/runs/{run['id']}")

    assert answer.status == 204
    assert app.get(f"/runs/{run['id']}").status == 404
    assert list((data / "originals").iterdir()) == []


def test_a_run_that_is_not_there_is_said_so(app: Caller) -> None:
    answer = app.get(f"/runs/{uuid4()}")

    assert answer.status == 404
    assert answer.detail.startswith("There is no run")


def test_a_runner_who_gets_sorer_has_higher_bands(app: Caller) -> None:
    (run,) = app.send("hilly-10k.fit").json["runs"]

    app.patch("/profile", {"sensitivity": 2.0})

    bands = app.get(f"/runs/{run['id']}").json["bands"]
    assert run["bands"]["calf"] == "none"
    assert bands["calf"] == "light"
