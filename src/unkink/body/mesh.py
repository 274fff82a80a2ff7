"""The mannequin: one smooth skin over a body at rest."""

from dataclasses import dataclass
from itertools import product

import fast_simplification
import numpy as np
from skimage.measure import marching_cubes

from unkink.body.skeleton import Floats, Integers
from unkink.body.skin import Skin

# Fine enough for fingers and toes.
_CELL_M = 0.006
_COARSE = 5
_BAND_M = 0.03
TRIANGLES = 20_000
_RELAXING = 4
_GRADIENT_M = 0.0008


@dataclass(frozen=True)
class Mesh:
    """A closed surface of triangles.

    Attributes:
        points: Vertices in the world of the rest pose [m], shape (n, 3).
        normals: Unit vectors out of the skin, shape (n, 3).
        triangles: Vertices of each, counter-clockwise from outside, shape (m, 3).
    """

    points: Floats
    normals: Floats
    triangles: Integers


def mesh_of(skin: Skin, *, triangles: int = TRIANGLES) -> Mesh:
    """Return the skin of a body at rest as a mesh.

    Args:
        skin: The body.
        triangles: About how many triangles it shall have.
    """
    low, values = _sampled(skin)
    points, faces, _, _ = marching_cubes(  # type: ignore[no-untyped-call]
        values, 0.0, spacing=(_CELL_M,) * 3
    )
    share = 1.0 - triangles / len(faces)
    points, faces = fast_simplification.simplify(
        (points + low).astype(np.float32), faces.astype(np.int32), max(share, 0.0)
    )
    points, faces = _largest_piece(points.astype(np.float64), faces.astype(np.int64))
    for _ in range(_RELAXING):
        points = _on_skin(skin, _relaxed(points, faces))
    normals = gradient(skin, points)
    return Mesh(points, normals, _outward(points, normals, faces))


def gradient(skin: Skin, points: Floats) -> Floats:
    """Return the unit vectors out of the skin at points near it, shape (n, 3)."""
    slopes = np.empty_like(points)
    for axis in range(3):
        step = np.zeros(3)
        step[axis] = _GRADIENT_M
        slopes[:, axis] = skin.distance(points + step) - skin.distance(points - step)
    length = np.linalg.norm(slopes, axis=1, keepdims=True)
    return np.asarray(slopes / np.maximum(length, 1e-12))


def _sampled(skin: Skin) -> tuple[Floats, Floats]:
    """Return the corner of a grid [m] and distances at its points.

    Far from the skin the coarse grid's values stand for the fine ones.
    """
    low, high = skin.bounds()
    coarse_m = _COARSE * _CELL_M
    counts = np.ceil((high - low) / coarse_m).astype(int) + 1
    axes = [low[k] + coarse_m * (np.arange(counts[k]) + 0.5) for k in range(3)]
    middles = np.stack(np.meshgrid(*axes, indexing="ij"), axis=-1).reshape(-1, 3)
    rough = skin.distance(middles)
    values = np.repeat(rough.reshape(counts), _COARSE, axis=0)
    values = np.repeat(np.repeat(values, _COARSE, axis=1), _COARSE, axis=2)
    near = np.flatnonzero(np.abs(rough) < coarse_m * np.sqrt(3) / 2 + _BAND_M / 3)
    offsets = np.array(list(product(range(_COARSE), repeat=3)))
    cells = np.stack(np.unravel_index(near, tuple(counts)), axis=1) * _COARSE
    fine = (cells[:, None] + offsets[None]).reshape(-1, 3)
    distances = skin.distance(low + _CELL_M * fine)
    values[tuple(fine.T)] = distances
    return low, values


def _largest_piece(points: Floats, faces: Integers) -> tuple[Floats, Integers]:
    """Return the largest connected piece: no floating specks."""
    label = np.arange(len(points))
    while True:
        least = label[faces].min(axis=1)
        new = label.copy()
        for corner in range(3):
            np.minimum.at(new, faces[:, corner], least)
        new = new[new]
        if (new == label).all():
            break
        label = new
    main = np.bincount(label).argmax()
    kept = label == main
    number = np.cumsum(kept) - 1
    return points[kept], number[faces[kept[faces].all(axis=1)]]


def _relaxed(points: Floats, faces: Integers) -> Floats:
    """Return vertices half way to the middle of their neighbours."""
    edges = np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]])
    total, count = np.zeros_like(points), np.zeros(len(points))
    np.add.at(total, edges[:, 0], points[edges[:, 1]])
    np.add.at(count, edges[:, 0], 1.0)
    return np.asarray(0.5 * points + 0.5 * total / np.maximum(count, 1.0)[:, None])


def _on_skin(skin: Skin, points: Floats) -> Floats:
    """Return points moved onto the skin, two steps of Newton."""
    for _ in range(2):
        distance = skin.distance(points)
        points = points - distance[:, None] * gradient(skin, points)
    return points


def _outward(points: Floats, normals: Floats, faces: Integers) -> Integers:
    a, b, c = (points[faces[:, corner]] for corner in range(3))
    inward = np.einsum("ij,ij->i", np.cross(b - a, c - a), normals[faces[:, 0]]) < 0
    if inward.mean() > 0.5:
        return faces[:, ::-1]
    return faces
