"""How a tool lies against a rolled line."""

from dataclasses import dataclass

import numpy as np

from unkink.body.scene import Scene
from unkink.body.sites import Line
from unkink.body.skeleton import Configuration, Floats


@dataclass(frozen=True)
class Rolling:
    """How the tool lies against a rolled line.

    Attributes:
        touch: Where the skin is touched [m], shape (3,).
        centre: Middle of the tool [m], shape (3,).
        normal: Unit vector out of the skin, shape (3,).
        touch_jacobian: How the touched skin moves, shape (3, d).
        centre_jacobian: How the middle of the tool moves, shape (3, d).
        normal_jacobian: How the normal turns, shape (3, d).
    """

    touch: Floats
    centre: Floats
    normal: Floats
    touch_jacobian: Floats
    centre_jacobian: Floats
    normal_jacobian: Floats


def rolling_of(scene: Scene, where: Configuration, line: Line, share: float) -> Rolling:
    """Return how the tool lies against a line at a share of it."""
    skeleton, tool = scene.skeleton, scene.tool
    place = line.at(share, sink_m=tool.sink_m)
    number = np.array([line.segment])
    touch = where.at(number, place.point[None])
    normal = where.toward(number, place.normal[None])
    touch_jacobian = skeleton.point_jacobian(where, number, touch)[0]
    normal_jacobian = skeleton.direction_jacobian(where, number, normal)[0]
    away, away_jacobian = normal[0], normal_jacobian
    if tool.half_length_m and not scene.is_held:
        # A roller touches where the skin faces it across its axis.
        axis = scene.across
        flat = away - (away @ axis) * axis
        length = float(np.linalg.norm(flat))
        away = flat / length
        spread = np.eye(3) - np.outer(axis, axis) - np.outer(away, away)
        away_jacobian = spread @ normal_jacobian / length
    return Rolling(
        touch=touch[0],
        centre=touch[0] + tool.radius_m * away,
        normal=normal[0],
        touch_jacobian=touch_jacobian,
        centre_jacobian=touch_jacobian + tool.radius_m * away_jacobian,
        normal_jacobian=normal_jacobian,
    )
