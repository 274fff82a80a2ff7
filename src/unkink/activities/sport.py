"""Which sport is it? Names in many spellings, and a guess from the pace."""

import re
import unicodedata

import numpy as np

from unkink.activities.activity import Floats, Streams

RUNNING = "running"
UNKNOWN = "unknown"

# Words that stand for no sport at all.
_NOTHING = {"", "generic", "unknown", "none", "null", "default", "uncategorized"}

# Strava writes its own codes into GPX files.
_STRAVA_CODES = {
    "1": "cycling",
    "2": "alpine_skiing",
    "3": "ski_touring",
    "4": "hiking",
    "5": "ice_skating",
    "6": "inline_skating",
    "7": "cross_country_skiing",
    "8": "roller_skiing",
    "9": RUNNING,
    "10": "walking",
    "11": "workout",
    "12": "snowboarding",
    "13": "snowshoeing",
    "16": "swimming",
    "17": "cycling",
    "18": "e_biking",
}

# Words without accents; a name counts by the first group that has one of its words.
_WORDS = {
    "wheelchair": {"wheelchair", "rollstuhl", "handcycle"},
    "cross_country_skiing": {"ski", "skiing", "skilanglauf", "langlauf", "nordicski"},
    "ice_skating": {"eislaufen", "schlittschuhlaufen", "skating", "skate"},
    "hiking": {"hiking", "hike", "wandern", "wanderung", "randonnee", "senderismo"}
    | {"escursionismo", "vandring", "trekking", "caminhada", "mountaineering"},
    "walking": {"walking", "walk", "gehen", "spaziergang", "spazieren", "marche"}
    | {"caminata", "caminar", "camminata", "wandelen", "promenad", "nordicwalking"},
    "cycling": {"cycling", "biking", "bike", "ride", "bicycle", "radfahren", "velo"}
    | {"radfahrt", "rad", "rennrad", "cyclisme", "ciclismo", "fietsen", "cykling"}
    | {"mountainbiking", "mtb", "vtt", "ebikeride", "virtualride", "gravelride"},
    "swimming": {"swimming", "swim", "schwimmen", "natation", "natacion", "nuoto"},
    RUNNING: {"running", "run", "runner", "runs", "jog", "jogging", "footing"}
    | {"laufen", "lauf", "joggen", "laufband", "traillauf", "trailrunning"}
    | {"trailrun", "virtualrun", "treadmill", "treadmillrun", "indoorrun", "trail"}
    | {"course", "courir", "correr", "carrera", "corrida", "trote", "corsa", "correre"}
    | {"hardlopen", "hardloop", "lopning", "loping", "lob", "juoksu", "bieg"}
    | {"bieganie", "beh", "kosu", "futas", "бег", "ランニング", "跑步", "달리기"},
}

_MOVING_MPS = 0.5
_RUN_MEDIAN_MPS = (1.8, 6.5)
_RUN_FASTEST_MPS = 9.0


def name_sport(text: str | None) -> str | None:
    """Return the sport that a text names, in lower case with underscores.

    Args:
        text: What a file, or the caller, calls the sport, in any spelling.

    Returns:
        `running` for all that is a run, one word for the sports that runners do too,
        else the text itself in plain spelling; None if it names no sport.

    Example:
        >>> name_sport("Trail Run"), name_sport("Laufen"), name_sport("9")
        ('running', 'running', 'running')
        >>> name_sport("Ice-Hockey"), name_sport("generic")
        ('ice_hockey', None)
    """
    plain = _plain(text or "")
    if plain in _NOTHING:
        return None
    if plain in _STRAVA_CODES:
        return _STRAVA_CODES[plain]
    words = {*plain.split("_"), plain.replace("_", "")}
    for sport, known in _WORDS.items():
        if words & known:
            return sport
    return plain


def is_pace_of_a_run(streams: Streams) -> bool:
    """Return whether the speeds are those of a run.

    The median moving speed of runners lies between 1.8 and 6.5 m/s, and they hardly
    ever exceed 9 m/s: the 99th percentile stays below.
    """
    speed_mps = _moving_speed(streams)
    if not len(speed_mps):
        return False
    middle_mps, fast_mps = np.percentile(speed_mps, [50, 99])
    slowest_mps, quickest_mps = _RUN_MEDIAN_MPS
    return bool(
        slowest_mps <= middle_mps <= quickest_mps and fast_mps < _RUN_FASTEST_MPS
    )


def _plain(text: str) -> str:
    # CamelCase is Strava's and Apple's; accents differ from program to program.
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", text[:100].strip())
    folded = unicodedata.normalize("NFKD", spaced.replace("ø", "o").replace("Ø", "o"))
    bare = "".join(sign for sign in folded if not "\u0300" <= sign <= "\u036f")
    return re.sub(r"[\W_]+", "_", unicodedata.normalize("NFC", bare).lower()).strip("_")


def _moving_speed(streams: Streams) -> Floats:
    rows = np.flatnonzero(np.isfinite(streams.distance_m))
    speed_mps = np.diff(streams.distance_m[rows]) / np.diff(streams.time_s[rows])
    is_moving = streams.is_running[rows[:-1]] & (speed_mps > _MOVING_MPS)
    return speed_mps[is_moving]
