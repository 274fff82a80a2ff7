"""The way into a position: key poses, solved, and the motion between them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from unkink.body.figure import Figure
from unkink.body.skeleton import ROOT, Configuration, Floats
from unkink.body.way_motion import Between, Course, solved_near
from unkink.body.way_poses import Posed, key_poses
from unkink.catalogue.way_in import WayIn

# Frames a second, between which a player draws straight on; at least as many as a loop.
FRAMES_PER_S, LEAST_FRAMES = 6.0, 25
# How often what a frame is off its course is drawn towards its neighbours.
_SMOOTHINGS = 3


@dataclass(frozen=True)
class SolvedWay:
    """The way into a position on one body.

    Attributes:
        figure: The body.
        way: The way.
        marks: The frame of each key pose.
        frames: Where the body is at each frame, and in which scene.
        times_s: When each frame is [s], shape (k,).
    """

    figure: Figure
    way: WayIn
    marks: Sequence[int]
    frames: Sequence[Posed]
    times_s: Floats

    @property
    def name(self) -> str:
        """As files are called."""
        return self.way.name

    @property
    def motion(self) -> list[Configuration]:
        """Where the body is at each frame."""
        return [one.where for one in self.frames]

    def faults(self) -> Iterator[str]:
        """Yield what is wrong with it, in sentences."""
        keys = dict(zip(self.marks, self.way.steps, strict=True))
        for frame, posed in enumerate(self.frames):
            place = keys[frame].key if frame in keys else f"frame {frame}"
            for fault in posed.quality.faults():
                yield f"{place}: {fault}"
            if frame in keys and posed.falls:
                yield f"{place}: falls or slides"


def solve_way(figure: Figure, way: WayIn) -> SolvedWay:
    """Return a way into a position, solved for a body."""
    poses = key_poses(figure, way)
    seconds = np.cumsum([step.takes_s for step in way.steps])
    count = max(LEAST_FRAMES, round(FRAMES_PER_S * float(seconds[-1])) + 1)
    times_s = np.linspace(0.0, float(seconds[-1]), count)
    marks = [int(np.abs(times_s - one).argmin()) for one in seconds]
    course = Course(poses, times_s[marks])
    frames = [poses[0]]
    for index, (start, end) in enumerate(pairwise(marks)):
        between = Between(poses[index], poses[index + 1], way.steps[index + 1].stays)
        for frame in range(start + 1, end):
            share = (frame - start) / (end - start)
            frames.append(between.posed(course, float(times_s[frame]), share))
        frames.append(poses[index + 1])
    return SolvedWay(figure, way, marks, _smoothed(frames, marks), times_s)


def _smoothed(frames: Sequence[Posed], marks: Sequence[int]) -> list[Posed]:
    """Return frames that were solved again near what is smooth.

    A limb that makes way for another one may have done so from one frame to the next.
    """
    between = np.setdiff1d(np.arange(len(frames)), marks)
    off = np.zeros((len(frames), len(frames[0].where.q)))
    for frame in between:
        off[frame] = frames[frame].where.q - frames[frame].solution.goal.angles
    smooth = off.copy()
    for _ in range(_SMOOTHINGS):
        before, after = smooth[between - 1], smooth[between + 1]
        smooth[between] = (before + 2 * smooth[between] + after) / 4
    off[:, ROOT:] = smooth[:, ROOT:]
    return [
        solved_near(one, one.solution.goal.angles + off[frame])
        if frame in between
        else one
        for frame, one in enumerate(frames)
    ]
