"""What does a FIT file hold?

In go the bytes of a file; out come its messages as columns, or the recordings of its
sessions. Read `file.py` first, then `message.py`; `walk.py` does the finding.
"""

from unkink.activities.fit.file import is_fit
from unkink.activities.fit.file_id import HEAD_SIZE, FileId, peek_fit
from unkink.activities.fit.recordings import read_fit

__all__ = ["HEAD_SIZE", "FileId", "is_fit", "peek_fit", "read_fit"]
