"""The choices that documents share."""

from datetime import UTC, datetime
from typing import Annotated, Literal

from ninja import Schema
from pydantic import AwareDatetime, Field

from unkink.anatomy import Group, Muscle
from unkink.anatomy import Side as BodySide

Points = Annotated[float, Field(ge=0, le=10)]
# The clock of a run and of a plan; a slip of the year must not overflow it.
FIRST, LAST = datetime(1990, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)
Moment = Annotated[AwareDatetime, Field(ge=FIRST, lt=LAST)]
Key = Annotated[str, Field(pattern=r"^[a-z0-9_-]{1,64}$")]
Band = Literal["none", "light", "clear", "strong"]
Mobility = Literal["able", "stiff"]
Sex = Literal["female", "male"]
GroupKey = Group
MuscleKey = Muscle
Side = BodySide


class VariantRef(Schema):
    """A variant of a move."""

    move: Key
    variant: Key


class PartRef(Schema):
    """A muscle on one side."""

    muscle: MuscleKey
    side: Side


class Problem(Schema):
    """What went wrong (RFC 9457): `detail` is a sentence for the runner."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    faults: dict[str, str] = {}
