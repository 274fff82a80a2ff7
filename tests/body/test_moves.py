"""Every move and variant of the catalogue, on the body that everyone sees."""

from collections.abc import Iterator

import numpy as np
import pytest

from unkink.body.clip import KEYS
from unkink.body.equations import Goal
from unkink.body.figure import Figure
from unkink.body.inverse import Solution, contact_error_m
from unkink.body.rolling import rolling_of
from unkink.body.solved import SolvedMove, solve_move
from unkink.catalogue import Move, Variant, read_catalogue
from unkink.catalogue.read_pose import poses_of

MOST_ERROR_M = 0.003
CATALOGUE = read_catalogue()


def variants() -> Iterator[tuple[Move, Variant]]:
    for move in CATALOGUE.moves.values():
        for variant in move.variants.values():
            yield move, variant


@pytest.mark.parametrize(("move", "variant"), list(variants()), ids=lambda one: one.key)
def test_a_body_can_take_the_pose(figure: Figure, move: Move, variant: Variant) -> None:
    pose = poses_of(move)[variant.key]

    solved = solve_move(figure, move, variant, pose)

    assert list(solved.quality.faults()) == []
    load = solved.load
    if load is not None:
        assert all(-1e-6 <= point.on_tool <= 1.1 for point in load.points)
    _check_clip(solved)


def _check_clip(solved: SolvedMove) -> None:
    """The clip touches at each of its keys, and ends as it began."""
    clip, scene = solved.clip, solved.stroke.scene
    assert len(clip.motion) == KEYS
    for where, share in zip(clip.motion, clip.shares, strict=True):
        goal = Goal(float(share), None, {}, where.q)
        error_m = contact_error_m(scene, Solution(where, float(share), goal, 0))
        assert error_m <= MOST_ERROR_M + 0.0005
    assert clip.motion[0].q == pytest.approx(clip.motion[-1].q, abs=1e-9)
    if scene.lines and not scene.is_held:
        first = rolling_of(scene, clip.motion[0], scene.lines[0], float(clip.shares[0]))
        assert np.isfinite(first.centre).all()
