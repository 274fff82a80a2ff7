"""The catalogue and the evidence, each as one document."""

from typing import Literal

from ninja import Schema
from pydantic import Field

from unkink.api.schemas.words import GroupKey, MuscleKey, Side, VariantRef

Press = Literal["gentle", "medium", "firm"]
Sides = Literal["each", "together", "midline"]


class GroupNameDoc(Schema):
    """A group and what it is called."""

    key: GroupKey
    name: str
    muscles: list[MuscleKey]


class MuscleNameDoc(Schema):
    """A muscle, what it is called, and the sides that it has."""

    key: MuscleKey
    name: str
    group: GroupKey
    sides: list[Side]


class LandmarkDoc(Schema):
    """Where a stroke ends, how to find that, and where to stop."""

    key: str
    name: str
    find: str
    stop: str


class StrokeDoc(Schema):
    """Where the tool goes, from one landmark to another."""

    from_: str = Field(alias="from")
    to: str
    words: str
    classic: str
    why_shorter: str
    ends: list[LandmarkDoc]


class ExerciseDoc(Schema):
    """Sets of a strength move."""

    sets: int
    repetitions: int
    hold_s: float
    words: str


class VariantDoc(Schema):
    """A move pressed less or more."""

    key: str
    name: str
    press: Press
    sides: Sides
    reaches: dict[MuscleKey, float]
    carries: list[str]
    demanding: bool
    classic: bool
    cautions: list[str]
    set_up: list[str]
    tools: list[str]


class MoveDoc(Schema):
    """One exercise on one tool in one position."""

    key: str
    name: str
    anatomy: str
    group: GroupKey
    muscles: list[MuscleKey]
    purpose: Literal["roll", "strength"]
    motion: Literal["roll", "hold", "bend", "repeat"]
    verb: str
    position: str
    places: list[str]
    classic: int | None
    cues: list[str]
    mistakes: list[str]
    keep_off: list[str]
    cautions: list[str]
    no_arm_support: str
    beside: list[str]
    notes: list[str]
    sources: list[str]
    stroke: StrokeDoc | None
    exercise: ExerciseDoc | None
    variants: list[VariantDoc]


class RefusedDoc(Schema):
    """A region that is never rolled, why, and the moves to take instead."""

    key: str
    name: str
    why: str
    instead: list[str]
    basis: str
    sources: list[str]


class ToolDoc(Schema):
    """A kind of tool, whom it suits, and what can take its place."""

    key: str
    name: str
    words: str
    for_whom: str
    setup_s: float
    stand_ins: list[str]
    qualities: dict[str, str]
    sources: list[str]


class PlaceDoc(Schema):
    """Where people roll."""

    key: str
    name: str
    positions: list[str]
    props: list[str]


class PositionDoc(Schema):
    """A position of the body, and how to get into it."""

    key: str
    name: str
    into: str


class BarsDoc(Schema):
    """What a caution leaves out, besides the moves that list it."""

    positions: list[str]
    groups: list[str]
    press: list[str]
    tools: list[str]


class CautionDoc(Schema):
    """Something that a runner has, and what it does to a plan."""

    key: str
    name: str
    effect: Literal["stop_all", "stop_leg", "bar_region", "ask_first", "adapt"]
    advice: str
    strength: str
    basis: str
    sources: list[str]
    bars: BarsDoc


class SignDoc(Schema):
    """A warning sign and what to do about it."""

    sign: str
    what_to_do: str
    strength: str


class SafetyDoc(Schema):
    """The sentences that keep a session safe."""

    question: str
    stop_page: list[SignDoc]
    during: list[str]
    ease_off: str
    sore_nine: str
    one_calf: str
    one_calf_yes: str
    slower_than_usual: str
    disclaimer: str


class ProgrammeDayDoc(Schema):
    """What a day after a race asks for, and what else people do then."""

    day: int
    words: str
    also_usual: str
    not_shown: str
    sources: list[str]


class ProgrammeDoc(Schema):
    """A list of moves in a fixed order."""

    key: str
    name: str
    summary: str
    minutes: float
    tools: list[str]
    places: list[str]
    moves: list[VariantRef]
    notes: list[str]
    days: list[ProgrammeDayDoc]
    schedule: str
    sources: list[str]


class CatalogueDoc(Schema):
    """Everything of the catalogue that the app shows."""

    groups: list[GroupNameDoc]
    muscles: list[MuscleNameDoc]
    moves: list[MoveDoc]
    refused: list[RefusedDoc]
    tools: list[ToolDoc]
    places: list[PlaceDoc]
    positions: list[PositionDoc]
    cautions: list[CautionDoc]
    safety: SafetyDoc
    programmes: list[ProgrammeDoc]


class ClaimDoc(Schema):
    """Something that unkink says or a number that it uses."""

    key: str
    title: str
    text: str
    strength: str
    status: str
    sources: list[str]
    numbers: list[str]


class SourceDoc(Schema):
    """A paper or page, and how it was read."""

    key: str
    citation: str
    kind: str
    status: str
    doi: str


class EvidenceDoc(Schema):
    """All claims and sources, for Why."""

    claims: list[ClaimDoc]
    sources: list[SourceDoc]


class HealthDoc(Schema):
    """Whether unkink is up, and which version."""

    status: Literal["up"]
    version: str
