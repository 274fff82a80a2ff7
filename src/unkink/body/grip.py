"""How hands hold a tool: where, and which way round."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from unkink.body.rolling import Rolling
from unkink.body.scene import Scene
from unkink.body.skeleton import Configuration, Floats, Integers

# Where hands hold a stick, share of its half length.
_ALONG = 0.86
# Points of the left arm on a man of 1.75 m [mm]: on the palm; where the middle of a
# stick lies in a fist; on the inner side of the forearm.
_PALM_MM = (0.0, -16.0, -75.0)
_FIST_MM = (4.0, -30.0, -80.0)
_FOREARM_MM = (4.0, -34.0, -40.0)


@dataclass(frozen=True)
class Grip:
    """A hand or a forearm on a tool that is held.

    Attributes:
        gap: From where it is to be to where it is [m], shape (3,).
        jacobian: How that changes, shape (3, d).
        slant: How far a stick lies from straight across the fingers [1], shape (k,).
        slant_jacobian: How that changes, shape (k, d).
    """

    gap: Floats
    jacobian: Floats
    slant: Floats
    slant_jacobian: Floats


def grips_of(scene: Scene, where: Configuration, rolling: Rolling) -> Iterator[Grip]:
    """Yield what holds the tool: both hands a stick; one hand or arm what is small."""
    if scene.tool.half_length_m:
        axis, axis_jacobian = _stick(scene, where, rolling)
        for side, sign in (("left", 1.0), ("right", -1.0)):
            yield _fist(scene, where, rolling, side, sign * axis, sign * axis_jacobian)
    else:
        yield _press(scene, where, rolling)


def _stick(
    scene: Scene, where: Configuration, rolling: Rolling
) -> tuple[Floats, Floats]:
    """Return the stick's axis towards the left hand, and how it turns."""
    number = np.array([scene.lines[0].segment])
    down = where.toward(number, np.array([[0.0, 0.0, 1.0]]))
    turning = scene.skeleton.direction_jacobian(where, number, down)[0]
    axis = np.cross(rolling.normal, down[0])
    change = np.cross(rolling.normal_jacobian.T, down[0])
    change = change + np.cross(rolling.normal, turning.T)
    length = float(np.linalg.norm(axis))
    axis = axis / length
    flat = (np.eye(3) - np.outer(axis, axis)) / length
    sign = 1.0 if axis @ scene.leftward(where) > 0 else -1.0
    return sign * axis, sign * flat @ change.T


def _fist(
    scene: Scene,
    where: Configuration,
    rolling: Rolling,
    side: str,
    way: Floats,
    way_jacobian: Floats,
) -> Grip:
    skeleton = scene.skeleton
    number = np.array([skeleton.number[f"{side} hand"]])
    palm, jacobian = _point(scene, where, number, _FIST_MM)
    reach_m = _ALONG * scene.tool.half_length_m
    target = rolling.centre + reach_m * way
    # Neither along the fingers nor into the palm.
    across = np.array([[0.0, 1.0, 0.0], [0.0, 0.0, 1.0]])
    both = np.repeat(number, 2)
    hand = where.toward(both, across)
    turning = skeleton.direction_jacobian(where, both, hand)
    return Grip(
        gap=palm - target,
        jacobian=jacobian - rolling.centre_jacobian - reach_m * way_jacobian,
        slant=hand @ way,
        slant_jacobian=np.einsum("i,kid->kd", way, turning) + hand @ way_jacobian,
    )


def _press(scene: Scene, where: Configuration, rolling: Rolling) -> Grip:
    skeleton, tool = scene.skeleton, scene.tool
    side, _, part = scene.pose.holds.partition(" ")
    segment = "wrist_twist" if part == "forearm" else "hand"
    number = np.array([skeleton.number[f"{side} {segment}"]])
    place_mm = _FOREARM_MM if part == "forearm" else _PALM_MM
    palm, jacobian = _point(scene, where, number, place_mm)
    target = rolling.centre + tool.radius_m * rolling.normal
    return Grip(
        gap=palm - target,
        jacobian=jacobian - rolling.centre_jacobian,
        slant=np.zeros(0),
        slant_jacobian=np.zeros((0, skeleton.size)),
    )


def _point(
    scene: Scene,
    where: Configuration,
    number: Integers,
    place_mm: tuple[float, float, float],
) -> tuple[Floats, Floats]:
    """Return a point of an arm [m], and how it moves."""
    skeleton = scene.skeleton
    is_right = skeleton.names[int(number[0])].startswith("right")
    place = np.array([place_mm]) * skeleton.frame_scale / 1_000
    if is_right:
        place[:, 1] *= -1
    point = where.at(number, place)
    return point[0], skeleton.point_jacobian(where, number, point)[0]
