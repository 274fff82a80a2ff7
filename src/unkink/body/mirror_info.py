"""The other side of what stands beside a clip."""

import re
from typing import Any

from unkink.body.sides import other_side

# Sides in `muscles`: 0 is the middle.
_OTHER = {0: 0, 1: 2, 2: 1}


def mirrored_info(info: dict[str, Any]) -> dict[str, Any]:
    """Return the `unkink.clip/1` of the other side; left and right change places.

    Args:
        info: That of a clip, places in glTF's frame, whose z points to the right.
    """
    muscles = [{**one, "side": _OTHER[one["side"]]} for one in info["muscles"]]
    camera = {
        **info["camera"],
        "toward": _across(info["camera"]["toward"]),
        "target": _across(info["camera"]["target"]),
    }
    mat = {**info["mat"], "middle": _across(info["mat"]["middle"])}
    props = {name: _across(place) for name, place in info["props"].items()}
    return {
        **info,
        "muscles": muscles,
        "camera": camera,
        "mat": mat,
        "props": props,
        "things": [mirrored_thing(one) for one in info["things"]],
        "load": _swapped(info["load"]),
    }


def mirrored_thing(thing: dict[str, Any]) -> dict[str, Any]:
    """Return one of the `things` of the other side."""
    mirror = dict(thing)
    if "at" in thing:
        mirror["at"] = _across(thing["at"])
    for key in ("around", "path"):
        if key in thing:
            mirror[key] = [_mirrored_part(part) for part in thing[key]]
    return mirror


def _mirrored_part(part: dict[str, Any]) -> dict[str, Any]:
    """Return points in the frame of the other side's node, whose y points left."""
    points = [[x, 0.0 - y, z] for x, y, z in part["points"]]
    return {**part, "node": _swapped(part["node"]), "points": points}


def _across(place: list[float]) -> list[float]:
    """Return a place, or one on the ground, on the other side; z is its last number."""
    return [*place[:-1], 0.0 - place[-1]]


def _swapped(value: Any) -> Any:  # noqa: ANN401  whatever JSON holds
    """Return a value of JSON with left and right changed in its words."""
    if isinstance(value, dict):
        return {_swapped(key): _swapped(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_swapped(one) for one in value]
    if isinstance(value, str):
        return re.sub(r"\b(left|right)\b", lambda word: other_side(word[0]), value)
    return value
