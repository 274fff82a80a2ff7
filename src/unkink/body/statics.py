"""Forces that hold a body still: on the tool, and on each support.

A quadratic programme shares the weight between all that bears so that the joints
work least, within their strength and within friction; two linear programmes say how
little and how much of it the tool could carry. Where only two groups bear, all three
agree: the lever rule decides. Where three do, the runner decides, and the band says how
far.

References:
    docs/explanation/body.md, "Load". Contact forces and joint torques obey
    tau + J' f + Q = 0, with six rows of the free body that no muscle drives.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import clarabel
import numpy as np
from scipy import sparse
from scipy.optimize import linprog

from unkink.body.inverse import Solution
from unkink.body.rolling import rolling_of
from unkink.body.scene import Scene
from unkink.body.sites import Line
from unkink.body.skeleton import GRAVITY_MPS2, ROOT, Floats

# Friction of skin and clothing on a mat or a tool [1], an estimate; and how near its
# stop a joint can lean on it [rad].
FRICTION = 0.8
_STOP_RAD = np.radians(8.0)
# A force costs little against torque, so that it only breaks ties.
_FORCE_COST, _STOP_COST = 3e-3, 1e-4
_STOP_SCALE_NM = 50.0
# Half the width in which a limb lies on a roller [m], by segment.
_HALF_WIDTHS_M = {"thigh": 0.040, "shank": 0.028, "foot": 0.022, "pelvis": 0.050}
_HALF_TRUNK_M = 0.09

TOOL = "tool"


@dataclass(frozen=True)
class Balance:
    """The forces on a body at rest.

    Attributes:
        on_tool: Force on the tool, share of body weight [1].
        least: The least that the supports allow [1].
        most: The most [1].
        on_each: Force on each support and rolled side along its ground's normal, share
            of body weight [1].
        torque_share: Largest torque against the strength of its joint [1].
        joint: That joint.
        is_strong_enough: Whether all torques are within the joints' strength.
    """

    on_tool: float
    least: float
    most: float
    on_each: dict[str, float]
    torque_share: float
    joint: str
    is_strong_enough: bool


@dataclass(frozen=True)
class _Touch:
    """One point that bears.

    Attributes:
        name: Of the support or the rolled side.
        jacobian: How the point moves, shape (3, d).
        normal: Out of the ground, shape (3,).
        limits: Rows that the force must keep at or below 0, shape (k, 3).
    """

    name: str
    jacobian: Floats
    normal: Floats
    limits: Floats


def balance(
    scene: Scene, solution: Solution, *, with_band: bool = True
) -> Balance | None:
    """Return the forces that hold a solved pose; None if nothing can.

    Args:
        scene: The pose on a body.
        solution: Where the body is.
        with_band: Whether to look for the least and the most, too, which takes longer.
    """
    problem = _Problem(scene, solution)
    for is_capped in (True, False):
        answer = problem.least_effort(is_capped=is_capped)
        if answer is not None:
            break
    else:
        return None
    on_tool = problem.on_tool(answer)
    band = (on_tool, on_tool)
    if with_band and scene.lines and not scene.is_held:
        band = problem.band(TOOL, is_capped=is_capped)
    share, joint = problem.effort(answer)
    return Balance(
        on_tool=on_tool,
        least=min(band[0], on_tool),
        most=max(band[1], on_tool),
        on_each=problem.on_each(answer),
        torque_share=share,
        joint=joint,
        is_strong_enough=is_capped,
    )


def bands_of(scene: Scene, solution: Solution) -> dict[str, tuple[float, float]]:
    """Return the least and the most that each support could carry, by its name [1]."""
    problem = _Problem(scene, solution)
    is_capped = problem.least_effort(is_capped=True) is not None
    names = dict.fromkeys(touch.name for touch in problem.touches)
    return {name: problem.band(name, is_capped=is_capped) for name in names}


class _Problem:
    """The equations of one pose, in shares of body weight and of joint strength."""

    def __init__(self, scene: Scene, solution: Solution) -> None:
        skeleton, where = scene.skeleton, solution.where
        self._scene = scene
        self.touches = _touches(scene, solution)
        weight_n = skeleton.mass_kg * GRAVITY_MPS2
        stops = _stops(scene, where.q)
        count = 3 * len(self.touches)
        columns = np.zeros((skeleton.size, count + len(stops)))
        for k, touch in enumerate(self.touches):
            columns[:, 3 * k : 3 * k + 3] = touch.jacobian.T * weight_n
        for k, (number, sign) in enumerate(stops):
            columns[number, count + k] = sign * _STOP_SCALE_NM
        pull_n = -weight_n * skeleton.com_jacobian(where)[2]
        self._balance = columns[:ROOT] / weight_n
        self._unsupported = -pull_n[:ROOT] / weight_n
        # Torques over strengths are -(effort @ x + burden).
        strengths = skeleton.strengths_nm
        self._effort = columns[ROOT:] / strengths[:, None]
        self._burden = pull_n[ROOT:] / strengths
        self._cost = np.r_[np.full(count, _FORCE_COST), np.full(len(stops), _STOP_COST)]
        self._limits = _limits(self.touches, len(stops))

    def least_effort(self, *, is_capped: bool) -> Floats | None:
        """Return the forces with which joints work least; None if there are none."""
        square = self._effort.T @ self._effort + np.diag(self._cost)
        slope = self._effort.T @ self._burden
        rows, bounds = self._inequalities(is_capped=is_capped)
        matrix = np.vstack([self._balance, rows])
        right = np.concatenate([self._unsupported, bounds])
        cones = [clarabel.ZeroConeT(ROOT), clarabel.NonnegativeConeT(len(bounds))]
        settings = clarabel.DefaultSettings()
        settings.verbose = False
        solver = clarabel.DefaultSolver(
            sparse.triu(sparse.csc_matrix(square), format="csc"),
            slope,
            sparse.csc_matrix(matrix),
            right,
            cones,
            settings,
        )
        answer = solver.solve()
        if str(answer.status) not in ("Solved", "AlmostSolved"):
            return None
        return np.array(answer.x)

    def band(self, name: str, *, is_capped: bool) -> tuple[float, float]:
        """Return the least and the most that what a name begins with can carry."""
        rows, bounds = self._inequalities(is_capped=is_capped)
        ends = []
        for sign in (1.0, -1.0):
            found = linprog(
                sign * self._row(name),
                A_ub=rows,
                b_ub=bounds,
                A_eq=self._balance,
                b_eq=self._unsupported,
                bounds=(None, None),
                method="highs",
            )
            ends.append(sign * found.fun if found.status == 0 else np.nan)
        return float(ends[0]), float(ends[1])

    def on_tool(self, answer: Floats) -> float:
        """Return the force on the tool, share of body weight."""
        return float(self._row(TOOL) @ answer)

    def on_each(self, answer: Floats) -> dict[str, float]:
        """Return the force on each support, share of body weight."""
        shares: dict[str, float] = {}
        for k, touch in enumerate(self.touches):
            force = float(answer[3 * k : 3 * k + 3] @ touch.normal)
            shares[touch.name] = shares.get(touch.name, 0.0) + force
        return shares

    def effort(self, answer: Floats) -> tuple[float, str]:
        """Return the largest torque over its joint's strength, and the joint."""
        torques = np.abs(self._effort @ answer + self._burden)
        number = int(torques.argmax())
        return float(torques[number]), self._scene.skeleton.hinges[number].name

    def _row(self, name: str) -> Floats:
        row = np.zeros(len(self._cost))
        for k, touch in enumerate(self.touches):
            if touch.name.startswith(name):
                row[3 * k : 3 * k + 3] = touch.normal
        return row

    def _inequalities(self, *, is_capped: bool) -> tuple[Floats, Floats]:
        rows, bounds = self._limits, np.zeros(len(self._limits))
        if not is_capped:
            return rows, bounds
        capped = np.vstack([rows, self._effort, -self._effort])
        return capped, np.concatenate([bounds, 1 - self._burden, 1 + self._burden])


def _touches(scene: Scene, solution: Solution) -> list[_Touch]:
    touches = []
    if not scene.is_held:
        for side, line in zip(scene.pose.rolled, scene.lines, strict=False):
            touches += _tool_touches(scene, solution, side, line)
    skeleton, where = scene.skeleton, solution.where
    for contact in scene.contacts:
        balls, normal = contact.balls, contact.plane.normal
        points = where.at(balls.segments, balls.centres) - (
            balls.radii_m[:, None] * normal
        )
        jacobians = skeleton.point_jacobian(where, balls.segments, points)
        limits = _pyramid(normal, FRICTION)
        name = contact.support.name
        touches += [_Touch(name, jacobian, normal, limits) for jacobian in jacobians]
    return touches


def _tool_touches(
    scene: Scene, solution: Solution, side: str, line: Line
) -> list[_Touch]:
    """Return where a line bears on the tool: two points of a roller, one of a ball."""
    skeleton, where, ground = scene.skeleton, solution.where, scene.ground
    if ground is None:
        return []
    one = rolling_of(scene, where, line, solution.share)
    plain = skeleton.names[line.segment].rpartition(" ")[2]
    half_m = _HALF_WIDTHS_M.get(plain, _HALF_TRUNK_M) * skeleton.frame_scale
    aside = (-half_m, half_m) if scene.tool.half_length_m else (0.0,)
    limits = _rolling_limits(scene, one.touch, one.centre)
    touches = []
    for shift in aside:
        point = one.touch + shift * scene.across
        jacobian = skeleton.point_jacobian(
            where, np.array([line.segment]), point[None]
        )[0]
        touches.append(_Touch(f"{TOOL}, {side}", jacobian, scene.up, limits))
    return touches


def _rolling_limits(scene: Scene, touch: Floats, centre: Floats) -> Floats:
    """Return the rows that keep a force on a tool that is free to roll.

    The force goes through the points where the tool touches skin and ground, but for
    its rolling resistance; along a roller's axis there is friction.
    """
    up, along, across = scene.up, scene.along, scene.across
    base = centre - scene.tool.rest_m * up
    height = float((touch - base) @ up)
    rows = [-up]
    for way, is_rolling in ((along, True), (across, not scene.tool.half_length_m)):
        slope = float((touch - base) @ way) / height if is_rolling else 0.0
        grip = scene.tool.rolling if is_rolling else FRICTION
        for sign in (1.0, -1.0):
            rows.append(sign * (way - slope * up) - grip * up)
    return np.array(rows)


def _pyramid(normal: Floats, friction: float) -> Floats:
    """Return the rows of a friction pyramid within the cone."""
    one = np.cross(normal, (0.0, 1.0, 0.0))
    one = one / np.linalg.norm(one)
    other = np.cross(normal, one)
    grip = friction / np.sqrt(2)
    sides = [sign * way - grip * normal for way in (one, other) for sign in (1, -1)]
    return np.array([*sides, -normal])


def _limits(touches: Sequence[_Touch], stops: int) -> Floats:
    count = 3 * len(touches) + stops
    rows = []
    for k, touch in enumerate(touches):
        for limit in touch.limits:
            row = np.zeros(count)
            row[3 * k : 3 * k + 3] = limit
            rows.append(row)
    for k in range(stops):
        row = np.zeros(count)
        row[3 * len(touches) + k] = -1.0
        rows.append(row)
    return np.array(rows).reshape(-1, count)


def _stops(scene: Scene, q: Floats) -> list[tuple[int, float]]:
    """Return joints at a stop, which need no muscle there, and which way it pushes."""
    skeleton, stops = scene.skeleton, []
    for number in range(ROOT, skeleton.size):
        if q[number] > skeleton.high[number] - _STOP_RAD:
            stops.append((number, -1.0))
        if q[number] < skeleton.low[number] + _STOP_RAD:
            stops.append((number, 1.0))
    return stops
