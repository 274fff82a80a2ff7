from typing import Any

import pytest

from unkink.body.figure import Figure
from unkink.body.mirror_info import mirrored_info
from unkink.body.solved import SolvedMove, solve_move
from unkink.catalogue import read_catalogue
from unkink.catalogue.read_pose import poses_of

LEFT, RIGHT = 1, 2


def solved(figure: Figure, key: str, variant: str) -> SolvedMove:
    move = read_catalogue().moves[key]
    pose = poses_of(move)[variant]
    return solve_move(figure, move, move.variants[variant], pose)


def lit_sides(info: dict[str, Any]) -> set[int]:
    return {one["side"] for one in info["muscles"]}


@pytest.mark.parametrize(
    ("key", "variant", "sides"),
    [
        ("bridge", "one-march", {LEFT}),
        ("bridge", "plain", {LEFT, RIGHT}),
        ("clamshell", "plain", {LEFT}),
        ("side-plank", "full-with-leg-raise", {LEFT, RIGHT}),
    ],
)
def test_only_the_sides_that_work_are_lit(
    figure: Figure, key: str, variant: str, sides: set[int]
) -> None:
    assert lit_sides(solved(figure, key, variant).info) == sides


def test_the_other_side_is_lit_in_the_mirror_image(figure: Figure) -> None:
    one = solved(figure, "bridge", "one-march")

    assert lit_sides(mirrored_info(one.info)) == {RIGHT}
