"""Sessions as they were performed, and how it felt."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from ninja import Schema
from pydantic import Field

from unkink.api.schemas.words import (
    GroupKey,
    Moment,
    MuscleKey,
    Points,
    Side,
    VariantRef,
)

Second = Annotated[float, Field(ge=0, le=14_400)]
Span = tuple[Second, Second]


class FeltDoc(Schema):
    """Soreness of a part at one of the three times."""

    muscle: MuscleKey
    side: Side
    value: Points


Felt = Annotated[list[FeltDoc], Field(max_length=64)]


class SessionIn(Schema):
    """A session to keep; the id is the client's, so that it arrives once.

    `played` are stretches of the timeline [s]; `routine` is `unkink.routine/1` as it
    was at the end.
    """

    started: Moment
    routine: dict[str, Any]
    played: Annotated[list[Span], Field(max_length=1_000)]
    before: Felt = []
    after: Felt = []
    too_much: Annotated[list[VariantRef], Field(max_length=50)] = []


class SessionPatch(Schema):
    """What was felt later."""

    after: Felt | None = None
    next_morning: Felt | None = None


class RolledDoc(Schema):
    """What one muscle of one side got, and how it felt."""

    muscle: MuscleKey
    side: Side
    move: str
    variant: str
    dose_s: float
    why: str
    soreness_before: float | None
    soreness_after: float | None
    soreness_next_morning: float | None


class SessionDoc(Schema):
    """`unkink.session/1`, with its id."""

    id: UUID
    started: datetime
    title: str
    played_s: float
    total_s: int
    rolled: list[RolledDoc]


class SessionPage(Schema):
    """Some sessions, the newest first; `next` is the cursor of the rest."""

    items: list[SessionDoc]
    next: str | None
    count: int


class DayDoc(Schema):
    """One day of one group; None where nothing is known."""

    date: str
    easy_km: float
    expected: float | None
    reported: float | None
    rolled_s: float


class ThreadDoc(Schema):
    """A group through the days, oldest first."""

    group: GroupKey
    name: str
    days: list[DayDoc]


class HistoryDoc(Schema):
    """The last weeks."""

    minutes_rolled: float
    sessions: int
    runs: int
    threads: list[ThreadDoc]
