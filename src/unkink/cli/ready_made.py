"""A routine that is fixed already: saved in a file, in a link, or a programme."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from unkink.catalogue import Catalogue, Programme
from unkink.cli.programmes import race_load
from unkink.cli.verify import read_json
from unkink.cli.wish_options import WishWords
from unkink.cli.wishes import key_named
from unkink.coach import Wishes
from unkink.coach.after_race import steps_left
from unkink.coach.clashes import fault_of, refuse_clashes
from unkink.errors import DataFileError, RequestError, UnknownKeyError
from unkink.exports import Linked, is_link, routine_of_link
from unkink.planner import programme_routine
from unkink.routines import Routine, routine_from_json
from unkink.workload import MuscleLoad


@dataclass(frozen=True)
class Asked:
    """What the words beside `roll` ask for.

    Attributes:
        what: The words.
        words: The options as typed.
        wishes: The options as understood.
        now: The moment, if it was given.
    """

    what: Sequence[str]
    words: WishWords
    wishes: Wishes
    now: str | None

    @property
    def has_minutes(self) -> bool:
        """Whether the minutes were given."""
        return self.words.minutes is not None


def ready_made(asked: Asked, catalogue: Catalogue, *, at: datetime) -> Linked | None:
    """Return the saved routine, link or programme that is named; None for run files.

    Only of a link it is left out what is unknown; a file is then refused.

    Raises:
        InputError: If it is not known, broken, or clashes with a wish.
        RestAdvisedError: If a caution stops everything.
    """
    if not asked.what:
        return None
    if is_link(asked.what[0]):
        _refuse_company(asked, "a link")
        linked = routine_of_link(asked.what[0], catalogue)
    else:
        routine = _named(asked, catalogue)
        if routine is None:
            return None
        linked = Linked(routine)
    refuse_idle_options(asked, title=linked.routine.title)
    refuse_clashes(linked.routine, asked.wishes, catalogue, now=at)
    return linked


def race_of(asked: Asked, catalogue: Catalogue) -> tuple[Programme, MuscleLoad] | None:
    """Return the programme with days and the load of the race that are named together.

    Raises:
        InputError: If there is no such file, or it was run later.
    """
    key = _programme_key(asked.what[0], catalogue) if asked.what[1:] else None
    if key is None or not catalogue.programmes[key].days:
        return None
    programme = catalogue.programmes[key]
    load = race_load(programme, [Path(word) for word in asked.what[1:]], asked.now)
    return None if load is None else (programme, load)


def _named(asked: Asked, catalogue: Catalogue) -> Routine | None:
    first, files = asked.what[0], [Path(word) for word in asked.what[1:]]
    if first.lower().endswith(".json"):
        _refuse_company(asked, first)
        return saved(Path(first), catalogue)
    key = _programme_key(first, catalogue)
    if key is None:
        return None
    return _programme(key, files, asked, catalogue)


def _refuse_company(asked: Asked, what: str) -> None:
    if asked.what[1:] or asked.has_minutes:
        raise RequestError(
            f"{what} is rolled as it was saved, without files or --minutes"
        )


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
        fault = fault_of(bout, catalogue)
        if fault:
            raise DataFileError(path, fault)
    return routine


def refuse_idle_options(asked: Asked, *, title: str) -> None:
    """Refuse wishes that only a free plan can follow, instead of ignoring them.

    Raises:
        RequestError: If there is one.
    """
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
            f"{title} is fixed, so {' and '.join(idle)} cannot change it; "
            "leave that out, or roll a free plan"
        )
