"""A move that was solved for a body: its stroke, clip and load."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

import numpy as np

from unkink.body.body_type import USUAL, built
from unkink.body.clip import Clip, clip_file, clip_of
from unkink.body.clip_json import clip_json
from unkink.body.figure import Figure
from unkink.body.load import LoadCurve, load_curve
from unkink.body.quality import Quality, quality_of
from unkink.body.skeleton import Floats
from unkink.body.statics import balance
from unkink.body.stroke import KEYS, Stroke, grounded, solve_stroke
from unkink.catalogue import Move, Variant
from unkink.catalogue.pose import Pose
from unkink.errors import UnreachablePoseError

# Further starts: of moves that other bodies cannot take, three of eight are found so.
_STRAYS, _STRAY_RAD, _STRAY_SEED = 8, 0.25, 0


@dataclass(frozen=True)
class SolvedMove:
    """A variant of a move on one body.

    Attributes:
        figure: The body.
        move: The move.
        variant: The variant.
        stroke: The solved stroke.
    """

    figure: Figure
    move: Move
    variant: Variant
    stroke: Stroke

    @property
    def name(self) -> str:
        """Key of move and variant, as files are called."""
        return f"{self.move.key}.{self.variant.key}"

    @cached_property
    def quality(self) -> Quality:
        """How well it is solved."""
        return quality_of(self.stroke)

    @cached_property
    def load(self) -> LoadCurve | None:
        """The load along the stroke; None where hands or nothing presses."""
        return load_curve(self.stroke, name=self.name)

    @cached_property
    def clip(self) -> Clip:
        """Its loop."""
        return clip_of(self.stroke, self.variant.reaches)

    @cached_property
    def clip_file(self) -> bytes:
        """The loop as GLB, without a mannequin."""
        return clip_file(self.clip, name=self.name)

    @cached_property
    def info(self) -> dict[str, Any]:
        """The companion of the clip, `unkink.clip/1`."""
        return clip_json(self.clip, self.move, self.variant, self.load)


def solve_move(
    figure: Figure, move: Move, variant: Variant, pose: Pose, *, keys: int = KEYS
) -> SolvedMove:
    """Return a move solved for a body.

    Where the first try ends in a pose that no body takes, others start from elsewhere:
    let down onto the supports, from what suits the body that poses are drawn for, and
    from angles that stray from the pose's.

    Args:
        figure: The body.
        move: The move.
        variant: Its variant.
        pose: How the variant is taken.
        keys: How many places of the stroke are solved, odd.
    """
    scene = figure.posed(pose)
    best = solve_stroke(scene, keys=keys)
    for start in _other_starts(figure, pose):
        if not _misfit(best):
            break
        tried = solve_stroke(scene, keys=keys, start=start)
        best = min(best, tried, key=_misfit)
    return SolvedMove(figure, move, variant, best)


@cache
def usual_figure() -> Figure:
    """Return the body that poses are drawn for."""
    return Figure(built(*USUAL))


def _other_starts(figure: Figure, pose: Pose) -> Iterator[Floats]:
    yield grounded(figure.posed(pose))
    if figure.body != usual_figure().body:
        usual = solve_stroke(usual_figure().posed(pose)).solutions
        for place in (len(usual) // 2, 0, -1):
            yield usual[place].where.q
    yield from _strays(figure.posed(pose).start())


def _strays(asked: Floats) -> Iterator[Floats]:
    """Yield starts around one, the same ones each time."""
    rng = np.random.default_rng(_STRAY_SEED)
    for _ in range(_STRAYS):
        stray = asked.copy()
        # The first six say where the pelvis is, the others how joints are bent.
        stray[6:] += rng.normal(0.0, _STRAY_RAD, len(asked) - 6)
        yield stray


def _misfit(stroke: Stroke) -> float:
    """Return how much is wrong with a stroke; 0 if nothing is."""
    quality = quality_of(stroke)
    falls = sum(
        balance(stroke.scene, one, with_band=False) is None
        for one in stroke.solutions[:: len(stroke.solutions) // 2]
    )
    if not falls and not list(quality.faults()):
        return 0.0
    return falls + quality.error_m * 100 + max(0.0, quality.overlap_m) * 10


def check_pose(stroke: Stroke, *, name: str) -> None:
    """Refuse a pose that a body cannot take.

    Raises:
        UnreachablePoseError: With all that is wrong with it.
    """
    faults = list(quality_of(stroke).faults())
    if faults:
        raise UnreachablePoseError(name, "; ".join(faults))
