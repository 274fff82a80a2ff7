from typing import Any

import pytest

from tests.api.client import Caller

MINUTES = 15
EVERYTHING = ["roller", "half_roller", "ball", "stick"]


@pytest.fixture
def routine(app: Caller) -> Any:
    """A plan after a marathon, of variants that press."""
    app.send("road-marathon.fit")
    presses = {
        (move["key"], variant["key"]): variant["press"]
        for move in app.get("/catalogue").json["moves"]
        for variant in move["variants"]
    }
    keep = [
        {"move": move, "variant": variant}
        for (move, variant), press in presses.items()
        if press == "medium"
    ]
    wanted = {"minutes": MINUTES, "tools": EVERYTHING, "keep": keep[:50]}
    return app.post("/plans", wanted).json["routine"]


def adapted(app: Caller, routine: Any, *, at_s: float, bout: int, wish: str) -> Any:
    answer = app.post(
        "/plans/adapt", {"routine": routine, "at_s": at_s, "bout": bout, "wish": wish}
    )
    assert answer.status == 200, answer.body
    return answer.json


def middle(bout: Any) -> float:
    """A time at which a bout's first set is on."""
    return float(bout["end_s"] - sum(s["roll_s"] for s in bout["sets"]) / 3)


def played_until(timeline: Any, at_s: float) -> list[Any]:
    """The cues of rolling that began before a time."""
    kinds = ("roll", "rest", "change_sides")
    return [
        (cue["at_s"], cue["kind"], cue["side"])
        for cue in timeline["cues"]
        if cue["at_s"] < at_s and cue["kind"] in kinds
    ]


@pytest.mark.parametrize("wish", ["too_much", "more"])
@pytest.mark.parametrize("index", [0, 1, 2])
def test_what_is_done_stays_as_it_was(
    app: Caller, routine: Any, index: int, wish: str
) -> None:
    before = app.post("/routines", {"routine": routine}).json["id"]
    timeline = app.post(f"/routines/{before}/plan").json["timeline"]
    at_s = middle(routine["bouts"][index])

    plan = adapted(app, routine, at_s=at_s, bout=index, wish=wish)

    assert plan["routine"]["bouts"][:index] == routine["bouts"][:index]
    done = played_until(timeline, at_s)
    assert played_until(plan["timeline"], at_s) == done


@pytest.mark.parametrize("wish", ["too_much", "more"])
def test_the_time_is_kept(app: Caller, routine: Any, wish: str) -> None:
    for index, bout in enumerate(routine["bouts"][:-1]):
        plan = adapted(app, routine, at_s=middle(bout), bout=index, wish=wish)

        assert plan["routine"]["total_s"] <= MINUTES * 60


def test_too_much_goes_on_gentler_or_ends(app: Caller, routine: Any) -> None:
    presses = {
        (move["key"], variant["key"]): ["gentle", "medium", "firm"].index(
            variant["press"]
        )
        for move in app.get("/catalogue").json["moves"]
        for variant in move["variants"]
    }
    gentler = 0
    for index, bout in enumerate(routine["bouts"]):
        plan = adapted(app, routine, at_s=middle(bout), bout=index, wish="too_much")

        bouts = plan["routine"]["bouts"]
        was = bout["move"], bout["variant"]
        then = bouts[index + 1] if len(bouts) > index + 1 else None
        cut = bouts[index]
        assert (cut["move"], cut["variant"]) == was
        assert cut["end_s"] <= middle(bout) + 1
        assert was not in {(b["move"], b["variant"]) for b in bouts[index + 1 :]}
        if then and then["move"] == bout["move"]:
            gentler += 1
            assert presses[then["move"], then["variant"]] < presses[was]
            assert then["start_s"] >= middle(bout)
    assert gentler


def test_too_much_before_a_set_leaves_the_bout_out(app: Caller, routine: Any) -> None:
    bout = routine["bouts"][1]

    plan = adapted(app, routine, at_s=bout["start_s"], bout=1, wish="too_much")

    ways = [(b["move"], b["variant"]) for b in plan["routine"]["bouts"]]
    assert (bout["move"], bout["variant"]) not in ways


def test_one_more_set_is_there_and_the_rest_keeps_its_variants(
    app: Caller, routine: Any
) -> None:
    bout = routine["bouts"][0]

    plan = adapted(app, routine, at_s=middle(bout), bout=0, wish="more")

    first, *later = plan["routine"]["bouts"]
    sets = len(bout["sets"])
    assert first["sets"][:sets] == bout["sets"]
    assert first["sets"][sets] in bout["sets"]
    known = {(b["move"], b["variant"]) for b in routine["bouts"][1:]}
    assert {(b["move"], b["variant"]) for b in later} <= known


@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_whoever_lies_on_the_second_side_does_not_turn_back(
    app: Caller, share: float
) -> None:
    keep = [{"move": "lats-side", "variant": "arm-on-floor"}]
    routine = app.post("/plans", {"minutes": 10, "keep": keep}).json["routine"]
    index = [bout["move"] for bout in routine["bouts"]].index("lats-side")
    bout = routine["bouts"][index]
    saved = app.post("/routines", {"routine": routine}).json["id"]
    timeline = app.post(f"/routines/{saved}/plan").json["timeline"]
    at_s = bout["start_s"] + share * (bout["end_s"] - bout["start_s"])

    plan = adapted(app, routine, at_s=at_s, bout=index, wish="more")

    sides = [one["side"] for one in plan["routine"]["bouts"][index]["sets"]]
    rolled = [cue for cue in played_until(timeline, at_s) if cue[1] == "roll"]
    assert [
        cue for cue in played_until(plan["timeline"], at_s) if cue[1] == "roll"
    ] == rolled
    assert sides == sorted(sides)
    assert len(sides) > len(bout["sets"])


def test_what_is_left_is_proven(app: Caller, routine: Any) -> None:
    at_s = middle(routine["bouts"][1])

    plan = adapted(app, routine, at_s=at_s, bout=1, wish="too_much")

    assert plan["routine"]["optimal"]
    assert plan["routine"]["value"] == pytest.approx(plan["routine"]["bound"])
    assert any("planned anew" in note for note in plan["routine"]["notes"])


def test_a_session_can_be_adapted_again_and_again(app: Caller, routine: Any) -> None:
    once = adapted(app, routine, at_s=middle(routine["bouts"][0]), bout=0, wish="more")[
        "routine"
    ]

    twice = adapted(app, once, at_s=middle(once["bouts"][1]), bout=1, wish="too_much")[
        "routine"
    ]

    assert twice["bouts"][0] == once["bouts"][0]
    assert twice["total_s"] <= MINUTES * 60
    notes = [note for note in twice["notes"] if "planned anew" in note]
    assert len(notes) == 1


def test_the_last_bout_can_be_ended(app: Caller, routine: Any) -> None:
    index = len(routine["bouts"]) - 1

    plan = adapted(
        app, routine, at_s=middle(routine["bouts"][index]), bout=index, wish="too_much"
    )

    assert len(plan["routine"]["bouts"]) >= index


def test_what_is_done_can_be_changed_no_more(app: Caller, routine: Any) -> None:
    at_s = middle(routine["bouts"][1])

    plan = adapted(app, routine, at_s=at_s, bout=1, wish="more")

    assert plan["alternatives"][0] == {"gentler": None, "more": None}


def test_a_programme_keeps_its_order_and_loses_its_end(app: Caller) -> None:
    routine = app.post("/programmes/classic/plan?minutes=20").json["routine"]
    bout = routine["bouts"][0]

    plan = adapted(app, routine, at_s=middle(bout), bout=0, wish="more")

    was = [b["move"] for b in routine["bouts"]]
    now = [b["move"] for b in plan["routine"]["bouts"]]
    assert now == was[: len(now)]
    assert len(now) < len(was)
    assert plan["routine"]["total_s"] <= 20 * 60


def test_a_programme_can_be_too_much(app: Caller) -> None:
    routine = app.post("/programmes/classic/plan?minutes=20").json["routine"]

    for index, bout in enumerate(routine["bouts"]):
        plan = adapted(app, routine, at_s=middle(bout), bout=index, wish="too_much")

        assert plan["routine"]["total_s"] <= 20 * 60


@pytest.mark.parametrize(("at_s", "bout"), [(1, 2), (10_000, 0), (30, 150)])
def test_a_bout_that_is_not_being_done_is_refused(
    app: Caller, routine: Any, at_s: float, bout: int
) -> None:
    answer = app.post(
        "/plans/adapt",
        {"routine": routine, "at_s": at_s, "bout": bout, "wish": "more"},
    )

    assert answer.status == 422
    assert "is not being done" in answer.detail


def test_a_routine_that_nobody_knows_is_refused(app: Caller, routine: Any) -> None:
    routine["bouts"][0]["variant"] = "nobody-knows"

    answer = app.post(
        "/plans/adapt", {"routine": routine, "at_s": 30, "bout": 0, "wish": "more"}
    )

    assert answer.status == 422
    assert "nobody-knows" in answer.detail
