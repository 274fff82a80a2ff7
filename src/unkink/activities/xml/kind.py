"""What a point is called in each format, and what the values in it are."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from re import Pattern

TIME = "time_s"
LATITUDE = "latitude_deg"
LONGITUDE = "longitude_deg"

# The prefix of a namespace, if there is one; possessive, as most names have none.
PREFIX = rb"(?:[^\s<>/:!?\"'=]++:)?"


# What stands in a tag behind its name, with the sign that ends it. Within quotes that
# sign is legal; where quotes do not match, the first one ends the tag.
_REST = rb"(?:(?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*+>|[^<>]*+>)"


# Compared by identity, so that it can be the key of a cache.
@dataclass(frozen=True, eq=False)
class Kind:
    """The points of one format.

    Attributes:
        name: The element that is a point.
        column_of: Column in `Streams` of an element in it, by its name in lower case;
            programs nest their extensions as they like, so the depth does not matter.
        opening: Matches the opening tag of a point.
        edge: Finds where a point ends: its closing tag (then group 1 is "/"), or the
            next one that opens, where the closing tag lacks.
    """

    name: bytes
    column_of: Mapping[bytes, str]
    opening: Pattern[bytes] = field(init=False)
    edge: Pattern[bytes] = field(init=False)

    def __post_init__(self) -> None:
        """Make the patterns of the name."""
        name = PREFIX + self.name + rb"(?=[\s/>])"
        object.__setattr__(self, "opening", re.compile(b"<%b%b" % (name, _REST)))
        object.__setattr__(self, "edge", re.compile(rb"<(/?)%b[^<>]*>?" % name))


GPX = Kind(
    b"trkpt",
    {
        b"time": TIME,
        b"ele": "altitude_m",
        b"speed": "speed_mps",
        b"hr": "heart_rate_bpm",
        b"heartrate": "heart_rate_bpm",
        b"cad": "step_rate_spm",
        b"cadence": "step_rate_spm",
        b"runcadence": "step_rate_spm",
        b"power": "power_w",
        b"watts": "power_w",
        b"powerinwatts": "power_w",
        # "wtemp" is that of the water.
        b"atemp": "temperature_c",
        b"temp": "temperature_c",
        b"temperature": "temperature_c",
    },
)

# "RunCadence" of Garmin's extension counts as "Cadence"; a point has one of them.
TCX = Kind(
    b"Trackpoint",
    {
        b"time": TIME,
        b"latitudedegrees": LATITUDE,
        b"longitudedegrees": LONGITUDE,
        b"distancemeters": "distance_m",
        b"altitudemeters": "altitude_m",
        b"speed": "speed_mps",
        b"cadence": "step_rate_spm",
        b"runcadence": "step_rate_spm",
        b"value": "heart_rate_bpm",
        b"watts": "power_w",
    },
)

_ROOT = re.compile(rb"<%b(gpx|TrainingCenterDatabase)(?=[\s/>])" % PREFIX, re.I)


def kind_of(data: bytes) -> Kind | None:
    """Return which points a file has, by its root; None if it is neither format."""
    match = _ROOT.search(data)
    if match is None:
        return None
    return GPX if match[1].lower() == b"gpx" else TCX
