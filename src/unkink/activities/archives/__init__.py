"""Which run files are in what the runner names?

In go paths of files, folders and zips, such as the archives of Strava and Garmin; out
comes a `Found` for each run file, or an error for what cannot be used. Nothing is
unpacked to disk, no archive is held in memory, and everything is bounded.
Read `walk.py` first, then `archive.py` and `entry.py`; `inflating.py` is the hard part.
"""

from unkink.activities.archives.found import Found
from unkink.activities.archives.strava import StravaNote
from unkink.activities.archives.walk import find_files

__all__ = ["Found", "StravaNote", "find_files"]
