"""Which sentence is spoken when: as the app's voice does it (app/src/session/voice.ts).

The more pressing sentence goes first, none is cut off in the middle, and one that comes
too late is not said.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from unkink.routines import Cue, CueKind

# How long a sentence may wait for its turn [s].
PATIENCE_S = 6.0
# The last words are waited for: nothing comes after them.
LAST_PATIENCE_S = 12.0

Length = Callable[[str], float]


@dataclass(frozen=True)
class Spoken:
    """A sentence, and when it is spoken [s from the routine's start]."""

    text: str
    at_s: float


@dataclass(frozen=True)
class _Line:
    text: str
    priority: int
    since_s: float
    until_s: float


def spoken(cues: Sequence[Cue], length_s: Length) -> tuple[Spoken, ...]:
    """Return what is spoken, in order; no sentence begins before the last one ends.

    Args:
        cues: In order of time.
        length_s: Says how long a sentence takes [s].
    """
    return tuple(_spoken(cues, length_s))


def _spoken(cues: Sequence[Cue], length_s: Length) -> Iterator[Spoken]:
    waiting: list[_Line] = []
    free_s = float("-inf")
    for cue in (cue for cue in cues if cue.text):
        while waiting and free_s < cue.at_s:
            line, free_s = _next(waiting, free_s)
            if line is not None:
                yield Spoken(line.text, free_s)
                free_s += length_s(line.text)
        waiting = [one for one in waiting if one.text != cue.text]
        waiting.append(_line(cue, cues))
    while waiting:
        line, free_s = _next(waiting, free_s)
        if line is not None:
            yield Spoken(line.text, free_s)
            free_s += length_s(line.text)


def _next(waiting: list[_Line], free_s: float) -> tuple[_Line | None, float]:
    """Take the line to say next, and when; what comes too late goes with it."""
    begin_s = max(free_s, min(line.since_s for line in waiting))
    waiting[:] = [line for line in waiting if line.until_s >= begin_s]
    ready = [line for line in waiting if line.since_s <= begin_s]
    if not ready:
        return None, begin_s
    line = max(ready, key=lambda one: one.priority)
    waiting.remove(line)
    return line, begin_s


def _line(cue: Cue, cues: Sequence[Cue]) -> _Line:
    until_s = cue.at_s + _patience_s(cue, cues)
    return _Line(cue.text, cue.priority, cue.at_s, until_s)


def _patience_s(cue: Cue, cues: Sequence[Cue]) -> float:
    """Return how long a cue may wait [s]: a step of a set-up until the set begins."""
    if cue.kind is CueKind.DONE:
        return LAST_PATIENCE_S
    if cue.kind is not CueKind.SET_UP:
        return max(PATIENCE_S, min(cue.lasts_s, 2 * PATIENCE_S))
    begins = (
        one.at_s
        for one in cues
        if one.kind is CueKind.ROLL and one.bout == cue.bout and one.at_s >= cue.at_s
    )
    return max(PATIENCE_S, next(begins, cue.at_s) - cue.at_s)
