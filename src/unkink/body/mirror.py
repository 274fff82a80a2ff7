"""The other side: the mirror image of a motion."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from unkink.body.clip import Clip
from unkink.body.sides import other_side
from unkink.body.skeleton import Configuration, Skeleton

# Left and right change places; y points to the left.
_MIRROR = np.diag([1.0, -1.0, 1.0])


def mirrored(clip: Clip) -> Clip:
    """Return a clip of the other side."""
    skeleton = clip.scene.skeleton
    camera = clip.camera
    target = _MIRROR @ camera.target
    places, turns = clip.tool_places, clip.tool_turns
    return replace(
        clip,
        motion=[_mirrored_at(skeleton, one) for one in clip.motion],
        tool_places=None if places is None else places @ _MIRROR,
        tool_turns=None if turns is None else _MIRROR @ turns @ np.diag([1, -1, 1]),
        camera=replace(camera, azimuth_deg=-camera.azimuth_deg, target=target),
        mat=replace(clip.mat, middle=clip.mat.middle * (1.0, -1.0)),
        curls=[(time_s, _swapped_sides(curls)) for time_s, curls in clip.curls],
    )


def _mirrored_at(skeleton: Skeleton, where: Configuration) -> Configuration:
    swapped = np.array([skeleton.number[_swapped(name)] for name in skeleton.names])
    return replace(
        where,
        rotations=_MIRROR @ where.rotations[swapped] @ _MIRROR,
        origins=where.origins[swapped] @ _MIRROR,
    )


def _swapped_sides(curls: Mapping[str, str]) -> Mapping[str, str]:
    return {other_side(side): curl for side, curl in curls.items()}


def _swapped(name: str) -> str:
    side, _, plain = name.partition(" ")
    return f"{other_side(side)} {plain}".strip()
