"""A timeline cut into steps without gaps: what watches, paper and lists count down."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from unkink.routines import CueKind, Timeline


class StepKind(StrEnum):
    """What is done in a step: get ready, roll a set, rest, change sides."""

    READY = "ready"
    SET = "set"
    REST = "rest"
    CHANGE = "change"


@dataclass(frozen=True)
class Step:
    """A stretch of a session in which one thing is done.

    Attributes:
        kind: What is done.
        bout: Index of the bout that it belongs to, or leads to.
        start_s: When it begins [s from the routine's start].
        lasts_s: How long it lasts [s], above 0.
        side: left, right, both or midline: the side that is rolled, or comes next.
    """

    kind: StepKind
    bout: int
    start_s: int
    lasts_s: int
    side: str

    @property
    def end_s(self) -> int:
        """When it ends [s from the routine's start]."""
        return self.start_s + self.lasts_s


_KINDS = {
    CueKind.ROLL: StepKind.SET,
    CueKind.REST: StepKind.REST,
    CueKind.CHANGE_SIDES: StepKind.CHANGE,
}


def steps_of(timeline: Timeline) -> tuple[Step, ...]:
    """Return the steps of a timeline.

    Returns:
        In order, from 0 to the end of the last set; each begins where the one before
        ended, and what lies before the first set of a bout is getting ready for it.
    """
    return tuple(_steps(timeline))


def _steps(timeline: Timeline) -> Iterator[Step]:
    reached_s = 0
    for cue in timeline.cues:
        if cue.kind not in _KINDS or cue.lasts_s == 0:
            continue
        if cue.at_s > reached_s:
            gap_s = cue.at_s - reached_s
            yield Step(StepKind.READY, cue.bout, reached_s, gap_s, cue.side)
        yield Step(_KINDS[cue.kind], cue.bout, cue.at_s, cue.lasts_s, cue.side)
        reached_s = cue.at_s + cue.lasts_s
