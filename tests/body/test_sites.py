import numpy as np
import pytest

from unkink.body.figure import Figure
from unkink.body.rolling import rolling_of
from unkink.body.sites import line_between
from unkink.body.solved import solve_move
from unkink.catalogue import read_catalogue
from unkink.catalogue.read_pose import poses_of

CHAIR = [("glute-ball-chair", "soft-ball"), ("piriformis-ball-chair", "ankle-on-knee")]


@pytest.mark.parametrize(("key", "variant"), CHAIR)
def test_one_sits_on_the_ball_on_a_chair(
    figure: Figure, key: str, variant: str
) -> None:
    move = read_catalogue().moves[key]
    pose = poses_of(move)[variant]

    stroke = solve_move(figure, move, move.variants[variant], pose).stroke

    for one in stroke.solutions:
        line = stroke.scene.lines[0]
        skin = rolling_of(stroke.scene, one.where, line, one.share).normal
        # Within 25 degrees of straight down.
        assert skin @ (0.0, 0.0, -1.0) > np.cos(np.radians(25))


def test_flesh_that_is_sat_on_gives_way_more(figure: Figure) -> None:
    places = "mid_seat", "behind_outer_hip"
    stood = line_between(figure.skin, *places, "left")
    sat_on = line_between(figure.skin, *places, "left", is_sat_on=True)

    assert stood.gives_m.max() == 0
    assert sat_on.gives_m.min() >= 0.01
