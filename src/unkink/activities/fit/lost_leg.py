"""The leg of a race whose session is missing, for the file broke off within it.

Such a file has the sessions of the legs before; what was recorded after the last of
them is not theirs.
"""

from dataclasses import replace

import numpy as np

from unkink.activities.fit.file import FitFile
from unkink.activities.fit.legs import starts_of
from unkink.activities.fit.message import Message
from unkink.activities.fit.names import EPOCH_S
from unkink.activities.recording import Recording

SUMMARY_MISSING = (
    "The summary of the activity is missing; totals come from the samples."
)

# The last sample of a leg may be written this long after its end.
_CLOSING_S = 1.0
# Of 66 real files none goes on for more than 32 s after its session; and a few samples
# with a wrong date are no leg.
_OVERRUN_S, _FEWEST_SAMPLES = 60.0, 10


def lost_leg(whole: Recording, sessions: Message, file: FitFile) -> Recording | None:
    """Return the leg after the last session, with its start; None if there is none.

    Args:
        whole: What the file holds in all; the leg has all of its samples, too.
        sessions: Its sessions.
        file: The file.
    """
    end_s = _end(sessions)
    is_beyond = whole.columns["time_s"] > end_s + _OVERRUN_S
    if np.count_nonzero(is_beyond) < _FEWEST_SAMPLES or _has_all(sessions, file):
        return None
    start_s = end_s + _CLOSING_S
    return replace(whole, sport=None, start_s=start_s, warnings=(SUMMARY_MISSING,))


def _end(sessions: Message) -> float:
    """Return when the last session ended, since 1970 [s]; NaN where nothing tells."""
    starts_s = starts_of(sessions)
    if not np.isfinite(starts_s).any():
        return np.nan
    last = np.nanargmax(starts_s)
    elapsed_s = sessions.column("total_elapsed_time")[last]
    if not elapsed_s > 0:
        return np.nan
    # Some programs leave pauses out of the elapsed time; a session is written when it
    # is over.
    written_s = sessions.times()[last] + EPOCH_S
    return float(np.fmax(starts_s[last] + elapsed_s, written_s))


def _has_all(sessions: Message, file: FitFile) -> bool:
    """Return whether a file is sure to have no more sessions than were found."""
    activity, records = file.message("activity"), file.message("record")
    if activity is not None:
        return not (activity.column("num_sessions") > len(sessions)).any()
    # Programs that do not count their sessions write them last, if they come to it. A
    # session of theirs that lasts a second is a slip, and all samples are its own.
    is_last = records is None or records.last_at < sessions.last_at
    return is_last and not file.warnings
