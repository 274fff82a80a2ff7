"""The key poses on the way into a position, each put to its neighbour."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from unkink.body.equations import Goal
from unkink.body.figure import Figure
from unkink.body.inverse import Solution, solve
from unkink.body.quality import Quality, quality_of
from unkink.body.scene import Contact, Scene
from unkink.body.skeleton import Configuration, Floats
from unkink.body.statics import balance
from unkink.body.stroke import Stroke, grounded
from unkink.catalogue.way_in import WayIn

_MOST_STEPS = 200
# What is planted counts as much as what touches, per metre.
HOLD = 80.0
# Who bears on nothing but these must hold the weight over them; per metre.
_BELOW, _BALANCE = frozenset({"sole", "ball", "knee"}), 8.0


@dataclass(frozen=True)
class Posed:
    """A solved pose and the scene that it was solved in.

    Attributes:
        scene: The scene.
        solution: Where the body is, and what was asked.
    """

    scene: Scene
    solution: Solution

    @property
    def where(self) -> Configuration:
        """Where the body is."""
        return self.solution.where

    @property
    def quality(self) -> Quality:
        """How well it is solved."""
        return quality_of(Stroke(self.scene, [self.solution], 0.0))

    @property
    def falls(self) -> bool:
        """Whether nothing that bears could hold the weight."""
        return balance(self.scene, self.solution, with_band=False) is None


def key_poses(figure: Figure, way: WayIn) -> list[Posed]:
    """Return the poses of a way, each put to its neighbour on the anchor's side."""
    scenes = [figure.posed(step.pose) for step in way.steps]
    found = {way.anchor: _solved(scenes[way.anchor], {})}
    for index in range(way.anchor + 1, len(scenes)):
        places = places_of(found[index - 1], way.steps[index].stays)
        found[index] = _solved(scenes[index], places)
    for index in range(way.anchor - 1, -1, -1):
        places = places_of(found[index + 1], way.steps[index + 1].stays)
        found[index] = _solved(scenes[index], places)
    return [found[index] for index in range(len(scenes))]


def _solved(scene: Scene, places: dict[str, Floats]) -> Posed:
    """Return a key pose, with the balls of what is planted at their places."""
    contacts, planted = planted_at(scene.contacts, places)
    scene = scene.with_contacts(contacts)
    if {one.part for one in scene.pose.supports} <= _BELOW:
        scene.balance = _BALANCE
    angles, best = scene.start(), None
    for start in (angles, grounded(scene)):
        begin = start.copy()
        if planted:
            begin[:2] += _shift(scene, begin, planted)[:2]
        goal = Goal(0.5, None, planted, angles, hold=HOLD)
        found = Posed(scene, solve(scene, goal, begin, most_steps=_MOST_STEPS))
        if best is None or _misfit(found) < _misfit(best):
            best = found
        if not _misfit(best):
            break
    assert best is not None  # noqa: S101  two starts were tried
    return best


def _misfit(posed: Posed) -> float:
    quality = posed.quality
    if not list(quality.faults()):
        return 0.0
    return quality.error_m * 10 + max(0.0, quality.overlap_m) + quality.beyond_rad


def places_of(posed: Posed, names: frozenset[str]) -> dict[str, Floats]:
    """Return where the balls of supports are [m], by their name, shapes (n, 3)."""
    places: dict[str, list[Floats]] = {}
    for contact in posed.scene.contacts:
        if contact.support.name in names:
            at = posed.where.at(contact.balls.segments, contact.balls.centres)
            places.setdefault(contact.support.name, []).append(at)
    return {name: np.concatenate(parts) for name, parts in places.items()}


def planted_at(
    contacts: Sequence[Contact], places: dict[str, Floats]
) -> tuple[list[Contact], dict[int, Floats]]:
    """Return contacts, each ball of a planted one for itself, and where those are.

    One point would let a foot turn about it.
    """
    rows: list[Contact] = []
    planted: dict[int, Floats] = {}
    for contact in contacts:
        name = contact.support.name
        if name not in places:
            rows.append(contact)
            continue
        for ball, place in zip(contact.balls.each(), places[name], strict=True):
            planted[len(rows)] = place
            rows.append(replace(contact, balls=ball))
    return rows, planted


def _shift(scene: Scene, q: Floats, planted: dict[int, Floats]) -> Floats:
    """Return how far a body is from where it is planted [m], shape (3,)."""
    where = scene.forward(q)
    off = [
        place - where.at(balls.segments, balls.centres).mean(axis=0)
        for number, place in planted.items()
        for balls in [scene.contacts[number].balls]
    ]
    return np.asarray(np.mean(off, axis=0))
