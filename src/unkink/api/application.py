"""The program that a WSGI server runs."""

from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application

from unkink.api.parent import end_with_parent
from unkink.coach.take_in_sessions import take_in_sessions
from unkink.store import data_folder
from unkink.store.database import open_database


def make_application() -> WSGIHandler:
    """Open the database of the user's data folder and return what answers requests.

    Raises:
        StoreError: If the database cannot be opened.
    """
    end_with_parent()
    open_database(data_folder())
    take_in_sessions(data_folder())
    return get_wsgi_application()
