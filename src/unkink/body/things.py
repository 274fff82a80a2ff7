"""What else a move names: bands, towels, socks and cushions, for whoever draws them.

Places are in the frames of the segments that carry a thing, or glTF's.
"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from unkink.body.clip import TOOL, Clip
from unkink.body.gltf import Y_UP
from unkink.body.grounds import SEAT_DEPTH_M, SEAT_HEIGHT_M
from unkink.body.scene import Scene
from unkink.body.skeleton import SIDES, Floats
from unkink.errors import RequestError

Thing = dict[str, Any]

_RING = 16
_BAND_M = 0.045
# Where a band lies: the segment, how far down it, and what else is on its axis there.
_BANDS = {"knees": ("thigh", 0.81), "ankles": ("shank", 0.80), "feet": ("foot", 0.0)}
# The forefoot, in front of the ankle and below it on a man of 1.75 m [m].
_FOREFOOT_M = (0.085, 0.0, -0.042)
_TOWEL_M, _HEAD_TOWEL_M = 0.008, (0.20, 0.022, 0.24)
_SOCK_M = 0.011
# The strap of a sock lies this far over the skin [m].
_OVER_SKIN_M = 0.008
# A chair's back is 42 cm high and as wide; a towel hangs over its upper edge.
_BACKREST_M = 0.42
_CUSHION_M = (SEAT_DEPTH_M - 0.01, 0.045, 0.43)


def things_of(clip: Clip) -> list[Thing]:
    """Return what else a clip shows, as it was solved."""
    return [
        {"kind": kind} | _MAKERS[kind](clip, where)
        for kind, where in clip.scene.pose.things
    ]


def _band(clip: Clip, where: str) -> Thing:
    scene = clip.scene
    around = [_ring(scene, side, where) for side in SIDES]
    return {"around": around, "width_m": _BAND_M}


def _ring(scene: Scene, side: str, where: str) -> Thing:
    """Return points on the skin around one leg."""
    skeleton = scene.skeleton
    name, share = _BANDS[where]
    segment = skeleton.number[f"{side} {name}"]
    turns = np.linspace(0.0, 2 * np.pi, _RING, endpoint=False)
    one, two, zero = np.cos(turns), np.sin(turns), np.zeros(_RING)
    if where == "feet":
        root = np.array(_FOREFOOT_M) * skeleton.frame_scale
        axis, ways = [1, 0, 0], np.stack([zero, one, two], axis=1)
    else:
        root = np.array([0.0, 0.0, -share * skeleton.lengths_m[segment]])
        axis, ways = [0, 0, 1], np.stack([one, two, zero], axis=1)
    points = [root + scene.skin.radius_m(segment, root, way) * way for way in ways]
    return {
        "node": f"{side} {name}",
        "axis": axis,
        "points": [_rounded(point) for point in points],
    }


def _towel(clip: Clip, where: str) -> Thing:
    if where == "over tool":
        return {"form": "over", "node": TOOL}
    if where == "over backrest":
        top_m = SEAT_HEIGHT_M + _BACKREST_M
        at = (-SEAT_DEPTH_M - 0.015, 0.0, top_m - 0.05)
        return {"form": "hung", "at": _placed(at), "size": [0.06, 0.13, 0.34]}
    if where == "under head":
        heads = _places(clip, "head")
        at = heads.mean(axis=0)
        wide, high, deep = _HEAD_TOWEL_M
        at[2] = high / 2
        long = wide + float(np.ptp(heads[:, 0]))
        return {"form": "flat", "at": _placed(at), "size": [round(long, 3), high, deep]}
    return _under_tool(clip)


def _under_tool(clip: Clip) -> Thing:
    tool, places = clip.scene.tool, clip.tool_places
    if places is None:
        raise RequestError("a towel lies under a tool, and there is none")
    at = (places.min(axis=0) + places.max(axis=0)) / 2
    at[2] += _TOWEL_M / 2 - tool.radius_m
    long = 2 * tool.radius_m + float(np.ptp(places[:, 0]))
    across = abs(float(clip.scene.across[1])) * 2 * tool.half_length_m
    size = [round(long, 3), _TOWEL_M, round(across, 3)]
    return {"form": "flat", "at": _placed(at), "size": size}


def _sock(clip: Clip, where: str) -> Thing:
    if where == "around balls":
        return {"path": [], "radius_m": _SOCK_M}
    scene = clip.scene
    side, scale = scene.pose.rolled[0], scene.skeleton.frame_scale
    sign = -1.0 if side == "right" else 1.0
    looks = [
        ((-0.02, 0.05, 0.10), (-1.0, 0.0, 0.0)),
        ((-0.02, 0.06, 0.14), (-0.7, 0.0, 0.7)),
        ((-0.01, 0.06, 0.14), (0.0, 0.0, 1.0)),
        ((0.0, 0.06, 0.12), (0.7, 0.0, 0.7)),
        ((0.0, 0.06, 0.10), (1.0, 0.0, 0.0)),
    ]
    over = [_on_thorax(scene, sign, np.array(a) * scale, np.array(b)) for a, b in looks]
    palm = np.array([0.0, -sign * 0.02, -0.08]) * scale
    path = [
        {"node": TOOL, "points": [[0.0, 0.0, 0.0]]},
        {"node": "thorax", "points": [_rounded(point) for point in over]},
        {"node": f"{side} hand", "points": [_rounded(palm)]},
    ]
    return {"path": path, "radius_m": _SOCK_M}


def _on_thorax(scene: Scene, sign: float, root: Floats, way: Floats) -> Floats:
    """Return a point a little over the skin of the thorax [m], shape (3,)."""
    root = root * (1.0, sign, 1.0)
    way = way / np.linalg.norm(way)
    thorax = scene.skeleton.number["thorax"]
    return np.asarray(
        root + (scene.skin.radius_m(thorax, root, way) + _OVER_SKIN_M) * way
    )


def _cushion(_clip: Clip, _where: str) -> Thing:
    at = (-SEAT_DEPTH_M / 2, 0.0, SEAT_HEIGHT_M + 0.002)
    return {"at": _placed(at), "size": list(_CUSHION_M)}


def _places(clip: Clip, part: str) -> Floats:
    """Return where a part that bears is during a clip [m], shape (k, 3)."""
    (balls,) = [one.balls for one in clip.scene.contacts if one.support.part == part]
    return np.concatenate(
        [one.at(balls.segments, balls.centres) for one in clip.motion[::6]]
    )


def _placed(place: Sequence[float] | Floats) -> list[float]:
    return _rounded(Y_UP @ np.asarray(place, np.float64))


def _rounded(values: Floats) -> list[float]:
    return [round(float(value), 4) for value in values]


_MAKERS: dict[str, Callable[[Clip, str], Thing]] = {
    "band": _band,
    "towel": _towel,
    "sock": _sock,
    "cushion": _cushion,
}
