"""What is done when?

A `Routine` is bouts in order; `unroll` turns it into a `Timeline` of cues with exact
times, which terminal, app and exports all play. Read `routine.py` first, then
`timeline.py`.
"""

from unkink.routines.dose import sets_of, time_s
from unkink.routines.routine import (
    Bout,
    BoutSide,
    Change,
    LeftOut,
    Obstacle,
    OneMoreMinute,
    RollSet,
    Routine,
)
from unkink.routines.routine_json import routine_from_json, routine_to_json
from unkink.routines.session import (
    Rolled,
    Session,
    session_from_json,
    session_of,
    session_to_json,
)
from unkink.routines.timeline import Cue, CueKind, Timeline, timeline_to_json, unroll

__all__ = [
    "Bout",
    "BoutSide",
    "Change",
    "Cue",
    "CueKind",
    "LeftOut",
    "Obstacle",
    "OneMoreMinute",
    "RollSet",
    "Rolled",
    "Routine",
    "Session",
    "Timeline",
    "routine_from_json",
    "routine_to_json",
    "session_from_json",
    "session_of",
    "session_to_json",
    "sets_of",
    "time_s",
    "timeline_to_json",
    "unroll",
]
