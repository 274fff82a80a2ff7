"""The cues of a routine as a table: what is said, shown and rung, and when."""

import csv
from io import StringIO

from unkink.exports.guided import Choices, Guided

HEADER = ("at_s", "lasts_s", "kind", "priority", "bout", "move", "side", "text")


def encode(guided: Guided, choices: Choices) -> bytes:  # noqa: ARG001  nothing to choose
    """Return all cues as CSV (RFC 4180) in UTF-8, in the order of time."""
    out = StringIO()
    table = csv.writer(out)
    table.writerow(HEADER)
    for cue in guided.timeline.cues:
        bout = "" if cue.bout < 0 else cue.bout
        move = "" if cue.bout < 0 else guided.routine.bouts[cue.bout].move
        table.writerow(
            (
                cue.at_s,
                cue.lasts_s,
                cue.kind,
                cue.priority,
                bout,
                move,
                cue.side,
                cue.text,
            )
        )
    return out.getvalue().encode()
