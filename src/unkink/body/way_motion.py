"""The motion between two key poses on the way into a position."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from scipy.interpolate import CubicHermiteSpline, PchipInterpolator
from scipy.spatial.transform import Rotation

from unkink.body.equations import Goal
from unkink.body.inverse import solve
from unkink.body.scene import Contact
from unkink.body.skeleton import ROOT, Floats
from unkink.body.way_poses import HOLD, Posed, places_of, planted_at

_MOST_STEPS = 30
# A foot or a hand that steps is lifted by this share of its way, and so high at most.
_LIFT, _MOST_LIFT_M = 0.3, 0.07
# Between key poses the angles are a proposal.
_LOOSE = 0.3


def solved_near(posed: Posed, angles: Floats) -> Posed:
    """Return a pose between two key poses, solved again near other coordinates."""
    goal = replace(posed.solution.goal, angles=angles)
    return replace(
        posed, solution=solve(posed.scene, goal, angles, most_steps=_MOST_STEPS)
    )


class Course:
    """The smooth course through solved key poses: it starts and ends at rest."""

    def __init__(self, poses: Sequence[Posed], times_s: Floats) -> None:
        turns = Rotation.from_matrix([one.where.rotations[0] for one in poses])
        self._first = turns[0]
        turned = (self._first.inv() * turns).as_rotvec()
        angles = np.array([one.where.q for one in poses])
        angles[:, 3:ROOT] = turned
        # What differs by rounding alone would overflow in a slope.
        angles = np.round(angles, 9)
        slopes = PchipInterpolator(times_s, angles).derivative()(times_s)
        slopes[[0, -1]] = 0.0
        self._path = CubicHermiteSpline(times_s, angles, slopes)

    def at(self, time_s: float) -> tuple[Floats, Floats]:
        """Return coordinates without a turn, and world from pelvis."""
        q = self._path(time_s)
        turned = self._first * Rotation.from_rotvec(q[3:ROOT])
        q[3:ROOT] = 0.0
        return q, turned.as_matrix()


class Between:
    """The motion from one key pose to the next."""

    def __init__(self, start: Posed, end: Posed, stays: frozenset[str]) -> None:
        self._scene = end.scene
        before, after = start.scene.pose.rests, end.scene.pose.rests
        self._rests = {k: v for k, v in after.items() if before.get(k) == v}
        contacts = {one.support.name: one for one in start.scene.pose_contacts}
        self._stays = [contacts[name] for name in sorted(stays)]
        self._places = places_of(start, stays)
        steps = frozenset(_steps(start, end)) - stays
        self._steps = [contacts[name] for name in sorted(steps)]
        self._ways = {
            name: (places.mean(axis=0), places_of(end, steps)[name].mean(axis=0))
            for name, places in places_of(start, steps).items()
        }

    def posed(self, course: Course, time_s: float, share: float) -> Posed:
        """Return the pose at a share of the way, 0 to 1, what is planted in place."""
        angles, turn = course.at(time_s)
        contacts, planted = planted_at(self._stays, self._places)
        for contact in self._steps:
            planted[len(contacts)] = self._gone(contact, share)
            contacts.append(_lifted(contact, self._ways[contact.support.name], share))
        scene = self._scene.between(
            contacts, stance=turn, rests=self._rests, loose=_LOOSE
        )
        goal = Goal(0.5, None, planted, angles, hold=HOLD)
        return Posed(scene, solve(scene, goal, angles, most_steps=_MOST_STEPS))

    def _gone(self, contact: Contact, share: float) -> Floats:
        start, end = self._ways[contact.support.name]
        return np.asarray(start + share**2 * (3 - 2 * share) * (end - start))


def _steps(start: Posed, end: Posed) -> Iterator[str]:
    """Yield what bears on the same ground before and after, and does not slide."""
    before = {
        (one.support.name, one.support.ground) for one in start.scene.pose_contacts
    }
    for contact in end.scene.pose_contacts:
        support = contact.support
        if (support.name, support.ground) in before and support.walk is not None:
            yield support.name


def _lifted(contact: Contact, way: tuple[Floats, Floats], share: float) -> Contact:
    """Return a contact with a ground that is as high as a step lifts it."""
    far_m = float(np.linalg.norm(way[1] - way[0]))
    lift_m = min(_LIFT * far_m, _MOST_LIFT_M) * np.sin(np.pi * share) ** 4
    plane = replace(contact.plane, offset_m=contact.plane.offset_m + lift_m)
    return replace(contact, plane=plane)
