from dataclasses import replace
from math import ceil

import pytest

from tests.planner.builders import (
    LEFT_CALF,
    RIGHT_CALF,
    make_needs,
    make_request,
    make_variant,
)
from unkink.anatomy import Muscle, Part, Side, parts_of
from unkink.catalogue import Catalogue, Mobility, Move, Press, Sides, read_catalogue
from unkink.planner import ALL_TOOLS, Instance, Option, RoutineRequest, VariantKey
from unkink.planner.options import (
    curve,
    instance_of,
    need_of_variant,
    on_grid,
    press_fit,
)
from unkink.routines import BoutSide, sets_of, time_s

DOSES_S = range(60, 301, 15)
ONE_FOOT_DOWN = VariantKey("calf", "one-foot-down")
CROSSED = VariantKey("calf", "one-crossed")
CALVES = parts_of(Muscle.GASTROCNEMIUS)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return read_catalogue()


def options_of(
    request: RoutineRequest, catalogue: Catalogue, *, key: VariantKey = ONE_FOOT_DOWN
) -> list[Option]:
    instance = instance_of(request, catalogue)
    return [
        o for o in instance.options if (o.move, o.variant) == (key.move, key.variant)
    ]


def everything(request: RoutineRequest, catalogue: Catalogue) -> Instance:
    anything = replace(request, tools=ALL_TOOLS, allows_demanding=True)
    return instance_of(anything, catalogue)


@pytest.mark.parametrize(
    ("dose_s", "share"),
    [
        (0, 0),
        (29, 0),
        (30, 0),
        (60, 0.395),
        (90, 0.79),
        (195, 0.895),
        (300, 1),
        (301, 1),
        (600, 1),
    ],
)
def test_the_curve_is_straight_between_its_knots(dose_s: float, share: float) -> None:
    assert curve(dose_s) == pytest.approx(share)


def test_the_curve_is_not_concave_so_that_short_doses_are_no_bargain() -> None:
    assert curve(60) < curve(90) * 60 / 90


@pytest.mark.parametrize("dose_s", DOSES_S)
@pytest.mark.parametrize("change_s", [5, 10, 15])
def test_a_bout_takes_the_time_of_its_formula(dose_s: int, change_s: int) -> None:
    sets = ceil(dose_s / 60)

    times = {
        (side, lies): time_s(
            dose_s, side=side, setup_s=10, change_s=change_s, lies_on_side=lies
        )
        for side in BoutSide
        for lies in (False, True)
    }

    without_change = 10 + dose_s + 30 * (sets - 1)
    for (side, _), taken_s in times.items():
        if side is not BoutSide.BOTH:
            assert taken_s == without_change
    in_turn = 10 + 2 * dose_s + change_s * (2 * sets - 1)
    assert times[BoutSide.BOTH, False] == in_turn
    assert times[BoutSide.BOTH, True] == 10 + 2 * (dose_s + 30 * (sets - 1)) + 20
    assert all(taken_s % 5 == 0 for taken_s in times.values())


@pytest.mark.parametrize("dose_s", range(60, 301, 5))
def test_sets_are_as_few_and_as_equal_as_can_be(dose_s: int) -> None:
    sets = sets_of(dose_s)

    assert sum(sets) == dose_s
    assert len(sets) == ceil(dose_s / 60)
    assert max(sets) <= 60
    assert max(sets) - min(sets) <= 5
    assert all(length % 5 == 0 for length in sets)


@pytest.mark.parametrize(
    ("seconds", "rounded"), [(0, 0), (2, 5), (5, 5), (5.1, 10), (28, 30)]
)
def test_times_are_rounded_up_to_the_grid(seconds: float, rounded: int) -> None:
    assert on_grid(seconds) == rounded


@pytest.mark.parametrize("mobility", Mobility)
def test_every_option_takes_the_time_of_its_sides(
    mobility: Mobility, catalogue: Catalogue
) -> None:
    request = make_request(soreness={LEFT_CALF: 4}, mobility=mobility)

    for option in everything(request, catalogue).options:
        move = catalogue.moves[option.move]
        assert option.time_s == expected_time_s(option, move, mobility, catalogue)


def expected_time_s(
    option: Option, move: Move, mobility: Mobility, catalogue: Catalogue
) -> int:
    tools = move.variants[option.variant].tools
    setup = 5 * ceil(catalogue.tools[tools[0]].setup_s / 5) if tools else 5
    change = 5 * ceil(catalogue.positions[move.position].change_s[mobility] / 5)
    sets = ceil(option.dose_s / 60)
    alone = option.dose_s + 30 * (sets - 1)
    if option.side != "both" or option.simultaneous:
        return setup + alone
    if move.position == "side_lying":
        return setup + 2 * alone + 20
    return setup + 2 * option.dose_s + change * (2 * sets - 1)


@pytest.mark.parametrize("mobility", Mobility)
def test_ways_are_those_of_the_positions_rounded_up(
    mobility: Mobility, catalogue: Catalogue
) -> None:
    instance = everything(make_request(mobility=mobility), catalogue)

    column = list(Mobility).index(mobility)
    for a, to in instance.transition_s.items():
        standing = catalogue.positions["standing"].to_s[a][column]
        assert instance.start_s[a] == 5 * ceil(standing / 5)
        for b, seconds in to.items():
            way = catalogue.positions[a].to_s[b][column]
            assert seconds == 5 * ceil(way / 5)
    assert instance.transition_s.keys() == instance.start_s.keys()


def test_ids_are_unique_and_values_have_six_decimals(catalogue: Catalogue) -> None:
    instance = everything(make_request(soreness={LEFT_CALF: 4}), catalogue)

    assert len({option.id for option in instance.options}) == len(instance.options)
    for option in instance.options:
        assert option.value == round(option.value, 6)
        assert option.value > 0
        assert option.time_s % 5 == 0


def test_doses_go_from_one_minute_to_five(catalogue: Catalogue) -> None:
    options = options_of(make_request(), catalogue)

    assert [option.dose_s for option in options] == list(DOSES_S)


@pytest.mark.parametrize(("soreness", "least_s"), [(2.9, 60), (3, 90), (7, 90)])
def test_sore_muscles_are_rolled_for_ninety_seconds_at_least(
    soreness: float, least_s: int, catalogue: Catalogue
) -> None:
    request = make_request(soreness={Muscle.GASTROCNEMIUS: soreness})

    options = options_of(request, catalogue)

    assert min(option.dose_s for option in options) == least_s


@pytest.mark.parametrize(
    ("left", "right", "sides"),
    [
        (0, 0, {"both"}),
        (2.9, 0, {"both"}),
        (3, 2.9, {"both", "left"}),
        (2, 6, {"both", "right"}),
        (3, 3, {"both"}),
        (8, 4, {"both"}),
        (9, 4, {"right"}),
        (0, 10, {"left"}),
        (9, 9, set()),
    ],
)
def test_a_side_is_rolled_alone_only_if_it_alone_is_sore_or_may_be(
    left: float, right: float, sides: set[str], catalogue: Catalogue
) -> None:
    request = make_request(soreness={LEFT_CALF: left, RIGHT_CALF: right})

    options = options_of(request, catalogue)

    assert {option.side for option in options} == sides


def test_both_at_once_is_never_done_beside_a_side_to_leave_alone(
    catalogue: Catalogue,
) -> None:
    at_once = VariantKey("calf", "both-seat-down")

    free = options_of(make_request(), catalogue, key=at_once)
    barred = options_of(make_request(soreness={LEFT_CALF: 9}), catalogue, key=at_once)

    assert {(option.side, option.simultaneous) for option in free} == {("both", True)}
    assert barred == []


def test_a_muscle_reached_on_the_way_bars_its_side_too(catalogue: Catalogue) -> None:
    request = make_request(soreness={Part(Muscle.SOLEUS, Side.LEFT): 9})

    options = options_of(request, catalogue)

    assert {option.side for option in options} == {"right"}


@pytest.mark.parametrize(
    ("soreness", "gentle", "medium", "firm"),
    [
        (0, 1, 1, 0.9),
        (2.99, 1, 1, 0.9),
        (3, 1, 0.9, 0.7),
        (6, 1, 0.9, 0.7),
        (6.01, 1, 0.7, 0.3),
        (10, 1, 0.7, 0.3),
    ],
)
def test_the_sorer_the_less_a_hard_press_is_worth(
    soreness: float, gentle: float, medium: float, firm: float
) -> None:
    fits = [press_fit(press, soreness) for press in Press]

    assert fits == [gentle, medium, firm]


def test_need_of_a_variant_is_the_most_of_reach_times_need() -> None:
    needs = make_needs({LEFT_CALF: 2, Part(Muscle.SOLEUS, Side.LEFT): 8})
    variant = make_variant(reaches={Muscle.GASTROCNEMIUS: 1, Muscle.SOLEUS: 0.6})

    left, right = (
        need_of_variant(variant.reaches, side, needs)
        for side in (Side.LEFT, Side.RIGHT)
    )

    assert left == pytest.approx(0.6 * 1.0)
    assert right == pytest.approx(0.05)


@pytest.mark.parametrize(
    "patterns", [{}, {LEFT_CALF: 7}, {LEFT_CALF: 4, RIGHT_CALF: 5}]
)
@pytest.mark.parametrize("awkward", [frozenset(), frozenset({ONE_FOOT_DOWN})])
@pytest.mark.parametrize("too_much", [frozenset(), frozenset({ONE_FOOT_DOWN, CROSSED})])
def test_every_value_is_need_times_curve_times_fit(
    patterns: dict[Muscle | Part, float],
    awkward: frozenset[VariantKey],
    too_much: frozenset[VariantKey],
    catalogue: Catalogue,
) -> None:
    request = make_request(soreness=patterns, awkward=awkward, too_much=too_much)

    for option in everything(request, catalogue).options:
        variant = catalogue.moves[option.move].variants[option.variant]
        sides = {"both": ("left", "right")}.get(option.side, (option.side,))
        worth = 0.0
        for side in sides:
            parts = {m: request.needs[Part(m, Side(side))] for m in variant.reaches}
            need = max(variant.reaches[m] * parts[m].need for m in parts)
            sore = max(parts[m].soreness for m in parts)
            worth += need * FACTORS[variant.press][(sore >= 3) + (sore > 6)]
        key = VariantKey(option.move, option.variant)
        fit = (0.7 if key in awkward else 1) * (0.5 if key in too_much else 1)
        dose = min(option.dose_s, 90) - 30, max(option.dose_s - 90, 0)
        share = 0.79 * dose[0] / 60 + 0.21 * dose[1] / 210
        # Half of the last decimal that is kept, and a little for sums of floats.
        assert option.value == pytest.approx(worth * fit * share, abs=0.51e-6)


FACTORS = {
    Press.GENTLE: (1, 1, 1),
    Press.MEDIUM: (1, 0.9, 0.7),
    Press.FIRM: (0.9, 0.7, 0.3),
}


def test_an_unusual_variant_is_worth_less_by_fixed_factors(
    catalogue: Catalogue,
) -> None:
    marked = frozenset({ONE_FOOT_DOWN})
    plain = options_of(make_request(), catalogue)[-1].value

    awkward = options_of(make_request(awkward=marked), catalogue)[-1].value
    too_much = options_of(make_request(too_much=marked), catalogue)[-1].value

    assert awkward == pytest.approx(0.7 * plain, abs=1e-6)
    assert too_much == pytest.approx(0.5 * plain, abs=1e-6)


def test_a_place_without_a_floor_leaves_upright_positions_only(
    catalogue: Catalogue,
) -> None:
    instance = everything(make_request(place="office"), catalogue)

    assert set(instance.start_s) == {"standing", "chair"}


def test_no_option_is_for_strength(catalogue: Catalogue) -> None:
    options = everything(make_request(), catalogue).options

    assert {catalogue.moves[option.move].purpose for option in options} == {"roll"}


@pytest.mark.parametrize("sides", Sides)
def test_every_kind_of_sides_is_in_the_catalogue(
    sides: Sides, catalogue: Catalogue
) -> None:
    moves = catalogue.moves.values()

    assert any(v.sides is sides for m in moves for v in m.variants.values())
