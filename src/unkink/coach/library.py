"""The library's verbs, with the clock and the catalogue put in."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from unkink.activities import Activity
from unkink.catalogue import read_catalogue
from unkink.coach.measure_load import resolve_now
from unkink.coach.plan_routine import Wishes, plan_routine
from unkink.errors import RequestError, UnknownEndingError
from unkink.exports import FILMS, Choices, film_of, form_of, guided
from unkink.exports.cache import whole
from unkink.exports.films import Told
from unkink.planner import DEFAULT_TOOLS, SorenessReport
from unkink.routines import Routine
from unkink.workload import MuscleLoad, Runner
from unkink.workload import muscle_load as measured_load


def muscle_load(
    runs: Sequence[Activity],
    *,
    now: datetime | None = None,
    runner: Runner | None = None,
) -> MuscleLoad:
    """Return the load of some runs on every muscle.

    Args:
        runs: Runs, in any order; those that end after `now` are left out.
        now: The moment to predict for, with time zone; the clock's by default, or two
            hours after the newest run if that ended more than five days ago.
        runner: What the runner told; the average runner on roads by default.
    """
    moment, _ = resolve_now([run.end for run in runs], clock=datetime.now(UTC), now=now)
    return measured_load(runs, now=moment, runner=runner)


def plan(
    load: MuscleLoad | None = None,
    *,
    minutes: float,
    tools: Sequence[str] = tuple(DEFAULT_TOOLS),
    place: str = "home",
    reports: Sequence[SorenessReport] = (),
    now: datetime | None = None,
) -> Routine:
    """Return the best-fitting routine for some minutes, proven.

    Args:
        load: Load of the runs; None plans from soreness alone.
        minutes: Time there is [min], 3 to 60.
        tools: Keys of the tools at hand.
        place: Key of the place.
        reports: Soreness that the runner reported.
        now: The moment of planning, with time zone; that of the load or of the newest
            report by default, whichever is later.

    Raises:
        QuantityError: If the minutes are out of range.
        InfeasibleRoutineError: If the wishes leave nothing.
    """
    moment = datetime.now(UTC) if load is None else load.now
    moment = now or max([moment, *(report.at for report in reports)])
    wishes = Wishes(
        minutes=minutes, reports=tuple(reports), tools=frozenset(tools), place=place
    )
    return plan_routine(load, wishes, read_catalogue(), now=moment).routine


def export(
    routine: Routine,
    form: str,
    *,
    choices: Choices | None = None,
    now: datetime | None = None,
) -> bytes:
    """Return a routine to take along, without soreness, scores and runs.

    Args:
        routine: The routine.
        form: Ending of the format, such as "pdf", or the name of a file that has it.
        choices: What can be chosen for some formats.
        now: The moment, with time zone; the clock's by default.

    Raises:
        UnknownEndingError: If no format has that ending.
        RequestError: If it plays by itself, and so needs a file: say `film`.
        QuantityError: If a choice is out of range.
        MissingToolError: If it needs a package that is not installed.
    """
    if (one := film_of(form)) is not None:
        raise RequestError(f"{one.name} needs a file: film(routine, path)")
    moment = now or datetime.now(UTC)
    return form_of(form).encode(guided(routine, read_catalogue(), now=moment), choices)


def film(
    routine: Routine,
    to: Path,
    *,
    choices: Choices | None = None,
    now: datetime | None = None,
    told: Told = lambda _: None,
) -> None:
    """Write a routine as film or sound; the file is there when it is complete.

    Args:
        routine: The routine.
        to: The file; its ending, mp4 or wav, is the format.
        choices: Body and theme.
        now: The moment, with time zone; the clock's by default.
        told: Is called with the share that is done, 0 to 1.

    Raises:
        UnknownEndingError: If the ending is neither.
        MissingToolError: If it needs a program or package that is not there.
        NoRoomError: If the disk is full.
        UnwritableError: If the file, or the cache, cannot be written.
    """
    one = film_of(to.name)
    if one is None:
        raise UnknownEndingError(to.name, FILMS)
    ready = guided(routine, read_catalogue(), now=now or datetime.now(UTC))
    with whole(to) as beside, beside.open("wb") as file:
        one.write(ready, choices, to=file, told=told)
