"""The mannequin as glTF: mesh, rig and muscle regions of one body."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from unkink.body.gltf import INDICES, VERTICES, Y_UP, Gltf, quaternions, rounded, unit
from unkink.body.hands import LOOSE, finger_turn, is_finger
from unkink.body.mesh import Mesh, mesh_of
from unkink.body.regions import regions_of
from unkink.body.skeleton import Configuration, Floats, Integers
from unkink.body.skin import Skin
from unkink.body.weights import weights_of

# Unpainted clay, as in the visual language; the stage colours what it needs to.
_CLAY = (0.788, 0.663, 0.6, 1.0)
BODY = "body"


@dataclass(frozen=True)
class Mannequin:
    """A body that can be drawn.

    Attributes:
        skin: The body.
        mesh: Its skin at rest.
        segments: Segments that carry each vertex, shape (n, 4).
        shares: How much each carries, shape (n, 4).
        regions: Muscle and side of each vertex, shape (n, 2).
    """

    skin: Skin
    mesh: Mesh
    segments: Integers
    shares: Floats
    regions: NDArray[np.uint8]


def mannequin_of(skin: Skin) -> Mannequin:
    """Return the mannequin of a body."""
    mesh = mesh_of(skin)
    segments, shares = weights_of(skin, mesh)
    return Mannequin(
        skin, mesh, segments, shares, regions_of(skin, mesh, segments[:, 0])
    )


def add_rig(gltf: Gltf, skin: Skin, where: Configuration) -> list[int]:
    """Add the segments as nodes, placed as a body lies; return their numbers."""
    skeleton = skin.skeleton
    numbers: list[int] = []
    turns, places = local_motion(skin, [where])
    for segment, name in enumerate(skeleton.names):
        parent = skeleton.parents[segment]
        turn = quaternions(turns[segment])[0]
        numbers.append(
            gltf.node(
                name,
                parent=None if parent < 0 else numbers[parent],
                translation=rounded(places[segment][0]),
                rotation=unit(finger_turn(name, LOOSE) if is_finger(name) else turn),
            )
        )
    return numbers


def local_motion(
    skin: Skin, motion: list[Configuration]
) -> tuple[list[Floats], list[Floats]]:
    """Return turn and place of each segment against its parent, along a motion.

    Returns:
        For each segment rotations, shape (k, 3, 3), and places [m], shape (k, 3).
    """
    skeleton = skin.skeleton
    rotations = np.array([one.rotations for one in motion])
    origins = np.array([one.origins for one in motion])
    turns, places = [], []
    for segment, parent in enumerate(skeleton.parents):
        if parent < 0:
            turns.append(Y_UP @ rotations[:, 0])
            places.append(origins[:, 0] @ Y_UP.T)
        else:
            back = np.swapaxes(rotations[:, parent], 1, 2)
            turns.append(back @ rotations[:, segment])
            places.append(np.tile(skeleton.offsets[segment], (len(motion), 1)))
    return turns, places


def add_body(gltf: Gltf, mannequin: Mannequin) -> list[int]:
    """Add mesh, skin and rig at rest; return the numbers of the segments' nodes."""
    skin, mesh = mannequin.skin, mannequin.mesh
    joints = add_rig(gltf, skin, skin.rest)
    shares = _bytes(mannequin.shares)
    # A segment that carries nothing is named by nobody.
    segments = np.where(shares > 0, mannequin.segments, 0)
    attributes = {
        "POSITION": gltf.accessor(
            (mesh.points @ Y_UP.T).astype("<f4"), target=VERTICES, has_bounds=True
        ),
        "NORMAL": gltf.accessor((mesh.normals @ Y_UP.T).astype("<f4"), target=VERTICES),
        "JOINTS_0": gltf.accessor(segments.astype("u1"), target=VERTICES),
        "WEIGHTS_0": gltf.accessor(shares, target=VERTICES, is_normalized=True),
        "_REGION": gltf.accessor(_padded(mannequin.regions), target=VERTICES),
    }
    indices = gltf.accessor(mesh.triangles.astype("<u2").reshape(-1, 1), target=INDICES)
    gltf.parts["materials"] = [
        {
            "name": "clay",
            "pbrMetallicRoughness": {
                "baseColorFactor": list(_CLAY),
                "metallicFactor": 0.0,
                "roughnessFactor": 0.85,
            },
        }
    ]
    primitive = {"attributes": attributes, "indices": indices, "material": 0}
    gltf.parts["meshes"] = [{"name": BODY, "primitives": [primitive]}]
    inverse = _inverse_rest(skin.rest)
    matrices = np.swapaxes(inverse, 1, 2).reshape(-1, 16).astype("<f4")
    gltf.parts["skins"] = [
        {
            "joints": joints,
            "skeleton": joints[0],
            "inverseBindMatrices": gltf.accessor(matrices),
        }
    ]
    gltf.node(BODY, mesh=0, skin=0)
    return joints


def _inverse_rest(rest: Configuration) -> Floats:
    """Return segment from glTF world at rest, shape (n, 4, 4)."""
    rotations = Y_UP @ rest.rotations
    origins = rest.origins @ Y_UP.T
    inverse = np.tile(np.eye(4), (len(origins), 1, 1))
    inverse[:, :3, :3] = np.swapaxes(rotations, 1, 2)
    inverse[:, :3, 3] = -np.einsum("nji,nj->ni", rotations, origins)
    return inverse


def _bytes(shares: Floats) -> NDArray[np.uint8]:
    """Return shares as bytes that add up to 255 exactly."""
    whole = np.floor(shares * 255).astype(np.int64)
    whole[:, 0] += 255 - whole.sum(axis=1)
    return whole.astype(np.uint8)


def _padded(regions: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return rows of four bytes, as vertices must be aligned."""
    padded = np.zeros((len(regions), 4), np.uint8)
    padded[:, :2] = regions
    return padded
