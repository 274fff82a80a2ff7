"""A clip: a stroke there and back, as it plays for ever, or a way into a position."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.interpolate import CubicSpline

from unkink.anatomy import Muscle
from unkink.body.camera import Camera, best_camera
from unkink.body.gltf import (
    Y_UP,
    Gltf,
    Track,
    animate,
    quaternions,
    rounded,
    unit,
)
from unkink.body.hands import LOOSE, curls_of, finger_turn, is_finger
from unkink.body.mannequin import (
    Mannequin,
    add_body,
    local_motion,
)
from unkink.body.mat import Mat, mat_of
from unkink.body.rolling import Rolling, rolling_of
from unkink.body.scene import Scene
from unkink.body.sight import sight_of
from unkink.body.skeleton import Configuration, Floats
from unkink.body.stroke import Stroke
from unkink.body.tools import ROUND
from unkink.body.way_in import SolvedWay

# Keys of a loop, the last one like the first.
KEYS = 25
# The catalogue's rhythm, one way [s]; a repetition takes as long.
STROKE_S = 3.0
TOOL = "tool"
Curled = tuple[float, Mapping[str, str]]
# Keys at which it is seen how much a view shows: both ends and the middle.
_LOOKED_AT = (0, KEYS // 4, KEYS // 2)

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
        mat: What it lies or stands on.
        curls: How the hand of each side is curled, and when that is [s]; in between,
            fingers turn evenly.
        is_loop: Whether it plays for ever; if not, once.
    """

    scene: Scene
    times_s: Floats
    shares: Floats
    motion: list[Configuration]
    tool_places: Floats | None
    tool_turns: Floats | None
    camera: Camera
    mat: Mat
    curls: Sequence[Curled]
    is_loop: bool = True


def clip_of(stroke: Stroke, lit: Mapping[Muscle, float] | None = None) -> Clip:
    """Return the loop of a solved stroke: there, and back the same way.

    Args:
        stroke: The stroke.
        lit: Muscles that shall be seen, and how much each counts.
    """
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
    tools = (
        []
        if tool_places is None or tool_turns is None
        else [(tool_places[k], tool_turns[k]) for k in _LOOKED_AT]
    )
    sight = sight_of(scene, [motion[k] for k in _LOOKED_AT], tools, lit or {})
    mat = mat_of(scene, motion, tool_places)
    return Clip(
        scene=scene,
        times_s=times_s,
        shares=shares,
        motion=motion,
        tool_places=tool_places,
        tool_turns=tool_turns,
        camera=best_camera(
            scene, [motion[KEYS // 4]], motion=motion, sight=sight, mat=mat
        ),
        mat=mat,
        curls=[(0.0, curls_of(scene.pose))],
    )


def clip_of_way(way: SolvedWay) -> Clip:
    """Return the clip of a way into a position, which plays once."""
    scene, motion = way.frames[-1].scene, way.motion
    poses = [motion[mark] for mark in way.marks]
    mat, sight = mat_of(scene, motion, None), sight_of(scene, poses, [], {})
    return Clip(
        scene=scene,
        times_s=way.times_s,
        shares=np.linspace(0.0, 1.0, len(motion)),
        motion=motion,
        tool_places=None,
        tool_turns=None,
        camera=best_camera(scene, poses, motion=motion, sight=sight, mat=mat),
        mat=mat,
        curls=[
            (float(way.times_s[mark]), curls_of(step.pose))
            for mark, step in zip(way.marks, way.way.steps, strict=True)
        ],
        is_loop=False,
    )


def add_clip(gltf: Gltf, clip: Clip, nodes: Mapping[str, int], *, name: str) -> None:
    """Add the motion of a clip to nodes that are there, and a node for the tool."""
    skin = clip.scene.skin
    turns, places = local_motion(skin, clip.motion)
    tracks = [Track(nodes["pelvis"], "translation", places[0])]
    for name_of_node, turned in zip(skin.skeleton.names, turns, strict=True):
        if not is_finger(name_of_node):
            tracks += _turning(gltf, nodes[name_of_node], quaternions(turned))
    for finger, curled in _finger_turns(clip).items():
        tracks += _turning(gltf, nodes[finger], curled)
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


def _turning(gltf: Gltf, node: int, turns: Floats) -> Iterator[Track]:
    """Yield how a node turns; one that hardly does stands still in its middle."""
    if _moves(turns, _STILL_RAD / 2):
        yield Track(node, "rotation", turns)
    else:
        still = turns.mean(axis=0)
        gltf.nodes[node]["rotation"] = unit(still / np.linalg.norm(still))


def clip_file(clip: Clip, *, name: str, mannequin: Mannequin | None = None) -> bytes:
    """Return a clip as GLB: motion alone, or with the mannequin that it moves.

    Motion alone names the segments and says no more of them than what the move changes;
    it plays on any mannequin of that body.
    """
    gltf, names = Gltf(), clip.scene.skeleton.names
    if mannequin is None:
        curled = _finger_turns(clip)
        moved = [one for one in names if one in curled or not is_finger(one)]
        nodes = {one: gltf.node(one) for one in moved}
    else:
        nodes = dict(zip(names, add_body(gltf, mannequin), strict=True))
    add_clip(gltf, clip, nodes, name=name)
    return gltf.binary()


def _finger_turns(clip: Clip) -> dict[str, Floats]:
    """Return the turns at each key of fingers that do not always hang loosely."""
    turns = {}
    for name in filter(is_finger, clip.scene.skeleton.names):
        side = name.partition(" ")[0]
        curled = np.array([finger_turn(name, curls[side]) for _, curls in clip.curls])
        if (curled != finger_turn(name, LOOSE)).any():
            if name.endswith("tips"):
                # Where knuckles move, these stay straight: two tracks less are 400
                # bytes.
                curled[:] = curled[curled[:, 3].argmax()]
            turns[name] = _at_keys(clip, curled)
    return turns


def _at_keys(clip: Clip, curled: Floats) -> Floats:
    """Return the turns of a finger at each key, shape (k, 4)."""
    when_s = [time_s for time_s, _ in clip.curls]
    parts = [np.interp(clip.times_s, when_s, part) for part in curled.T]
    turns = np.stack(parts, axis=1)
    return np.asarray(turns / np.linalg.norm(turns, axis=1, keepdims=True))


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
        is_rolling = not scene.is_held and scene.pose.tool in ROUND
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
