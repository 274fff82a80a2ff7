"""The best routine for the minutes there are now, and what can be done to it."""

from dataclasses import dataclass, replace
from datetime import datetime

from unkink.catalogue import Catalogue
from unkink.coach.alternatives import Changed, changes_of
from unkink.coach.known import Known, known_at
from unkink.coach.plan_routine import Wishes, request_of
from unkink.coach.settings import check_variants
from unkink.coach.watch_out import notices
from unkink.planner import RoutineRequest, VariantKey, plan
from unkink.routines import Routine, Timeline, unroll


@dataclass(frozen=True)
class Asked:
    """What is asked for beside the profile.

    Attributes:
        minutes: Time there is [min], 3 to 60.
        tools: Keys of the tools at hand, if not those of the profile.
        place: Key of the place, if not that of the profile.
        keep: Variants that must be in, as far as the minutes allow.
        bar: Keys of moves that must not be in.
    """

    minutes: float
    tools: frozenset[str] | None = None
    place: str | None = None
    keep: frozenset[VariantKey] = frozenset()
    bar: frozenset[str] = frozenset()


@dataclass(frozen=True)
class PlanToday:
    """A routine to play.

    Attributes:
        routine: The routine.
        timeline: Its cues.
        changes: What each bout can become.
        notices: What to tell before rolling.
    """

    routine: Routine
    timeline: Timeline
    changes: tuple[Changed, ...]
    notices: tuple[str, ...]


def plan_today(
    asked: Asked, clock: datetime, catalogue: Catalogue, *, now: datetime | None = None
) -> PlanToday:
    """Return the best-fitting routine for now, proven, with each bout's alternatives.

    Args:
        asked: What is asked for.
        clock: What the clock shows, with time zone.
        catalogue: The moves.
        now: The moment that is meant, if not the clock's.

    Raises:
        RestAdvisedError: If a caution stops everything.
        UnknownKeyError: If a key is not in the catalogue.
        InfeasibleRoutineError: If the wishes leave nothing.
    """
    check_variants(asked.keep, catalogue)
    known = known_at(clock, catalogue, now=now)
    request = request_of(known.load, wishes_of(asked, known), catalogue, now=known.now)
    routine = plan(request, catalogue, load=known.load).routine
    return playable(routine, request, known, catalogue)


def wishes_of(asked: Asked, known: Known) -> Wishes:
    """Return the profile's wishes with what is asked for now."""
    own = known.wishes
    return replace(
        own,
        minutes=asked.minutes,
        tools=own.tools if asked.tools is None else asked.tools,
        place=own.place if asked.place is None else asked.place,
        avoid_moves=own.avoid_moves | asked.bar,
        keep=asked.keep,
    )


def playable(
    routine: Routine,
    request: RoutineRequest,
    known: Known,
    catalogue: Catalogue,
    *,
    first: int = 0,
) -> PlanToday:
    """Return a routine with its timeline, its alternatives and the notices.

    Args:
        routine: The routine.
        request: What its alternatives must follow.
        known: What is known of the legs.
        catalogue: The moves.
        first: Index of the first bout that can still be changed.
    """
    cautions = known.settings.wishes.cautions
    told = notices(known.load, known.reports, cautions, catalogue, now=known.now)
    return PlanToday(
        routine=routine,
        timeline=unroll(routine, catalogue),
        changes=changes_of(routine, request, catalogue, first=first),
        notices=tuple(told),
    )
