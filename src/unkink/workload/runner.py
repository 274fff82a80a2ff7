"""What the runner tells about themselves and the ground; all of it optional."""

from dataclasses import dataclass
from enum import StrEnum

from unkink.units import in_range


class Surface(StrEnum):
    """The ground of a run, as the runner names it."""

    ROAD = "road"
    TRAIL = "trail"


class FootStrike(StrEnum):
    """Where the foot lands."""

    USUAL = "usual"
    FOREFOOT = "forefoot"


@dataclass(frozen=True)
class Runner:
    """A runner, as far as the load model asks.

    Attributes:
        surface: Ground of the runs; `trail` means technical trail.
        strike: Where the foot lands.
        sensitivity: How sore the runner gets from the same run, against the average;
            0.5 to 2. No usable size for training state was found, so the runner
            sets it.
    """

    surface: Surface = Surface.ROAD
    strike: FootStrike = FootStrike.USUAL
    sensitivity: float = 1.0

    def __post_init__(self) -> None:
        in_range("sensitivity", self.sensitivity, low=0.5, high=2.0)
