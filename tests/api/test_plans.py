from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from tests.api.client import Caller, make_report
from unkink.api.loaded import clock_now

EVERYTHING = ["roller", "half_roller", "ball", "stick"]


def plan_for(app: Caller, **wanted: Any) -> Any:
    answer = app.post("/plans", {"minutes": 12, **wanted})
    assert answer.status == 200, answer.body
    return answer.json


def moves_of(plan: Any) -> list[str]:
    return [bout["move"] for bout in plan["routine"]["bouts"]]


def variants_of(plan: Any) -> set[tuple[str, str]]:
    return {(b["move"], b["variant"]) for b in plan["routine"]["bouts"]}


def test_a_plan_fits_the_minutes_and_is_proven(app: Caller) -> None:
    plan = plan_for(app)

    routine = plan["routine"]
    assert routine["total_s"] <= 12 * 60
    assert routine["optimal"]
    assert routine["value"] == routine["bound"]
    assert plan["timeline"]["total_s"] == routine["total_s"]
    assert len(plan["alternatives"]) == len(routine["bouts"])


def test_a_plan_goes_to_what_the_run_worked(app: Caller) -> None:
    app.send("road-marathon.fit")

    plan = plan_for(app)

    assert {"quadriceps", "hamstrings"} <= {
        b["group"] for b in plan["routine"]["bouts"]
    }


def test_a_plan_follows_the_profile(app: Caller) -> None:
    app.patch("/profile", {"place": "office", "tools": ["ball"]})

    plan = plan_for(app)

    bouts = plan["routine"]["bouts"]
    assert {bout["position"] for bout in bouts} <= {"chair", "standing"}
    assert {bout["tool"] for bout in bouts} <= {"ball", ""}


def test_what_is_asked_for_now_goes_before_the_profile(app: Caller) -> None:
    app.patch("/profile", {"place": "office", "tools": ["ball"]})

    plan = plan_for(app, place="home", tools=["roller"])

    assert {bout["tool"] for bout in plan["routine"]["bouts"]} <= {"roller", ""}


def test_a_move_that_is_kept_stays_whatever_it_is_worth(app: Caller) -> None:
    key = {"move": "lats-side", "variant": _a_variant(app, "lats-side")}

    plan = plan_for(app, minutes=5, keep=[key])

    assert (key["move"], key["variant"]) in variants_of(plan)
    assert plan["routine"]["optimal"]
    assert plan["routine"]["value"] < 100


def test_what_cannot_be_kept_is_named_with_the_reason(app: Caller) -> None:
    catalogue = app.get("/catalogue").json
    keep = [
        {"move": move["key"], "variant": move["variants"][0]["key"]}
        for move in catalogue["moves"]
        if move["purpose"] == "roll"
    ]

    plan = plan_for(app, minutes=5, keep=keep[:20], tools=EVERYTHING)

    notes = plan["routine"]["notes"]
    kept = {(one["move"], one["variant"]) for one in keep[:20]} & variants_of(plan)
    assert kept
    assert len([note for note in notes if "is left out:" in note]) == 20 - len(kept)
    assert any("does not fit into 5 minutes" in note for note in notes)


def test_a_move_that_is_barred_is_not_there(app: Caller) -> None:
    barred = moves_of(plan_for(app))[:2]

    assert not set(barred) & set(moves_of(plan_for(app, bar=barred)))


def test_an_unknown_variant_is_refused_with_near_ones(app: Caller) -> None:
    answer = app.post(
        "/plans", {"minutes": 5, "keep": [{"move": "calfs", "variant": "x"}]}
    )

    assert answer.status == 422
    assert "did you mean calf" in answer.detail


def test_wishes_that_leave_nothing_are_named_in_plain_words(app: Caller) -> None:
    muscles = [one["key"] for one in app.get("/catalogue").json["muscles"]]
    app.patch("/profile", {"avoid_muscles": muscles})

    answer = app.post("/plans", {"minutes": 12})

    assert answer.status == 409
    assert answer.detail.startswith("Nothing is left with avoiding")
    assert "--" not in answer.detail


def test_minutes_out_of_range_name_their_field(app: Caller) -> None:
    answer = app.post("/plans", {"minutes": 2})

    assert answer.status == 422
    assert set(answer.json["faults"]) == {"minutes"}


def test_a_caution_that_stops_everything_stops_a_plan(app: Caller) -> None:
    app.patch("/profile", {"cautions": [{"caution": "clot"}]})

    answer = app.post("/plans", {"minutes": 12})

    assert answer.status == 409
    assert answer.detail.startswith("No rolling now")
    assert app.get("/today").json["is_stopped"]


def test_a_gentler_alternative_presses_less_on_the_same_move(app: Caller) -> None:
    presses = {
        (move["key"], variant["key"]): variant["press"]
        for move in app.get("/catalogue").json["moves"]
        for variant in move["variants"]
    }
    order = ["gentle", "medium", "firm"]
    plan = plan_for(app, minutes=30, tools=EVERYTHING, keep=_firm_ones(presses))

    gentler = [
        (bout, alternative["gentler"]["routine"]["bouts"][index])
        for index, (bout, alternative) in enumerate(
            zip(plan["routine"]["bouts"], plan["alternatives"], strict=True)
        )
        if alternative["gentler"]
    ]

    assert gentler
    for now, then in gentler:
        assert then["move"] == now["move"]
        assert then["position"] == now["position"]
        rank = order.index(presses[then["move"], then["variant"]])
        assert rank < order.index(presses[now["move"], now["variant"]])
        assert then["end_s"] <= now["end_s"]


def test_one_more_set_is_as_long_as_the_last_and_moves_the_rest(app: Caller) -> None:
    plan = plan_for(app)

    for index, alternative in enumerate(plan["alternatives"]):
        now = plan["routine"]["bouts"][index]
        more = alternative["more"]["routine"]
        then = more["bouts"][index]
        per_side = 2 if now["side"] == "both" and not now["simultaneous"] else 1
        assert len(then["sets"]) == len(now["sets"]) + per_side
        assert then["sets"][-1] == now["sets"][-1]
        later_s = more["total_s"] - plan["routine"]["total_s"]
        assert later_s >= now["sets"][-1]["roll_s"]
        assert alternative["more"]["timeline"]["total_s"] == more["total_s"]


def test_a_programme_is_played_in_its_order(app: Caller) -> None:
    programmes = app.get("/catalogue").json["programmes"]
    (classic,) = [one for one in programmes if one["key"] == "classic"]

    plan = app.post("/programmes/classic/plan?minutes=40").json

    order = [step["move"] for step in classic["moves"]]
    assert moves_of(plan) == order[: len(moves_of(plan))]
    assert plan["routine"]["value"] is None


def test_a_programme_that_is_not_there_offers_the_near_ones(app: Caller) -> None:
    answer = app.post("/programmes/clasic/plan")

    assert answer.status == 404
    assert "did you mean classic" in answer.detail


def test_a_programme_that_does_not_suit_says_why(app: Caller) -> None:
    at = clock_now().isoformat()
    app.post("/soreness", {"reports": [make_report("quadriceps", 9.5, at=at)]})

    answer = app.post("/programmes/five-minutes/plan")

    assert answer.status == 422
    assert "does not suit" in answer.detail


def test_after_a_race_the_programme_asks_for_what_is_sore(app: Caller) -> None:
    app.send("road-marathon.fit")

    plan = app.post("/programmes/after-race/plan?minutes=20").json

    assert "quadriceps" in {bout["group"] for bout in plan["routine"]["bouts"]}


def test_a_saved_routine_can_be_changed_played_and_forgotten(app: Caller) -> None:
    routine = plan_for(app)["routine"]
    saved = app.post("/routines", {"routine": routine})
    path = f"/routines/{saved.json['id']}"

    changed = app.put(path, {"routine": {**routine, "title": "Mine"}})
    played = app.post(f"{path}/plan")

    assert saved.status == 201
    assert saved.json["unknown"] == []
    assert changed.json["routine"]["title"] == "Mine"
    assert [one["id"] for one in app.get("/routines").json["items"]] == [
        saved.json["id"]
    ]
    assert played.json["routine"]["bouts"] == routine["bouts"]
    assert app.delete(path).status == 204
    assert app.get("/routines").json["items"] == []


def test_a_shared_routine_with_unknown_moves_is_kept_and_not_played(
    app: Caller,
) -> None:
    routine = plan_for(app)["routine"]
    routine["bouts"][0]["move"] = "cartwheel"

    saved = app.post("/routines", {"routine": routine}).json
    played = app.post(f"/routines/{saved['id']}/plan")

    assert [one.split("/")[0] for one in saved["unknown"]] == ["cartwheel"]
    assert played.status == 422
    assert "cartwheel" in played.detail


@pytest.mark.parametrize("call", ["put", "delete", "post"])
def test_a_routine_that_is_not_there_is_said_so(app: Caller, call: str) -> None:
    path = f"/routines/{uuid4()}"
    routine = {"routine": plan_for(app)["routine"]}

    answers = {
        "put": lambda: app.put(path, routine),
        "delete": lambda: app.delete(path),
        "post": lambda: app.post(f"{path}/plan"),
    }

    assert answers[call]().status == 404


def test_what_is_no_routine_is_not_kept(app: Caller) -> None:
    answer = app.post("/routines", {"routine": {"schema": "unkink.routine/1"}})

    assert answer.status == 422
    assert "no whole routine" in answer.detail


def test_now_can_be_another_time(app: Caller) -> None:
    app.send("road-marathon.fit")
    run_end = app.get("/runs").json["items"][0]["end"]

    then = plan_for(app, now=run_end)
    later = plan_for(app, now=(clock_now() + timedelta(days=300)).isoformat())

    assert then["routine"]["value"] > 3 * later["routine"]["value"]


def _a_variant(app: Caller, key: str) -> str:
    moves = app.get("/catalogue").json["moves"]
    (move,) = [move for move in moves if move["key"] == key]
    return str(move["variants"][0]["key"])


def _firm_ones(presses: dict[tuple[str, str], str]) -> list[dict[str, str]]:
    return [
        {"move": move, "variant": variant}
        for (move, variant), press in presses.items()
        if press != "gentle"
    ][:50]
