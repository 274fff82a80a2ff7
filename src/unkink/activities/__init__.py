"""What did the watch record?

In goes the path of a FIT, GPX or TCX file, also gzipped; out comes an `Activity`.
Read `activity.py` first, then `read.py`.
"""

from unkink.activities.activity import Activity, Streams
from unkink.activities.read import read_activities, read_run
from unkink.activities.sameness import drop_repeats

__all__ = ["Activity", "Streams", "drop_repeats", "read_activities", "read_run"]
