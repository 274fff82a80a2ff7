"""Whose body it is: sex, height and mass."""

from dataclasses import dataclass
from enum import StrEnum

from unkink.errors import QuantityError


class Sex(StrEnum):
    """Which column of the published tables holds."""

    FEMALE = "female"
    MALE = "male"


LEAST_HEIGHT_M, MOST_HEIGHT_M = 1.40, 2.10
LEAST_MASS_KG, MOST_MASS_KG = 35.0, 160.0

# Body mass over squared height [kg/m^2] of the three builds that are drawn.
BUILDS = {"light": 20.0, "medium": 23.5, "heavy": 29.0}
# Built wherever any is.
USUAL = (Sex.MALE, "medium")
_HEIGHTS_M = {Sex.FEMALE: 1.66, Sex.MALE: 1.79}


@dataclass(frozen=True)
class BodyType:
    """Sex, height and mass of a body.

    Attributes:
        sex: Which column of the published tables holds.
        height_m: Stature [m], 1.40 to 2.10.
        mass_kg: Body mass [kg], 35 to 160.
    """

    sex: Sex
    height_m: float
    mass_kg: float

    def __post_init__(self) -> None:
        """Refuse what the tables do not cover.

        Raises:
            QuantityError: If height or mass are out of range.
        """
        if not LEAST_HEIGHT_M <= self.height_m <= MOST_HEIGHT_M:
            allowed = f"{LEAST_HEIGHT_M:.2f} to {MOST_HEIGHT_M:.2f} m"
            raise QuantityError("height", f"{self.height_m:g} m", allowed=allowed)
        if not LEAST_MASS_KG <= self.mass_kg <= MOST_MASS_KG:
            allowed = f"{LEAST_MASS_KG:.0f} to {MOST_MASS_KG:.0f} kg"
            raise QuantityError("mass", f"{self.mass_kg:g} kg", allowed=allowed)

    @property
    def key(self) -> str:
        """A short name for files."""
        return f"{self.sex}-{self.height_m * 100:.0f}-{self.mass_kg:.0f}"


def built(sex: Sex, build: str = "medium") -> BodyType:
    """Return one of the bodies that are drawn for everyone."""
    height_m = _HEIGHTS_M[sex]
    return BodyType(sex, height_m, BUILDS[build] * height_m**2)
