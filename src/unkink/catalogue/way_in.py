"""How one gets into a position from standing: the data that a way's file holds."""

from collections.abc import Sequence
from dataclasses import dataclass

from unkink.catalogue.pose import Pose


@dataclass(frozen=True)
class WayStep:
    """One pose on the way into a position.

    Attributes:
        key: Its name in the file, such as "half-kneeling".
        pose: The pose that the step ends in.
        takes_s: Time from the pose before [s]; 0 for the first.
        stays: Names of the supports that stay planted from the pose before to this one,
            such as "left palm".
        is_anchor: Whether it is solved first, and the others are put to it.
    """

    key: str
    pose: Pose
    takes_s: float
    stays: frozenset[str]
    is_anchor: bool = False


@dataclass(frozen=True)
class WayIn:
    """The way from standing into a position.

    Attributes:
        position: Key of the position.
        steps: From standing to the rest in that position.
    """

    position: str
    steps: Sequence[WayStep]

    @property
    def name(self) -> str:
        """As files are called."""
        return f"into.{self.position}"

    @property
    def seconds(self) -> float:
        """How long it takes [s]."""
        return sum(step.takes_s for step in self.steps)

    @property
    def anchor(self) -> int:
        """Number of the step that is solved first; the last one by default."""
        anchors = [number for number, step in enumerate(self.steps) if step.is_anchor]
        return anchors[-1] if anchors else len(self.steps) - 1
