"""Plans: a routine with its timeline, and what can be done to it."""

from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from unkink.api.schemas.words import GroupKey, Key, Moment, MuscleKey, VariantRef

Minutes = Annotated[float, Field(ge=3, le=60)]
Refs = Annotated[list[VariantRef], Field(max_length=50)]


class PlanIn(Schema):
    """What is asked for beside the profile.

    `keep` must be in as far as the minutes allow; `bar` must not.
    """

    minutes: Minutes
    tools: Annotated[list[Key], Field(max_length=20)] | None = None
    place: Key | None = None
    keep: Refs = []
    bar: Annotated[list[Key], Field(max_length=100)] = []
    now: Moment | None = None


class SetDoc(Schema):
    """A stretch of rolling [s]."""

    side: Literal["left", "right", "both", "midline"]
    roll_s: int


class BoutDoc(Schema):
    """A bout of `unkink.routine/1`."""

    move: str
    variant: str
    group: GroupKey
    muscles: list[MuscleKey]
    side: Literal["left", "right", "both", "midline"]
    simultaneous: bool
    position: str
    tool: str
    sets: list[SetDoc]
    start_s: int
    end_s: int
    why: str


class LeftOutGroupDoc(Schema):
    """A group that got nothing."""

    group: GroupKey
    why: str
    obstacle: Literal["less_need", "refused", "barred", "impossible"]


class ChangeDoc(Schema):
    """A bout that one more minute would add or take away."""

    group: GroupKey
    move: str
    variant: str
    side: str
    dose_s: int


class OneMoreMinuteDoc(Schema):
    """What the best routine for one more minute has beyond this one."""

    added_value: float
    added: list[ChangeDoc]
    removed: list[ChangeDoc]


class RoutineDoc(Schema):
    """`unkink.routine/1`."""

    schema_: Annotated[Literal["unkink.routine/1"], Field(alias="schema")]
    title: str
    author: str
    notes: list[str]
    budget_s: int
    total_s: int
    value: float | None
    bound: float | None
    optimal: bool
    bouts: list[BoutDoc]
    left_out: list[LeftOutGroupDoc]
    one_more_minute: OneMoreMinuteDoc | None


class CueDoc(Schema):
    """A cue of `unkink.timeline/1`; `bout` is -1 for the whole."""

    at_s: float
    kind: str
    text: str
    bout: int
    side: str
    lasts_s: float
    priority: int


class TimelineDoc(Schema):
    """`unkink.timeline/1`."""

    schema_: Annotated[Literal["unkink.timeline/1"], Field(alias="schema")]
    title: str
    total_s: int
    cues: list[CueDoc]


class AlternativeDoc(Schema):
    """The same routine with one bout changed, ready to play without a network."""

    routine: RoutineDoc
    timeline: TimelineDoc


class BoutAlternatives(Schema):
    """What a bout can become: a gentler variant, one more set; None if it cannot."""

    gentler: AlternativeDoc | None
    more: AlternativeDoc | None


class PlanDoc(Schema):
    """A plan: the routine, its timeline, and each bout's alternatives."""

    routine: RoutineDoc
    timeline: TimelineDoc
    alternatives: list[BoutAlternatives]
    notices: list[str]


class AdaptIn(Schema):
    """A wish during a session: from `at_s` on the rest is planned anew."""

    routine: dict[str, Any]
    at_s: Annotated[float, Field(ge=0, le=14_400)]
    bout: Annotated[int, Field(ge=0, le=199)]
    wish: Literal["too_much", "more"]


class SavedRoutineIn(Schema):
    """A routine to keep: `unkink.routine/1`, with author and notes."""

    routine: dict[str, Any]


class SavedRoutineDoc(Schema):
    """A routine that was kept."""

    id: UUID
    routine: RoutineDoc
    unknown: list[str]


class SavedRoutineList(Schema):
    """Routines that were kept, the newest first."""

    items: list[SavedRoutineDoc]
