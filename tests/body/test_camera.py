import numpy as np
import pytest

from unkink.body.clip import Clip
from unkink.body.figure import Figure
from unkink.body.sight import Sight, sight_of
from unkink.body.solved import solve_move
from unkink.catalogue import read_catalogue
from unkink.catalogue.read_pose import poses_of

MOMENTS = (0, 6, 12)


def clip_and_sight(figure: Figure, key: str, variant: str) -> tuple[Clip, Sight]:
    move = read_catalogue().moves[key]
    one = move.variants[variant]
    clip = solve_move(figure, move, one, poses_of(move)[variant]).clip
    assert clip.tool_places is not None
    assert clip.tool_turns is not None
    tools = [(clip.tool_places[k], clip.tool_turns[k]) for k in MOMENTS]
    moments = [clip.motion[k] for k in MOMENTS]
    return clip, sight_of(clip.scene, moments, tools, one.reaches)


@pytest.mark.parametrize(
    ("key", "variant"),
    [
        ("glute-wall-ball", "feet-far"),
        ("hip-flexor-wall", "ball"),
        ("rhomboid-wall-ball", "feet-near"),
        ("glute-ball-chair", "soft-ball"),
        ("quad-stick", "lean"),
    ],
)
def test_the_tool_is_in_sight(figure: Figure, key: str, variant: str) -> None:
    clip, sight = clip_and_sight(figure, key, variant)

    assert sight.tool_share(clip.camera.toward) > 0.35


def test_the_body_hides_what_is_behind_it(figure: Figure) -> None:
    _, sight = clip_and_sight(figure, "glute-wall-ball", "feet-far")

    # Straight from the front, the ball is behind the seat.
    assert sight.tool_share(np.array([1.0, 0.0, 0.0])) < 0.2
    assert sight.lit_share(np.array([1.0, 0.0, 0.0])) < 0.3


def test_a_stick_does_not_point_at_the_camera(figure: Figure) -> None:
    clip, _ = clip_and_sight(figure, "calf-stick", "resting")
    assert clip.tool_turns is not None

    seen = np.linalg.norm(np.cross(clip.tool_turns[6][:, 1], clip.camera.toward))
    # A third of its length is enough to tell where it points.
    assert seen > 1 / 3
