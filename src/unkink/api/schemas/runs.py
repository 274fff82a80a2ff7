"""Runs, and how their files come in."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from unkink.api.schemas.words import Band, GroupKey, MuscleKey


class ReasonDoc(Schema):
    """One cause of a dose: descent and climb in m, level, fast and long in km."""

    cause: Literal["descent", "climb", "level", "fast", "long"]
    value: float
    unit: str
    share: float


class RunDoc(Schema):
    """A run; distances and times as recorded. `bands` is by group."""

    id: UUID
    start: datetime
    end: datetime
    name: str
    file: str
    device: str
    is_assumed: bool
    distance_m: float
    moving_s: float
    elapsed_s: float
    ascent_m: float | None
    descent_m: float | None
    has_coordinates: bool
    warnings: list[str]
    bands: dict[GroupKey, Band]


class MuscleWorkDoc(Schema):
    """What one run asked of one muscle of either side."""

    muscle: MuscleKey
    group: GroupKey
    easy_km: float
    band: Band
    is_assumed: bool
    reasons: list[ReasonDoc]


class ProfilePoints(Schema):
    """A run along its time, thinned to at most 600 points; all lists are as long.

    `work` gives, for each muscle that is estimated, the share of its work that is done
    by then, 0 to 1.
    """

    time_s: list[float]
    distance_m: list[float | None]
    altitude_m: list[float | None]
    speed_mps: list[float | None]
    work: dict[MuscleKey, list[float]]


class RunDetail(RunDoc):
    """A run with its profile and its work."""

    muscles: list[MuscleWorkDoc]
    profile: ProfilePoints


class RunPage(Schema):
    """Some runs, the newest first; `next` is the cursor of the rest."""

    items: list[RunDoc]
    next: str | None
    count: int


class LeftOutDoc(Schema):
    """A file that gave no run: `kind` tells sound ones from broken ones."""

    file: str
    why: str
    kind: Literal["other_sport", "not_a_run", "repeated", "unreadable"]


class ImportedDoc(Schema):
    """What a file gave."""

    runs: list[RunDoc]
    left_out: list[LeftOutDoc]


class UploadIn(Schema):
    """An upload to come: a run file or an archive; a backup, to be restored from it."""

    name: Annotated[str, Field(min_length=1, max_length=255)]
    size_bytes: Annotated[int, Field(ge=1, le=64 * 2**30)]
    sport: Literal["running"] | None = None
    purpose: Literal["runs", "restore"] = "runs"


class UploadDoc(Schema):
    """An upload as it stands; `offset` bytes are safely kept.

    Of what was left out the first 200 are named; all are counted by kind.
    """

    id: UUID
    name: str
    size_bytes: int
    offset: int
    state: Literal["receiving", "waiting", "reading", "done", "failed"]
    done_share: float
    runs: int
    left_out: list[LeftOutDoc]
    left_out_counts: dict[str, int]
    error: str


class UploadPage(Schema):
    """Some uploads, the newest first; `next` is the cursor of the rest."""

    items: list[UploadDoc]
    next: str | None
