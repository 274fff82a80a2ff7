"""Is a solved pose one that a body can take? What is wrong with it, in sentences."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from unkink.body.equations import ALLOWANCE_M
from unkink.body.inverse import Solution, worst_contact
from unkink.body.rolling import rolling_of
from unkink.body.scene import Scene
from unkink.body.skeleton import Floats
from unkink.body.stroke import Stroke

MOST_ERROR_M = 0.003
_LIMIT_SLACK_RAD = np.radians(1.5)
# The solver trades a millimetre or two of flesh for a natural pose.
MOST_OVERLAP_M = ALLOWANCE_M + 0.003


@dataclass(frozen=True)
class Quality:
    """How well a stroke is solved.

    Attributes:
        error_m: How far any contact is from touching, at most [m].
        contact: That contact.
        overlap_m: How deep anything is inside another thing, at most [m].
        overlap: What is inside what there.
        beyond_rad: How far any joint is beyond its limit, at most [rad].
        joint: That joint.
    """

    error_m: float
    contact: str
    overlap_m: float
    overlap: str
    beyond_rad: float
    joint: str

    def faults(self) -> Iterator[str]:
        """Yield what is wrong, in sentences."""
        if self.error_m > MOST_ERROR_M:
            yield f"{self.contact} misses by {self.error_m * 1e3:.0f} mm"
        if self.overlap_m > MOST_OVERLAP_M:
            yield f"{self.overlap} by {self.overlap_m * 1e3:.0f} mm"
        if self.beyond_rad > _LIMIT_SLACK_RAD:
            angle_deg = np.degrees(self.beyond_rad)
            yield f"{self.joint} is {angle_deg:.0f}° beyond its limit"


def quality_of(stroke: Stroke) -> Quality:
    """Return how well a stroke is solved, at its worst place."""
    scene, solutions = stroke.scene, stroke.solutions
    overlaps = [_overlap(scene, one) for one in solutions]
    beyond = [_beyond(scene, one.where.q) for one in solutions]
    error_m, contact = max(worst_contact(scene, one) for one in solutions)
    overlap_m, overlap = max(overlaps)
    beyond_rad, joint = max(beyond)
    return Quality(
        error_m=error_m,
        contact=contact,
        overlap_m=overlap_m,
        overlap=overlap,
        beyond_rad=beyond_rad,
        joint=joint,
    )


def _overlap(scene: Scene, solution: Solution) -> tuple[float, str]:
    """Return the deepest overlap [m], and of what."""
    filling, names = scene.filling, scene.skeleton.names
    points = solution.where.at(filling.segments, filling.centres)
    first, second = scene.clashing
    apart = np.linalg.norm(points[first] - points[second], axis=1)
    deep = filling.radii_m[first] + filling.radii_m[second] - apart
    worst = int(deep.argmax())
    pair = names[filling.segments[first[worst]]], names[filling.segments[second[worst]]]
    found = [(float(deep[worst]), f"{pair[0]} is inside {pair[1]}")]
    for plane, among in scene.barriers(points):
        below = np.where(among, filling.radii_m - plane.height_m(points), -1.0)
        worst = int(below.argmax())
        found.append((float(below[worst]), f"{names[filling.segments[worst]]} is sunk"))
    if scene.lines and not scene.is_held:
        found.append(_in_tool(scene, solution, points))
    return max(found)


def _in_tool(scene: Scene, solution: Solution, points: Floats) -> tuple[float, str]:
    rollings = [
        rolling_of(scene, solution.where, line, solution.share) for line in scene.lines
    ]
    gaps, _ = scene.tool_gaps(np.mean([one.centre for one in rollings], axis=0), points)
    worst = int(gaps.argmin())
    name = scene.skeleton.names[scene.filling.segments[worst]]
    return float(-gaps[worst]), f"{name} is inside the tool"


def _beyond(scene: Scene, q: Floats) -> tuple[float, str]:
    skeleton = scene.skeleton
    over = np.maximum(q - skeleton.high, skeleton.low - q)
    over[:6] = -np.inf
    number = int(over.argmax())
    return float(over[number]), skeleton.hinges[number - 6].name
