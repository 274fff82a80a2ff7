"""Fields that developers of apps and sensors define in the file itself."""

from dataclasses import dataclass, replace

import numpy as np

from unkink.activities.activity import Floats
from unkink.activities.fit.field_profile import FieldProfile
from unkink.activities.fit.part import Part

# Spellings of apps -> those of the profile, in lower case.
_UNITS = {
    "w": "watts",
    "watt": "watts",
    "meter": "m",
    "meters": "m",
    "metres": "m",
    "milliseconds": "ms",
    "seconds": "s",
    "sec": "s",
    "degrees c": "c",
    "°c": "c",
    "celsius": "c",
    "spm": "rpm",
    "strides/min": "rpm",
    "beats/min": "bpm",
    "meters/second": "m/s",
}


@dataclass(frozen=True)
class DeveloperField:
    """A field as its description defines it.

    Attributes:
        developer: Index of the developer in the file.
        number: Number of the field among the developer's.
        name: Its name.
        units: Its units.
        base: Base type of its values.
        scale: What stored values are divided by.
        offset: What is taken off then.
        native_field: Field of the profile that it stands for, None if it is new.
        native_message: Message of that field; None for whatever message has it.
    """

    developer: int
    number: int
    name: str
    units: str
    base: int
    scale: float = 1.0
    offset: float = 0.0
    native_field: int | None = None
    native_message: int | None = None

    @property
    def key(self) -> tuple[int, int]:
        """What tells it from others: its developer and its number."""
        return self.developer, self.number

    def stands_for(self, message: int, field: FieldProfile) -> bool:
        """Return whether it replaces a field of the profile.

        Units count too: some apps name a wrong field, power that claims to be a time.
        """
        return (
            self.native_field == field.number
            and self.native_message in (None, message)
            and _is_same_unit(self.units, field.units)
        )

    def column(self, part: Part) -> Floats:
        """Return the field of each record, NaN where there is none, shape (n,)."""
        values = self.array(part)
        if not values.shape[1]:
            return np.full(part.count, np.nan)
        return values[:, 0] / self.scale - self.offset

    def array(self, part: Part) -> Floats:
        """Return the unscaled values of the field, shape (n, values in the field)."""
        field = part.layout.developer_fields.get(self.key)
        if field is None:
            return np.empty((part.count, 0))
        return part.array(replace(field, base=self.base))


def _is_same_unit(one: str, other: str) -> bool:
    units = [text.strip().lower() for text in (one, other)]
    known = [_UNITS.get(unit, unit) for unit in units]
    return not all(known) or known[0] == known[1]
