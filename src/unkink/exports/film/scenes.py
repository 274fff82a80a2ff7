"""What is seen when: a session in scenes, second by second, before any is drawn."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from unkink.exports.around import CLOSING_S, OPENING_S, last_words, question
from unkink.exports.film.card import (
    Card,
    break_card,
    ready_card,
    set_card,
)
from unkink.exports.guided import Guided
from unkink.exports.sheet_words import at_hand
from unkink.exports.steps import Step, StepKind, steps_of
from unkink.routines import Bout, CueKind

# Longer than any way into a position takes [s].
WAY_S = 8
# The way in is shown from standing; from one floor position to the next it misleads.
_UPRIGHT = frozenset({"", "standing", "chair"})


@dataclass(frozen=True)
class Motion:
    """What the figure does.

    Attributes:
        clip: Name of the clip, such as "calf.plain" or "into.prone".
        side: left, right, both or midline: the side that is shown.
        plays: loop for ever, once and then rest, or stand still where it begins.
    """

    clip: str
    side: str
    plays: Literal["loop", "once", "still"]


@dataclass(frozen=True)
class Moment:
    """A second of a scene.

    Attributes:
        card: The words.
        left_s: What is left of what goes on [s].
        left_in_all_s: What is left of the session [s].
    """

    card: Card
    left_s: int = 0
    left_in_all_s: int = 0


@dataclass(frozen=True)
class Scene:
    """A stretch of a film in which one thing is done.

    Attributes:
        start_s: When it begins [s from the film's start].
        motion: What the figure does; None where there is none.
        moments: Its seconds.
    """

    start_s: int
    motion: Motion | None
    moments: tuple[Moment, ...]

    @property
    def end_s(self) -> int:
        """When it ends [s from the film's start]."""
        return self.start_s + len(self.moments)


def scenes_of(guided: Guided) -> tuple[Scene, ...]:
    """Return the scenes of a session; each begins where the one before ended."""
    return tuple(_scenes(guided))


def loop_scene(name: str, variant: str, motion: Motion, *, lasts_s: int) -> Scene:
    """Return the scene of a move alone.

    Args:
        name: Name of the move.
        variant: Name of its variant.
        motion: What the figure does.
        lasts_s: How long a loop takes [s].
    """
    side = f", {motion.side}" if motion.side in ("left", "right") else ""
    card = Card("loop", name, next=f"{name}{side}: {variant}")
    return Scene(0, motion, (Moment(card),) * lasts_s)


def _scenes(guided: Guided) -> Iterator[Scene]:
    total_s = guided.timeline.total_s
    opening = Card(
        "opening",
        guided.routine.title,
        caption=question(guided),
        next=at_hand(guided),
    )
    yield Scene(0, None, (Moment(opening),) * OPENING_S)
    for step in steps_of(guided.timeline):
        yield from _of_step(guided, step)
    closing = Card(
        "closing", last_words(guided), caption=guided.catalogue.safety.disclaimer
    )
    yield Scene(OPENING_S + total_s, None, (Moment(closing),) * CLOSING_S)


def _of_step(guided: Guided, step: Step) -> Iterator[Scene]:
    bout = guided.routine.bouts[step.bout]
    moments = tuple(_moments(guided, step))
    plays: Literal["loop", "still"] = "loop" if step.kind is StepKind.SET else "still"
    motion = Motion(f"{bout.move}.{bout.variant}", step.side, plays)
    scene = Scene(OPENING_S + step.start_s, motion, moments)
    if step.kind is StepKind.READY and _shows_way(guided, step.bout):
        yield from _after_way(scene, bout)
    else:
        yield scene


def _shows_way(guided: Guided, bout: int) -> bool:
    positions = ["", *(one.position for one in guided.routine.bouts)]
    former, position = list(pairwise(positions))[bout]
    return position != former and former in _UPRIGHT


def _after_way(scene: Scene, bout: Bout) -> Iterator[Scene]:
    """Yield the way into a position, and what is left of getting ready after it."""
    way = Motion(f"into.{bout.position}", "", "once")
    yield replace(scene, motion=way, moments=scene.moments[:WAY_S])
    if rest := scene.moments[WAY_S:]:
        yield replace(scene, start_s=scene.start_s + WAY_S, moments=rest)


def _moments(guided: Guided, step: Step) -> Iterator[Moment]:
    changes = {cue.at_s for cue in guided.timeline.cues}
    card = _card(guided, step, step.start_s)
    for second in range(step.lasts_s):
        at_s = step.start_s + second
        if at_s in changes:
            card = _card(guided, step, at_s)
        yield Moment(
            card,
            left_s=step.lasts_s - second,
            left_in_all_s=guided.timeline.total_s - at_s,
        )


def _card(guided: Guided, step: Step, at_s: int) -> Card:
    if step.kind is StepKind.READY:
        return ready_card(guided, at_s)
    begun = next(
        cue
        for cue in guided.timeline.cues
        if cue.at_s == step.start_s and cue.kind in _BEGIN[step.kind]
    )
    if step.kind is StepKind.SET:
        return set_card(guided, begun, at_s)
    return break_card(guided, begun)


_BEGIN = {
    StepKind.SET: {CueKind.ROLL},
    StepKind.REST: {CueKind.REST},
    StepKind.CHANGE: {CueKind.CHANGE_SIDES},
}
