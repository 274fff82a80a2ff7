"""A routine that is fixed already: saved in a file, or a programme."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from unkink.anatomy import Part
from unkink.catalogue import Catalogue, Effect
from unkink.cli.programmes import race_load
from unkink.cli.verify import read_json
from unkink.cli.wish_options import WishWords
from unkink.cli.wishes import key_named
from unkink.coach import Wishes
from unkink.coach.after_race import steps_left
from unkink.errors import (
    DataFileError,
    RequestError,
    RestAdvisedError,
    UnknownKeyError,
)
from unkink.planner import ALL_TOOLS, RoutineRequest, needs_of, programme_routine
from unkink.planner.allowed import barred_parts, why_not
from unkink.routines import Bout, Routine, routine_from_json


@dataclass(frozen=True)
class Asked:
    """What the words beside `roll` ask for.

    Attributes:
        what: The words.
        words: The options as typed.
        wishes: The options as understood.
        has_minutes: Whether the minutes were given.
        now: The moment, if it was given.
    """

    what: Sequence[str]
    words: WishWords
    wishes: Wishes
    has_minutes: bool
    now: str | None


def ready_made(asked: Asked, catalogue: Catalogue, *, at: datetime) -> Routine | None:
    """Return the saved routine or programme that is named; None for run files.

    Raises:
        InputError: If it is not known, broken, or clashes with a wish.
        RestAdvisedError: If a caution stops everything.
    """
    if not asked.what:
        return None
    routine = _named(asked, catalogue)
    if routine is not None:
        _refuse_idle_options(asked, routine)
        _refuse_clashes(routine, asked.wishes, catalogue, at=at)
    return routine


def _named(asked: Asked, catalogue: Catalogue) -> Routine | None:
    first, files = asked.what[0], [Path(word) for word in asked.what[1:]]
    if first.lower().endswith(".json"):
        if files or asked.has_minutes:
            raise RequestError(
                f"{first} is rolled as it was saved, without files or --minutes"
            )
        return saved(Path(first), catalogue)
    key = _programme_key(first, catalogue)
    if key is None:
        return None
    return _programme(key, files, asked, catalogue)


def _programme_key(word: str, catalogue: Catalogue) -> str | None:
    """Return the key of a programme that is named; None if it is a file."""
    try:
        return key_named("programme or file", word, list(catalogue.programmes))
    except UnknownKeyError:
        if Path(word).exists() or Path(word).suffix or "/" in word:
            return None
        raise


def _programme(
    key: str, files: list[Path], asked: Asked, catalogue: Catalogue
) -> Routine:
    programme = catalogue.programmes[key]
    load = race_load(programme, files, asked.now)
    steps = None if load is None else steps_left(programme, load, catalogue)
    return programme_routine(
        programme,
        catalogue,
        minutes=asked.wishes.minutes if asked.has_minutes else None,
        mobility=asked.wishes.mobility,
        steps=steps,
    )


def saved(path: Path, catalogue: Catalogue) -> Routine:
    """Return the routine of a file, all of it known to the catalogue.

    Raises:
        DataFileError: If it is broken.
    """
    routine = routine_from_json(read_json(path), source=str(path))
    for bout in routine.bouts:
        fault = _fault_of(bout, catalogue)
        if fault:
            raise DataFileError(path, fault)
    return routine


def _fault_of(bout: Bout, catalogue: Catalogue) -> str:
    """Return what the catalogue does not know of a bout; "" if it knows all."""
    move = catalogue.moves.get(bout.move)
    if move is None:
        return str(UnknownKeyError("move", bout.move, catalogue.moves))
    if bout.variant not in move.variants:
        kind = f"form of {move.key}"
        return str(UnknownKeyError(kind, bout.variant, move.variants))
    if bout.position != move.position:
        return f"{move.key} is done {move.position}, not {bout.position}"
    return ""


def _refuse_idle_options(asked: Asked, routine: Routine) -> None:
    """Refuse wishes that only a free plan can follow, instead of ignoring them."""
    words = asked.words
    shaping = {
        "--stiff": words.stiff,
        "--tool": words.tool,
        "--avoid": words.avoid,
        "--demanding": words.demanding,
        "--place": words.place != "home",
    }
    idle = [name for name, value in shaping.items() if value]
    if idle:
        raise RequestError(
            f"{routine.title} is fixed, so {' and '.join(idle)} cannot change it; "
            "leave that out, or roll a free plan"
        )


def _refuse_clashes(
    routine: Routine, wishes: Wishes, catalogue: Catalogue, *, at: datetime
) -> None:
    """Refuse a routine that rolls what a caution or a soreness rules out."""
    for held in wishes.cautions:
        if held.caution.effect is Effect.STOP_ALL:
            raise RestAdvisedError(held.caution.advice)
    by_reason: dict[str, list[str]] = {}
    for move, why in _clashes(routine, wishes, catalogue, at=at):
        names = by_reason.setdefault(why, [])
        names += [move] if move not in names else []
    if by_reason:
        clashes = [f"{', '.join(names)} ({why})" for why, names in by_reason.items()]
        raise RequestError(
            f"{routine.title} does not suit what you say: {'; '.join(clashes)}; "
            "roll a free plan, which works around it"
        )


def _clashes(
    routine: Routine, wishes: Wishes, catalogue: Catalogue, *, at: datetime
) -> Iterator[tuple[str, str]]:
    """Yield each move that must not be done, and why."""
    needs = needs_of(None, now=at, reports=wishes.reports)
    whole = RoutineRequest(routine.budget_s, needs, cautions=wishes.cautions)
    barred = barred_parts(whole)
    for bout in routine.bouts:
        move = catalogue.moves[bout.move]
        hit = [part for part in sorted(barred) if _rolls(bout, part)]
        if hit:
            side, muscle = hit[0].side, hit[0].muscle.plain_name
            yield move.name, f"rolls the {side} {muscle}"
        for held in wishes.cautions:
            alone = RoutineRequest(
                routine.budget_s,
                needs,
                tools=ALL_TOOLS,
                place=move.places[0],
                cautions=(held,),
                allows_demanding=True,
            )
            if why_not(move, move.variants[bout.variant], alone):
                yield move.name, held.caution.name


def _rolls(bout: Bout, part: Part) -> bool:
    sides = {one.side for one in bout.sets}
    return part.muscle in bout.muscles and (part.side in sides or "both" in sides)
