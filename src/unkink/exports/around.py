"""What comes before and after the timeline where a session plays by itself.

Nobody can answer there, so that the safety question is put to think about, and time is
left to do so.
"""

from unkink.exports.guided import Guided
from unkink.exports.sheet_words import care

OPENING_S = 16
CLOSING_S = 5


def lasts_s(guided: Guided) -> int:
    """Return how long film and sound of a session are [s]."""
    return OPENING_S + guided.timeline.total_s + CLOSING_S


def question(guided: Guided) -> str:
    """Return what is asked before a session, and what a yes means."""
    return care(guided)[0]


def last_words(guided: Guided) -> str:
    """Return what is said when all is rolled."""
    return guided.timeline.cues[-1].text
