"""Conversions for the edges, and range checks."""

from unkink.errors import QuantityError

KM_M = 1_000.0
MINUTE_S = 60.0


def in_range(name: str, value: float, *, low: float, high: float) -> float:
    """Return the value if it lies in its range.

    Args:
        name: What the value is, as the message shall call it.
        value: The value.
        low: Least value that is allowed.
        high: Largest value that is allowed.

    Raises:
        QuantityError: If it lies outside, or is no number.

    Example:
        >>> in_range("minutes", 12, low=3, high=60)
        12
    """
    if not low <= value <= high:
        raise QuantityError(name, f"{value:g}", allowed=f"{low:g} to {high:g}")
    return value


def clock(seconds: float) -> str:
    """Return a duration as people read it on a watch.

    Example:
        >>> clock(725), clock(5_025)
        ('12:05', '1:23:45')
    """
    whole = round(seconds)
    hours, rest = divmod(whole, 3_600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"
