"""What a runner wants: minutes, tools, place, and what to leave alone."""

from dataclasses import dataclass, field

from unkink.anatomy import Muscle, Side
from unkink.catalogue import Caution, Mobility
from unkink.planner.need import Needs

DEFAULT_TOOLS = frozenset({"roller"})
ALL_TOOLS = frozenset({"roller", "half_roller", "ball", "stick"})
LEAST_S, MOST_S = 180, 3_600


@dataclass(frozen=True)
class HeldCaution:
    """A caution that the runner has, and where.

    Attributes:
        caution: Its entry in the catalogue.
        muscles: Where, for cautions of a region; empty elsewhere.
        side: Which side; None means both.
    """

    caution: Caution
    muscles: tuple[Muscle, ...] = ()
    side: Side | None = None


@dataclass(frozen=True)
class VariantKey:
    """A variant, named by its move and its own key."""

    move: str
    variant: str


@dataclass(frozen=True)
class RoutineRequest:
    """Everything that decides a plan.

    Attributes:
        budget_s: Time there is [s], 180 to 3600.
        needs: Need of every part.
        tools: Keys of the tools at hand.
        place: Key of the place.
        mobility: How easily the runner gets down and up.
        avoid_muscles: Not to be rolled.
        avoid_moves: Keys of moves not wanted.
        avoid_positions: Keys of positions not wanted.
        cautions: What the runner has.
        allows_demanding: Whether variants that are holding work for arms or trunk may
            be chosen; no beginner wants them, nor anyone on the day after a marathon.
        awkward: Variants that the runner marked awkward.
        too_much: Variants that were too much lately.
        keep: Variants that must be in, before all else, as far as the minutes allow.
    """

    budget_s: int
    needs: Needs
    tools: frozenset[str] = DEFAULT_TOOLS
    place: str = "home"
    mobility: Mobility = Mobility.ABLE
    avoid_muscles: frozenset[Muscle] = frozenset()
    avoid_moves: frozenset[str] = frozenset()
    avoid_positions: frozenset[str] = frozenset()
    cautions: tuple[HeldCaution, ...] = ()
    allows_demanding: bool = False
    awkward: frozenset[VariantKey] = field(default=frozenset())
    too_much: frozenset[VariantKey] = field(default=frozenset())
    keep: frozenset[VariantKey] = field(default=frozenset())
