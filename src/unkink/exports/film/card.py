"""What is to be read at a moment of a session, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from unkink.exports.guided import Guided
from unkink.exports.sheet_words import what_to_do
from unkink.routines import Cue, CueKind

Kind = Literal["opening", "ready", "set", "break", "closing", "loop"]
When = Literal["was", "now", "later"]

SIDES = {"left": "Left", "right": "Right", "both": "Both"}
_CAPTIONS = frozenset(
    {
        CueKind.ROLL,
        CueKind.STROKE,
        CueKind.CUE,
        CueKind.EASE_OFF,
        CueKind.HALF_TIME,
        CueKind.SET_UP,
    }
)
_STEPS = frozenset({CueKind.POSITION, CueKind.SET_UP, CueKind.PLACE_TOOL})


@dataclass(frozen=True)
class Card:
    """All words of a picture; what runs, clock and line, is no part of it.

    Attributes:
        kind: What goes on.
        place: Which move of how many.
        title: Name of the move.
        side: Side that is rolled or comes next, "" where none is meant.
        caption: What is said.
        next: What comes next.
        steps: What to do to get ready, and when.
    """

    kind: Kind
    title: str
    place: str = ""
    side: str = ""
    caption: str = ""
    next: str = ""
    steps: tuple[tuple[str, When], ...] = ()


def set_card(guided: Guided, roll: Cue, at_s: int) -> Card:
    """Return what is to be read in a set.

    Args:
        guided: The routine.
        roll: The cue that began the set.
        at_s: The moment [s from the routine's start].
    """
    return Card(
        "set",
        title_of(guided, roll.bout),
        place=_place(guided, roll.bout),
        side=SIDES.get(roll.side, ""),
        caption=_caption(guided.timeline.cues, roll, at_s),
        next=_next(guided, roll, _after(guided, roll)),
    )


def break_card(guided: Guided, cue: Cue) -> Card:
    """Return what is to be read in a rest or a change of sides."""
    roll = _following(guided, cue.at_s)
    return Card(
        "break",
        title_of(guided, roll.bout),
        place=_place(guided, roll.bout),
        side=SIDES.get(roll.side, ""),
        caption=cue.text,
        next=_next(guided, roll, _after(guided, roll)),
    )


def ready_card(guided: Guided, at_s: int) -> Card:
    """Return what is to be read while one gets ready."""
    roll = _following(guided, at_s)
    return Card(
        "ready",
        title_of(guided, roll.bout),
        place=_place(guided, roll.bout),
        # Who is told of a name and both sides learns nothing by it.
        side=SIDES[roll.side] if roll.side in ("left", "right") else "",
        caption="seconds to go",
        next=what_to_do(guided.routine.bouts[roll.bout], guided),
        steps=_steps(guided.timeline.cues, roll, at_s),
    )


def title_of(guided: Guided, bout: int) -> str:
    """Return the name of the move of a bout."""
    return guided.catalogue.moves[guided.routine.bouts[bout].move].name


def _caption(cues: Sequence[Cue], roll: Cue, at_s: int) -> str:
    """Return the newest sentence of a set.

    Where a set begins, its first stroke says more than the number of its seconds.
    """
    said = [
        cue
        for cue in cues
        if roll.at_s <= cue.at_s <= at_s and cue.kind in _CAPTIONS and cue.text
    ]
    newest = max(said, key=lambda cue: (cue.at_s, -cue.priority))
    return newest.text


def _steps(cues: Sequence[Cue], roll: Cue, at_s: int) -> tuple[tuple[str, When], ...]:
    """Return the step to do now and its neighbours; more would not be legible."""
    own = [
        cue
        for cue in cues
        if cue.bout == roll.bout and cue.kind in _STEPS and cue.at_s <= roll.at_s
    ]
    now = max((at for at, cue in enumerate(own) if cue.at_s <= at_s), default=0)
    near = range(max(0, now - 1), min(len(own), now + 2))
    return tuple((own[at].text, _when(at, now)) for at in near)


def _when(at: int, now: int) -> When:
    if at == now:
        return "now"
    return "was" if at < now else "later"


def _following(guided: Guided, at_s: int) -> Cue:
    """Return the set that comes next."""
    return next(cue for cue in _rolls(guided) if cue.at_s > at_s)


def _after(guided: Guided, roll: Cue) -> Cue | None:
    """Return the set after a set, if there is one."""
    return next((cue for cue in _rolls(guided) if cue.at_s > roll.at_s), None)


def _rolls(guided: Guided) -> list[Cue]:
    return [cue for cue in guided.timeline.cues if cue.kind is CueKind.ROLL]


def _next(guided: Guided, roll: Cue, after: Cue | None) -> str:
    if after is None:
        return "you are done"
    if after.bout != roll.bout:
        side = f", {after.side}" if after.side in ("left", "right") else ""
        return f"{title_of(guided, after.bout)}{side}"
    return "the same once more" if after.side == roll.side else f"{after.side} side"


def _place(guided: Guided, bout: int) -> str:
    """Return which move of how many; one in two forms is still one."""
    moves = [one.move for one in guided.routine.bouts]
    firsts = [at for at, move in enumerate(moves) if at == 0 or moves[at - 1] != move]
    return f"{sum(at <= bout for at in firsts)} of {len(firsts)}"
