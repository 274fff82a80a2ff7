"""A routine unrolled into cues with exact times: what every player plays.

The same routine and catalogue always give the same timeline; no clock is read here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from unkink.catalogue import Catalogue, Motion, Move
from unkink.routines.dose import GRID_S, REST_S, TURN_S
from unkink.routines.routine import Bout, BoutSide, RollSet, Routine

SCHEMA = "unkink.timeline/1"
STROKE_S = 3
NAME_NEXT_S = 15
TELL_AHEAD_S = 12
EASE_OFF_AT_S = 18
CUE_AT_S = 9
LONG_SET_S = 40


class CueKind(StrEnum):
    """What a cue is for; players choose by it what to say, show, tick or ring."""

    GET_READY = "get_ready"
    POSITION = "position"
    SET_UP = "set_up"
    PLACE_TOOL = "place_tool"
    ROLL = "roll"
    STROKE = "stroke"
    CUE = "cue"
    HALF_TIME = "half_time"
    EASE_OFF = "ease_off"
    CHANGE_SIDES = "change_sides"
    REST = "rest"
    NEXT_MOVE = "next_move"
    DONE = "done"


VERBS = {
    Motion.ROLL: "Roll",
    Motion.HOLD: "Press and breathe",
    Motion.BEND: "Bend slowly",
    Motion.REPEAT: "Repeat slowly",
}
# Of cues that fall together, the more pressing one is said.
PRIORITY = {
    CueKind.DONE: 9,
    CueKind.CHANGE_SIDES: 8,
    CueKind.REST: 8,
    CueKind.ROLL: 8,
    CueKind.POSITION: 7,
    CueKind.PLACE_TOOL: 6,
    CueKind.SET_UP: 6,
    CueKind.NEXT_MOVE: 5,
    CueKind.EASE_OFF: 4,
    CueKind.HALF_TIME: 3,
    CueKind.GET_READY: 3,
    CueKind.CUE: 2,
    CueKind.STROKE: 0,
}


@dataclass(frozen=True)
class Cue:
    """Something to say, show, tick or ring.

    Attributes:
        at_s: When [s from the routine's start].
        kind: What it is for.
        text: What to say or show; a stroke says nothing after the first two.
        bout: Index of the bout it belongs to; -1 for the whole routine.
        side: Side that is being rolled or comes next; "" where none is meant.
        lasts_s: How long what it announces lasts [s]; 0 for a moment.
    """

    at_s: int
    kind: CueKind
    text: str
    bout: int
    side: str = ""
    lasts_s: int = 0

    @property
    def priority(self) -> int:
        """How pressing it is, 0 to 9."""
        return PRIORITY[self.kind]


@dataclass(frozen=True)
class Timeline:
    """All cues of a routine, in order of time.

    Attributes:
        title: The routine's title.
        total_s: When it ends [s].
        cues: In order; of those that fall together the more pressing one first.
    """

    title: str
    total_s: int
    cues: tuple[Cue, ...]


def unroll(routine: Routine, catalogue: Catalogue) -> Timeline:
    """Return the timeline of a routine.

    Args:
        routine: Its bouts must name moves and variants of the catalogue.
        catalogue: Names, sentences and landmarks.

    Raises:
        KeyError: If a bout names what the catalogue does not have.
    """
    cues = [
        cue
        for index in range(len(routine.bouts))
        for cue in _bout(routine, index, catalogue)
    ]
    cues.append(Cue(routine.total_s, CueKind.DONE, "Done. Well rolled.", -1))
    ordered = sorted(cues, key=lambda cue: (cue.at_s, -cue.priority))
    return Timeline(routine.title, routine.total_s, tuple(ordered))


def timeline_to_json(timeline: Timeline) -> dict[str, Any]:
    """Return the JSON form, `unkink.timeline/1`."""
    return {
        "schema": SCHEMA,
        "title": timeline.title,
        "total_s": timeline.total_s,
        "cues": [
            {
                "at_s": cue.at_s,
                "kind": cue.kind,
                "text": cue.text,
                "bout": cue.bout,
                "side": cue.side,
                "lasts_s": cue.lasts_s,
                "priority": cue.priority,
            }
            for cue in timeline.cues
        ],
    }


def set_starts(bout: Bout) -> tuple[int, ...]:
    """Return when each set of a bout begins [s from the routine's start].

    What the bout's time leaves after rolling and breaks is its set-up.
    """
    breaks = _breaks(bout)
    start = bout.end_s - bout.rolled_s - sum(breaks)
    starts = []
    for one, after in zip(bout.sets, (*breaks, 0), strict=True):
        starts.append(start)
        start += one.roll_s + after
    return tuple(starts)


def _breaks(bout: Bout) -> tuple[int, ...]:
    """Return the breaks between the sets [s]: rests, turns or changes of side."""
    pairs = list(zip(bout.sets, bout.sets[1:], strict=False))
    if bout.side is not BoutSide.BOTH:
        return (REST_S,) * len(pairs)
    if bout.position == "side_lying":
        return tuple(REST_S if a.side == b.side else TURN_S for a, b in pairs)
    return (_change_s(bout, len(pairs)),) * len(pairs)


def _change_s(bout: Bout, count: int) -> int:
    """Return the change of sides that the bout's time holds [s]."""
    left = bout.end_s - bout.start_s - bout.rolled_s
    even = left // (count + 1) // GRID_S * GRID_S
    return max(even, min(GRID_S, left // max(1, count)))


def _bout(routine: Routine, index: int, catalogue: Catalogue) -> Iterator[Cue]:
    bout = routine.bouts[index]
    move = catalogue.moves[bout.move]
    yield from _arrival(routine, index, catalogue)
    starts = set_starts(bout)
    yield from _set_up(routine, index, move, first_set_s=starts[0])
    for number, (one, start) in enumerate(zip(bout.sets, starts, strict=True)):
        yield from _set(
            bout, index, move, number=number, start_s=start, catalogue=catalogue
        )
        if number + 1 < len(bout.sets):
            gap = starts[number + 1] - start - one.roll_s
            yield _break(bout, index, number, at_s=start + one.roll_s, lasts_s=gap)
    if index + 1 < len(routine.bouts):
        yield _next_move(routine, index, catalogue, last_set_s=bout.sets[-1].roll_s)


def _arrival(routine: Routine, index: int, catalogue: Catalogue) -> Iterator[Cue]:
    """Yield how to get into the position, if the bout before had another one."""
    bout = routine.bouts[index]
    before = routine.bouts[index - 1] if index else None
    leaves_s = before.end_s if before else 0
    if before is None:
        name = catalogue.moves[bout.move].name
        yield Cue(
            0, CueKind.GET_READY, f"Get ready. First: {name}.", -1, lasts_s=bout.start_s
        )
    if before is None or before.position != bout.position:
        into = catalogue.positions[bout.position].into
        yield Cue(
            leaves_s, CueKind.POSITION, into, index, lasts_s=bout.start_s - leaves_s
        )


def _set_up(
    routine: Routine, index: int, move: Move, *, first_set_s: int
) -> Iterator[Cue]:
    """Yield the set-up sentences, spread over the time there is, then the tool.

    Where the position stays, the set-up alone is too short to hear them, so they begin
    while the last set of the bout before is still going on, after its next move's name.
    """
    bout = routine.bouts[index]
    side = bout.sets[0].side
    before = routine.bouts[index - 1] if index else None
    leaves_s = before.end_s if before else 0
    has_way = bout.start_s > leaves_s
    if before and not has_way:
        leaves_s -= min(TELL_AHEAD_S, before.sets[-1].roll_s // 2)
    sentences = move.variants[bout.variant].set_up
    slots = len(sentences) + has_way
    for number, sentence in enumerate(sentences, start=int(has_way)):
        at_s = leaves_s + (first_set_s - GRID_S - leaves_s) * number // slots
        yield Cue(at_s, CueKind.SET_UP, sentence, index, side)
    at_s = max(bout.start_s, first_set_s - GRID_S)
    tool = f"Place the {bout.tool.replace('_', ' ')}" if bout.tool else "Settle in"
    where = f" for the {side} side" if side in ("left", "right") else ""
    yield Cue(
        at_s, CueKind.PLACE_TOOL, f"{tool}{where}.", index, side, first_set_s - at_s
    )


def _set(
    bout: Bout,
    index: int,
    move: Move,
    *,
    number: int,
    start_s: int,
    catalogue: Catalogue,
) -> Iterator[Cue]:
    one = bout.sets[number]
    side = f" the {one.side} side" if one.side in ("left", "right") else ""
    words = f"{VERBS[move.motion]}{side}, {one.roll_s} seconds."
    yield Cue(start_s, CueKind.ROLL, words, index, one.side, one.roll_s)
    if move.motion is Motion.ROLL and move.stroke is not None:
        yield from _strokes(move, index, one, start_s, catalogue, is_first=number == 0)
    if number == 0 and one.roll_s > EASE_OFF_AT_S:
        ease = catalogue.safety.ease_off
        yield Cue(start_s + EASE_OFF_AT_S, CueKind.EASE_OFF, ease, index, one.side)
    if move.cues and one.roll_s > CUE_AT_S:
        text = move.cues[number % len(move.cues)]
        yield Cue(start_s + CUE_AT_S, CueKind.CUE, text, index, one.side)
    if one.roll_s >= LONG_SET_S:
        yield Cue(
            start_s + one.roll_s // 2, CueKind.HALF_TIME, "Half way.", index, one.side
        )


def _strokes(
    move: Move,
    index: int,
    one: RollSet,
    start_s: int,
    catalogue: Catalogue,
    *,
    is_first: bool,
) -> Iterator[Cue]:
    """Yield one cue for each stroke; the first two of a move say where they lead."""
    assert move.stroke is not None  # noqa: S101  only rolling moves come here
    ends = (move.stroke.end, move.stroke.start)
    for count, offset in enumerate(range(0, one.roll_s - STROKE_S + 1, STROKE_S)):
        text = ""
        if is_first and count < 2:
            text = f"To {catalogue.landmarks[ends[count]].name}."
        yield Cue(start_s + offset, CueKind.STROKE, text, index, one.side, STROKE_S)


def _break(bout: Bout, index: int, number: int, *, at_s: int, lasts_s: int) -> Cue:
    following = bout.sets[number + 1].side
    if following != bout.sets[number].side:
        return Cue(
            at_s,
            CueKind.CHANGE_SIDES,
            f"Change sides: {following}.",
            index,
            following,
            lasts_s,
        )
    return Cue(
        at_s, CueKind.REST, f"Rest for {lasts_s} seconds.", index, following, lasts_s
    )


def _next_move(
    routine: Routine, index: int, catalogue: Catalogue, *, last_set_s: int
) -> Cue:
    bout, following = routine.bouts[index], routine.bouts[index + 1]
    name = catalogue.moves[following.move].name
    words = f"Next: {name}."
    if following.position != bout.position:
        words = f"Next: {name}, {catalogue.positions[following.position].name}."
    return Cue(
        bout.end_s - min(NAME_NEXT_S, last_set_s), CueKind.NEXT_MOVE, words, index
    )
