"""Texts of an XML file as numbers and times, NaN for what is neither."""

import math
from datetime import UTC, datetime


def number(text: str | None) -> float:
    """Return a decimal number, NaN if the text is none or not finite.

    Example:
        >>> number(" 44.68 "), number("inf"), number(None)
        (44.68, nan, nan)
    """
    try:
        value = float(text or "nan")
    except ValueError:
        return math.nan
    return value if math.isfinite(value) else math.nan


def clock(text: str | None) -> float:
    """Return seconds since 1970 of an ISO 8601 time [s]; without zone it is UTC.

    Example:
        >>> clock("2020-01-01T01:00:00.25+01:00"), clock("{{ time }}")
        (1577836800.25, nan)
    """
    try:
        moment = datetime.fromisoformat((text or "").strip().upper())
    except ValueError:
        return math.nan
    return moment.replace(tzinfo=moment.tzinfo or UTC).timestamp()


def known(value: float) -> float | None:
    """Return the number, None for NaN."""
    return None if math.isnan(value) else value
