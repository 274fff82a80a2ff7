"""Texts of an XML file as numbers and times, NaN for what is neither."""

import math
from collections.abc import Sequence
from datetime import UTC, datetime
from html import unescape

import numpy as np

from unkink.activities.activity import Floats


def number(text: str | bytes | None) -> float:
    """Return a decimal number, NaN if the text is none or not finite.

    Example:
        >>> number(" 44.68 "), number("inf"), number(None)
        (44.68, nan, nan)
    """
    try:
        value = float(_plain(text) or "nan")
    except ValueError:
        return math.nan
    return value if math.isfinite(value) else math.nan


def clock(text: str | bytes | None) -> float:
    """Return seconds since 1970 of an ISO 8601 time [s]; without zone it is UTC.

    Example:
        >>> clock("2020-01-01T01:00:00.25+01:00"), clock("{{ time }}")
        (1577836800.25, nan)
    """
    try:
        moment = datetime.fromisoformat(_plain(text).strip().upper())
    except ValueError:
        return math.nan
    return moment.replace(tzinfo=moment.tzinfo or UTC).timestamp()


def numbers(texts: Sequence[bytes]) -> Floats:
    """Return many numbers, NaN for what is none, shape (n,)."""
    try:
        values = np.fromiter(map(float, texts), np.float64, len(texts))
    except ValueError:
        return np.fromiter(map(number, texts), np.float64, len(texts))
    values[~np.isfinite(values)] = np.nan
    return values


def known(value: float) -> float | None:
    """Return the number, None for NaN."""
    return None if math.isnan(value) else value


def _plain(text: str | bytes | None) -> str:
    if isinstance(text, bytes):
        plain = text.decode("ascii", "replace")
        return unescape(plain) if "&" in plain else plain
    return text or ""
