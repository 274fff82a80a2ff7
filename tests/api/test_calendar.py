"""The calendar of the days to come, and who may read it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, tzinfo
from itertools import islice
from zoneinfo import ZoneInfo

import pytest
from ical.calendar_stream import IcsCalendarStream
from ical.event import Event

from tests.api.client import Answer, Caller
from tests.api.phones import ADDRESS, Home, home
from tests.api.run_files import gpx
from unkink.catalogue import read_catalogue
from unkink.coach.calendar_feed import calendar_feed

CATALOGUE = read_catalogue()
ORIGIN = "http://localhost:8642"

# Noon in Berlin, a week before the clocks change.
MONDAY = datetime(2026, 10, 19, 10, tzinfo=UTC)


def read(app: Caller, url: str | None = None, **headers: str) -> Answer:
    """Read the calendar as a program on this computer does."""
    address = url or app.get("/calendar").json["url"]
    return app.get_page(re.sub(r"^https?://[^/]+", "", address), **headers)


def entries(data: bytes) -> list[Event]:
    return IcsCalendarStream.calendar_from_ics(data.decode()).events


def run_before(app: Caller, name: str) -> datetime:
    """Keep a sample run and return when it ended."""
    answer = app.send(name)
    assert answer.status == 200, answer.body
    run = app.get("/runs").json["items"][0]
    start = datetime.fromisoformat(run["start"])
    return start + timedelta(seconds=run["elapsed_s"])


def feed_at(now: datetime) -> list[Event]:
    return entries(calendar_feed(now, CATALOGUE, zone=UTC, origin=ORIGIN))


def test_without_runs_it_is_empty(app: Caller) -> None:
    answer = read(app)

    assert answer.status == 200
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-store"
    assert entries(answer.body) == []


def test_after_a_race_it_has_the_days_that_are_asked_for(app: Caller) -> None:
    end = run_before(app, "road-marathon.fit")

    days = feed_at(end)

    assert len(days) >= 3
    starts = [day.start for day in days]
    assert all(isinstance(start, datetime) for start in starts)
    assert {str(start)[11:16] for start in starts} == {"20:00"}
    assert len({day.uid for day in days}) == len(days)
    assert str(days[0].url).startswith(f"{ORIGIN}/shared#r=")


def test_days_go_as_they_pass(app: Caller) -> None:
    end = run_before(app, "road-marathon.fit")

    first, later = feed_at(end), feed_at(end + timedelta(days=2))

    assert 0 < len(later) < len(first)
    assert {day.uid for day in later} < {day.uid for day in first}
    assert feed_at(end + timedelta(days=30)) == []


def test_the_usual_time_of_day_is_a_setting(app: Caller) -> None:
    end = run_before(app, "road-marathon.fit")

    app.patch("/profile", {"rolls_at": "06:45"})

    assert {str(day.start)[11:16] for day in feed_at(end)} == {"06:45"}


def test_nobody_is_reminded_who_did_not_ask(app: Caller) -> None:
    assert app.get("/profile").json["reminds_on"] == []
    assert feed_at(MONDAY) == []


@pytest.mark.parametrize("zone", [UTC, ZoneInfo("Europe/Berlin"), None])
def test_a_reminder_comes_back_on_its_days_at_the_usual_time(
    app: Caller, zone: tzinfo | None
) -> None:
    app.patch("/profile", {"reminds_on": [3, 0], "rolls_at": "19:30"})

    data = calendar_feed(MONDAY, CATALOGUE, zone=zone, origin=ORIGIN)

    calendar = IcsCalendarStream.calendar_from_ics(data.decode())
    times = [event.start for event in islice(calendar.timeline, 40)]
    shown = [f"{moment:%a %H:%M}" for moment in times]
    assert shown == ["Mon 19:30", "Thu 19:30"] * 20
    # Half a year later the clocks have changed, and 19:30 is still 19:30.
    assert str(times[0])[:10] == "2026-10-19"


def test_a_reminder_keeps_silent_on_days_with_a_session(app: Caller) -> None:
    end = run_before(app, "road-marathon.fit")

    app.patch("/profile", {"reminds_on": list(range(7))})
    data = calendar_feed(end, CATALOGUE, zone=UTC, origin=ORIGIN).decode()

    coming = islice(IcsCalendarStream.calendar_from_ics(data).timeline, 10)
    dates = [str(event.start)[:10] for event in coming]
    assert len(set(dates)) == len(dates) == 10


@pytest.mark.parametrize("said", [[7], [-1], [0] * 8, ["mo"], 1])
def test_days_that_no_week_has_are_refused(app: Caller, said: object) -> None:
    assert app.patch("/profile", {"reminds_on": said}).status == 422


@pytest.mark.parametrize("said", ["24:00", "8:00", "20:00:00", "20:00\n", "soon", ""])
def test_a_time_that_no_clock_shows_is_refused(app: Caller, said: str) -> None:
    assert app.patch("/profile", {"rolls_at": said}).status == 422


def test_a_caution_that_stops_all_leaves_it_empty(app: Caller) -> None:
    end = run_before(app, "road-marathon.fit")

    app.patch("/profile", {"cautions": [{"caution": "clot"}]})

    assert feed_at(end) == []


def test_it_tells_neither_soreness_nor_runs(app: Caller) -> None:
    end = run_before(app, "road-marathon.fit")
    app.patch("/profile", {"mass_kg": 61.5})

    text = calendar_feed(end, CATALOGUE, zone=UTC, origin=ORIGIN).decode()

    for word in ("marathon.fit", "42.1", "61.5", "reported", "caution"):
        assert word not in text


def test_the_address_stays_until_it_is_renewed(app: Caller) -> None:
    first = app.get("/calendar").json["url"]
    assert app.get("/calendar").json["url"] == first

    second = app.post("/calendar/renew").json["url"]

    assert second != first
    assert app.get("/calendar").json["url"] == second
    assert read(app, first).status == 404
    assert read(app, second).status == 200


def test_deleting_everything_closes_it(app: Caller) -> None:
    before = app.get("/calendar").json["url"]

    app._call("DELETE", "/data", {"confirm": "delete"}, headers={})

    assert read(app, before).status == 404


@pytest.mark.parametrize(
    "path", ["x.ics", "é.ics", ".ics", "", "a/b.ics", "%00.ics", f"{'x' * 5_000}.ics"]
)
def test_a_wrong_secret_finds_nothing(app: Caller, path: str) -> None:
    app.get("/calendar")

    answer = app.get_page(f"/calendar/{path}")

    assert answer.status == 404
    assert b"BEGIN:VCALENDAR" not in answer.body


def test_before_an_address_was_shown_nothing_opens(app: Caller) -> None:
    assert app.get_page("/calendar/x.ics").status == 404


def test_it_can_be_read_only(app: Caller) -> None:
    path = re.sub(r"^https?://[^/]+", "", app.get("/calendar").json["url"])

    assert app.post_page(path).status == 405


def test_another_machine_and_another_name_get_nothing(app: Caller) -> None:
    url = app.get("/calendar").json["url"]
    assert read(app, url, host="evil.example").status == 403

    app._client.defaults["REMOTE_ADDR"] = "192.168.1.7"

    assert read(app, url).status == 403


@pytest.fixture(scope="module")
def at_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    with home(tmp_path_factory.mktemp("calendar")) as one:
        yield one


def test_over_https_the_secret_alone_opens_it(at_home: Home) -> None:
    at_home.computer.call("POST", "/runs?name=a.gpx", gpx(1))
    doc = at_home.computer.call("GET", "/calendar").doc
    assert doc["url"].startswith("http://localhost:")
    assert doc["phone_url"].startswith(f"https://{ADDRESS}:")
    path = doc["phone_url"].removeprefix(at_home.origin)

    answer = at_home.stranger.ask("GET", path)

    assert answer.status == 200
    assert answer.body.startswith(b"BEGIN:VCALENDAR")
    assert at_home.stranger.ask("HEAD", path).status == 200


@pytest.mark.parametrize(
    "path", ["/calendar/x.ics", "/calendar/", "/calendar/x", "/calendar/x/y.ics"]
)
def test_over_https_a_wrong_secret_finds_nothing(at_home: Home, path: str) -> None:
    answer = at_home.stranger.ask("GET", path)

    assert answer.status == 404
    assert b"<script" not in answer.body


def test_a_stranger_learns_no_address_and_renews_none(at_home: Home) -> None:
    before = at_home.computer.call("GET", "/calendar").doc

    shown = at_home.stranger.call("GET", "/calendar")
    renewed = at_home.stranger.call("POST", "/calendar/renew", Origin=at_home.origin)
    written = at_home.stranger.ask("POST", before["url"].partition("/calendar")[2])

    assert (shown.status, renewed.status, written.status) == (403, 403, 403)
    assert at_home.computer.call("GET", "/calendar").doc == before


def test_under_another_name_not_even_the_secret_opens_it(at_home: Home) -> None:
    doc = at_home.computer.call("GET", "/calendar").doc
    path = doc["phone_url"].removeprefix(at_home.origin)
    other = replace(at_home.stranger, headers={"Host": "evil.example"})

    assert other.ask("GET", path).status == 403


def test_a_paired_phone_sees_its_own_address(at_home: Home) -> None:
    doc = at_home.paired().call("GET", "/calendar").doc

    assert doc["url"] == doc["phone_url"]
