"""What goes beside a clip: `unkink.clip/1`, its load, its view and what it needs."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from unkink.anatomy import Muscle
from unkink.body.clip import STROKE_S, Clip
from unkink.body.gltf import Y_UP
from unkink.body.load import LoadCurve
from unkink.body.sides import other_side
from unkink.catalogue import Move, Variant

SCHEMA = "unkink.clip/1"

_SIDES = {"middle": 0, "left": 1, "right": 2}
_MAT_MARGIN_M = 0.12
_LEAST_MAT_HALF_M = 0.3


def clip_json(
    clip: Clip, move: Move, variant: Variant, curve: LoadCurve | None
) -> dict[str, Any]:
    """Return what a player needs besides the motion; places are glTF's.

    Args:
        clip: The clip.
        move: Its move.
        variant: Its variant.
        curve: The load along the stroke; None where hands or nothing presses.
    """
    scene, camera = clip.scene, clip.camera
    rolled = scene.pose.rolled
    if clip.is_mirrored:
        rolled = tuple(map(other_side, rolled))
    return {
        "schema": SCHEMA,
        "move": move.key,
        "variant": variant.key,
        "name": f"{move.name}: {variant.name}",
        "seconds": 2 * STROKE_S,
        "tool": _tool(clip),
        "stance": scene.pose.stance,
        "grounds": sorted(scene.grounds),
        "muscles": _muscles(variant, rolled),
        "camera": {
            "toward": _rounded(Y_UP @ camera.toward),
            "target": _rounded(Y_UP @ camera.target),
            "half_m": _rounded(camera.half_m),
            "depth_m": round(camera.depth_m, 3),
        },
        "mat": _mat(clip),
        "load": None if curve is None else curve.to_json(),
        "cues": list(scene.pose.cues),
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
        "count": len(scene.lines) if not scene.tool.half_length_m else 1,
    }


def _muscles(variant: Variant, rolled: Sequence[str]) -> list[dict[str, Any]]:
    numbers = {muscle: 1 + index for index, muscle in enumerate(Muscle)}
    sides = rolled or ("left", "right")
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
    """Return where a mat lies under all of the move, in glTF's x and z."""
    filling = clip.scene.filling
    points = np.concatenate(
        [one.at(filling.segments, filling.centres) for one in clip.motion[::4]]
    )
    flat = np.stack([points[:, 0], -points[:, 1]], axis=1)
    low, high = flat.min(axis=0), flat.max(axis=0)
    half = np.maximum((high - low) / 2 + _MAT_MARGIN_M, _LEAST_MAT_HALF_M)
    return {"middle": _rounded((low + high) / 2), "half": _rounded(half)}


def _rounded(values: np.ndarray[Any, np.dtype[np.float64]]) -> list[float]:
    return [round(float(value), 4) for value in values]
