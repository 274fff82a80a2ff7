"""Today: what the legs have had, how sore they are, and what is asked."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from unkink.anatomy import Part
from unkink.api.schemas.runs import ReasonDoc, RunDoc
from unkink.api.schemas.words import (
    Band,
    GroupKey,
    Moment,
    MuscleKey,
    PartRef,
    Points,
    Side,
)


class ReportDoc(Schema):
    """The last soreness that was reported of a part."""

    value: float
    at: datetime


class PartDoc(Schema):
    """One muscle of one side, today.

    `step` is the load scale: 0 calm, 1 a little, 2 some, 3 a lot, 4 most, by need.
    """

    muscle: MuscleKey
    side: Side
    group: GroupKey
    name: str
    need: float
    step: Annotated[int, Field(ge=0, le=4)]
    soreness: float
    origin: Literal["reported", "expected", "unknown"]
    is_stiff: bool
    is_assumed: bool
    easy_km: float | None
    band: Band | None
    soreness_now: float | None
    soreness_peak_48h: float | None
    peak_at: datetime | None
    reported: ReportDoc | None
    reasons: list[ReasonDoc]


class GroupDoc(Schema):
    """One line of the list: a group of muscles, ranked by need from 1."""

    group: GroupKey
    name: str
    rank: int
    need: float
    step: Annotated[int, Field(ge=0, le=4)]
    soreness: float
    origin: Literal["reported", "expected", "unknown"]
    easy_km: float | None
    band: Band | None
    reasons: list[ReasonDoc]
    parts: list[PartDoc]


class MorningDoc(Schema):
    """The one question of the next morning."""

    session: UUID
    parts: list[PartRef]


class TodayDoc(Schema):
    """All that the first page shows."""

    now: datetime
    notes: list[str]
    notices: list[str]
    newest_run: RunDoc | None
    runs: int
    is_stopped: bool
    asks_one_calf: bool
    groups: list[GroupDoc]
    morning: MorningDoc | None


class SorenessIn(Schema):
    """How sore a part is; None for `value` with `is_stiff` names it stiff only."""

    id: UUID
    muscle: MuscleKey
    side: Side
    value: Points | None = None
    is_stiff: bool = False
    at: Moment

    @property
    def part(self) -> Part:
        """The part."""
        return Part(self.muscle, self.side)


class SorenessList(Schema):
    """Some reports; those whose id is known already change nothing."""

    reports: Annotated[list[SorenessIn], Field(max_length=100)]
