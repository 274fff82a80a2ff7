"""Times of a recording in the words of XML."""

import numpy as np

from samples.recording import Recording
from samples.run import Floats


def moments_of(recording: Recording) -> list[str]:
    """Return the time of each row, such as `2026-09-06T07:30:00Z`."""
    return moments_at(recording, recording.time_s)


def moments_at(recording: Recording, times_s: Floats) -> list[str]:
    """Return the moments at some times [s] since the start of the run."""
    # numpy's datetimes know no zone; the start is in UTC, and so is the Z.
    start = np.datetime64(recording.run.start.replace(tzinfo=None), "s")
    moments = start + times_s.astype("timedelta64[s]")
    return [f"{moment}Z" for moment in moments.astype(str).tolist()]
