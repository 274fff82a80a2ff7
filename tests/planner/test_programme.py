from itertools import pairwise
from math import ceil

import pytest

from unkink.catalogue import Mobility, Step, read_catalogue
from unkink.errors import QuantityError, RequestError
from unkink.planner import programme_routine
from unkink.routines import Bout, BoutSide, Routine, time_s

CATALOGUE = read_catalogue()
NAMES = sorted(CATALOGUE.programmes)


def dose_of(bout: Bout) -> int:
    """Seconds a side."""
    return bout.rolled_s // (2 if bout.side is BoutSide.BOTH else 1)


def length_s(bout: Bout, dose_s: int) -> int:
    """Seconds that it would take with another dose, up to what it takes with none."""
    position = CATALOGUE.positions[bout.position]
    change = position.change_s[Mobility.ABLE]
    return time_s(
        dose_s,
        side=bout.side,
        setup_s=0,
        change_s=5 * ceil(change / 5),
        lies_on_side=bout.position == "side_lying",
    )


def doses_of(routine: Routine) -> set[int]:
    return {dose_of(bout) for bout in routine.bouts}


@pytest.mark.parametrize("mobility", Mobility)
@pytest.mark.parametrize("name", NAMES)
def test_every_programme_fits_its_own_minutes(name: str, mobility: Mobility) -> None:
    programme = CATALOGUE.programmes[name]

    routine = programme_routine(programme, CATALOGUE, mobility=mobility)

    assert routine.total_s <= routine.budget_s == programme.minutes * 60
    # Those who get up slowly may have to do without the last moves.
    if mobility is Mobility.ABLE:
        assert [(b.move, b.variant) for b in routine.bouts] == [
            (step.move, step.variant) for step in programme.steps
        ]
        assert routine.notes == programme.notes


@pytest.mark.parametrize("minutes", [3, 5, 8, 13, 21, 34, 60])
@pytest.mark.parametrize("name", NAMES)
def test_all_moves_get_the_same_dose_between_one_minute_and_two(
    name: str, minutes: int
) -> None:
    routine = programme_routine(CATALOGUE.programmes[name], CATALOGUE, minutes=minutes)

    (dose_s,) = doses_of(routine)
    assert 60 <= dose_s <= 120
    assert routine.total_s <= 60 * minutes


@pytest.mark.parametrize("name", NAMES)
def test_more_minutes_give_longer_doses_up_to_two_minutes(name: str) -> None:
    programme = CATALOGUE.programmes[name]

    routines = [
        programme_routine(programme, CATALOGUE, minutes=minutes)
        for minutes in (programme.minutes, programme.minutes + 6, 60)
    ]

    longest = [max(doses_of(routine)) for routine in routines]
    assert longest == sorted(longest)
    assert longest[-1] == 120


@pytest.mark.parametrize("more", [0, 1, 2, 4, 7])
@pytest.mark.parametrize("name", NAMES)
def test_five_seconds_more_a_side_would_not_fit(name: str, more: int) -> None:
    programme = CATALOGUE.programmes[name]

    minutes = programme.minutes + more
    routine = programme_routine(programme, CATALOGUE, minutes=minutes)

    (dose_s,) = doses_of(routine)
    longer_s = routine.total_s + sum(
        length_s(bout, dose_s + 5) - length_s(bout, dose_s) for bout in routine.bouts
    )
    assert dose_s == 120 or longer_s > routine.budget_s


@pytest.mark.parametrize("name", NAMES)
def test_bouts_follow_each_other_with_the_way_between_positions(name: str) -> None:
    bouts = programme_routine(CATALOGUE.programmes[name], CATALOGUE).bouts

    places = [CATALOGUE.positions[bout.position] for bout in bouts]
    for (a, before), (b, after) in pairwise(zip(places, bouts, strict=True)):
        way = 0 if a == b else a.seconds_to(b.key, Mobility.ABLE)
        assert 0 <= after.start_s - before.end_s - way < 5
    standing = CATALOGUE.positions["standing"]
    first = standing.seconds_to(bouts[0].position, Mobility.ABLE)
    assert 0 <= bouts[0].start_s - first < 5


def test_moves_fall_out_from_the_end_and_are_named() -> None:
    classic = CATALOGUE.programmes["classic"]

    routine = programme_routine(classic, CATALOGUE, minutes=8)

    kept = len(routine.bouts)
    assert 0 < kept < len(classic.steps)
    assert [b.move for b in routine.bouts] == [s.move for s in classic.steps[:kept]]
    fallen = ", ".join(CATALOGUE.moves[s.move].name for s in classic.steps[kept:])
    assert routine.notes[0] == f"In 8 minutes these fall out: {fallen}."
    assert routine.notes[1:] == classic.notes


@pytest.mark.parametrize("minutes", [3, 5, 8, 13])
def test_no_move_falls_out_that_would_fit(minutes: int) -> None:
    classic = CATALOGUE.programmes["classic"]
    short = programme_routine(classic, CATALOGUE, minutes=minutes)
    one_more = classic.steps[: len(short.bouts) + 1]

    longer = programme_routine(classic, CATALOGUE, minutes=60, steps=one_more)

    # At 60 minutes they get 120 s; what that takes more than 60 s goes off again.
    least_s = longer.total_s - sum(
        length_s(bout, 120) - length_s(bout, 60) for bout in longer.bouts
    )
    assert least_s > short.budget_s


def test_only_some_of_the_moves_may_be_played() -> None:
    classic = CATALOGUE.programmes["classic"]

    routine = programme_routine(classic, CATALOGUE, steps=classic.steps[1:3])

    assert [b.move for b in routine.bouts] == ["adductors-prone", "quad"]


def test_a_programme_claims_no_value_and_no_proof() -> None:
    routine = programme_routine(CATALOGUE.programmes["classic"], CATALOGUE)

    assert (routine.value, routine.bound, routine.is_optimal) == (None, None, False)


def test_without_any_move_that_fits_more_minutes_are_asked_for() -> None:
    office = CATALOGUE.programmes["office"]

    with pytest.raises(
        RequestError, match="no move of office fits into 3 minutes; try more"
    ):
        programme_routine(office, CATALOGUE, minutes=3, steps=())


@pytest.mark.parametrize("minutes", [2.9, 60.1, float("nan")])
def test_minutes_out_of_their_range_are_refused(minutes: float) -> None:
    with pytest.raises(QuantityError, match="allowed is 3 to 60"):
        programme_routine(CATALOGUE.programmes["office"], CATALOGUE, minutes=minutes)


def test_the_tool_of_a_bout_is_the_first_of_its_variant() -> None:
    programme = CATALOGUE.programmes["office"]
    (key, variant), *_ = CATALOGUE.moves["lats-wall-ball"].variants.items()

    steps = [Step("lats-wall-ball", key)]
    routine = programme_routine(programme, CATALOGUE, steps=steps)

    assert routine.bouts[0].tool == variant.tools[0]
