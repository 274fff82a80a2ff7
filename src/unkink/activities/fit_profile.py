"""Numbers of the FIT profile: the messages, fields and names that we need.

References:
    Garmin, FIT SDK, Profile.xlsx (numbers and names are facts of the format).
"""

from datetime import UTC, datetime

# FIT counts seconds from this moment.
EPOCH_S = datetime(1989, 12, 31, tzinfo=UTC).timestamp()

FILE_ID = 0
SPORT = 12
SESSION = 18
LAP = 19
RECORD = 20
EVENT = 21
DEVICE_INFO = 23
MESSAGES = frozenset({FILE_ID, SPORT, SESSION, LAP, RECORD, EVENT, DEVICE_INFO})

FILE_ID_TYPE = 0
FILE_ID_MANUFACTURER = 1
FILE_ID_PRODUCT_NAME = 8

SPORT_SPORT = 0
SPORT_SUB_SPORT = 1

SESSION_START = 2
SESSION_SPORT = 5
SESSION_SUB_SPORT = 6
SESSION_ELAPSED = 7
SESSION_TIMER = 8
SESSION_DISTANCE = 9
SESSION_ASCENT = 22
SESSION_DESCENT = 23
SESSION_FEEL = 192
SESSION_EFFORT = 193

LAP_SPORT = 25
LAP_SUB_SPORT = 39

RECORD_LATITUDE = 0
RECORD_LONGITUDE = 1
RECORD_ALTITUDE = 2
RECORD_HEART_RATE = 3
RECORD_CADENCE = 4
RECORD_DISTANCE = 5
RECORD_SPEED = 6
RECORD_POWER = 7
RECORD_SPEED_AND_DISTANCE = 8
RECORD_FRACTIONAL_CADENCE = 53
RECORD_ENHANCED_SPEED = 73
RECORD_ENHANCED_ALTITUDE = 78

EVENT_EVENT = 0
EVENT_TYPE = 1
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
FITNESS_EQUIPMENT = 4
SPORTS = {
    0: "generic",
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
