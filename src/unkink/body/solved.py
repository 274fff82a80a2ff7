"""A move that was solved for a body: its stroke, clip and load."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from unkink.body.clip import Clip, clip_file, clip_of
from unkink.body.clip_json import clip_json
from unkink.body.figure import Figure
from unkink.body.load import LoadCurve, load_curve
from unkink.body.quality import Quality, quality_of
from unkink.body.stroke import Stroke, solve_stroke
from unkink.catalogue import Move, Variant
from unkink.catalogue.pose import Pose
from unkink.errors import UnreachablePoseError


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
        return clip_of(self.stroke)

    @cached_property
    def clip_file(self) -> bytes:
        """The loop as GLB, without a mannequin."""
        return clip_file(self.clip, name=self.name)

    @cached_property
    def whole_file(self) -> bytes:
        """The loop as GLB, with the mannequin that does it."""
        return clip_file(self.clip, name=self.name, mannequin=self.figure.mannequin)

    @cached_property
    def info(self) -> dict[str, Any]:
        """The companion of the clip, `unkink.clip/1`."""
        return clip_json(self.clip, self.move, self.variant, self.load)


def solve_move(figure: Figure, move: Move, variant: Variant, pose: Pose) -> SolvedMove:
    """Return a move solved for a body."""
    return SolvedMove(figure, move, variant, solve_stroke(figure.posed(pose)))


def check_pose(stroke: Stroke, *, name: str) -> None:
    """Refuse a pose that a body cannot take.

    Raises:
        UnreachablePoseError: With all that is wrong with it.
    """
    faults = list(quality_of(stroke).faults())
    if faults:
        raise UnreachablePoseError(name, "; ".join(faults))
