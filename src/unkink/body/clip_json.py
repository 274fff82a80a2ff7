"""What goes beside a clip: `unkink.clip/1`, its load, its view and what it needs."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from unkink.anatomy import Muscle
from unkink.body.clip import Clip
from unkink.body.gltf import Y_UP
from unkink.body.load import LoadCurve
from unkink.body.rolling import rolling_of
from unkink.body.skeleton import Floats
from unkink.body.things import things_of
from unkink.catalogue import Move, Position, Variant

SCHEMA = "unkink.clip/1"

_SIDES = {"middle": 0, "left": 1, "right": 2}
_STEP_ASIDE_M = 0.09


def clip_json(
    clip: Clip, move: Move, variant: Variant, curve: LoadCurve | None
) -> dict[str, Any]:
    """Return what a player needs besides the motion; places are glTF's.

    Args:
        clip: The clip as it was solved; `mirrored_info` tells of the other side.
        move: Its move.
        variant: Its variant.
        curve: The load along the stroke; None where hands or nothing presses.
    """
    pose = clip.scene.pose
    return {
        "schema": SCHEMA,
        "move": move.key,
        "variant": variant.key,
        "name": f"{move.name}: {variant.name}",
        "tool": _tool(clip),
        "muscles": _muscles(variant, pose.rolled or pose.works),
        "load": None if curve is None else curve.to_json(),
        "cues": list(pose.cues),
        **_seen(clip),
    }


def way_json(clip: Clip, position: Position) -> dict[str, Any]:
    """Return what a player needs besides the motion into a position.

    Args:
        clip: The clip as it was solved; `mirrored_info` tells of the other side.
        position: The position at its end.
    """
    return {
        "schema": SCHEMA,
        "move": None,
        "variant": None,
        "name": f"From standing: {position.name}",
        "tool": None,
        "muscles": [],
        "load": None,
        "cues": [position.into],
        **_seen(clip),
    }


def _seen(clip: Clip) -> dict[str, Any]:
    """Return how a clip is played and seen, and what stands around."""
    scene, camera = clip.scene, clip.camera
    return {
        "seconds": round(float(clip.times_s[-1]), 3),
        "loop": clip.is_loop,
        "stance": scene.pose.stance,
        "grounds": sorted(scene.grounds),
        "camera": {
            "toward": _rounded(Y_UP @ camera.toward),
            "target": _rounded(Y_UP @ camera.target),
            "half_m": _rounded(camera.half_m),
            "depth_m": round(camera.depth_m, 3),
        },
        "mat": _mat(clip),
        "props": _props(clip),
        "things": things_of(clip),
        "licence": "CC BY 4.0",
    }


def _tool(clip: Clip) -> dict[str, Any] | None:
    scene = clip.scene
    if clip.tool_places is None or scene.pose.tool == "palm":
        return None
    return {
        "kind": scene.pose.tool,
        "radius_m": scene.tool.radius_m,
        "length_m": 2 * scene.tool.half_length_m,
    } | _balls(clip)


def _balls(clip: Clip) -> dict[str, Any]:
    """Return how many balls there are, and how far apart their middles are."""
    scene = clip.scene
    if scene.tool.half_length_m or len(scene.lines) == 1:
        return {"count": 1}
    k = len(clip.motion) // 4
    one, other = (
        rolling_of(scene, clip.motion[k], line, float(clip.shares[k])).centre
        for line in scene.lines
    )
    return {"count": 2, "apart_m": round(float(np.linalg.norm(one - other)), 4)}


def _muscles(variant: Variant, sides: Sequence[str]) -> list[dict[str, Any]]:
    numbers = {muscle: 1 + index for index, muscle in enumerate(Muscle)}
    return [
        {
            "number": numbers[muscle],
            "side": 0 if muscle is Muscle.THORACIC_SPINE else _SIDES[side],
            "share": share,
        }
        for muscle, share in variant.reaches.items()
        for side in dict.fromkeys(sides)
    ]


def _mat(clip: Clip) -> dict[str, Any]:
    """Return where a mat lies under all of the clip, in glTF's x and z."""
    mat = clip.mat
    return {"middle": _rounded(mat.middle * (1, -1)), "half": _rounded(mat.half)}


def _props(clip: Clip) -> dict[str, list[float]]:
    """Return where stool, step and cushion stand, in glTF's x and z: under what bears.

    A step stands a little away from the foot that hangs beside it.
    """
    scene, places = clip.scene, dict[str, list[float]]()
    for ground in scene.grounds & {"stool", "step", "cushion"}:
        points = _bearing(clip, ground)
        middle = points.mean(axis=0)
        if ground == "step" and clip.tool_places is None:
            feet = clip.motion[0].origins[
                [scene.skeleton.number[f"{side} foot"] for side in ("left", "right")]
            ]
            away = middle - feet[np.linalg.norm(feet - middle, axis=1).argmax()]
            away[2] = 0.0
            middle = middle + _STEP_ASIDE_M * away / max(np.linalg.norm(away), 1e-6)
        places[ground] = _rounded((Y_UP @ middle)[[0, 2]])
    return places


def _bearing(clip: Clip, ground: str) -> Floats:
    """Return the points that bear on a ground during the clip [m], shape (k, 3)."""
    scene, points = clip.scene, []
    for contact in scene.contacts:
        if contact.support.ground == ground:
            balls = contact.balls
            points += [
                one.at(balls.segments, balls.centres) for one in clip.motion[::6]
            ]
    if scene.pose.ground == ground and clip.tool_places is not None:
        # The tool needs it more than a foot that lies on it does.
        points = [clip.tool_places]
    return np.concatenate(points)


def _rounded(values: Floats) -> list[float]:
    return [round(float(value), 4) for value in values]
