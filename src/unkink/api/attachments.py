"""Answers that are files to keep, under a name that every system takes."""

import re
import unicodedata
from urllib.parse import quote

from django.http import HttpResponse

LONGEST_NAME = 60
# Windows keeps these for devices.
DEVICES = re.compile(r"con|prn|aux|nul|com\d|lpt\d")


def attachment(
    data: bytes, *, media_type: str, title: str, ending: str
) -> HttpResponse:
    """Return an answer that a browser keeps as a file.

    Args:
        data: What is in the file.
        media_type: What it is on the web.
        title: What to name it after, whoever wrote that.
        ending: Its ending, without the dot.
    """
    named, plain = file_name(title), file_name(_plain(title))
    disposition = f'attachment; filename="{plain}.{ending}"'
    if named != plain:
        # The older form first; who does not know the newer one passes it (RFC 6266).
        disposition += f"; filename*=UTF-8''{quote(named, safe='')}.{ending}"
    answer = HttpResponse(data, content_type=media_type)
    answer.headers["Content-Disposition"] = disposition
    return answer


def file_name(title: str) -> str:
    """Return a name of letters, digits and dashes.

    Example:
        >>> file_name("12 minutes: calves / shins"), file_name("../..")
        ('12-minutes-calves-shins', 'routine')
    """
    composed = unicodedata.normalize("NFC", title).lower()
    words = re.sub(r"[\W_]+", "-", composed)[:LONGEST_NAME].strip("-")
    return "routine" if not words or DEVICES.fullmatch(words) else words


def _plain(title: str) -> str:
    bare = unicodedata.normalize("NFKD", title)
    return bare.encode("ascii", "ignore").decode("ascii")
