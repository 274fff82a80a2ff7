"""What does a GPX or TCX file hold?

In go the bytes of a file; out come the recordings in it, or, at a glance, when it
begins. Read `recordings.py` first.
"""

from unkink.activities.xml.peek import peek_start
from unkink.activities.xml.recordings import read_xml

__all__ = ["peek_start", "read_xml"]
