"""Why a muscle worked: short words for a table, and what they stand for."""

from collections.abc import Iterable, Sequence

from unkink.planner import cause_in_words
from unkink.workload import PartLoad, Reason

LEAST_SHARE = 0.15
MOST_CAUSES = 2
SHORT = {"descent": "descent", "climb": "climb", "fast": "fast km", "long": "late km"}
AMOUNTS = {
    "descent": "descent is {value:.0f} m down",
    "climb": "climb is {value:.0f} m up",
    "fast": "fast km are {value:.1f} km run fast",
    "long": "late km are {value:.1f} km after 90 minutes",
}


def causes(reasons: Sequence[Reason]) -> list[Reason]:
    """Return the causes worth naming, the largest share first; level is none."""
    named = [r for r in reasons if r.cause in SHORT and r.share >= LEAST_SHARE]
    return named[:MOST_CAUSES]


def cause_in_short(reason: Reason) -> str:
    """Return a cause with its share.

    Example: "descent 71 %".
    """
    return f"{SHORT[reason.cause]} {100 * reason.share:.0f} %"


def legend(parts: Iterable[PartLoad]) -> str:
    """Return what the short words of some loads stand for; "" if none is used."""
    used = {r.cause: r for part in parts for r in causes(part.reasons)}
    if not used:
        return ""
    words = [
        AMOUNTS[cause].format(value=used[cause].value)
        for cause in AMOUNTS
        if cause in used
    ]
    return (
        f"Per cent are shares of a muscle's work, and may overlap; {', '.join(words)}."
    )


def shortened(why: str, reasons: Iterable[Reason]) -> str:
    """Return why a bout is there with its causes in short words."""
    for reason in reasons:
        long = cause_in_words(reason)
        if long:
            why = why.replace(long, cause_in_short(reason))
    return why
