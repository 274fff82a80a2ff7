"""When an XML file begins, from its first bytes; without lxml, which loads slowly."""

import math
import re

from unkink.activities.xml.values import clock

# A file may be whole and yet have been cut off here, in the middle of anything.
_HEAD_BYTES = 2**16

# A possessive repeat is not tried again in pieces, so a hostile head takes no longer.
_PREFIX = rb"(?:[\w.-]++:)?"
# Before it stand the time of the export, which may be years after the run, and those of
# places on a map.
_RECORDED = rb"<%b(?:trkpt[\s>]|Trackpoint>|Activity[\s>]|Lap\s++StartTime)" % _PREFIX
_TIME = (
    rb"<%b(?:time|Time|Id)>\s*+([\dT:.+Z-]{8,40}+)\s*+<"
    rb"|\sStartTime\s*+=\s*+[\"']\s*+([\dT:.+Z-]{8,40}+)\s*+[\"']" % _PREFIX
)


def peek_start(head: bytes) -> float | None:
    """Return the first time in the beginning of a GPX or TCX file.

    The time of a recorded point counts, or that of a lap or an activity; another one,
    such as when the file was written, is taken only if there is none.

    Args:
        head: The first bytes of the file, cut off anywhere; more than 64 kB are not
            looked at.

    Returns:
        Seconds since 1970 [s], None if there is no time.

    Example:
        >>> peek_start(b"<gpx><trk><trkseg><trkpt><time>1970-01-01T00:01Z</time>")
        60.0
    """
    # Half the bytes of UTF-16 are zeros; without them what is searched is ASCII.
    text = head[:_HEAD_BYTES].replace(b"\x00", b"")
    # Compiled when first needed, which a run in FIT never is.
    recorded = re.search(_RECORDED, text)
    for begin in (recorded.start() if recorded else len(text), 0):
        for match in re.compile(_TIME).finditer(text, begin):
            start_s = clock(match[1] or match[2])
            if not math.isnan(start_s):
                return start_s
    return None
