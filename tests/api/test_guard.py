import pytest

from tests.api.client import Caller

EVIL = "evil.example"


@pytest.mark.parametrize(
    "host", ["localhost", "localhost:9999", "127.0.0.1:8642", "[::1]:8642", "LOCALHOST"]
)
def test_the_own_machine_is_answered_under_its_own_names(
    app: Caller, host: str
) -> None:
    assert app.get("/health", host=host).status == 200


@pytest.mark.parametrize(
    "host",
    [EVIL, "localhost.evil.example", "192.168.1.7:8642", "", "[", "127.0.0.1.evil.me"],
)
def test_another_name_for_this_machine_is_refused(app: Caller, host: str) -> None:
    answer = app.get("/health", host=host)

    assert answer.status == 403
    assert "own machine" in answer.detail


def test_another_machine_is_refused(app: Caller) -> None:
    app._client.defaults["REMOTE_ADDR"] = "192.168.1.7"

    assert app.get("/health").status == 403
    assert app.get_page("/").status == 403


def test_an_own_address_in_new_clothes_is_the_own_machine(app: Caller) -> None:
    app._client.defaults["REMOTE_ADDR"] = "::ffff:127.0.0.1"

    assert app.get("/health").status == 200


@pytest.mark.parametrize(
    "origin", [f"https://{EVIL}", "http://localhost:9999", "null", "https://localhost"]
)
def test_a_page_of_another_origin_changes_nothing(app: Caller, origin: str) -> None:
    answer = app.patch("/profile", {"units": "mi"}, origin=origin)

    assert answer.status == 403
    assert app.get("/profile").json["units"] == "km"


def test_the_own_page_may_change_something(app: Caller) -> None:
    answer = app.patch(
        "/profile",
        {"units": "mi"},
        origin="http://localhost:8642",
        sec_fetch_site="same-origin",
    )

    assert answer.json["units"] == "mi"


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_what_a_browser_calls_foreign_is_refused(app: Caller, site: str) -> None:
    assert app.get("/today", sec_fetch_site=site).status == 403


def test_a_link_on_another_page_may_lead_here(app: Caller) -> None:
    answer = app.get_page("/", sec_fetch_site="cross-site")

    assert answer.status in (200, 503)


@pytest.mark.parametrize("path", ["/api/v1/health", "/api/nothing", "/"])
def test_every_answer_says_what_a_page_may_load(app: Caller, path: str) -> None:
    headers = app.get_page(path).headers

    policy = headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe-inline" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"


def test_answers_about_the_runner_are_kept_by_nobody(app: Caller) -> None:
    assert app.get("/profile").headers["Cache-Control"] == "no-store"
