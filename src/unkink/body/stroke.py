"""A whole stroke: the tool rolls, without slipping, from one end to the other."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from unkink.body.equations import Goal
from unkink.body.inverse import Solution, solve
from unkink.body.rolling import rolling_of
from unkink.body.scene import Scene
from unkink.body.skeleton import Configuration, Floats
from unkink.body.tools import ROUND

# Places of a stroke that are solved.
KEYS = 13
_FIRST_STEPS, _NEXT_STEPS = 200, 40
_UPRIGHT = 0.5


@dataclass(frozen=True)
class Stroke:
    """Solved poses from the first landmark of a stroke to the second.

    Attributes:
        scene: The pose on a body.
        solutions: One for each key, in their order.
        way_m: How far the body travels against the ground [m].
    """

    scene: Scene
    solutions: Sequence[Solution]
    way_m: float


def solve_stroke(
    scene: Scene, *, keys: int = KEYS, start: Floats | None = None
) -> Stroke:
    """Return a solved stroke.

    The middle is solved first, then both ways from there, each key from the one before.
    A tool that rolls on a ground goes half as far as the body over it.

    Args:
        scene: The pose on a body.
        keys: How many places are solved, odd.
        start: Coordinates to start the first one from, shape (d,); those that the pose
            asks for by default.
    """
    if scene.pose.ends_deg:
        return _motion(scene, keys=keys, start=start)
    shares = np.linspace(*scene.pose.reach, keys)
    middle = keys // 2
    angles = scene.start()
    first_goal = Goal(float(shares[middle]), None, {}, angles)
    begin = angles if start is None else start
    first = solve(scene, first_goal, begin, most_steps=_FIRST_STEPS)
    if not scene.lines:
        return Stroke(scene, [first] * keys, 0.0)
    way = _Way(scene, first, shares)
    solutions: list[Solution] = [first] * keys
    for indices in (range(middle + 1, keys), range(middle - 1, -1, -1)):
        before = first
        for index in indices:
            goal = way.goal(index, near=before.where.q)
            start = before.where.q
            before = solve(scene, goal, start, most_steps=_NEXT_STEPS)
            solutions[index] = before
    solutions[middle] = solve(
        scene,
        way.goal(middle, near=first.where.q),
        first.where.q,
        most_steps=_NEXT_STEPS,
    )
    return Stroke(scene, solutions, way.length_m)


class _Way:
    """How far tool and body have come at each key, from the middle one."""

    def __init__(self, scene: Scene, first: Solution, shares: Floats) -> None:
        self._scene, self._shares, self._angles = scene, shares, first.goal.angles
        where, line = first.where, scene.lines[0]
        self._is_rolling = not scene.is_held
        rollings = [rolling_of(scene, where, one, first.share) for one in scene.lines]
        self._tool_m = float(np.mean([one.centre @ scene.along for one in rollings]))
        self._planted = _contact_places(scene, where)
        lengths = [line.length_m(a, b) for a, b in pairwise(shares.tolist())]
        gone = np.concatenate([[0.0], np.cumsum(lengths)])
        gone -= gone[len(shares) // 2]
        ahead = rolling_of(scene, where, line, first.share + 0.02).touch
        behind = rolling_of(scene, where, line, first.share - 0.02).touch
        self._gone = gone * float(np.sign((ahead - behind) @ scene.along))
        rolls = scene.pose.tool in ROUND and self._is_rolling
        # What does not roll stays where it is, and the body goes as far as the line is
        # long.
        self._tool_share, self._body_share = (1.0, 2.0) if rolls else (0.0, 1.0)
        self.length_m = float(np.ptp(self._gone)) * self._body_share

    def goal(self, index: int, *, near: Floats) -> Goal:
        """Return where everything is to be at a key."""
        gone_m, along = float(self._gone[index]), self._scene.along
        planted = {}
        for number, place in self._planted.items():
            walk = self._scene.contacts[number].support.walk or 0.0
            moved = -walk * self._body_share * gone_m if self._is_rolling else 0.0
            planted[number] = place + moved * along
        return Goal(
            share=float(self._shares[index]),
            tool_m=self._tool_m - self._tool_share * gone_m
            if self._is_rolling
            else None,
            planted=planted,
            angles=self._angles,
            near=near,
        )


def grounded(scene: Scene) -> Floats:
    """Return the coordinates that a pose asks for, let down to the first support."""
    q = scene.start()
    where = scene.forward(q)
    gaps = [
        float((one.plane.height_m(at) - one.balls.radii_m).min())
        for one in scene.contacts
        if one.plane.normal[2] > _UPRIGHT
        for at in [where.at(one.balls.segments, one.balls.centres)]
    ]
    q[2] -= min(gaps, default=0.0)
    return q


def _contact_places(scene: Scene, where: Configuration) -> dict[int, Floats]:
    """Return the middle of each contact [m], by its number, shapes (3,)."""
    return {
        number: where.at(one.balls.segments, one.balls.centres).mean(axis=0)
        for number, one in enumerate(scene.contacts)
    }


def _motion(scene: Scene, *, keys: int, start: Floats | None) -> Stroke:
    """Return a motion from one set of angles to another, its supports planted."""
    pose = scene.pose
    first = scene.start()
    last = scene.start({**pose.angles_deg, **pose.ends_deg})
    share = sum(pose.reach) / 2
    begin = first if start is None else start
    goal = Goal(share, None, {}, first)
    before = solve(scene, goal, begin, most_steps=_FIRST_STEPS)
    planted = _contact_places(scene, before.where)
    solutions = [before]
    for part in np.linspace(0.0, 1.0, keys)[1:]:
        angles = first + part * (last - first)
        goal = Goal(share, None, planted, angles, before.where.q)
        before = solve(scene, goal, before.where.q, most_steps=_NEXT_STEPS)
        solutions.append(before)
    return Stroke(scene, solutions, 0.0)
