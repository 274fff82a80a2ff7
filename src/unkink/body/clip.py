"""A clip: a stroke there and back, as it plays for ever, or a way into a position."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy.interpolate import CubicSpline

from unkink.body.camera import Camera, best_camera
from unkink.body.equations import Rolling, rolling_of
from unkink.body.gltf import (
    Y_UP,
    Gltf,
    Track,
    animate,
    quaternions,
    rounded,
    unit,
)
from unkink.body.mannequin import (
    Mannequin,
    add_body,
    local_motion,
)
from unkink.body.scene import Scene
from unkink.body.skeleton import Configuration, Floats
from unkink.body.stroke import Stroke
from unkink.body.way_in import SolvedWay

# Keys of a loop, the last one like the first.
KEYS = 25
# The catalogue's rhythm, one way [s]; a repetition takes as long.
STROKE_S = 3.0
TOOL = "tool"

# What turns or moves less than this stands still, in its middle [rad], [m].
_STILL_RAD, _STILL_M = 0.008, 0.0004


@dataclass(frozen=True)
class Clip:
    """A loop of one move, or a way into a position.

    Attributes:
        scene: The pose on a body.
        times_s: When each key is [s], shape (k,).
        shares: Place on the stroke at each key, shape (k,).
        motion: Where the body is at each key.
        tool_places: Middle of the tool [m], shape (k, 3); None without one.
        tool_turns: World from tool, its axis being y, shape (k, 3, 3).
        camera: Where it is seen from best.
        is_mirrored: Whether it shows the other side.
        is_loop: Whether it plays for ever; if not, once.
    """

    scene: Scene
    times_s: Floats
    shares: Floats
    motion: list[Configuration]
    tool_places: Floats | None
    tool_turns: Floats | None
    camera: Camera
    is_mirrored: bool = False
    is_loop: bool = True


def clip_of(stroke: Stroke) -> Clip:
    """Return the loop of a solved stroke: there, and back the same way."""
    scene = stroke.scene
    times_s = np.linspace(0.0, 2 * STROKE_S, KEYS)
    # A breath's pace: slow at both ends.
    phase = (1 - np.cos(np.pi * times_s / STROKE_S)) / 2
    places = np.linspace(0.0, 1.0, len(stroke.solutions))
    path = CubicSpline(places, [one.where.q for one in stroke.solutions])
    motion = [scene.forward(path(part)) for part in phase]
    solved = np.array([one.share for one in stroke.solutions])
    shares = np.interp(phase, places, solved)
    tool_places, tool_turns = _tool(scene, motion, shares)
    middle = stroke.solutions[len(stroke.solutions) // 2].where
    at = None if tool_places is None else tool_places[KEYS // 4]
    camera = best_camera(scene, middle, motion, at)
    return Clip(scene, times_s, shares, motion, tool_places, tool_turns, camera)


def clip_of_way(way: SolvedWay) -> Clip:
    """Return the clip of a way into a position, which plays once."""
    scene, motion = way.frames[-1].scene, way.motion
    shares = np.linspace(0.0, 1.0, len(motion))
    camera = best_camera(scene, motion[-1], motion, None)
    return Clip(scene, way.times_s, shares, motion, None, None, camera, is_loop=False)


def add_clip(gltf: Gltf, clip: Clip, nodes: Mapping[str, int], *, name: str) -> None:
    """Add the motion of a clip to nodes that are there, and a node for the tool."""
    skin = clip.scene.skin
    turns, places = local_motion(skin, clip.motion)
    tracks = [Track(nodes["pelvis"], "translation", places[0])]
    for segment, segment_name in enumerate(skin.skeleton.names):
        quaternion = quaternions(turns[segment])
        if _moves(quaternion, _STILL_RAD / 2):
            tracks.append(Track(nodes[segment_name], "rotation", quaternion))
        else:
            still = quaternion.mean(axis=0)
            gltf.nodes[nodes[segment_name]]["rotation"] = unit(
                still / np.linalg.norm(still)
            )
    gltf.nodes[nodes["pelvis"]]["translation"] = rounded(places[0][0])
    if clip.tool_places is not None and clip.tool_turns is not None:
        there = clip.tool_places @ Y_UP.T
        turned = quaternions(Y_UP @ clip.tool_turns)
        tool = gltf.node(TOOL, translation=rounded(there[0]), rotation=unit(turned[0]))
        if _moves(there, _STILL_M):
            tracks.append(Track(tool, "translation", there))
        if _moves(turned, _STILL_RAD / 2):
            tracks.append(Track(tool, "rotation", turned))
    animate(gltf, name, clip.times_s, tracks)


def clip_file(clip: Clip, *, name: str, mannequin: Mannequin | None = None) -> bytes:
    """Return a clip as GLB: motion alone, or with the mannequin that it moves.

    Motion alone names the segments and says no more of them than what the move changes;
    it plays on any mannequin of that body.
    """
    gltf, names = Gltf(), clip.scene.skeleton.names
    if mannequin is None:
        numbers = [gltf.node(name) for name in names]
    else:
        numbers = add_body(gltf, mannequin)
    nodes = dict(zip(names, numbers, strict=True))
    add_clip(gltf, clip, nodes, name=name)
    return gltf.binary()


def _moves(values: Floats, least: float) -> bool:
    return bool(np.ptp(values, axis=0).max() > least)


def _tool(
    scene: Scene, motion: list[Configuration], shares: Floats
) -> tuple[Floats | None, Floats | None]:
    """Return where the tool is and how it is turned at each key."""
    if not scene.lines:
        return None, None
    places, turns = [], []
    start_m: float | None = None
    for where, share in zip(motion, shares, strict=True):
        rollings = [
            rolling_of(scene, where, line, float(share)) for line in scene.lines
        ]
        centre = np.mean([one.centre for one in rollings], axis=0)
        axis, away = _axes(scene, where, rollings[0])
        start_m = float(centre @ scene.along) if start_m is None else start_m
        gone_m = float(centre @ scene.along) - start_m
        is_rolling = not scene.is_held and scene.pose.tool in ("roller", "ball")
        angle = gone_m / scene.tool.radius_m if is_rolling else 0.0
        side = np.cross(axis, away)
        turned = np.cos(angle) * away + np.sin(angle) * side
        places.append(centre)
        turns.append(np.stack([turned, axis, np.cross(turned, axis)], axis=1))
    return np.array(places), np.array(turns)


def _axes(
    scene: Scene, where: Configuration, rolling: Rolling
) -> tuple[Floats, Floats]:
    """Return the tool's axis and a direction across it."""
    if not scene.is_held:
        return scene.across, scene.up
    limb = where.rotations[scene.lines[0].segment][:, 2]
    axis = np.cross(rolling.normal, limb)
    axis = axis / np.linalg.norm(axis)
    if axis @ scene.leftward(where) < 0:
        axis = -axis
    away = np.cross(limb, axis)
    return axis, away / np.linalg.norm(away)
