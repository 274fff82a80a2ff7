"""Words on the command line to values: muscles, sides, soreness, cautions, times."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime

from unkink.anatomy import GROUP_NAMES, GROUPS, Group, Muscle, Part, Side, parts_of
from unkink.catalogue import Catalogue, Effect
from unkink.errors import QuantityError, RequestError, UnknownKeyError
from unkink.planner import HeldCaution, SorenessReport

EVERYDAY = {
    "calves": "calf",
    "shin": "tibialis_anterior",
    "shins": "tibialis_anterior",
    "quads": "quadriceps",
    "hams": "hamstrings",
    "glutes": "seat",
    "gluteals": "seat",
    "foot": "plantar_foot",
    "feet": "plantar_foot",
    "sole": "plantar_foot",
    "it_band": "outer_hip",
    "itb": "outer_hip",
    "upper_back": "back",
    "inner_thigh": "adductors",
    "front_thigh": "quadriceps",
    "back_thigh": "hamstrings",
    "outer_calf": "peroneals",
}
SIDES = ("left", "right")
# The clock of a run and of a plan; a slip of the year must not overflow it.
FIRST_YEAR, LAST_YEAR = 1990, 2199
MOST_DIGITS = 12


def muscles_named(word: str) -> tuple[Muscle, ...]:
    """Return the muscles of a muscle's, a group's or an everyday name.

    Every name that unkink prints is understood too.

    Raises:
        UnknownKeyError: If no muscle or group is called so.
    """
    key = word.strip().lower().replace("-", "_").replace(" ", "_")
    groups = {str(group): group for group in Group}
    groups |= {_joined(name): group for group, name in GROUP_NAMES.items()}
    muscles = {_joined(muscle.plain_name): muscle for muscle in Muscle}
    muscles |= {str(muscle): muscle for muscle in Muscle}
    key = EVERYDAY.get(key, key)
    if key in groups:
        return GROUPS[groups[key]]
    if key in muscles:
        return (muscles[key],)
    raise UnknownKeyError("muscle", word, {*groups, *muscles, *EVERYDAY})


def parts_named(word: str) -> tuple[Part, ...]:
    """Return the parts of `MUSCLE` or `MUSCLE:SIDE`.

    Raises:
        UnknownKeyError: If the muscle or the side is not known.
        RequestError: If the muscle has no such side.
    """
    name, _, side = word.partition(":")
    parts = tuple(part for muscle in muscles_named(name) for part in parts_of(muscle))
    if not side:
        return parts
    wanted = side_named(side)
    chosen = tuple(part for part in parts if part.side is wanted)
    if not chosen:
        raise RequestError(f"{name} has no {side} side; say {name} alone")
    return chosen


def side_named(word: str) -> Side:
    """Return a side by name.

    Raises:
        UnknownKeyError: If it is none.
    """
    plain = word.strip().lower()
    if plain not in set(Side):
        raise UnknownKeyError("side", word, Side)
    return Side(plain)


def reports_from(words: Sequence[str], *, now: datetime) -> tuple[SorenessReport, ...]:
    """Return the reports of `MUSCLE[:SIDE]=0-10`, as of now.

    Raises:
        RequestError: If there is no `=`, or one part is given twice.
        QuantityError: If the soreness is no number from 0 to 10.
    """
    reports: dict[Part, SorenessReport] = {}
    for word in words:
        name, equals, number = word.partition("=")
        if not equals:
            raise RequestError(f"--sore {word}: say how sore, such as {word}=4")
        value = _soreness(number, name)
        for part in parts_named(name):
            if part in reports and reports[part].value != value:
                raise RequestError(
                    f"--sore gives the {part.side} {part.muscle.plain_name} twice: "
                    f"{reports[part].value:g} and {value:g}"
                )
            reports[part] = SorenessReport(part, value, now)
    return tuple(reports.values())


def key_named(kind: str, word: str, known: Sequence[str]) -> str:
    """Return a key of the catalogue, however its words were joined.

    Raises:
        UnknownKeyError: If nothing is called so; offers the nearest.
    """
    by_plain = {key.replace("_", "-"): key for key in known}
    plain = word.strip().lower().replace("_", "-").replace(" ", "-")
    if plain not in by_plain:
        raise UnknownKeyError(kind, word, known)
    return by_plain[plain]


def avoided(
    words: Sequence[str], catalogue: Catalogue
) -> tuple[frozenset[Muscle], frozenset[str], frozenset[str]]:
    """Return the muscles, moves and positions that are not wanted.

    Raises:
        UnknownKeyError: If a word is none of the three.
    """
    muscles: set[Muscle] = set()
    moves: set[str] = set()
    positions: set[str] = set()
    for word in words:
        name, has_side, _ = word.partition(":")
        if has_side:
            raise RequestError(
                f"--avoid {word}: one side cannot be avoided alone; say {name}, or "
                f"--caution wound:{word} if something is there"
            )
        plain = word.strip().lower()
        if plain.replace("_", "-") in catalogue.moves and not _is_muscle(plain):
            moves.add(plain.replace("_", "-"))
        elif plain.replace("-", "_") in catalogue.positions:
            positions.add(plain.replace("-", "_"))
        elif _is_muscle(plain):
            muscles |= set(muscles_named(plain))
        else:
            known = {*Muscle, *Group, *EVERYDAY, *catalogue.moves, *catalogue.positions}
            raise UnknownKeyError("muscle, move or position", word, known)
    return frozenset(muscles), frozenset(moves), frozenset(positions)


def cautions_from(
    words: Sequence[str], catalogue: Catalogue
) -> tuple[HeldCaution, ...]:
    """Return the cautions of `KEY[:MUSCLE][:SIDE]`.

    Raises:
        UnknownKeyError: If the key, muscle or side is not known.
        RequestError: If a caution of a place comes without one.
    """
    return tuple(_caution(word, catalogue) for word in words)


def moment(word: str) -> datetime:
    """Return a moment from its ISO form; local time if it names no zone.

    Raises:
        QuantityError: If it is no moment.
    """
    try:
        when = datetime.fromisoformat(word)
    except ValueError as error:
        raise QuantityError(
            "--now", repr(word), allowed="a time such as 2026-11-22T19:30"
        ) from error
    if not FIRST_YEAR <= when.year <= LAST_YEAR:
        raise QuantityError(
            "--now", repr(word), allowed=f"the years {FIRST_YEAR} to {LAST_YEAR}"
        )
    return when if when.tzinfo else when.astimezone()


def clock_now() -> datetime:
    """Return the present, in the local time zone."""
    return datetime.now(UTC).astimezone()


def minutes_from(word: str) -> float:
    """Return minutes from text.

    Raises:
        QuantityError: If it is no number.
    """
    return _number(word, name="--minutes", allowed="3 to 60")


def _soreness(word: str, name: str) -> float:
    name, allowed = f"soreness of {name}", "0 to 10"
    value = _number(word, name=name, allowed=allowed)
    if not 0 <= value <= 10:
        raise QuantityError(name, f"{value:g}", allowed=allowed)
    return value


def _joined(name: str) -> str:
    return name.replace(" ", "_")


def _number(word: str, *, name: str, allowed: str) -> float:
    plain = word.strip()
    if len(plain) > MOST_DIGITS or not re.fullmatch(r"[+-]?\d+(\.\d+)?", plain):
        raise QuantityError(name, repr(word), allowed=allowed)
    return float(word)


def _is_muscle(word: str) -> bool:
    try:
        muscles_named(word)
    except UnknownKeyError:
        return False
    return True


def _caution(word: str, catalogue: Catalogue) -> HeldCaution:
    name, *places = word.split(":")
    key = key_named("caution", name, list(catalogue.cautions))
    caution = catalogue.cautions[key]
    sides = [place.lower() for place in places if place.lower() in SIDES]
    named = [place for place in places if place.lower() not in SIDES]
    muscles = [muscle for place in named for muscle in muscles_named(place)]
    if len(sides) > 1:
        raise RequestError(f"--caution {word} names two sides; leave the side out")
    if caution.effect is Effect.BAR_REGION and not muscles:
        raise RequestError(
            f"--caution {key} needs the place, such as {key}:calf or {key}:calf:left"
        )
    return HeldCaution(caution, tuple(muscles), Side(sides[0]) if sides else None)
