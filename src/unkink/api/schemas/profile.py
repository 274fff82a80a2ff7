"""What the runner told about themselves, and how the app behaves."""

from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field

from unkink.api.schemas.words import (
    Key,
    Mobility,
    Moment,
    MuscleKey,
    Sex,
    Side,
    VariantRef,
)
from unkink.exports.links.link import BASE_PATTERN

TimeOfDay = Annotated[str, Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
# 0 is Monday.
Weekdays = Annotated[list[Annotated[int, Field(ge=0, le=6)]], Field(max_length=7)]
Height = Annotated[float, Field(ge=1.40, le=2.10)]
Mass = Annotated[float, Field(ge=35, le=160)]
Base = Annotated[str, Field(pattern=f"^({BASE_PATTERN})?$", max_length=200)]
Keys = Annotated[list[Key], Field(max_length=200)]
Refs = Annotated[list[VariantRef], Field(max_length=500)]


class HeldCautionDoc(Schema):
    """A caution that the runner has, and where."""

    caution: Key
    muscles: Annotated[list[MuscleKey], Field(max_length=16)] = []
    side: Side | None = None


class GuideDoc(Schema):
    """How a session guides: what speaks, ticks, shows and shakes."""

    speaks: bool = True
    voice: Annotated[str, Field(max_length=200)] = ""
    rate: Annotated[float, Field(ge=0.5, le=2)] = 1.0
    ticks: bool = True
    captions: bool = True
    vibrates: bool = True
    shortcuts: bool = True


class ProfileDoc(Schema):
    """The runner's profile; everything has a default and may be left alone.

    `figure` is the shipped body that resembles the runner most; it is computed.
    """

    is_set_up: bool = False
    height_m: Height | None = None
    mass_kg: Mass | None = None
    sex: Sex | None = None
    tools: Keys = ["roller"]
    place: Key = "home"
    mobility: Mobility = "able"
    allows_demanding: bool = False
    cautions: Annotated[list[HeldCautionDoc], Field(max_length=50)] = []
    surface: Literal["road", "trail"] = "road"
    strike: Literal["usual", "forefoot"] = "usual"
    sensitivity: Annotated[float, Field(ge=0.5, le=2)] = 1.0
    avoid_moves: Keys = []
    avoid_muscles: Annotated[list[MuscleKey], Field(max_length=16)] = []
    avoid_positions: Keys = []
    awkward: Refs = []
    too_much: Refs = []
    units: Literal["km", "mi"] = "km"
    theme: Literal["system", "light", "dark"] = "system"
    language: Annotated[str, Field(pattern=r"^[a-zA-Z-]{0,35}$")] = ""
    guide: GuideDoc = GuideDoc()
    base: Base = ""
    rolls_at: TimeOfDay = "20:00"
    reminds_on: Weekdays = []
    keeps_coordinates: bool = True
    morning_asked_at: Moment | None = None


class ProfileOut(ProfileDoc):
    """The profile, with what follows from it."""

    figure: str


class ProfilePatch(Schema):
    """Some fields of the profile; what is not there stays as it is."""

    is_set_up: bool | None = None
    height_m: Height | None = None
    mass_kg: Mass | None = None
    sex: Sex | None = None
    tools: Keys | None = None
    place: Key | None = None
    mobility: Mobility | None = None
    allows_demanding: bool | None = None
    cautions: Annotated[list[HeldCautionDoc], Field(max_length=50)] | None = None
    surface: Literal["road", "trail"] | None = None
    strike: Literal["usual", "forefoot"] | None = None
    sensitivity: Annotated[float, Field(ge=0.5, le=2)] | None = None
    avoid_moves: Keys | None = None
    avoid_muscles: Annotated[list[MuscleKey], Field(max_length=16)] | None = None
    avoid_positions: Keys | None = None
    awkward: Refs | None = None
    too_much: Refs | None = None
    units: Literal["km", "mi"] | None = None
    theme: Literal["system", "light", "dark"] | None = None
    language: Annotated[str, Field(pattern=r"^[a-zA-Z-]{0,35}$")] | None = None
    guide: GuideDoc | None = None
    base: Base | None = None
    rolls_at: TimeOfDay | None = None
    reminds_on: Weekdays | None = None
    keeps_coordinates: bool | None = None
    morning_asked_at: Moment | None = None
