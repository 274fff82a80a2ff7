from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from tests.api.client import Caller, make_report
from unkink.api.loaded import clock_now


def group_of(today: Any, key: str) -> Any:
    (found,) = [group for group in today["groups"] if group["group"] == key]
    return found


def part_of(today: Any, muscle: str, side: str = "left") -> Any:
    (found,) = [
        part
        for group in today["groups"]
        for part in group["parts"]
        if (part["muscle"], part["side"]) == (muscle, side)
    ]
    return found


def report(app: Caller, muscle: str, value: float | None, **more: Any) -> Any:
    at = more.pop("at", clock_now().isoformat())
    answer = app.post(
        "/soreness", {"reports": [make_report(muscle, value, at=at, **more)]}
    )
    assert answer.status == 200, answer.body
    return answer.json


def test_without_a_run_every_group_is_calm(app: Caller) -> None:
    today = app.get("/today").json

    assert len(today["groups"]) == 12
    assert {group["step"] for group in today["groups"]} == {0}
    assert {group["origin"] for group in today["groups"]} == {"unknown"}
    assert today["newest_run"] is None
    assert today["runs"] == 0


def test_after_a_run_groups_are_ranked_by_need(app: Caller) -> None:
    app.send("road-marathon.fit")

    today = app.get("/today").json

    needs = [group["need"] for group in today["groups"]]
    assert needs == sorted(needs, reverse=True)
    assert [group["rank"] for group in today["groups"]] == list(range(1, 13))
    first = today["groups"][0]
    assert first["group"] == "quadriceps"
    assert first["step"] >= 3
    assert first["band"] == "strong"
    assert first["easy_km"] == pytest.approx(42, abs=3)
    assert today["newest_run"]["file"] == "road-marathon.fit"


def test_a_run_of_long_ago_is_seen_as_of_two_hours_after_it(app: Caller) -> None:
    app.send("road-marathon.fit")

    today = app.get("/today").json

    end = datetime.fromisoformat(today["newest_run"]["end"])
    assert datetime.fromisoformat(today["now"]) == end + timedelta(hours=2)
    assert "two hours after it" in today["notes"][0]
    assert "--now" not in today["notes"][0]


def test_whoever_reports_soreness_means_today(app: Caller) -> None:
    app.send("road-marathon.fit")

    today = report(app, "quadriceps", 4)

    now = datetime.fromisoformat(today["now"])
    assert abs(now - clock_now()) < timedelta(minutes=1)
    assert part_of(today, "quadriceps")["origin"] == "reported"
    assert part_of(today, "quadriceps", "right")["origin"] == "expected"


def test_a_report_counts_as_it_was_reported(app: Caller) -> None:
    today = report(app, "quadriceps", 6)

    part = part_of(today, "quadriceps")
    assert (part["soreness"], part["origin"]) == (6, "reported")
    assert part["need"] == pytest.approx(0.05 + 0.95 * 6 / 8)
    assert part["reported"]["value"] == 6
    assert group_of(today, "quadriceps")["rank"] == 1


def test_a_report_arrives_once(app: Caller) -> None:
    at = clock_now().isoformat()
    key = str(uuid4())

    report(app, "quadriceps", 6, id=key, at=at)
    today = report(app, "quadriceps", 1, id=key, at=at)

    assert part_of(today, "quadriceps")["soreness"] == 6


def test_a_report_that_is_taken_back_leaves_the_one_before(app: Caller) -> None:
    key = str(uuid4())
    early = (clock_now() - timedelta(hours=1)).isoformat()
    report(app, "quadriceps", 2, at=early)
    report(app, "quadriceps", 6, id=key)

    answer = app.delete(f"/soreness/{key}")

    assert answer.status == 204
    assert part_of(app.get("/today").json, "quadriceps")["soreness"] == 2


def test_a_report_that_is_not_kept_cannot_be_taken_back(app: Caller) -> None:
    answer = app.delete(f"/soreness/{uuid4()}")

    assert answer.status == 404
    assert "no report" in answer.detail


def test_stiff_is_no_soreness_and_needs_half(app: Caller) -> None:
    today = report(app, "hamstrings", None, is_stiff=True)

    part = part_of(today, "hamstrings")
    assert part["is_stiff"]
    assert part["need"] == 0.5
    assert part["reported"] is None


def test_stiff_can_be_taken_back(app: Caller) -> None:
    early = (clock_now() - timedelta(hours=1)).isoformat()
    report(app, "hamstrings", None, is_stiff=True, at=early)

    today = report(app, "hamstrings", None)

    assert not part_of(today, "hamstrings")["is_stiff"]


def test_a_muscle_has_only_the_sides_that_it_has(app: Caller) -> None:
    at = clock_now().isoformat()

    answer = app.post(
        "/soreness", {"reports": [make_report("thoracic_spine", 3, at=at)]}
    )

    assert answer.status == 422
    assert "has no left side" in answer.detail


def test_a_report_of_tomorrow_is_refused(app: Caller) -> None:
    at = (clock_now() + timedelta(days=1)).isoformat()

    answer = app.post("/soreness", {"reports": [make_report("quadriceps", 3, at=at)]})

    assert answer.status == 422
    assert "still to come" in answer.detail


def test_a_clock_that_runs_ahead_a_little_is_forgiven(app: Caller) -> None:
    at = (clock_now() + timedelta(minutes=5)).isoformat()

    today = report(app, "quadriceps", 3, at=at)

    assert part_of(today, "quadriceps")["origin"] == "reported"


def test_one_calf_far_above_the_other_is_asked_about(app: Caller) -> None:
    today = report(app, "gastrocnemius", 5)

    assert today["asks_one_calf"]
    assert any("calf" in notice for notice in today["notices"])


def session_of(app: Caller, *, hours_ago: float) -> Any:
    """Play the beginning of a plan some hours ago."""
    routine = app.post("/plans", {"minutes": 5}).json["routine"]
    key = str(uuid4())
    started = clock_now() - timedelta(hours=hours_ago)
    body = {
        "started": started.isoformat(),
        "routine": routine,
        "played": [[0, routine["total_s"]]],
    }
    assert app.put(f"/sessions/{key}", body).status == 200
    return key


def test_the_morning_after_a_session_is_asked_about_once(app: Caller) -> None:
    key = session_of(app, hours_ago=12)
    asked = app.get("/today").json["morning"]
    felt = [{**part, "value": 2} for part in asked["parts"]]

    app.patch(f"/sessions/{key}", {"next_morning": felt})

    assert asked["session"] == key
    assert asked["parts"]
    assert app.get("/today").json["morning"] is None


@pytest.mark.parametrize("hours_ago", [1, 40])
def test_a_session_of_just_now_or_long_ago_is_not_asked_about(
    app: Caller, hours_ago: float
) -> None:
    session_of(app, hours_ago=hours_ago)

    assert app.get("/today").json["morning"] is None


def test_a_question_that_was_put_away_does_not_come_back(app: Caller) -> None:
    session_of(app, hours_ago=12)

    app.patch("/profile", {"morning_asked_at": clock_now().isoformat()})

    assert app.get("/today").json["morning"] is None


def test_times_come_with_their_zone(app: Caller) -> None:
    now = datetime.fromisoformat(app.get("/today").json["now"])

    assert now.tzinfo is not None
    assert now.astimezone(UTC).year >= 2025
