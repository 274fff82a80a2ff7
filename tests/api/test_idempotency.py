from datetime import timedelta

from tests.api.client import RUNS, Caller
from unkink.api.loaded import clock_now
from unkink.store.kept_answers import answer_or_begin
from unkink.store.models import AnswerRow

PLAN = {"minutes": 5}


def test_the_first_answer_to_a_key_is_given_again(app: Caller) -> None:
    data = (RUNS / "hilly-10k.fit").read_bytes()

    first = app.post("/runs?name=a.fit", data, idempotency_key="one")
    again = app.post("/runs?name=a.fit", data, idempotency_key="one")

    assert again.body == first.body
    assert len(again.json["runs"]) == 1
    assert again.headers["Idempotency-Replayed"] == "true"
    assert again.headers["Content-Type"] == first.headers["Content-Type"]


def test_without_a_key_the_work_is_done_again(app: Caller) -> None:
    app.send("hilly-10k.fit")

    assert app.send("hilly-10k.fit").json["runs"] == []


def test_a_key_with_another_body_is_refused(app: Caller) -> None:
    app.post("/plans", PLAN, idempotency_key="one")

    answer = app.post("/plans", {"minutes": 6}, idempotency_key="one")

    assert answer.status == 409
    assert "take a new key" in answer.detail


def test_a_key_with_another_address_is_refused(app: Caller) -> None:
    app.post("/plans", PLAN, idempotency_key="one")

    answer = app.post("/soreness", PLAN, idempotency_key="one")

    assert answer.status == 409


def test_a_refusal_is_an_answer_too(app: Caller) -> None:
    first = app.post("/plans", {"minutes": 1}, idempotency_key="one")
    again = app.post("/plans", {"minutes": 1}, idempotency_key="one")

    assert (first.status, again.status) == (422, 422)
    assert again.detail == first.detail


def test_a_key_whose_work_goes_on_is_refused(app: Caller) -> None:
    answer_or_begin("one", "another request", now=clock_now())

    assert app.post("/plans", PLAN, idempotency_key="one").status == 409


def test_work_that_a_power_cut_ended_may_begin_anew(app: Caller) -> None:
    answer_or_begin("one", "another", now=clock_now() - timedelta(minutes=11))

    assert app.post("/plans", PLAN, idempotency_key="one").status == 200


def test_an_answer_is_forgotten_after_a_week(app: Caller) -> None:
    app.post("/plans", PLAN, idempotency_key="old")
    AnswerRow.objects.update(at=clock_now() - timedelta(days=7, seconds=1))

    app.post("/plans", PLAN, idempotency_key="new")

    assert list(AnswerRow.objects.values_list("key", flat=True)) == ["new"]


def test_a_key_that_is_none_is_refused(app: Caller) -> None:
    answer = app.post("/plans", PLAN, idempotency_key="x" * 256)

    assert answer.status == 422
    assert "1 to 255" in answer.detail
