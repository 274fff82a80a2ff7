"""What did the watch record?

In go paths of FIT, GPX and TCX files, folders and archives; out comes an `Activity` for
each run. Read `activity.py` first, then `read.py`, then `collection.py`.
"""

from unkink.activities.activity import Activity, Lap, Streams
from unkink.activities.collection import (
    Progress,
    ignore,
    no_run,
    read_collection,
    read_runs,
)
from unkink.activities.read import read_activities, read_run
from unkink.activities.sameness import Outcome, each_once

__all__ = [
    "Activity",
    "Lap",
    "Outcome",
    "Progress",
    "Streams",
    "each_once",
    "ignore",
    "no_run",
    "read_activities",
    "read_collection",
    "read_run",
    "read_runs",
]
