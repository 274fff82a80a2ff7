"""Plan a routine from a load and a runner's wishes."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from unkink.anatomy import Muscle, Part
from unkink.catalogue import Catalogue, Effect, Mobility
from unkink.errors import RestAdvisedError, UnknownKeyError
from unkink.planner import (
    DEFAULT_TOOLS,
    LEAST_S,
    MOST_S,
    HeldCaution,
    Planned,
    RoutineRequest,
    SorenessReport,
    VariantKey,
    needs_of,
    plan,
)
from unkink.units import MINUTE_S, in_range
from unkink.workload import MuscleLoad


@dataclass(frozen=True)
class Wishes:
    """What a runner asks for; everything but the minutes may be left open.

    Attributes:
        minutes: Time there is [min], 3 to 60.
        reports: Soreness that the runner reported.
        stiff: Parts that the runner named stiff.
        tools: Keys of the tools at hand.
        place: Key of the place.
        mobility: How easily the runner gets down and up.
        avoid_muscles: Not to be rolled.
        avoid_moves: Keys of moves not wanted.
        avoid_positions: Keys of positions not wanted.
        cautions: What the runner has.
        allows_demanding: Whether holding work for arms or trunk may be chosen.
        awkward: Variants marked awkward.
        too_much: Variants that were too much.
        keep: Variants that must be in, as far as the minutes allow.
    """

    minutes: float
    reports: tuple[SorenessReport, ...] = ()
    stiff: frozenset[Part] = frozenset()
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


def plan_routine(
    load: MuscleLoad | None, wishes: Wishes, catalogue: Catalogue, *, now: datetime
) -> Planned:
    """Return the best-fitting routine, proven.

    Args:
        load: Load of the runs; None plans from soreness alone.
        wishes: What the runner asks for.
        catalogue: The moves.
        now: The moment of planning, with time zone.

    Raises:
        RestAdvisedError: If a caution stops everything.
        QuantityError: If the minutes are out of range.
        UnknownKeyError: If a tool or the place is not in the catalogue.
        InfeasibleRoutineError: If the wishes leave nothing.
    """
    return plan(request_of(load, wishes, catalogue, now=now), catalogue, load=load)


def request_of(
    load: MuscleLoad | None, wishes: Wishes, catalogue: Catalogue, *, now: datetime
) -> RoutineRequest:
    """Return what the planner is asked; raises as `plan_routine`."""
    for held in wishes.cautions:
        if held.caution.effect is Effect.STOP_ALL:
            raise RestAdvisedError(held.caution.advice)
    # Before rounding, which knows neither NaN nor infinity.
    low, high = LEAST_S / MINUTE_S, MOST_S / MINUTE_S
    minutes = in_range("minutes", wishes.minutes, low=low, high=high)
    _check_keys("place", {wishes.place}, catalogue.places)
    _check_keys("tool", wishes.tools, catalogue.tools)
    return RoutineRequest(
        budget_s=round(minutes * MINUTE_S),
        needs=needs_of(load, now=now, reports=wishes.reports, stiff=wishes.stiff),
        tools=wishes.tools,
        place=wishes.place,
        mobility=wishes.mobility,
        avoid_muscles=wishes.avoid_muscles,
        avoid_moves=wishes.avoid_moves,
        avoid_positions=wishes.avoid_positions,
        cautions=wishes.cautions,
        allows_demanding=wishes.allows_demanding,
        awkward=wishes.awkward,
        too_much=wishes.too_much,
        keep=wishes.keep,
    )


def _check_keys(kind: str, keys: Iterable[str], known: Iterable[str]) -> None:
    names = set(known)
    for key in sorted(set(keys) - names):
        raise UnknownKeyError(kind, key, names)
