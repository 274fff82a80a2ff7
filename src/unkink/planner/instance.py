"""The planning problem, stated so that anyone can check it, and its JSON form."""

import reprlib
from collections.abc import Mapping
from dataclasses import dataclass
from math import gcd, isfinite
from typing import Any, Literal

from unkink.errors import DataFileError

OptionSide = Literal["left", "right", "both", "midline"]
MICRO = 1_000_000
# On top of the value of what the runner wants kept: more than all else can add up to.
KEEP_VALUE = 100
MOST_OPTIONS = 20_000
MOST_POSITIONS = 10
MOST_GROUPS = 60
MOST_CELLS = 100_000_000
LONGEST_S = 24 * 3_600


@dataclass(frozen=True)
class Option:
    """Something that may be chosen.

    Attributes:
        id: Unique in the instance; ties are broken in the order of ids.
        move: Key of the move.
        variant: Key of its variant.
        muscle: The group that it counts for; at most one option of each is chosen.
        side: left, right, both or midline.
        simultaneous: Whether both sides are rolled at once.
        position: Position it is done in.
        dose_s: Rolling on one side [s].
        time_s: Time it takes [s], > 0.
        value: What it is worth, >= 0, to six decimals.
    """

    id: str
    move: str
    variant: str
    muscle: str
    side: OptionSide
    simultaneous: bool
    position: str
    dose_s: int
    time_s: int
    value: float

    @property
    def micro_value(self) -> int:
        """Value in millionths: sums of these are exact."""
        return round(self.value * MICRO)


@dataclass(frozen=True)
class Instance:
    """A planning problem.

    Attributes:
        budget_s: Time there is [s].
        start_s: Time from standing into each position [s].
        transition_s: Time from one position into another [s].
        options: What may be chosen.
    """

    budget_s: int
    start_s: Mapping[str, int]
    transition_s: Mapping[str, Mapping[str, int]]
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Answer:
    """A choice of options and an order of the positions in use.

    Attributes:
        chosen: Ids in the order of their groups.
        order: Positions in the order in which they are taken.
        value: Sum of the values.
        total_s: Sum of the times, and of the way through the positions [s].
    """

    chosen: tuple[str, ...]
    order: tuple[str, ...]
    value: float
    total_s: int


def instance_to_json(instance: Instance, answer: Answer) -> dict[str, Any]:
    """Return the JSON form of a problem and its answer."""
    return {
        "budget_s": instance.budget_s,
        "start_s": dict(instance.start_s),
        "transition_s": {a: dict(to) for a, to in instance.transition_s.items()},
        "options": [_option_to_json(option) for option in instance.options],
        "chosen": list(answer.chosen),
        "order": list(answer.order),
        "value": answer.value,
        "total_s": answer.total_s,
    }


def instance_from_json(data: object, *, source: str) -> tuple[Instance, Answer]:
    """Return the problem and the answer of a JSON form.

    Raises:
        DataFileError: If something is missing, of the wrong kind or out of bounds.
    """
    try:
        return _instance(data), _answer(data)
    except (KeyError, TypeError, ValueError, OverflowError, AttributeError) as error:
        raise DataFileError(source, f"is no instance: {error!r}") from error


def _instance(data: Any) -> Instance:  # noqa: ANN401  JSON is whatever the file holds
    options = tuple(_option(entry) for entry in data["options"])
    start_s = {str(p): _seconds(s) for p, s in data["start_s"].items()}
    transition_s = {
        str(a): {str(b): _seconds(s) for b, s in to.items()}
        for a, to in data["transition_s"].items()
    }
    _check_sizes(options, start_s)
    for option in options:
        if option.position not in start_s:
            raise ValueError(f"option {option.id} is in an unknown position")
    for a in start_s:
        for b in start_s:
            if a != b and b not in transition_s.get(a, {}):
                raise ValueError(f"no transition from {a} to {b}")
    budget_s = _seconds(data["budget_s"])
    _check_work(budget_s, options, start_s, transition_s)
    return Instance(budget_s, start_s, transition_s, options)


def _check_work(
    budget_s: int,
    options: tuple[Option, ...],
    start_s: Mapping[str, int],
    transition_s: Mapping[str, Mapping[str, int]],
) -> None:
    """Refuse a problem whose tables would not fit into a machine."""
    groups = {option.muscle for option in options}
    ways = (s for to in transition_s.values() for s in to.values())
    step_s = gcd(*(o.time_s for o in options), *start_s.values(), *ways) or 1
    cells = (len(groups) + 1) * 2 ** len(start_s) * (budget_s // step_s + 1)
    if cells > MOST_CELLS:
        raise ValueError(
            f"{len(groups)} groups, {len(start_s)} positions and {budget_s} s on a "
            f"grid of {step_s} s are too much to search"
        )


def _check_sizes(options: tuple[Option, ...], start_s: Mapping[str, int]) -> None:
    if len({option.id for option in options}) != len(options):
        raise ValueError("two options share an id")
    if len(options) > MOST_OPTIONS or len(start_s) > MOST_POSITIONS:
        raise ValueError(
            f"more than {MOST_OPTIONS} options or {MOST_POSITIONS} positions"
        )
    if len({option.muscle for option in options}) > MOST_GROUPS:
        raise ValueError(f"more than {MOST_GROUPS} groups")


def _option(entry: dict[str, Any]) -> Option:
    if entry["side"] not in ("left", "right", "both", "midline"):
        raise ValueError(f"side {entry['side']!r}")
    value = _number(entry["value"])
    if not 0 <= value <= 1_000:
        raise ValueError(f"value {value} of {entry['id']}; allowed is 0 to 1000")
    if not isinstance(entry["simultaneous"], bool):
        raise TypeError(f"simultaneous is {entry['simultaneous']!r}, no truth")
    time_s = _seconds(entry["time_s"])
    if time_s == 0:
        raise ValueError(f"option {entry['id']} takes no time")
    return Option(
        id=_text(entry["id"]),
        move=_text(entry["move"]),
        variant=_text(entry["variant"]),
        muscle=_text(entry["muscle"]),
        side=entry["side"],
        simultaneous=entry["simultaneous"],
        position=_text(entry["position"]),
        dose_s=_seconds(entry["dose_s"]),
        time_s=time_s,
        value=value,
    )


def _answer(data: Any) -> Answer:  # noqa: ANN401  JSON is whatever the file holds
    return Answer(
        chosen=_texts(data["chosen"]),
        order=_texts(data["order"]),
        value=_number(data["value"]),
        total_s=_seconds(data["total_s"]),
    )


def _seconds(value: object) -> int:
    seconds = _number(value)
    if not 0 <= seconds <= LONGEST_S:
        raise ValueError(f"{seconds:g} s; allowed is 0 to {LONGEST_S}")
    if seconds != int(seconds):
        raise ValueError(f"{reprlib.repr(value)} is no whole number of seconds")
    return int(seconds)


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"{reprlib.repr(value)} is no number")
    if not isfinite(value):
        raise ValueError(f"{reprlib.repr(value)} is no finite number")
    return float(value)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{reprlib.repr(value)} is no text")
    return value


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError(f"{reprlib.repr(value)} is no list of texts")
    return tuple(_text(one) for one in value)


def _option_to_json(option: Option) -> dict[str, Any]:
    return dict(vars(option))
