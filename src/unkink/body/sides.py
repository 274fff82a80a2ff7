"""Left and right."""

_OTHER = {"left": "right", "right": "left"}


def other_side(side: str) -> str:
    """Return the other side; what has none stays as it is."""
    return _OTHER.get(side, side)
