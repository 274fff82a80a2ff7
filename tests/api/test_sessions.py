import json
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from tests.api.client import Caller, make_report
from unkink.api.loaded import clock_now
from unkink.coach.take_in_sessions import take_in_sessions
from unkink.routines import routine_from_json, session_of, session_to_json


def make_session(app: Caller, **more: Any) -> Any:
    """Return a session as a client sends it: all of a short plan, just now."""
    routine = app.post("/plans", {"minutes": 8}).json["routine"]
    return {
        "started": clock_now().isoformat(),
        "routine": routine,
        "played": [[0, routine["total_s"]]],
        **more,
    }


def test_a_session_comes_back_with_what_was_rolled(app: Caller) -> None:
    session = make_session(app)
    key = uuid4()

    kept = app.put(f"/sessions/{key}", session).json

    routine = session["routine"]
    asked = {
        (bout["move"], bout["variant"], muscle)
        for bout in routine["bouts"]
        for muscle in bout["muscles"]
    }
    found = {(one["move"], one["variant"], one["muscle"]) for one in kept["rolled"]}
    assert kept["id"] == str(key)
    assert kept["played_s"] == kept["total_s"] == routine["total_s"]
    assert found == asked
    assert app.get("/sessions").json["items"] == [kept]


def test_the_same_session_twice_is_kept_once_as_it_came_first(app: Caller) -> None:
    session = make_session(app)
    path = f"/sessions/{uuid4()}"

    first = app.put(path, session)
    again = app.put(path, {**session, "played": [[0, 10]]})

    assert again.status == 200
    assert again.json == first.json
    assert app.get("/sessions").json["count"] == 1


def test_a_session_that_was_cut_short_keeps_what_was_done(app: Caller) -> None:
    session = make_session(app)
    first = session["routine"]["bouts"][0]

    kept = app.put(
        f"/sessions/{uuid4()}", {**session, "played": [[0, first["end_s"]]]}
    ).json

    assert {one["move"] for one in kept["rolled"]} == {first["move"]}
    assert kept["played_s"] == first["end_s"]


def test_what_was_felt_stands_with_its_muscle(app: Caller) -> None:
    session = make_session(app)
    muscle = session["routine"]["bouts"][0]["muscles"][0]

    def felt(value: float) -> Any:
        return [{"muscle": muscle, "side": "left", "value": value}]

    path = f"/sessions/{uuid4()}"
    app.put(path, {**session, "before": felt(5), "after": felt(3)})
    kept = app.patch(path, {"next_morning": felt(1)}).json

    (left,) = [
        one
        for one in kept["rolled"]
        if (one["muscle"], one["side"]) == (muscle, "left")
    ]
    assert left["soreness_before"] == 5
    assert left["soreness_after"] == 3
    assert left["soreness_next_morning"] == 1


def test_what_was_too_much_goes_to_the_profile_once(app: Caller) -> None:
    session = make_session(app)
    bout = session["routine"]["bouts"][0]
    mark = {"move": bout["move"], "variant": bout["variant"]}

    for _ in range(2):
        app.put(f"/sessions/{uuid4()}", {**session, "too_much": [mark]})

    assert app.get("/profile").json["too_much"] == [mark]


def test_sessions_come_by_pages_the_newest_first(app: Caller) -> None:
    session = make_session(app)
    for hours in range(5):
        started = clock_now() - timedelta(hours=hours)
        app.put(f"/sessions/{uuid4()}", {**session, "started": started.isoformat()})

    pages, cursor = [], ""
    while cursor is not None:
        more = f"&cursor={cursor}" if cursor else ""
        page = app.get(f"/sessions?limit=2{more}").json
        pages.append([one["started"] for one in page["items"]])
        cursor = page["next"]

    found = [started for page in pages for started in page]
    assert [len(page) for page in pages] == [2, 2, 1]
    assert found == sorted(found, reverse=True)
    assert len(set(found)) == 5


def test_a_session_can_be_forgotten(app: Caller) -> None:
    path = f"/sessions/{uuid4()}"
    app.put(path, make_session(app))

    assert app.delete(path).status == 204
    assert app.delete(path).status == 404
    assert app.patch(path, {"after": []}).status == 404
    assert app.get("/sessions").json["count"] == 0


def test_what_is_no_routine_is_refused(app: Caller) -> None:
    session = {**make_session(app), "routine": {"schema": "unkink.load/1"}}

    answer = app.put(f"/sessions/{uuid4()}", session)

    assert answer.status == 422
    assert "is no routine" in answer.detail


def write_terminal_session(app: Caller, data: Path, *, name: str) -> None:
    """Write a session file as `unkink roll` does."""
    routine = routine_from_json(make_session(app)["routine"], source="a plan")
    started = clock_now() - timedelta(hours=3)
    session = session_of(routine, [(0.0, 200.0)], started=started)
    folder = data / "sessions"
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(json.dumps(session_to_json(session)))


def test_a_session_of_the_terminal_is_taken_in_once_for_good(
    app: Caller, data: Path
) -> None:
    write_terminal_session(app, data, name="2026-11-22T193005.json")

    counts = [take_in_sessions(data) for _ in range(2)]
    (kept,) = app.get("/sessions").json["items"]
    app.delete(f"/sessions/{kept['id']}")

    assert counts == [1, 0]
    assert kept["rolled"]
    assert take_in_sessions(data) == 0
    assert app.get("/sessions").json["count"] == 0


def test_a_session_of_the_terminal_shows_when_the_first_page_is_opened(
    app: Caller, data: Path
) -> None:
    write_terminal_session(app, data, name="2026-11-22T193005.json")

    app.get("/today")

    assert app.get("/sessions").json["count"] == 1


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"started": "soon"}'])
def test_a_file_that_is_no_session_stays_and_harms_nobody(
    app: Caller, data: Path, text: str
) -> None:
    (data / "sessions").mkdir()
    broken = data / "sessions" / "broken.json"
    broken.write_text(text)
    write_terminal_session(app, data, name="sound.json")

    assert take_in_sessions(data) == 1
    assert broken.read_text() == text


def test_the_last_weeks_show_runs_soreness_and_rolling_by_group(app: Caller) -> None:
    app.send("road-marathon.fit")
    app.put(f"/sessions/{uuid4()}", make_session(app))
    at = clock_now().isoformat()
    app.post("/soreness", {"reports": [make_report("quadriceps", 4, at=at)]})

    found = app.get("/history?days=100").json

    (quads,) = [one for one in found["threads"] if one["group"] == "quadriceps"]
    ran = [day for day in quads["days"] if day["easy_km"]]
    today = quads["days"][-1]
    after = quads["days"][quads["days"].index(ran[0]) + 1]
    assert (found["runs"], found["sessions"]) == (1, 1)
    assert found["minutes_rolled"] > 2
    assert len(quads["days"]) == 100
    assert [day["date"] for day in ran] == ["2026-10-11"]
    assert after["expected"] > ran[0]["expected"]
    assert today["reported"] == 4
    rolled = sum(thread["days"][-1]["rolled_s"] for thread in found["threads"])
    assert rolled / 60 >= found["minutes_rolled"]


def test_both_sides_at_once_are_rolled_in_the_same_seconds(app: Caller) -> None:
    session = make_session(app)
    together = [b for b in session["routine"]["bouts"] if b["simultaneous"]]
    session["routine"]["bouts"] = together[:1]
    rolled_s = sum(one["roll_s"] for one in together[0]["sets"])

    app.put(f"/sessions/{uuid4()}", session)

    found = app.get("/history?days=1").json
    assert found["minutes_rolled"] == pytest.approx(rolled_s / 60)


@pytest.mark.parametrize("days", [0, 367])
def test_days_out_of_range_are_refused(app: Caller, days: int) -> None:
    assert app.get(f"/history?days={days}").status == 422


def test_what_nobody_estimates_is_not_expected(app: Caller) -> None:
    found = app.get("/history?days=2").json

    assert {day["expected"] for t in found["threads"] for day in t["days"]} == {None}
