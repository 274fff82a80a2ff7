import pytest

from unkink.anatomy import (
    GROUP_NAMES,
    GROUPS,
    Group,
    Muscle,
    Part,
    Side,
    group_of,
    parts_of,
    sides_of,
)


@pytest.mark.parametrize("muscle", Muscle)
def test_every_muscle_is_in_one_group(muscle: Muscle) -> None:
    groups = [group for group, muscles in GROUPS.items() if muscle in muscles]

    assert groups == [group_of(muscle)]


@pytest.mark.parametrize("group", Group)
def test_every_group_has_muscles_and_a_plain_name(group: Group) -> None:
    assert GROUPS[group]
    assert group.plain_name == GROUP_NAMES[group]
    assert "_" not in group.plain_name


@pytest.mark.parametrize("muscle", Muscle)
def test_every_muscle_has_a_plain_name(muscle: Muscle) -> None:
    assert muscle.plain_name
    assert "_" not in muscle.plain_name


def test_plain_names_tell_muscles_and_groups_apart() -> None:
    assert len({muscle.plain_name for muscle in Muscle}) == len(Muscle)
    assert len({group.plain_name for group in Group}) == len(Group)


def test_the_spine_has_a_middle_and_no_sides() -> None:
    assert sides_of(Muscle.THORACIC_SPINE) == (Side.MIDLINE,)


@pytest.mark.parametrize(
    "muscle", [muscle for muscle in Muscle if muscle is not Muscle.THORACIC_SPINE]
)
def test_every_other_muscle_has_a_left_and_a_right(muscle: Muscle) -> None:
    assert parts_of(muscle) == (Part(muscle, Side.LEFT), Part(muscle, Side.RIGHT))


@pytest.mark.parametrize(
    ("group", "muscles"),
    [
        (Group.CALF, {Muscle.GASTROCNEMIUS, Muscle.SOLEUS}),
        (
            Group.SEAT,
            {Muscle.GLUTEUS_MAXIMUS, Muscle.GLUTEUS_MEDIUS, Muscle.PIRIFORMIS},
        ),
        (Group.BACK, {Muscle.THORACIC_SPINE, Muscle.RHOMBOIDS}),
        (Group.OUTER_HIP, {Muscle.TFL}),
    ],
)
def test_what_is_planned_together_stands_together(
    group: Group, muscles: set[Muscle]
) -> None:
    assert set(GROUPS[group]) == muscles
