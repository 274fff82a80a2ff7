"""A session: a routine as it was performed, `unkink.session/1`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from unkink.anatomy import Muscle
from unkink.routines.routine import Routine
from unkink.routines.timeline import set_starts

SCHEMA = "unkink.session/1"
Span = tuple[float, float]


@dataclass(frozen=True)
class Rolled:
    """What one muscle of one side got, and how it felt.

    Attributes:
        muscle: The muscle.
        side: left, right or midline.
        move: Key of the move.
        variant: Key of its variant.
        dose_s: Seconds rolled [s].
        why: Why it was planned.
        soreness_before: Reported before [points of 10], None if not asked.
        soreness_after: Reported right after.
        soreness_next_morning: Reported next morning.
    """

    muscle: Muscle
    side: str
    move: str
    variant: str
    dose_s: float
    why: str
    soreness_before: float | None = None
    soreness_after: float | None = None
    soreness_next_morning: float | None = None


@dataclass(frozen=True)
class Session:
    """A routine as performed.

    Attributes:
        started: When, with time zone.
        title: The routine's title.
        played_s: How much of the timeline was played [s].
        total_s: How long the routine is [s].
        rolled: What each muscle and side got.
    """

    started: datetime
    title: str
    played_s: float
    total_s: int
    rolled: tuple[Rolled, ...]


def session_of(
    routine: Routine,
    played: Iterable[Span],
    *,
    started: datetime,
    before: Mapping[tuple[Muscle, str], float] | None = None,
) -> Session:
    """Return what of a routine was performed.

    Args:
        routine: The routine.
        played: Stretches of its timeline that were really played [s], in any order;
            what was skipped is in none of them.
        started: When it began, with time zone.
        before: Soreness reported before, by muscle and side.
    """
    spans = list(played)
    before = before or {}
    rolled: dict[tuple[int, Muscle, str], float] = {}
    for index, bout in enumerate(routine.bouts):
        for one, start in zip(bout.sets, set_starts(bout), strict=True):
            seconds = _overlap(spans, (start, start + one.roll_s))
            for muscle in bout.muscles:
                for side in _sides(one.side):
                    key = index, muscle, side
                    rolled[key] = rolled.get(key, 0.0) + seconds
    return Session(
        started=started,
        title=routine.title,
        played_s=_overlap(spans, (0.0, routine.total_s)),
        total_s=routine.total_s,
        rolled=tuple(
            _rolled(routine, key, seconds, before)
            for key, seconds in rolled.items()
            if seconds > 0
        ),
    )


def session_to_json(session: Session) -> dict[str, Any]:
    """Return the JSON form, `unkink.session/1`."""
    return {
        "schema": SCHEMA,
        "started": session.started.isoformat(),
        "title": session.title,
        "played_s": round(session.played_s, 1),
        "total_s": session.total_s,
        "rolled": [dict(vars(one)) for one in session.rolled],
    }


def session_from_json(data: dict[str, Any]) -> Session:
    """Return the session of a JSON form that `session_to_json` gave.

    Raises:
        KeyError, TypeError, ValueError: If it is none.
    """
    return Session(
        started=datetime.fromisoformat(data["started"]),
        title=str(data["title"]),
        played_s=float(data["played_s"]),
        total_s=int(data["total_s"]),
        rolled=tuple(
            Rolled(**{**one, "muscle": Muscle(one["muscle"])}) for one in data["rolled"]
        ),
    )


def _rolled(
    routine: Routine,
    key: tuple[int, Muscle, str],
    seconds: float,
    before: Mapping[tuple[Muscle, str], float],
) -> Rolled:
    index, muscle, side = key
    bout = routine.bouts[index]
    return Rolled(
        muscle=muscle,
        side=side,
        move=bout.move,
        variant=bout.variant,
        dose_s=round(seconds, 1),
        why=bout.why,
        soreness_before=before.get((muscle, side)),
    )


def _overlap(spans: Iterable[Span], window: Span) -> float:
    """Return how many seconds of a window were played; what was played twice, once."""
    low, high = window
    covered, reached = 0.0, low
    for start, end in sorted(spans):
        start, end = max(start, reached), min(end, high)
        if end > start:
            covered, reached = covered + end - start, end
    return covered


def _sides(side: str) -> tuple[str, ...]:
    return ("left", "right") if side == "both" else (side,)
