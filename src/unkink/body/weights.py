"""Which segments carry a vertex of the skin, and how much of it."""

import numpy as np

from unkink.body.mesh import Mesh
from unkink.body.skeleton import Floats, Integers, Skeleton
from unkink.body.skin import Skin

# How far into its neighbour a segment is felt [m].
_REACH_M = 0.018
_SMOOTHING = 12
MOST_SEGMENTS = 4


def weights_of(skin: Skin, mesh: Mesh) -> tuple[Integers, Floats]:
    """Return the segments that carry each vertex, and their shares.

    A segment counts the more the nearer its own skin is, as far as it meets the nearest
    one in a joint; shares are then evened out between neighbours.

    Returns:
        Segments and shares, the largest first, shape (n, 4) each; shares add up to 1.
    """
    skeleton = skin.skeleton
    count = len(skeleton.names)
    distances = np.stack(
        [skin.own_distance(segment, mesh.points) for segment in range(count)], axis=1
    )
    nearest = distances.argmin(axis=1)
    pull = np.exp(-(distances - distances.min(axis=1, keepdims=True)) / _REACH_M)
    pull *= _meets(skeleton)[nearest]
    pull /= pull.sum(axis=1, keepdims=True)
    pull = _evened(pull, mesh.triangles)
    return _largest(pull)


def _meets(skeleton: Skeleton) -> np.ndarray[tuple[int, int], np.dtype[np.bool_]]:
    meets = np.eye(len(skeleton.names), dtype=np.bool_)
    for segment, parent in enumerate(skeleton.parents):
        if parent >= 0:
            meets[segment, parent] = meets[parent, segment] = True
    return meets


def _evened(pull: Floats, triangles: Integers) -> Floats:
    edges = np.concatenate(
        [triangles[:, [0, 1]], triangles[:, [1, 2]], triangles[:, [2, 0]]]
    )
    count = np.bincount(edges[:, 0], minlength=len(pull)).astype(np.float64)
    for _ in range(_SMOOTHING):
        total = np.zeros_like(pull)
        np.add.at(total, edges[:, 0], pull[edges[:, 1]])
        pull = 0.5 * pull + 0.5 * total / np.maximum(count, 1.0)[:, None]
    return pull


def _largest(pull: Floats) -> tuple[Integers, Floats]:
    order = np.argsort(-pull, axis=1, kind="stable")[:, :MOST_SEGMENTS]
    shares = np.take_along_axis(pull, order, axis=1)
    return order, np.asarray(shares / shares.sum(axis=1, keepdims=True))
