from typing import Any

import pytest

from tests.api.client import Caller


def test_whoever_told_nothing_has_the_usual(app: Caller) -> None:
    profile = app.get("/profile").json

    assert not profile["is_set_up"]
    assert profile["tools"] == ["roller"]
    assert profile["figure"] == "male-medium"


def test_what_is_not_sent_stays_as_it_is(app: Caller) -> None:
    app.patch("/profile", {"units": "mi", "guide": {"speaks": False}})

    profile = app.patch("/profile", {"theme": "dark"}).json

    assert (profile["units"], profile["theme"]) == ("mi", "dark")
    assert not profile["guide"]["speaks"]
    assert profile == app.get("/profile").json


def test_what_is_known_can_be_unknown_again(app: Caller) -> None:
    app.patch("/profile", {"mass_kg": 70, "sex": "female", "place": "office"})

    profile = app.patch("/profile", {"mass_kg": None, "place": None}).json

    assert profile["mass_kg"] is None
    assert profile["sex"] == "female"
    assert profile["place"] == "office"


@pytest.mark.parametrize(
    ("told", "figure"),
    [
        ({"sex": "female"}, "female-medium"),
        ({"sex": "male", "height_m": 1.8, "mass_kg": 62}, "male-light"),
        ({"sex": "female", "height_m": 1.6, "mass_kg": 80}, "female-heavy"),
        ({"sex": "female", "mass_kg": 120}, "female-medium"),
    ],
)
def test_the_figure_is_the_one_that_resembles_most(
    app: Caller, told: Any, figure: str
) -> None:
    assert app.patch("/profile", told).json["figure"] == figure


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"tools": ["rollr"]}, "did you mean roller"),
        ({"place": "gymn"}, "did you mean gym"),
        ({"cautions": [{"caution": "clott"}]}, "did you mean clot"),
        ({"avoid_moves": ["calff"]}, "did you mean calf"),
        ({"awkward": [{"move": "calf", "variant": "x"}]}, "no variant of calf"),
        ({"height_m": 3}, "height_m"),
        ({"sensitivity": 5}, "sensitivity"),
    ],
)
def test_what_nobody_knows_is_refused_and_nothing_is_kept(
    app: Caller, told: Any, words: str
) -> None:
    before = app.get("/profile").json

    answer = app.patch("/profile", told)

    assert answer.status == 422
    assert words.lower() in answer.detail.lower()
    assert app.get("/profile").json == before


@pytest.mark.parametrize("body", ["[]", "{", "nothing", '"text"'])
def test_a_body_that_is_no_object_is_said_so(app: Caller, body: str) -> None:
    response = app._client.patch(
        "/api/v1/profile",
        body,
        content_type="application/json",
        headers={"host": "localhost"},
    )

    assert response.status_code == 400
    assert "not one JSON object" in response.json()["detail"]
