"""Calendars, read back by icalendar and by a second parser."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
from ical.calendar import Calendar
from ical.calendar_stream import IcsCalendarStream

from tests.exports.routines import make_guided, programmes, random_plans
from unkink.errors import QuantityError
from unkink.exports import FORMS, Choices, Guided
from unkink.exports.agenda.calendar import calendar_of
from unkink.exports.agenda.entry import Entry
from unkink.exports.links.link import routine_of_link

ALL = (*programmes(), *random_plans())
BERLIN = ZoneInfo("Europe/Berlin")
EVENING = datetime(2026, 11, 23, 20, 0, tzinfo=BERLIN)


def ics_of(routine: Guided, *, begins: datetime | None = None, base: str = "") -> bytes:
    return FORMS["ics"].encode(routine, Choices(begins=begins, base=base))


def by_ical(data: bytes) -> Calendar:
    return IcsCalendarStream.calendar_from_ics(data.decode())


def test_a_session_is_one_entry_of_its_length_and_title() -> None:
    for each in ALL:
        data = ics_of(each, begins=EVENING)

        (ours,) = icalendar.Calendar.from_ical(data).events
        (theirs,) = by_ical(data).events
        length = timedelta(seconds=each.routine.total_s)
        assert ours.summary == theirs.summary == each.routine.title
        assert ours.start == theirs.start == EVENING
        assert ours.duration == theirs.duration == length
        assert ours.description == theirs.description
        assert theirs.dtstamp == each.now


def test_the_entry_says_what_to_do() -> None:
    for each in programmes():
        (entry,) = by_ical(ics_of(each)).events

        assert entry.description is not None
        for bout in each.routine.bouts:
            assert each.catalogue.moves[bout.move].name in entry.description
        assert entry.description.endswith(each.catalogue.safety.disclaimer)


def test_it_reminds_ten_minutes_before_and_at_the_start() -> None:
    (entry,) = by_ical(ics_of(make_guided())).events

    triggers = [alarm.trigger for alarm in entry.alarm]
    assert triggers == [timedelta(minutes=-10), timedelta(0)]


def test_it_begins_now_unless_told_otherwise() -> None:
    office = make_guided()

    (entry,) = by_ical(ics_of(office)).events

    assert entry.start == office.now


def test_a_moment_without_a_named_zone_is_written_in_utc() -> None:
    begins = datetime.fromisoformat("2026-07-01T20:00:30.5+05:30")

    data = ics_of(make_guided(), begins=begins)

    assert b"DTSTART:20260701T143030Z" in data
    assert b"VTIMEZONE" not in data


def test_a_named_zone_comes_with_its_rules() -> None:
    data = ics_of(make_guided(), begins=EVENING)

    (zone,) = icalendar.Calendar.from_ical(data).walk("VTIMEZONE")
    assert isinstance(zone, icalendar.Timezone)
    rules = zone.to_tz()
    for day in (EVENING, EVENING.replace(month=7)):
        plain = day.replace(tzinfo=None)
        assert rules.utcoffset(plain) == day.utcoffset()


def test_the_same_session_keeps_its_name_and_another_gets_its_own() -> None:
    office, classic = make_guided(), programmes()[2]

    again = replace(office, now=office.now + timedelta(days=1))

    first, same, other, later = (
        by_ical(ics_of(one, begins=begins)).events[0].uid
        for one, begins in (
            (office, EVENING),
            (again, EVENING.astimezone(UTC)),
            (classic, EVENING),
            (office, EVENING + timedelta(days=1)),
        )
    )
    assert first == same
    assert len({first, other, later}) == 3


def test_importing_twice_changes_nothing() -> None:
    kept: dict[str, str] = {}
    for _ in range(2):
        for each in ALL:
            (entry,) = by_ical(ics_of(each, begins=EVENING)).events
            assert entry.uid
            assert kept.setdefault(entry.uid, repr(entry)) == repr(entry)

    assert len(kept) == len({FORMS["json"].encode(each) for each in ALL})


def test_lines_end_and_fold_as_the_standard_says() -> None:
    for each in ALL:
        lines = ics_of(each, begins=EVENING).split(b"\r\n")

        assert lines[-1] == b""
        assert max(map(len, lines)) <= 75
        assert not any(b"\n" in line or b"\r" in line for line in lines)


def test_a_title_of_any_signs_stays_one_property() -> None:
    odd = replace(make_guided().routine, title="a;b,c\\\r\nURL:evil\0\ud800: é")

    (entry,) = by_ical(ics_of(make_guided(odd))).events

    assert entry.summary == "a;b,c\\ URL:evil?: é"
    assert str(entry.url).startswith("http://127.0.0.1:")


def test_its_link_holds_the_routine() -> None:
    for each in ALL:
        (entry,) = by_ical(ics_of(each, base="https://roll.example/shared")).events

        assert str(entry.url).startswith("https://roll.example/shared#r=")
        linked = routine_of_link(str(entry.url), each.catalogue)
        assert linked.routine.bouts == each.routine.bouts


def test_a_base_that_is_no_address_is_refused() -> None:
    with pytest.raises(QuantityError, match="base of links"):
        ics_of(make_guided(), base="https://a.example/\r\nX-EVIL:1")


def test_an_empty_calendar_is_one() -> None:
    data = calendar_of([], now=make_guided().now, name="unkink")

    assert by_ical(data).events == []
    assert b"X-WR-CALNAME:unkink" in data
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT1H" in data


def test_eight_in_the_evening_stays_so_when_the_clocks_change() -> None:
    first = datetime(2026, 10, 24, 20, 0, tzinfo=BERLIN)
    days = [first + timedelta(days=number) for number in range(3)]

    data = calendar_of(
        [Entry(make_guided(), begins) for begins in days], now=make_guided().now
    )

    starts = [entry.start for entry in by_ical(data).events]
    assert starts == [
        datetime(2026, 10, day, hour, tzinfo=UTC)
        for day, hour in ((24, 18), (25, 19), (26, 19))
    ]
