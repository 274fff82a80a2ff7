"""A clip with the mannequin that it moves, from the two files that are shipped.

Both stay compressed (EXT_meshopt_compression): what one points to moves behind what the
other points to, and nothing is decoded.
"""

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from unkink.body.glb import packed_glb, read_glb

_PACKED = "EXT_meshopt_compression"
_UNTURNED = [0.0, 0.0, 0.0, 1.0]


def joined(mannequin: bytes, clip: bytes, *, name: str) -> bytes:
    """Return a GLB of a mannequin with the animation of a clip.

    Args:
        mannequin: A GLB whose nodes are named as segments.
        clip: A GLB with one animation of nodes of these names, and one of its tool.
        name: What the animation is called; compressed ones have no name.

    Raises:
        ValueError: If one of them is no GLB.
    """
    (body, binary), (motion, more) = read_glb(mannequin), read_glb(clip)
    binary += bytes(-len(binary) % 4)
    _add_views(body, motion, start=len(binary))
    _add_animations(body, motion, _add_nodes(body, motion), name=name)
    body["asset"]["generator"] = "unkink"
    # It may be left out where there is one, but not every program looks for that.
    body["scene"] = 0
    for key in ("extensionsUsed", "extensionsRequired"):
        if both := dict.fromkeys([*body.get(key, ()), *motion.get(key, ())]):
            body[key] = list(both)
    body["buffers"][0]["byteLength"] = len(binary) + len(more)
    return packed_glb(body, binary + more)


def _add_views(body: dict[str, Any], motion: dict[str, Any], *, start: int) -> None:
    """Add buffers, views and accessors; the clip's bytes start behind the body's."""
    buffers, views = len(body["buffers"]), len(body["bufferViews"])
    body["buffers"] += motion["buffers"][1:]
    for view in deepcopy(motion["bufferViews"]):
        for place in (view, view.get("extensions", {}).get(_PACKED)):
            if place and place["buffer"] == 0:
                place["byteOffset"] = place.get("byteOffset", 0) + start
            elif place:
                place["buffer"] += buffers - 1
        body["bufferViews"].append(view)
    for accessor in motion["accessors"]:
        moved = {**accessor, "bufferView": accessor["bufferView"] + views}
        body["accessors"].append(moved)


def _add_nodes(body: dict[str, Any], motion: dict[str, Any]) -> list[int]:
    """Take over how the clip turns what stands still; return its nodes' numbers."""
    known = {node["name"]: number for number, node in enumerate(body["nodes"])}
    numbers = []
    for node in motion["nodes"]:
        number = known.get(node["name"])
        if number is None:
            number = len(body["nodes"])
            body["nodes"].append(node)
            body["scenes"][0]["nodes"].append(number)
        else:
            # A turn that is left out is none; a place that is left out is the body's.
            body["nodes"][number] |= {"rotation": _UNTURNED, **node}
        numbers.append(number)
    return numbers


def _add_animations(
    body: dict[str, Any],
    motion: dict[str, Any],
    numbers: Sequence[int],
    *,
    name: str,
) -> None:
    """Add the animations, which move the nodes of these numbers."""
    behind = len(body["accessors"]) - len(motion["accessors"])
    for animation in deepcopy(motion["animations"]):
        for sampler in animation["samplers"]:
            sampler["input"] += behind
            sampler["output"] += behind
        for channel in animation["channels"]:
            channel["target"]["node"] = numbers[channel["target"]["node"]]
        body.setdefault("animations", []).append({**animation, "name": name})
