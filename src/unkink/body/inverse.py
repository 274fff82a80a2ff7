"""Inverse kinematics: the joint angles with which a body fulfils a pose."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from unkink.body.equations import Goal, rows_of
from unkink.body.grip import grips_of
from unkink.body.rolling import rolling_of
from unkink.body.scene import Scene
from unkink.body.skeleton import Configuration, Floats

_DAMPING, _MOST_DAMPING = 1e-2, 1e6
_LARGEST_STEP_RAD = 0.35
_SETTLED = 1e-7
# A hand closes around what it holds, a little to this side or that [m].
_GRIP_SLACK_M = 0.02


@dataclass(frozen=True)
class Solution:
    """A solved pose at one place of its stroke.

    Attributes:
        where: Where the body is.
        share: Place on the rolled line, 0 to 1.
        goal: What was asked.
        steps: How many steps that took.
    """

    where: Configuration
    share: float
    goal: Goal
    steps: int


def solve(scene: Scene, goal: Goal, start: Floats, *, most_steps: int) -> Solution:
    """Return the configuration that fulfils a pose best; damped Gauss-Newton.

    Args:
        scene: The pose on a body.
        goal: Where in the stroke.
        start: Coordinates to start from, shape (d,).
        most_steps: When to give up.
    """
    q, damping, steps = start, _DAMPING, 0
    where = scene.forward(q)
    residuals, jacobian = rows_of(scene, where, goal).gathered()
    cost = float(residuals @ residuals)
    while steps < most_steps:
        steps += 1
        square = jacobian.T @ jacobian
        pull = damping * (np.diag(square) + 1e-3)
        step = np.linalg.solve(square + np.diag(pull), -(jacobian.T @ residuals))
        largest = float(np.abs(step).max())
        step *= min(1.0, _LARGEST_STEP_RAD / max(largest, 1e-12))
        tried = scene.forward(q + step)
        new_residuals, new_jacobian = rows_of(scene, tried, goal).gathered()
        new_cost = float(new_residuals @ new_residuals)
        if new_cost < cost:
            is_settled = cost - new_cost < _SETTLED * cost
            q, where, cost = q + step, tried, new_cost
            residuals, jacobian = new_residuals, new_jacobian
            damping = max(0.3 * damping, 1e-6)
        else:
            damping *= 8.0
            is_settled = damping > _MOST_DAMPING
        if is_settled:
            break
    return Solution(where, goal.share, goal, steps)


def contact_error_m(scene: Scene, solution: Solution) -> float:
    """Return how far any contact is from touching, at most [m]."""
    return worst_contact(scene, solution)[0]


def worst_contact(scene: Scene, solution: Solution) -> tuple[float, str]:
    """Return how far the worst contact is from touching [m], and which it is."""
    return max(_contact_errors(scene, solution), default=(0.0, ""))


def _contact_errors(scene: Scene, solution: Solution) -> Iterator[tuple[float, str]]:
    where = solution.where
    for contact in scene.contacts:
        balls = contact.balls
        points = where.at(balls.segments, balls.centres)
        gaps = contact.plane.height_m(points) - balls.radii_m
        yield float(np.abs(gaps).max()), contact.support.name
    if scene.is_held:
        rolling = rolling_of(scene, where, scene.lines[0], solution.share)
        for grip in grips_of(scene, where, rolling):
            gap_m = float(np.linalg.norm(grip.gap))
            yield max(0.0, gap_m - _GRIP_SLACK_M), "a hand on the tool"
    if scene.ground is not None:
        for line in scene.lines:
            centre = rolling_of(scene, where, line, solution.share).centre
            gap = scene.ground.height_m(centre[None])[0] - scene.tool.rest_m
            yield abs(float(gap)), "the tool"
            if solution.goal.tool_m is not None:
                off_m = float(centre @ scene.along) - solution.goal.tool_m
                yield abs(off_m), "the tool"
