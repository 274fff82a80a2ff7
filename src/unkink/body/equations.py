"""What a solved pose fulfils, as residuals that vanish, with their Jacobian.

Lengths are weighted per metre, angles per radian; weights say what gives way to what.
"""

from dataclasses import dataclass

import numpy as np

from unkink.body.grip import grips_of
from unkink.body.rolling import Rolling, rolling_of
from unkink.body.scene import Scene
from unkink.body.skeleton import Configuration, Floats

# A contact off by a millimetre costs as much as a joint by nine degrees.
_CONTACT, _PLANTED, _TOOL, _HELD = 60.0, 25.0, 60.0, 30.0
_FACING, _LEVEL, _BALANCE = 1.0, 0.25, 2.0
_CLASH, _LIMIT, _NEAR = 30.0, 20.0, 0.25
_ALIGNED, _LAID = 0.5, 0.35
# On trunk and legs, hands lie as arms of any length let them.
_LAID_ON = frozenset({"head", "upper_arm"})

# Flesh gives way this far where two things touch [m].
ALLOWANCE_M = 0.010
_GROUND_ALLOWANCE_M = 0.004


@dataclass(frozen=True)
class Goal:
    """Where in the stroke the body is to be.

    Attributes:
        share: Place on the rolled line, 0 to 1.
        tool_m: Where the tool is along its way [m]; None while that is free.
        planted: Where each contact is planted, by its number, shape (3,) each.
        angles: The joint angles that the pose asks for [rad], shape (d,).
        near: The solution before, shape (d,); None for the first.
        hold: How much it counts that planted contacts stay, per metre.
    """

    share: float
    tool_m: float | None
    planted: dict[int, Floats]
    angles: Floats
    near: Floats | None = None
    hold: float = _PLANTED


class Rows:
    """Residuals and their Jacobian, gathered."""

    def __init__(self) -> None:
        self._values: list[Floats] = []
        self._jacobians: list[Floats] = []

    def add(self, values: Floats, jacobian: Floats, weight: float) -> None:
        """Add residuals, shape (m,), and their Jacobian, shape (m, d)."""
        self._values.append(weight * values)
        self._jacobians.append(weight * jacobian)

    def gathered(self) -> tuple[Floats, Floats]:
        """Return all residuals and their Jacobian."""
        return np.concatenate(self._values), np.concatenate(self._jacobians)


def rows_of(scene: Scene, where: Configuration, goal: Goal) -> Rows:
    """Return what is still wrong with a configuration."""
    rows = Rows()
    _bear(scene, where, goal, rows)
    rollings = [rolling_of(scene, where, one, goal.share) for one in scene.lines]
    if scene.is_held:
        for grip in grips_of(scene, where, rollings[0]):
            rows.add(grip.gap, grip.jacobian, _HELD)
            rows.add(grip.slant, grip.slant_jacobian, _ALIGNED)
    else:
        _roll(scene, where, rollings, goal, rows)
    _stand(scene, where, rows)
    _rest(scene, where, rows)
    _keep_apart(scene, where, rollings, rows)
    _stay(scene, where, goal, rows)
    return rows


def _bear(scene: Scene, where: Configuration, goal: Goal, rows: Rows) -> None:
    """Supports touch their grounds, and planted ones stay."""
    skeleton = scene.skeleton
    for number, contact in enumerate(scene.contacts):
        balls, plane = contact.balls, contact.plane
        points = where.at(balls.segments, balls.centres)
        jacobian = skeleton.point_jacobian(where, balls.segments, points)
        gaps = plane.height_m(points) - balls.radii_m
        rows.add(gaps, plane.normal @ jacobian, _CONTACT)
        target = goal.planted.get(number)
        if target is not None and contact.support.walk is not None:
            flat = np.eye(3) - np.outer(plane.normal, plane.normal)
            off = flat @ (points.mean(axis=0) - target)
            rows.add(off, flat @ jacobian.mean(axis=0), goal.hold)


def _roll(
    scene: Scene,
    where: Configuration,
    rollings: list[Rolling],
    goal: Goal,
    rows: Rows,
) -> None:
    """The tool lies on its ground, under the line, and the body over the tool."""
    if not rollings or scene.ground is None:
        return
    up, along, across = scene.up, scene.along, scene.across
    middle = np.mean([one.touch for one in rollings], axis=0)
    for one in rollings:
        gap = scene.ground.height_m(one.centre[None]) - scene.tool.rest_m
        rows.add(gap, (up @ one.centre_jacobian)[None], _TOOL)
        first = rollings[0]
        if goal.tool_m is not None:
            off = np.array([one.centre @ along - goal.tool_m])
            rows.add(off, (along @ one.centre_jacobian)[None], _TOOL)
        elif one is not first:
            off = np.array([(one.centre - first.centre) @ along])
            apart = one.centre_jacobian - first.centre_jacobian
            rows.add(off, (along @ apart)[None], 10.0)
        tilt = np.array([one.normal @ across])
        rows.add(tilt, (across @ one.normal_jacobian)[None], _FACING)
        slope = np.array([one.normal @ along])
        level = _LEVEL if scene.tool.half_length_m else _FACING
        rows.add(slope, (along @ one.normal_jacobian)[None], level)
    if abs(up[2]) > 0.5 and scene.pose.ground == "floor":
        # One holds one's weight over a roller, not beside it.
        com = scene.skeleton.com(where)
        shift = scene.skeleton.com_jacobian(where) - np.mean(
            [one.touch_jacobian for one in rollings], axis=0
        )
        aside = np.array([(com - middle) @ across])
        rows.add(aside, (across @ shift)[None], _BALANCE)


def _stand(scene: Scene, where: Configuration, rows: Rows) -> None:
    """Who stands keeps the weight over what bears."""
    if not scene.balance or not scene.contacts:
        return
    balls = [one.balls for one in scene.contacts]
    segments = np.concatenate([one.segments for one in balls])
    centres = np.concatenate([one.centres for one in balls])
    points = where.at(segments, centres)
    skeleton = scene.skeleton
    shift = skeleton.com_jacobian(where) - skeleton.point_jacobian(
        where, segments, points
    ).mean(axis=0)
    off = skeleton.com(where) - points.mean(axis=0)
    rows.add(off[:2], shift[:2], scene.balance)


def _rest(scene: Scene, where: Configuration, rows: Rows) -> None:
    """Crossed limbs lie on each other."""
    filling, skeleton = scene.filling, scene.skeleton
    for limb, ground in scene.rests.items():
        own = np.flatnonzero(filling.segments == skeleton.number[limb])
        under = np.flatnonzero(filling.segments == skeleton.number[ground])
        tops = where.at(filling.segments[own], filling.centres[own])
        beds = where.at(filling.segments[under], filling.centres[under])
        apart = tops[:, None] - beds[None]
        reach = filling.radii_m[own][:, None] + filling.radii_m[under][None]
        gaps = np.linalg.norm(apart, axis=2) - reach + ALLOWANCE_M / 2
        i, k = np.unravel_index(int(np.argmin(gaps)), gaps.shape)
        pair = np.array([own[i], under[k]])
        points = np.array([tops[i], beds[k]])
        jacobians = skeleton.point_jacobian(where, filling.segments[pair], points)
        way = apart[i, k] / np.linalg.norm(apart[i, k])
        rows.add(gaps[i, k][None], (way @ (jacobians[0] - jacobians[1]))[None], _TOOL)
        if limb.endswith(" hand") and ground.rpartition(" ")[2] in _LAID_ON:
            _lay_palm(scene, where, limb, way, rows)


def _lay_palm(
    scene: Scene, where: Configuration, hand: str, way: Floats, rows: Rows
) -> None:
    """A hand lies on a limb with its palm, not with its edge or back."""
    number = np.array([scene.skeleton.number[hand]])
    palm = np.array([[0.0, -1.0 if hand.startswith("left") else 1.0, 0.0]])
    facing = where.toward(number, palm)
    turning = scene.skeleton.direction_jacobian(where, number, facing)[0]
    rows.add(facing[0] + way, turning, _LAID)


def _keep_apart(
    scene: Scene, where: Configuration, rollings: list[Rolling], rows: Rows
) -> None:
    """Nothing is inside another thing, but for what flesh gives way."""
    filling, skeleton = scene.filling, scene.skeleton
    points = where.at(filling.segments, filling.centres)
    for plane, among in scene.barriers(points):
        deep = plane.height_m(points) - filling.radii_m + _GROUND_ALLOWANCE_M
        sunk = np.flatnonzero((deep < 0) & among)
        if len(sunk):
            jacobian = skeleton.point_jacobian(
                where, filling.segments[sunk], points[sunk]
            )
            rows.add(deep[sunk], plane.normal @ jacobian, _CLASH)
    first, second = scene.clashing
    apart = points[first] - points[second]
    distance = np.linalg.norm(apart, axis=1)
    gaps = distance - filling.radii_m[first] - filling.radii_m[second] + ALLOWANCE_M
    close = np.flatnonzero(gaps < 0)
    if len(close):
        both = np.concatenate([first[close], second[close]])
        jacobians = skeleton.point_jacobian(where, filling.segments[both], points[both])
        moving = jacobians[: len(close)] - jacobians[len(close) :]
        way = apart[close] / np.maximum(distance[close], 1e-6)[:, None]
        rows.add(gaps[close], np.einsum("mi,mid->md", way, moving), _CLASH)
    if rollings and not scene.is_held:
        _clear_tool(scene, where, rollings, points, rows)


def _clear_tool(
    scene: Scene,
    where: Configuration,
    rollings: list[Rolling],
    points: Floats,
    rows: Rows,
) -> None:
    """Other limbs stay clear of the tool."""
    centre = np.mean([one.centre for one in rollings], axis=0)
    jacobian = np.mean([one.centre_jacobian for one in rollings], axis=0)
    gaps, ways = scene.tool_gaps(centre, points)
    gaps = gaps + ALLOWANCE_M
    hit = np.flatnonzero(gaps < 0)
    if len(hit):
        segments = scene.filling.segments[hit]
        moving = scene.skeleton.point_jacobian(where, segments, points[hit])
        change = np.einsum("mi,mid->md", ways[hit], moving - jacobian[None])
        rows.add(gaps[hit], change, _CLASH)


def _stay(scene: Scene, where: Configuration, goal: Goal, rows: Rows) -> None:
    """Joints stay within their limits and near what the pose asks for."""
    skeleton, q = scene.skeleton, where.q
    rows.add(scene.stiffness * (q - goal.angles), np.diag(scene.stiffness), 1.0)
    if goal.near is not None:
        rows.add(q - goal.near, np.eye(skeleton.size), _NEAR)
    over = np.maximum(q - skeleton.high, 0.0) + np.minimum(q - skeleton.low, 0.0)
    rows.add(over, np.diag((over != 0).astype(np.float64)), _LIMIT)
