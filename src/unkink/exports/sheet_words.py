"""The sentences that text and paper share."""

from unkink.catalogue import Move, Variant
from unkink.exports.guided import Guided
from unkink.routines import Bout
from unkink.routines.words import sets_in_words
from unkink.units import clock

HOUR_S = 3_600


def move_of(bout: Bout, guided: Guided) -> tuple[Move, Variant]:
    """Return the move of a bout, and its variant."""
    move = guided.catalogue.moves[bout.move]
    return move, move.variants[bout.variant]


def at_hand(guided: Guided) -> str:
    """Return what has to lie ready: "9:10 min; at hand: roller, ball"."""
    names = dict.fromkeys(
        guided.catalogue.tools[bout.tool].name.lower()
        for bout in guided.routine.bouts
        if bout.tool in guided.catalogue.tools
    )
    needed = ", ".join(names) or "nothing"
    total_s = guided.routine.total_s
    unit = "min" if total_s < HOUR_S else "h"
    return f"{clock(total_s)} {unit}; at hand: {needed}"


def what_to_do(bout: Bout, guided: Guided) -> str:
    """Return a bout's sets and its tool in words."""
    tool = guided.catalogue.tools.get(bout.tool)
    return sets_in_words(bout) + (f", {tool.name.lower()}" if tool else "")


def care(guided: Guided) -> tuple[str, ...]:
    """Return what keeps a session safe, in sentences."""
    safety = guided.catalogue.safety
    return (
        f"Before you begin: {safety.question} If so, do not roll.",
        *safety.during,
        safety.disclaimer,
    )
