"""A bout's sets in words."""

from unkink.routines.routine import Bout, BoutSide

SIDES = {
    BoutSide.BOTH: "left and right, ",
    BoutSide.TOGETHER: "both sides at once, ",
    BoutSide.MIDLINE: "",
}


def sets_in_words(bout: Bout) -> str:
    """Return the sets of a bout in words.

    Example: "left and right, 2 × 45 s each".
    """
    where = SIDES.get(bout.side, f"{bout.side} only, ")
    lengths = lengths_of(bout)
    each = " each" if bout.side is BoutSide.BOTH else ""
    if len(set(lengths)) == 1:
        count = f"{len(lengths)} × " if len(lengths) > 1 else ""
        return f"{where}{count}{lengths[0]} s{each}"
    return f"{where}{' + '.join(str(length) for length in lengths)} s{each}"


def lengths_of(bout: Bout) -> list[int]:
    """Return the sets of the side that comes first [s]."""
    return [one.roll_s for one in bout.sets if one.side == bout.sets[0].side]
