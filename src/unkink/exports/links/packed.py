"""Data as a short text for addresses: JSON, deflated, in signs that no app breaks."""

import binascii
import json
import re
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode

from unkink.errors import DataFileError

MOST_TEXT = 8_192
MOST_BYTES = 65_536
RAW_DEFLATE = -15
_SIGNS = re.compile(r"[A-Za-z0-9_-]+")


def pack(data: object) -> str:
    """Return data as text: compact JSON, raw deflate, base64url without padding."""
    # A title out of a broken file may hold half a character, which no text can.
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    squeeze = zlib.compressobj(9, zlib.DEFLATED, RAW_DEFLATE)
    squeezed = squeeze.compress(text.encode("utf-8", "replace")) + squeeze.flush()
    return urlsafe_b64encode(squeezed).rstrip(b"=").decode("ascii")


def unpack(text: str, *, source: str) -> object:
    """Return the data of a text that `pack` made.

    Args:
        text: At most 8 kB, and 64 kB when inflated.
        source: Where it came from, for the message.

    Raises:
        DataFileError: If it is longer, cut off, or no such text.
    """
    if len(text) > MOST_TEXT:
        raise DataFileError(source, f"is longer than {MOST_TEXT} signs")
    if not _SIGNS.fullmatch(text):
        raise DataFileError(source, "holds signs that a link does not have")
    try:
        return _loaded(_inflated(text, source).decode("utf-8"))
    except (ValueError, RecursionError, zlib.error, binascii.Error) as error:
        raise DataFileError(source, "is cut off or was changed") from error


def _inflated(text: str, source: str) -> bytes:
    widen = zlib.decompressobj(RAW_DEFLATE)
    squeezed = urlsafe_b64decode(text + "=" * (-len(text) % 4))
    data = widen.decompress(squeezed, MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise DataFileError(source, f"holds more than {MOST_BYTES >> 10} kB")
    if not widen.eof or widen.unused_data:
        raise DataFileError(source, "is cut off or was changed")
    return data


def _loaded(text: str) -> object:
    data = json.loads(text)
    # JSON can spell halves of characters, which could be neither shown nor written.
    json.dumps(data, ensure_ascii=False).encode()
    return data
