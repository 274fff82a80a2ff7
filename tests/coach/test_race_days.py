from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.coach.test_plan_routine import RACE
from unkink.catalogue import Mobility, read_catalogue
from unkink.coach.after_race import groups_on, steps_left
from unkink.coach.race_days import Habit, RaceDay, race_days
from unkink.errors import ProgrammeOverError
from unkink.workload import muscle_load

CATALOGUE = read_catalogue()
PROGRAMME = CATALOGUE.programmes["after-race"]
EVENING = Habit(time(20), ZoneInfo("Europe/Berlin"))


def days_from(now: datetime, habit: Habit = EVENING) -> tuple[RaceDay, ...]:
    return race_days(PROGRAMME, muscle_load([RACE], now=now), CATALOGUE, habit=habit)


def test_each_day_has_the_moves_that_it_asks_for() -> None:
    load = muscle_load([RACE], now=RACE.end)

    days = days_from(RACE.end)

    for one in days:
        sore = groups_on(load, at=RACE.end + timedelta(days=one.day.day))
        rolled = [bout.group for bout in one.routine.bouts]
        assert rolled
        assert set(rolled) <= set(sore)
    sizes = [len(one.routine.bouts) for one in days]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[-1] < sizes[0]


def test_days_without_need_are_left_out() -> None:
    load = muscle_load([RACE], now=RACE.end)

    days = [one.day.day for one in days_from(RACE.end)]

    wanted = [
        day.day
        for day in PROGRAMME.days
        if any(
            CATALOGUE.moves[step.move].group
            in groups_on(load, at=RACE.end + timedelta(days=day.day))
            for step in PROGRAMME.steps
        )
    ]
    assert days == wanted
    assert 0 < len(days) < len(PROGRAMME.days)


def test_sessions_are_a_day_apart_at_the_usual_time() -> None:
    begins = [one.begins for one in days_from(RACE.end)]

    assert {moment.strftime("%H:%M") for moment in begins} == {"20:00"}
    assert timedelta(0) <= begins[0] - RACE.end < timedelta(days=1)
    dates = [moment.date() for moment in begins]
    assert dates == [dates[0] + timedelta(days=day) for day in range(len(dates))]


def test_days_that_are_past_are_left_out_and_the_others_stay_as_they_were() -> None:
    first = days_from(RACE.end)

    later = days_from(first[1].begins)

    assert [one.begins for one in later] == [one.begins for one in first[1:]]
    assert [one.routine for one in later] == [one.routine for one in first[1:]]


def test_today_is_as_the_programme_plays_it() -> None:
    load = muscle_load([RACE], now=RACE.end)

    today = days_from(RACE.end)[0]

    played = [step.move for step in steps_left(PROGRAMME, load, CATALOGUE)]
    assert [bout.move for bout in today.routine.bouts] == played


def test_minutes_and_mobility_are_kept() -> None:
    stiff = Habit(time(7), UTC, mobility=Mobility.STIFF, minutes=6)

    days = days_from(RACE.end, stiff)

    assert all(one.routine.total_s <= 360 for one in days)
    assert {one.begins.hour for one in days} == {7}


def test_when_nothing_is_left_it_is_over() -> None:
    with pytest.raises(ProgrammeOverError, match="after-race is over"):
        days_from(RACE.end + timedelta(days=6))
