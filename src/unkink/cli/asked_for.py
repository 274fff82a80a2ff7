"""The routine that the words on the command line ask for."""

from datetime import datetime

from unkink.catalogue import Catalogue
from unkink.cli.load import measured_from
from unkink.cli.named_files import file_named
from unkink.cli.ready_made import Asked, ready_made
from unkink.cli.told import told_first
from unkink.cli.wish_options import wishes_from
from unkink.cli.wishes import clock_now, moment
from unkink.coach import plan_routine
from unkink.routines import Routine


def routine_for(
    asked: Asked, catalogue: Catalogue, *, sport: str | None, at: datetime
) -> tuple[Routine, list[str]]:
    """Return a saved routine, one in a link, a programme or the best fit to some runs.

    Args:
        asked: What is asked for.
        catalogue: The moves.
        sport: The sport of files that name none, if it was given.
        at: The moment, with time zone.

    Returns:
        The routine, and what to tell before it is rolled.

    Raises:
        InputError: If it is not known, broken, or clashes with a wish.
        NoAnswerError: If nothing is left to roll.
    """
    fixed = ready_made(asked, catalogue, at=at)
    if fixed is None:
        return _planned(asked, sport, catalogue)
    told = told_first(None, asked.wishes, catalogue, now=at, is_asked=True)
    if fixed.unknown:
        told.append(f"Left out, as unknown to me: {', '.join(fixed.unknown)}.")
    return fixed.routine, told


def _planned(
    asked: Asked, sport: str | None, catalogue: Catalogue
) -> tuple[Routine, list[str]]:
    files = [file_named(word) for word in asked.what]
    measured = measured_from(files, asked.now, sport) if files else None
    load = measured.load if measured else None
    at: datetime = clock_now()
    if load:
        at = load.now
    elif asked.now:
        at = moment(asked.now)
    wishes = wishes_from(asked.words, catalogue, now=at)
    planned = plan_routine(load, wishes, catalogue, now=at)
    return planned.routine, told_first(load, wishes, catalogue, now=at, is_asked=True)
