from datetime import datetime, timedelta

import pytest

import unkink
from tests.examples import MORNING, make_run
from unkink.anatomy import GROUPS, Group, Muscle, Part, Side
from unkink.catalogue import read_catalogue
from unkink.coach import Wishes, notices, plan_routine
from unkink.coach.after_race import groups_on, steps_left
from unkink.errors import (
    ProgrammeOverError,
    QuantityError,
    RestAdvisedError,
    UnknownKeyError,
)
from unkink.planner import HeldCaution, SorenessReport
from unkink.workload import muscle_load

CATALOGUE = read_catalogue()
RACE = make_run(distance_m=42_195)


def report(
    muscle: Muscle, side: Side, value: float, *, at: datetime = MORNING
) -> SorenessReport:
    return SorenessReport(Part(muscle, side), value, at)


def held(key: str) -> HeldCaution:
    return HeldCaution(CATALOGUE.cautions[key])


def told(
    reports: tuple[SorenessReport, ...] = (),
    cautions: tuple[HeldCaution, ...] = (),
    *,
    days_after_race: int | None = None,
) -> list[str]:
    if days_after_race is None:
        return notices(None, reports, cautions, CATALOGUE, now=MORNING)
    now = RACE.end + timedelta(days=days_after_race)
    return notices(muscle_load([RACE], now=now), reports, cautions, CATALOGUE, now=now)


def test_a_sign_that_stops_everything_gives_advice_and_no_plan() -> None:
    wishes = Wishes(minutes=12, cautions=(held("calf-swelling"),))

    with pytest.raises(RestAdvisedError) as caught:
        plan_routine(None, wishes, CATALOGUE, now=MORNING)

    assert CATALOGUE.cautions["calf-swelling"].advice in str(caught.value)


def test_one_calf_far_sorer_than_the_other_asks_about_swelling_first() -> None:
    sorer = (
        report(Muscle.GASTROCNEMIUS, Side.LEFT, 6),
        report(Muscle.GASTROCNEMIUS, Side.RIGHT, 2),
    )
    alike = (
        report(Muscle.GASTROCNEMIUS, Side.LEFT, 5),
        report(Muscle.GASTROCNEMIUS, Side.RIGHT, 2),
    )

    assert told(sorer)[0] == CATALOGUE.safety.one_calf
    assert CATALOGUE.safety.one_calf not in told(alike)


def test_a_nine_is_told_to_have_it_looked_at() -> None:
    found = told((report(Muscle.SOLEUS, Side.LEFT, 9),))

    assert f"lower calf: {CATALOGUE.safety.sore_nine}" in found


def test_a_caution_that_asks_first_is_told() -> None:
    assert any("Pregnant" in t or "pregnan" in t for t in told((), (held("pregnant"),)))


@pytest.mark.parametrize(("value", "is_slower"), [(2.5, False), (3.5, True)])
def test_soreness_five_days_after_a_race_is_asked_about(
    value: float, is_slower: bool
) -> None:
    day_5 = RACE.end + timedelta(days=5)
    sore = (report(Muscle.QUADRICEPS, Side.LEFT, value, at=day_5),)

    found = told(sore, days_after_race=5)

    assert (CATALOGUE.safety.slower_than_usual in found) is is_slower


def test_soreness_three_days_after_a_race_is_usual() -> None:
    day_3 = RACE.end + timedelta(days=3)
    sore = (report(Muscle.QUADRICEPS, Side.LEFT, 5, at=day_3),)

    assert CATALOGUE.safety.slower_than_usual not in told(sore, days_after_race=3)


def test_a_jog_since_the_race_does_not_hide_that_one_is_slower_than_usual() -> None:
    now = RACE.end + timedelta(days=6)
    jog = make_run(distance_m=4_000, start=now - timedelta(days=1))
    sore = (report(Muscle.QUADRICEPS, Side.LEFT, 6, at=now),)

    found = notices(muscle_load([RACE, jog], now=now), sore, (), CATALOGUE, now=now)

    assert CATALOGUE.safety.slower_than_usual in found


def test_an_old_race_says_nothing_of_soreness_today() -> None:
    now = RACE.end + timedelta(days=300)
    jog = make_run(distance_m=4_000, start=now - timedelta(days=6))
    sore = (report(Muscle.QUADRICEPS, Side.LEFT, 6, at=now),)

    found = notices(muscle_load([RACE, jog], now=now), sore, (), CATALOGUE, now=now)

    assert CATALOGUE.safety.slower_than_usual not in found


def test_a_report_of_last_month_is_no_notice_today() -> None:
    old = report(Muscle.SOLEUS, Side.LEFT, 9, at=MORNING - timedelta(days=30))

    assert told((old,)) == []


def test_a_report_newer_than_the_load_is_heard_by_the_library() -> None:
    load = unkink.muscle_load([RACE])
    later = load.now + timedelta(minutes=1)
    parts = [(m, s) for m in GROUPS[Group.QUADRICEPS] for s in (Side.LEFT, Side.RIGHT)]
    reports = [report(muscle, side, 9, at=later) for muscle, side in parts]

    routine = unkink.plan(load, minutes=12, reports=reports)

    assert Group.QUADRICEPS not in {bout.group for bout in routine.bouts}


def test_the_library_refuses_what_it_does_not_know() -> None:
    with pytest.raises(UnknownKeyError, match="did you mean roller"):
        unkink.plan(minutes=12, tools=["rollr"])
    with pytest.raises(UnknownKeyError, match="no place 'moon'"):
        unkink.plan(minutes=12, place="moon")
    with pytest.raises(QuantityError, match="minutes is nan"):
        unkink.plan(minutes=float("nan"))
    with pytest.raises(QuantityError, match="a time with its zone"):
        unkink.muscle_load([], now=datetime(2026, 9, 6))  # noqa: DTZ001


def test_after_a_race_the_groups_grow_fewer_by_the_day() -> None:
    load = muscle_load([RACE], now=RACE.end)

    days = [groups_on(load, at=RACE.end + timedelta(days=day)) for day in range(1, 5)]

    assert days[0][0] is Group.QUADRICEPS
    assert [len(groups) for groups in days] == sorted(map(len, days), reverse=True)
    assert days[-1] == []


def test_the_programme_after_a_race_keeps_what_is_still_sore_and_then_ends() -> None:
    programme = CATALOGUE.programmes["after-race"]
    day_3 = muscle_load([RACE], now=RACE.end + timedelta(days=3))
    day_6 = muscle_load([RACE], now=RACE.end + timedelta(days=6))

    kept = steps_left(programme, day_3, CATALOGUE)

    assert 0 < len(kept) < len(programme.steps)
    with pytest.raises(ProgrammeOverError, match="after-race is over"):
        steps_left(programme, day_6, CATALOGUE)


def test_the_library_plans_from_a_load_and_from_nothing() -> None:
    load = unkink.muscle_load([RACE])

    after_race = unkink.plan(load, minutes=12)
    from_nothing = unkink.plan(minutes=6, tools=["ball"], place="office")

    assert after_race.is_optimal
    assert after_race.total_s <= 720
    assert {bout.position for bout in from_nothing.bouts} <= {"standing", "chair"}


def test_the_library_lists_its_names_and_refuses_others() -> None:
    assert "plan" in dir(unkink)
    with pytest.raises(AttributeError, match="no attribute 'plann'"):
        unkink.plann  # noqa: B018
