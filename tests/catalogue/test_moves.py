"""What the moves must cover, and what they must keep off."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.catalogue.data_copy import change, data_copy
from unkink.anatomy import Group, Muscle, group_of
from unkink.catalogue import Catalogue, Move, Purpose, Variant, read_catalogue
from unkink.catalogue.catalogue import UPRIGHT
from unkink.errors import CatalogueError

TRUNK = {Muscle.LATS, Muscle.THORACIC_SPINE, Muscle.RHOMBOIDS}
ARMS = ("hand", "forearm", "elbow", "wrist")
CLASSIC_GROUPS = {
    1: {Group.HAMSTRINGS},
    2: {Group.ADDUCTORS},
    3: {Group.QUADRICEPS},
    4: {Group.OUTER_HIP},
    5: {Group.SEAT},
    6: {Group.LATS},
    7: {Group.BACK},
    8: {Group.CALF, Group.TIBIALIS_ANTERIOR, Group.PERONEALS},
}


def rolling(catalogue: Catalogue) -> list[Move]:
    return [m for m in catalogue.moves.values() if m.purpose is Purpose.ROLL]


def leans_on_arms(variant: Variant) -> bool:
    return any(arm in support for support in variant.carries for arm in ARMS)


@pytest.mark.parametrize("muscle", Muscle)
def test_every_muscle_is_reached_in_full_by_a_move(
    muscle: Muscle, catalogue: Catalogue
) -> None:
    assert any(
        variant.reaches.get(muscle) == 1
        for move in rolling(catalogue)
        for variant in move.variants.values()
    )


@pytest.mark.parametrize("muscle", [m for m in Muscle if m not in TRUNK])
def test_every_leg_muscle_has_a_move_for_the_office(
    muscle: Muscle, catalogue: Catalogue
) -> None:
    moves = [m for m in rolling(catalogue) if "office" in m.places]

    assert any(
        move.position in UPRIGHT and variant.reaches.get(muscle) == 1
        for move in moves
        for variant in move.variants.values()
    )


def test_every_group_has_a_move_that_counts_for_it(catalogue: Catalogue) -> None:
    assert {move.group for move in rolling(catalogue)} == set(Group)


def test_a_rolling_move_reaches_its_own_group_in_full(catalogue: Catalogue) -> None:
    for move in rolling(catalogue):
        for variant in move.variants.values():
            groups = {group_of(m) for m, share in variant.reaches.items() if share == 1}

            assert move.group in groups, f"{move.key}/{variant.key}"


def test_each_floor_move_has_a_way_without_leaning_on_the_arms(
    catalogue: Catalogue,
) -> None:
    for move in catalogue.moves.values():
        if move.position in UPRIGHT:
            continue
        other = move.variants.get(move.no_arm_support)
        if other is not None:
            assert not leans_on_arms(other), f"{move.key}/{other.key}"
            continue
        instead = catalogue.moves[move.no_arm_support]
        gentlest = next(iter(instead.variants.values()))

        assert instead.position in UPRIGHT or not leans_on_arms(gentlest), move.key


def test_a_move_is_replaced_by_one_for_the_same_part(catalogue: Catalogue) -> None:
    for move in rolling(catalogue):
        instead = catalogue.moves.get(move.no_arm_support, move)

        assert set(instead.muscles) & set(move.muscles), move.key


def test_variants_stand_from_gentle_to_firm(catalogue: Catalogue) -> None:
    order = ["gentle", "medium", "firm"]
    for move in catalogue.moves.values():
        presses = [order.index(variant.press) for variant in move.variants.values()]

        assert presses == sorted(presses), move.key


def test_no_stroke_touches_a_refused_region(catalogue: Catalogue) -> None:
    for move in rolling(catalogue):
        assert move.stroke is not None
        start = catalogue.landmarks[move.stroke.start]
        end = catalogue.landmarks[move.stroke.end]
        for region in catalogue.refused.values():
            assert not region.is_touched_by(start, end), f"{move.key}: {region.key}"


@pytest.mark.parametrize(
    ("landmark", "region"),
    [
        ("at = 0.22", "achilles_tendon"),
        ("at = 0.43", "back_of_knee"),
    ],
)
def test_a_stroke_onto_a_refused_region_is_refused(
    landmark: str, region: str, tmp_path: Path
) -> None:
    folder = data_copy(tmp_path)
    moved = {"achilles_tendon": "at = 0.15", "back_of_knee": "at = 0.5"}[region]
    change(folder, "landmarks.toml", landmark, moved)

    with pytest.raises(CatalogueError, match=f"touches {region}, which is refused"):
        read_catalogue(folder)


def test_a_stroke_across_a_refused_region_is_refused(tmp_path: Path) -> None:
    folder = data_copy(tmp_path)
    change(
        folder, "moves/calf.toml", 'to = "below_knee_back"', 'to = "above_knee_back"'
    )

    with pytest.raises(CatalogueError, match="touches back_of_knee"):
        read_catalogue(folder)


def test_a_stroke_from_one_line_to_another_is_refused(tmp_path: Path) -> None:
    folder = data_copy(tmp_path)
    change(folder, "moves/calf.toml", 'to = "below_knee_back"', 'to = "below_kneecap"')

    with pytest.raises(CatalogueError, match="does not run along one line"):
        read_catalogue(folder)


def test_touching_an_edge_of_a_refused_region_is_touching_it(
    catalogue: Catalogue,
) -> None:
    region = catalogue.refused["back_of_knee"]
    below = catalogue.landmarks["below_knee_back"]
    edge = replace(below, at=region.spots[0].start)

    assert region.is_touched_by(below, edge)


def test_every_refused_spot_lies_on_a_line_that_landmarks_use(
    catalogue: Catalogue,
) -> None:
    lines = {landmark.line for landmark in catalogue.landmarks.values()}

    for region in catalogue.refused.values():
        for spot in region.spots:
            assert spot.line in lines, region.key
            assert spot.start < spot.end, region.key


def test_every_region_that_is_never_offered_is_refused(catalogue: Catalogue) -> None:
    assert set(catalogue.refused) >= {
        "lower_back",
        "neck",
        "bony_points",
        "achilles_tendon",
        "back_of_knee",
        "belly",
        "groin",
        "outer_knee",
    }


def test_a_refused_region_gives_its_reason_and_a_better_place(
    catalogue: Catalogue,
) -> None:
    # Nothing takes the place of a wound, nor of the chest, which no runner rolls.
    without = {"chest", "harmed_skin"}
    for region in catalogue.refused.values():
        assert region.why.endswith("."), region.key
        assert region.instead or region.key in without, region.key


def test_every_landmark_is_used(catalogue: Catalogue) -> None:
    used = {
        key
        for move in rolling(catalogue)
        if move.stroke is not None
        for key in (move.stroke.start, move.stroke.end)
    }

    assert used == set(catalogue.landmarks)


@pytest.mark.parametrize("row", CLASSIC_GROUPS)
def test_every_row_of_the_classic_routine_has_its_moves(
    row: int, catalogue: Catalogue
) -> None:
    moves = [m for m in catalogue.moves.values() if m.classic == row]

    assert {move.group for move in moves} == CLASSIC_GROUPS[row]
    assert all(any(v.is_classic for v in m.variants.values()) for m in moves)


def test_a_stroke_shorter_than_the_classic_says_why(catalogue: Catalogue) -> None:
    for move in rolling(catalogue):
        assert move.stroke is not None
        assert bool(move.stroke.classic) == bool(move.stroke.why_shorter), move.key


def test_strength_stands_beside_the_outer_thigh_and_promises_nothing(
    catalogue: Catalogue,
) -> None:
    beside = [catalogue.moves[key] for key in catalogue.moves["outer-thigh"].beside]

    assert len(beside) >= 2
    for move in beside:
        assert move.purpose is Purpose.STRENGTH
        assert move.exercise is not None
        assert move.exercise.words.endswith("a convention; it promises nothing.")


def test_strength_takes_two_sets_of_ten_or_of_twenty_seconds(
    catalogue: Catalogue,
) -> None:
    for move in catalogue.moves.values():
        if move.exercise is not None:
            dose = move.exercise.repetitions, move.exercise.hold_s

            assert move.exercise.sets == 2
            assert dose in {(10, 0), (0, 20)}, move.key
