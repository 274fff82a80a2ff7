"""What a file says of one activity, before anything is tidied or decided.

Each format is read to this; `assemble.py` makes the `Activity` of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from unkink.activities.activity import Floats, Lap

# Seconds of the clock (since 1970); (the timer stopped, it went on).
Pause = tuple[float, float]

# Old programs export a history as one file; more than this is a trap, not a history.
LEG_LIMIT = 10_000


@dataclass(frozen=True)
class Recording:
    """One activity as a file holds it; None for what the file does not tell.

    Attributes:
        columns: Values by the name of the column in `Streams`, each of shape (n,);
            `time_s` counts from 1970 and may be in disorder, columns may lack, and
            `step_rate_spm` may be that of one leg.
        pauses: Stretches in which the timer stood still.
        is_part: Whether it is one of several legs, whose samples count distance from
            the start of the first.
        sport: Sport in lower case, None if the file names none.
        start_s: Start, seconds since 1970 [s].
        distance_m: Distance [m].
        moving_s: Timer time [s].
        elapsed_s: Time from start to end [s].
        ascent_m: Climbed [m].
        descent_m: Descended [m].
        laps: Laps; their starts count from 1970, as all times here.
        name: What it is called.
        notes: What the runner wrote.
        device: Name of the watch or program, "" if unknown.
        perceived_effort: 0 to 10.
        feel: 0 to 100.
        warnings: What was wrong.
        damage: Where and why the file breaks, without a full stop; "" if it does not.
    """

    columns: Mapping[str, Floats]
    pauses: tuple[Pause, ...] = ()
    is_part: bool = False
    sport: str | None = None
    start_s: float | None = None
    distance_m: float | None = None
    moving_s: float | None = None
    elapsed_s: float | None = None
    ascent_m: float | None = None
    descent_m: float | None = None
    laps: tuple[Lap, ...] = ()
    name: str = ""
    notes: str = ""
    device: str = ""
    perceived_effort: float | None = None
    feel: float | None = None
    warnings: tuple[str, ...] = field(default=())
    damage: str = ""
