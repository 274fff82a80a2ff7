"""What did the watch record?

In go paths of FIT, GPX and TCX files, folders and archives; out comes an `Activity` for
each run. Read `activity.py` first, then `read.py`, then `collection.py`.
"""

from unkink.activities.activity import Activity, Lap, Streams, no_streams
from unkink.activities.archives import Found
from unkink.activities.collection import (
    Progress,
    ignore,
    no_run,
    read_collection,
    read_runs,
)
from unkink.activities.read import read_activities, read_run
from unkink.activities.sameness import (
    Outcome,
    Trace,
    each_once,
    is_fuller,
    wealth,
    with_words_of,
)

__all__ = [
    "Activity",
    "Found",
    "Lap",
    "Outcome",
    "Progress",
    "Streams",
    "Trace",
    "each_once",
    "ignore",
    "is_fuller",
    "no_run",
    "no_streams",
    "read_activities",
    "read_collection",
    "read_run",
    "read_runs",
    "wealth",
    "with_words_of",
]
