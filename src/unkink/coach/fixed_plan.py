"""A routine that is fixed: a programme, or one that the runner saved."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from unkink.catalogue import Catalogue, Programme, Step
from unkink.coach.after_race import steps_left
from unkink.coach.clashes import refuse_clashes, refuse_unknown
from unkink.coach.known import Known, known_at
from unkink.coach.plan_routine import request_of
from unkink.coach.plan_today import PlanToday, playable
from unkink.errors import UnknownKeyError
from unkink.planner import LEAST_S, MOST_S, programme_routine
from unkink.routines import Routine, routine_from_json
from unkink.units import MINUTE_S


def programme_plan(
    key: str, clock: datetime, catalogue: Catalogue, *, minutes: float | None = None
) -> PlanToday:
    """Return a programme to play; one with days after a race as it is due today.

    Args:
        key: Key of the programme.
        clock: What the clock shows, with time zone.
        catalogue: The moves.
        minutes: Time there is [min], 3 to 60; the programme's own by default.

    Raises:
        UnknownKeyError: If there is no such programme.
        ProgrammeOverError: If nothing of it is left to do.
        RequestError: If it does not suit the runner, or not one move fits.
        RestAdvisedError: If a caution stops everything.
    """
    if key not in catalogue.programmes:
        raise UnknownKeyError("programme", key, catalogue.programmes)
    programme = catalogue.programmes[key]
    known = known_at(clock, catalogue)
    routine = programme_routine(
        programme,
        catalogue,
        minutes=minutes,
        mobility=known.settings.wishes.mobility,
        steps=_steps(programme, known, catalogue),
    )
    return _fixed(routine, known, catalogue)


def saved_plan(
    routine: Mapping[str, Any], clock: datetime, catalogue: Catalogue
) -> PlanToday:
    """Return a saved routine to play.

    Args:
        routine: `unkink.routine/1`.
        clock: What the clock shows, with time zone.
        catalogue: The moves.

    Raises:
        DataFileError: If it is no routine.
        RequestError: If the catalogue does not know all of it, or it does not suit.
        RestAdvisedError: If a caution stops everything.
    """
    found = routine_from_json(routine, source="the routine")
    refuse_unknown(found, catalogue)
    return _fixed(found, known_at(clock, catalogue), catalogue)


def _steps(
    programme: Programme, known: Known, catalogue: Catalogue
) -> list[Step] | None:
    if not programme.days or known.load is None:
        return None
    return steps_left(programme, known.load, catalogue)


def _fixed(routine: Routine, known: Known, catalogue: Catalogue) -> PlanToday:
    refuse_clashes(routine, known.wishes, catalogue, now=known.now)
    tools = {bout.tool for bout in routine.bouts if bout.tool} & catalogue.tools.keys()
    wishes = replace(
        known.wishes,
        minutes=min(MOST_S, max(LEAST_S, routine.budget_s)) / MINUTE_S,
        tools=known.wishes.tools | tools,
    )
    request = request_of(known.load, wishes, catalogue, now=known.now)
    return playable(routine, request, known, catalogue)
