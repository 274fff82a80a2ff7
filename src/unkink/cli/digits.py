"""A time in digits that are read from two metres."""

from typing import Literal

Size = Literal["large", "small", "plain"]

# Five dots wide and seven high; two columns a dot, as a column is half as wide as high.
LARGE = {
    "0": (" ### ", "#   #", "#   #", "#   #", "#   #", "#   #", " ### "),
    "1": ("  #  ", " ##  ", "  #  ", "  #  ", "  #  ", "  #  ", " ### "),
    "2": (" ### ", "#   #", "    #", "  ## ", " #   ", "#    ", "#####"),
    "3": (" ### ", "#   #", "    #", "  ## ", "    #", "#   #", " ### "),
    "4": ("   # ", "  ## ", " # # ", "#  # ", "#####", "   # ", "   # "),
    "5": ("#####", "#    ", "#### ", "    #", "    #", "#   #", " ### "),
    "6": ("  ## ", " #   ", "#    ", "#### ", "#   #", "#   #", " ### "),
    "7": ("#####", "    #", "   # ", "   # ", "  #  ", "  #  ", "  #  "),
    "8": (" ### ", "#   #", "#   #", " ### ", "#   #", "#   #", " ### "),
    "9": (" ### ", "#   #", "#   #", " ####", "    #", "   # ", " ##  "),
    ":": (" ", " ", "#", " ", "#", " ", " "),
}
SMALL = {
    "0": ("█▀█", "█ █", "▀▀▀"),
    "1": (" █ ", " █ ", " ▀ "),
    "2": ("▀▀█", "█▀▀", "▀▀▀"),
    "3": ("▀▀█", " ▀█", "▀▀▀"),
    "4": ("█ █", "▀▀█", "  ▀"),
    "5": ("█▀▀", "▀▀█", "▀▀▀"),
    "6": ("█▀▀", "█▀█", "▀▀▀"),
    "7": ("▀▀█", "  █", "  ▀"),
    "8": ("█▀█", "█▀█", "▀▀▀"),
    "9": ("█▀█", "▀▀█", "▀▀▀"),
    ":": (" ", "▪", "▪"),
}


def digits(text: str, *, size: Size) -> tuple[str, ...]:
    """Return the rows of a time, all equally wide.

    Args:
        text: Digits and colons.
        size: large is seven rows, small three, plain one.

    Example:
        >>> print("|".join(digits("1:2", size="small")))
         █      ▀▀█| █   ▪  █▀▀| ▀   ▪  ▀▀▀
    """
    if size == "plain":
        return (text,)
    font, gap = (LARGE, " ") if size == "large" else (SMALL, "  ")
    rows = [gap.join(row) for row in zip(*(font[c] for c in text), strict=True)]
    if size == "small":
        return tuple(rows)
    return tuple(row.replace("#", "██").replace(" ", "  ") for row in rows)
