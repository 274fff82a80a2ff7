"""A pose on a body: all that stays the same while the solver looks for angles."""

from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from unkink.body.grounds import (
    PLANES,
    SEAT_DEPTH_M,
    SEAT_HEIGHT_M,
    Plane,
    stance_of,
)
from unkink.body.parts import Balls, filling_of, is_adjacent, part_balls
from unkink.body.sites import Line, Rolled, line_between
from unkink.body.skeleton import ROOT, Configuration, Floats, Integers
from unkink.body.skin import Skin
from unkink.body.tools import TOOLS, ToolShape
from unkink.catalogue.pose import Pose, Support
from unkink.errors import UnknownKeyError

_ROOT_ANGLES = {"pelvis.roll": (3, 1), "pelvis.lean": (4, -1), "pelvis.turn": (5, 1)}

# Where a body starts from, before its supports find their grounds [m].
_START_M = {
    "standing": 0.92,
    "chair": 0.55,
    "seated": 0.25,
    "supine": 0.15,
    "prone": 0.2,
    "kneeling": 0.45,
    "side_lying": 0.25,
}


@dataclass(frozen=True)
class Contact:
    """A part that bears on a ground.

    Attributes:
        support: What the pose says.
        balls: What touches.
        plane: What is touched.
    """

    support: Support
    balls: Balls
    plane: Plane


class Scene:
    """One pose on one body.

    Attributes:
        skin: The body.
        pose: The pose.
        stance: World from pelvis before any turn, shape (3, 3).
        contacts: What bears, and on what.
        lines: The rolled lines, one for each rolled side.
        rests: What lies on what.
        balance: How much it counts that the weight is over what bears, per metre.
        tool: What is rolled on.
        ground: What that lies on; None if it is held.
    """

    def __init__(self, skin: Skin, pose: Pose, *, filling: Balls | None = None) -> None:
        self.skin, self.pose = skin, pose
        self.skeleton = skin.skeleton
        self.stance = stance_of(pose.stance, pose.turn_deg)
        self.contacts: Sequence[Contact] = [
            Contact(one, part_balls(skin, one.part, one.side), PLANES[one.ground])
            for one in pose.supports
        ]
        self.tool: ToolShape = TOOLS[pose.tool]
        self.ground = None if pose.ground == "hand" else PLANES[pose.ground]
        self.lines: Sequence[Line] = (
            [
                line_between(
                    skin,
                    *pose.stroke,
                    _rolled(side),
                    is_sat_on=pose.stance == "chair" and pose.ground == "seat",
                )
                for side in pose.rolled
            ]
            if pose.stroke and pose.tool != "none"
            else []
        )
        self.filling = filling or filling_of(skin)
        self.pose_contacts = self.contacts
        self.rests: Mapping[str, str] = pose.rests
        self.balance = 1.0 if pose.stance == "standing" else 0.0
        for limb in (*pose.rests, *pose.rests.values()):
            if limb not in self.skeleton.number:
                raise UnknownKeyError("limb", limb, self.skeleton.number)

    def with_contacts(self, contacts: Sequence[Contact]) -> "Scene":
        """Return the same pose with other contacts."""
        other = copy(self)
        other.contacts = contacts
        return other

    def between(
        self,
        contacts: Sequence[Contact],
        *,
        stance: Floats,
        rests: Mapping[str, str],
        loose: float,
    ) -> "Scene":
        """Return the scene of a body that is on its way from one pose to another.

        Args:
            contacts: What bears meanwhile.
            stance: World from pelvis, shape (3, 3).
            rests: What lies on what meanwhile.
            loose: How much less it wants to stay as the pose has it, 0 to 1.
        """
        other = self.with_contacts(contacts)
        other.stance = stance
        # Feet that were loose would flap over the floor that they come down to.
        are_feet = [
            "ankle" in name or "toes" in name for name in self.skeleton.hinge_number
        ]
        other.stiffness = loose * self.stiffness
        other.stiffness[ROOT:][are_feet] = 1.0
        other.rests, other.balance = rests, 0.0
        return other

    @cached_property
    def is_held(self) -> bool:
        """Whether hands hold the tool."""
        return bool(self.lines) and self.ground is None

    @cached_property
    def along(self) -> Floats:
        """The way of rolling, a unit vector within the ground, shape (3,)."""
        if self.ground is not None and abs(self.ground.normal[2]) < 0.5:
            # On a wall one rolls up and down, unless the pose turns that.
            return np.array([0.0, 0.0, 1.0])
        return np.array([1.0, 0.0, 0.0])

    @cached_property
    def up(self) -> Floats:
        """Out of the ground that the tool lies on, shape (3,)."""
        return np.array([0.0, 0.0, 1.0]) if self.ground is None else self.ground.normal

    @cached_property
    def across(self) -> Floats:
        """The axis of a roller, shape (3,)."""
        return np.cross(self.up, self.along)

    def start(self, angles_deg: Mapping[str, float] | None = None) -> Floats:
        """Return the coordinates that the pose asks for, shape (d,).

        Raises:
            UnknownKeyError: If the body has no such joint.
        """
        numbers, q = self.skeleton.hinge_number, self.skeleton.neutral()
        q[2] = _START_M[self.pose.stance] * self.skeleton.frame_scale
        if self.pose.stance == "chair":
            q[0] = -0.12
        if "wall" in self.grounds:
            q[0] = 0.2
        for name, angle_deg in (angles_deg or self.pose.angles_deg).items():
            if name in _ROOT_ANGLES:
                place, sign = _ROOT_ANGLES[name]
                q[place] = sign * np.radians(angle_deg)
            elif name in numbers:
                q[numbers[name]] = np.radians(angle_deg)
            else:
                raise UnknownKeyError("joint", name, [*numbers, *_ROOT_ANGLES])
        return q

    def forward(self, q: Floats) -> Configuration:
        """Return where the body is."""
        return self.skeleton.forward(q, self.stance)

    @cached_property
    def clashing(self) -> tuple[Integers, Integers]:
        """Pairs of balls of the filling that must not be inside each other."""
        segments, skeleton = self.filling.segments, self.skeleton
        apart = {
            (a, b): not is_adjacent(skeleton, a, b)
            for a in range(len(skeleton.names))
            for b in range(len(skeleton.names))
        }
        pairs = [
            (i, k)
            for i in range(len(segments))
            for k in range(i)
            if apart[int(segments[i]), int(segments[k])]
        ]
        first, second = np.array(pairs).T
        return first, second

    @cached_property
    def near_tool(self) -> NDArray[np.bool_]:
        """Which balls are so near the rolled line that the tool may touch them."""
        near = {line.segment for line in self.lines}
        parents = self.skeleton.parents
        near |= {k for k, parent in enumerate(parents) if parent in near}
        near |= {parents[line.segment] for line in self.lines}
        return np.isin(self.filling.segments, list(near))

    def tool_gaps(self, centre: Floats, points: Floats) -> tuple[Floats, Floats]:
        """Return how far the balls of the filling are from the tool [m].

        Args:
            centre: Middle of the tool [m], shape (3,).
            points: Middles of the balls [m], shape (n, 3).

        Returns:
            Gaps, negative inside, infinite for what may touch it or is beside its ends,
            shape (n,); and unit vectors away from the tool, shape (n, 3).
        """
        arms, length_m = points - centre, self.tool.half_length_m
        beside = np.abs(arms @ self.across)
        if length_m:
            arms = arms - (arms @ self.across)[:, None] * self.across
        distances = np.linalg.norm(arms, axis=1)
        gaps = distances - self.filling.radii_m - self.tool.radius_m
        gaps[self.near_tool] = np.inf
        if length_m:
            gaps[beside >= length_m + self.filling.radii_m] = np.inf
        return gaps, arms / np.maximum(distances, 1e-6)[:, None]

    def leftward(self, where: Configuration) -> Floats:
        """Return the body's left, shape (3,)."""
        return np.asarray(where.rotations[0][:, 1])

    @cached_property
    def grounds(self) -> set[str]:
        """What bears the body or the tool."""
        return {one.ground for one in self.pose.supports} | {self.pose.ground}

    def barriers(self, points: Floats) -> Iterator[tuple[Plane, NDArray[np.bool_]]]:
        """Yield surfaces that nothing sinks into, and which balls are over them."""
        everywhere = np.ones(len(points), dtype=np.bool_)
        yield PLANES["floor"], everywhere
        if "wall" in self.grounds:
            yield PLANES["wall"], everywhere
        if self.pose.stance == "chair":
            over = (points[:, 0] < 0) & (points[:, 0] > -SEAT_DEPTH_M)
            yield PLANES["seat"], over & (points[:, 2] > SEAT_HEIGHT_M / 2)

    @cached_property
    def stiffness(self) -> Floats:
        """How much each coordinate wants to stay as the pose has it, shape (d,)."""
        weights = np.full(self.skeleton.size, 0.25)
        weights[:ROOT] = (0.0, 0.05, 0.0, 0.8, 0.5, 0.5)
        for name, number in self.skeleton.hinge_number.items():
            for part, weight in _STIFFNESS.items():
                if part in name:
                    weights[number] = weight
        return weights


_STIFFNESS = {
    "abdomen": 0.7,
    "thorax": 0.7,
    "head": 0.6,
    "shoulder_girdle": 0.35,
    "wrist": 0.08,
    "forearm": 0.08,
    "toes": 0.15,
}


def _rolled(side: str) -> Rolled:
    return "left" if side == "left" else "right" if side == "right" else "middle"
