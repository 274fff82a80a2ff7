"""What was done, and when?

Runs, soreness, sessions, saved routines and the profile lie in one SQLite file of the
user's data folder, the run files as they came beside it; `unkink roll` writes each
session as a file of its own. Plain frozen values go in and out. Read `models.py`
first, then `runs.py`; what needs Django is imported by its own name, for `unkink plan`
must not wait for it.
"""

from unkink.store.session_files import data_folder, save_session

__all__ = ["data_folder", "save_session"]
