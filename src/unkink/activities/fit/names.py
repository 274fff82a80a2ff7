"""What numbers in FIT files stand for: kinds of files, makers, sports, events.

References:
    Garmin, FIT SDK, Profile.xlsx (numbers and names are facts of the format).
"""

from datetime import UTC, datetime
from math import isnan

from unkink.activities.sport import RUNNING

# FIT counts seconds from this moment.
EPOCH_S = datetime(1989, 12, 31, tzinfo=UTC).timestamp()

TIMER_EVENT = 0
START_TYPE = 0
# stop, stop_all, stop_disable, stop_disable_all
STOP_TYPES = (1, 4, 8, 9)

DEVICE_PRODUCT_NAME = 27

ACTIVITY_FILE = 4
FILE_TYPES = {
    1: "device file",
    2: "settings file",
    3: "sport settings file",
    5: "workout",
    6: "course",
    7: "schedule",
    9: "weight file",
    10: "totals file",
    11: "goals file",
    14: "blood pressure file",
    15: "monitoring file",
    20: "activity summary",
    28: "monitoring file",
    32: "monitoring file",
    34: "segment",
    35: "segment list",
    40: "screen configuration",
}

MANUFACTURERS = {
    1: "Garmin",
    2: "Garmin",
    16: "Timex",
    23: "Suunto",
    32: "Wahoo",
    70: "Sigma",
    71: "TomTom",
    95: "Stryd",
    123: "Polar",
    258: "Lezyne",
    260: "Zwift",
    265: "Strava",
    267: "Bryton",
    289: "Hammerhead",
    294: "Coros",
    310: "Decathlon",
}

TREADMILL = 1
# Sub-sports that only runners have: treadmill, street, trail, track.
RUNNING_KINDS = (1, 2, 3, 4)
FITNESS_EQUIPMENT = 4
SPORTS = {
    1: "running",
    2: "cycling",
    3: "transition",
    4: "fitness_equipment",
    5: "swimming",
    6: "basketball",
    7: "soccer",
    8: "tennis",
    9: "american_football",
    10: "training",
    11: "walking",
    12: "cross_country_skiing",
    13: "alpine_skiing",
    14: "snowboarding",
    15: "rowing",
    16: "mountaineering",
    17: "hiking",
    18: "multisport",
    19: "paddling",
    20: "flying",
    21: "e_biking",
    22: "motorcycling",
    23: "boating",
    24: "driving",
    25: "golf",
    26: "hang_gliding",
    27: "horseback_riding",
    28: "hunting",
    29: "fishing",
    30: "inline_skating",
    31: "rock_climbing",
    32: "sailing",
    33: "ice_skating",
    34: "sky_diving",
    35: "snowshoeing",
    36: "snowmobiling",
    37: "stand_up_paddleboarding",
    38: "surfing",
    39: "wakeboarding",
    40: "water_skiing",
    41: "kayaking",
    42: "rafting",
    43: "windsurfing",
    44: "kitesurfing",
    45: "tactical",
    46: "jumpmaster",
    47: "boxing",
    48: "floor_climbing",
    49: "baseball",
    53: "diving",
    62: "hiit",
    64: "racket",
    65: "wheelchair_push_walk",
    66: "wheelchair_push_run",
    67: "meditation",
    69: "disc_golf",
    71: "cricket",
    72: "rugby",
    73: "hockey",
    74: "lacrosse",
    75: "volleyball",
    76: "water_tubing",
    77: "wakesurfing",
    80: "mixed_martial_arts",
    82: "snorkeling",
    83: "dance",
    84: "jump_rope",
}


def sport_name(sport: float | None, sub_sport: float | None) -> str | None:
    """Return the name of a sport by its numbers, None if the file names none.

    Number 0 is any sport.
    """
    if sport is None or isnan(sport) or sport == 0:
        return RUNNING if sub_sport in RUNNING_KINDS else None
    if sport == FITNESS_EQUIPMENT and sub_sport == TREADMILL:
        return RUNNING
    return SPORTS.get(int(sport), f"sport {sport:.0f}")
