from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from unkink.coach.usual_time import local_zone, next_at

BERLIN = ZoneInfo("Europe/Berlin")
NOON = datetime(2026, 10, 24, 12, tzinfo=BERLIN)


def test_the_next_eight_in_the_evening_is_today_and_then_tomorrow() -> None:
    evening = NOON.replace(hour=20)

    assert next_at(NOON, time(20), zone=BERLIN) == evening
    assert next_at(evening, time(20), zone=BERLIN) == evening
    late = next_at(evening + timedelta(seconds=1), time(20), zone=BERLIN)
    assert late.date() == evening.date() + timedelta(days=1)


@pytest.mark.parametrize("month", [3, 10])
def test_clocks_show_the_same_time_on_the_days_when_they_change(month: int) -> None:
    first = datetime(2026, month, 23, 20, tzinfo=BERLIN)

    for day in range(9):
        since = first.astimezone(UTC) + timedelta(days=day, hours=-2)
        assert next_at(since, time(20), zone=BERLIN).strftime("%H:%M") == "20:00"


def test_a_time_that_clocks_skip_still_gives_one_moment_a_day() -> None:
    before = datetime(2026, 3, 28, 12, tzinfo=BERLIN)

    moment = next_at(before, time(2, 30), zone=BERLIN)

    assert moment.astimezone(UTC) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


def test_without_a_named_zone_the_computers_own_clock_is_meant() -> None:
    found = next_at(NOON, time(20), zone=None)

    assert found.tzinfo is not None
    assert found.astimezone().strftime("%H:%M") == "20:00"


@pytest.mark.parametrize(
    ("told", "name"),
    [("Europe/Berlin", "Europe/Berlin"), (":Asia/Kolkata", "Asia/Kolkata")],
)
def test_the_zone_is_what_the_environment_names(told: str, name: str) -> None:
    assert local_zone(environment={"TZ": told}) == ZoneInfo(name)


def test_the_zone_is_where_the_link_leads(tmp_path: Path) -> None:
    rules = tmp_path / "zoneinfo" / "Pacific" / "Auckland"
    rules.parent.mkdir(parents=True)
    rules.touch()
    link = tmp_path / "localtime"
    link.symlink_to(rules)

    assert local_zone(environment={}, link=link) == ZoneInfo("Pacific/Auckland")


@pytest.mark.parametrize("told", ["CET-1CEST", "No/Where", "/etc/passwd", "\0"])
def test_a_zone_without_a_name_is_none(told: str) -> None:
    assert local_zone(environment={"TZ": told}) is None


def test_utc_is_utc() -> None:
    assert local_zone(environment={"TZ": "Etc/UTC"}) is UTC
