"""The process that reads uploads, so that the one which answers stays quick.

`python -m unkink.coach.importer`, started and ended by `unkink serve`; it ends by
itself when that does, for then its standard input ends.
"""

import os
from threading import Thread
from time import sleep

from unkink.catalogue import read_catalogue
from unkink.coach.read_uploads import read_next
from unkink.store import data_folder, uploads
from unkink.store.database import open_database

OFTEN_S = 0.1
SELDOM_S = 1.0
# Whoever waits for a page comes before an archive of years.
NICENESS = 10


def main() -> None:
    """Read what waits, for as long as the server lives."""
    Thread(target=_end_with_parent, daemon=True).start()
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    open_database(data_folder())
    catalogue = read_catalogue()
    while True:
        if not read_next(catalogue):
            # Only while an upload is on the way is it worth to look often.
            sleep(OFTEN_S if uploads.has_open() else SELDOM_S)


def _end_with_parent() -> None:
    # Not through sys.stdin: a fork would wait for the lock that this holds.
    os.read(0, 1)
    os._exit(0)


if __name__ == "__main__":
    main()
