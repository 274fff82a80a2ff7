"""The JSON form of a routine, `unkink.routine/1`."""

import math
from typing import Any

from unkink.anatomy import Group, Muscle
from unkink.errors import DataFileError
from unkink.routines.routine import (
    Bout,
    BoutSide,
    Change,
    LeftOut,
    Obstacle,
    OneMoreMinute,
    RollSet,
    Routine,
)
from unkink.routines.timeline import set_starts

SCHEMA = "unkink.routine/1"
LONGEST_S = 4 * 3_600
MOST_BOUTS = 200
MOST_SETS = 50
# The sides that the sets of a bout may have.
SIDES: dict[BoutSide, frozenset[str]] = {
    BoutSide.LEFT: frozenset({"left"}),
    BoutSide.RIGHT: frozenset({"right"}),
    BoutSide.BOTH: frozenset({"left", "right"}),
    BoutSide.TOGETHER: frozenset({"both"}),
    BoutSide.MIDLINE: frozenset({"midline"}),
}


def routine_to_json(routine: Routine) -> dict[str, Any]:
    """Return the JSON form of a routine."""
    return {
        "schema": SCHEMA,
        "title": routine.title,
        "author": routine.author,
        "notes": list(routine.notes),
        "budget_s": routine.budget_s,
        "total_s": routine.total_s,
        "value": routine.value,
        "bound": routine.bound,
        "optimal": routine.is_optimal,
        "bouts": [_bout_to_json(bout) for bout in routine.bouts],
        "left_out": [
            {"group": left.group, "why": left.why, "obstacle": left.obstacle}
            for left in routine.left_out
        ],
        "one_more_minute": _minute_to_json(routine.one_more_minute),
    }


def routine_from_json(data: object, *, source: str) -> Routine:
    """Return the routine of a JSON form.

    Args:
        data: What a JSON reader returned; only the bouts and their order must be whole.
        source: Where it came from, for the message.

    Raises:
        DataFileError: If it is no routine, or one that cannot be played.
    """
    if not isinstance(data, dict) or data.get("schema") != SCHEMA:
        raise DataFileError(source, f"is no routine; its schema would be {SCHEMA!r}")
    try:
        bouts = tuple(_bout_from_json(bout) for bout in data["bouts"])
        routine = Routine(
            title=_text(data["title"]),
            author=_text(data["author"]),
            notes=tuple(_text(note) for note in data["notes"]),
            budget_s=int(data["budget_s"]),
            total_s=int(data["total_s"]),
            value=None if data["value"] is None else _finite(data["value"]),
            bound=None if data["bound"] is None else _finite(data["bound"]),
            is_optimal=bool(data["optimal"]),
            bouts=bouts,
            left_out=tuple(
                LeftOut(
                    Group(left["group"]),
                    _text(left["why"]),
                    Obstacle(left.get("obstacle", Obstacle.IMPOSSIBLE)),
                )
                for left in data["left_out"]
            ),
            one_more_minute=_minute_from_json(data["one_more_minute"]),
        )
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        raise DataFileError(source, f"is no whole routine: {error!r}") from error
    _check(routine, source)
    return routine


def _check(routine: Routine, source: str) -> None:
    bouts = routine.bouts
    if not bouts or len(bouts) > MOST_BOUTS:
        raise DataFileError(
            source, f"has {len(bouts)} bouts; 1 to {MOST_BOUTS} can be played"
        )
    if not 0 < routine.total_s <= LONGEST_S:
        raise DataFileError(
            source, f"takes {routine.total_s} s; at most {LONGEST_S} can be played"
        )
    ends = [0, *(bout.end_s for bout in bouts)]
    for bout, earlier in zip(bouts, ends, strict=False):
        if not (earlier <= bout.start_s < bout.end_s <= routine.total_s and bout.sets):
            raise DataFileError(
                source, f"the bout {bout.move} overlaps another one or is empty"
            )
        _check_sets(bout, source)


def _check_sets(bout: Bout, source: str) -> None:
    if len(bout.sets) > MOST_SETS or any(one.roll_s <= 0 for one in bout.sets):
        raise DataFileError(source, f"the sets of {bout.move} cannot be played")
    if any(one.side not in SIDES[bout.side] for one in bout.sets):
        allowed = " or ".join(sorted(SIDES[bout.side]))
        raise DataFileError(source, f"a set of {bout.move} is on no side {allowed}")
    if bout.rolled_s > bout.end_s - bout.start_s:
        raise DataFileError(source, f"the bout {bout.move} rolls longer than it lasts")
    if set_starts(bout)[0] < bout.start_s:
        raise DataFileError(source, f"the bout {bout.move} has no time for its breaks")


def _bout_to_json(bout: Bout) -> dict[str, Any]:
    is_together = bout.side is BoutSide.TOGETHER
    return {
        "move": bout.move,
        "variant": bout.variant,
        "group": bout.group,
        "muscles": list(bout.muscles),
        "side": "both" if is_together else bout.side,
        "simultaneous": is_together or bout.side is BoutSide.MIDLINE,
        "position": bout.position,
        "tool": bout.tool,
        "sets": [{"side": one.side, "roll_s": one.roll_s} for one in bout.sets],
        "start_s": bout.start_s,
        "end_s": bout.end_s,
        "why": bout.why,
    }


def _bout_from_json(data: dict[str, Any]) -> Bout:
    side = BoutSide(data["side"])
    is_together = side is BoutSide.BOTH and bool(data.get("simultaneous"))
    return Bout(
        move=_text(data["move"]),
        variant=_text(data["variant"]),
        group=Group(data["group"]),
        muscles=tuple(Muscle(name) for name in data["muscles"]),
        side=BoutSide.TOGETHER if is_together else side,
        position=_text(data["position"]),
        sets=tuple(RollSet(str(s["side"]), int(s["roll_s"])) for s in data["sets"]),
        start_s=int(data["start_s"]),
        end_s=int(data["end_s"]),
        why=_text(data["why"]),
        tool=_text(data.get("tool", "")),
    )


def _minute_to_json(minute: OneMoreMinute | None) -> dict[str, Any] | None:
    if minute is None:
        return None
    return {
        "added_value": minute.added_value,
        "added": [_change_to_json(change) for change in minute.added],
        "removed": [_change_to_json(change) for change in minute.removed],
    }


def _minute_from_json(data: dict[str, Any] | None) -> OneMoreMinute | None:
    if data is None:
        return None
    added, removed = (
        tuple(_change_from_json(change) for change in data[name])
        for name in ("added", "removed")
    )
    return OneMoreMinute(_finite(data["added_value"]), added, removed)


def _text(value: Any) -> str:  # noqa: ANN401
    text = str(value)
    # JSON can spell half a character, which could be neither shown nor written.
    if any("\ud800" <= sign <= "\udfff" for sign in text):
        raise ValueError("a text of it holds half a character")
    return text


def _finite(value: Any) -> float:  # noqa: ANN401  JSON is whatever the file holds
    number = float(value)
    if not math.isfinite(number):
        raise ValueError(f"{value!r} is no finite number")
    return number


def _change_to_json(change: Change) -> dict[str, Any]:
    return dict(vars(change))


def _change_from_json(data: dict[str, Any]) -> Change:
    return Change(
        group=Group(data["group"]),
        move=_text(data["move"]),
        variant=_text(data["variant"]),
        side=_text(data["side"]),
        dose_s=int(data["dose_s"]),
    )
