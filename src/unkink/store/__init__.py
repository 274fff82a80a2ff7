"""What was done, and when?

Sessions are kept as JSON files in the user's data folder, one a session, so that
nothing is lost and everything can be read without unkink. Read `sessions.py`.
"""

from unkink.store.sessions import data_folder, save_session

__all__ = ["data_folder", "save_session"]
