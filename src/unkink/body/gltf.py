"""glTF 2.0 files: the mannequin with its rig, and clips that move it.

World z, which is up, becomes glTF's y; x becomes x, and y becomes -z.

References:
    Khronos Group, glTF 2.0 Specification, sections 3.6 to 3.11.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from unkink.body.glb import packed_glb
from unkink.body.skeleton import Floats

# glTF from world.
Y_UP = np.array([[1.0, 0.0, 0.0], [0.0, 0.0, 1.0], [0.0, -1.0, 0.0]])

_COMPONENTS = {"f4": 5126, "u1": 5121, "u2": 5123, "i2": 5122}
_SHAPES = {1: "SCALAR", 2: "VEC2", 3: "VEC3", 4: "VEC4", 16: "MAT4"}
VERTICES, INDICES = 34962, 34963
# Times in binary fractions of a second end in zeros, which pack well.
_TICKS_PER_S = 1024


@dataclass
class Gltf:
    """A file in the making: its JSON, and the bytes that it points to."""

    nodes: list[dict[str, Any]] = field(default_factory=list)
    roots: list[int] = field(default_factory=list)
    parts: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    _accessors: list[dict[str, Any]] = field(default_factory=list)
    _views: list[dict[str, Any]] = field(default_factory=list)
    _binary: bytearray = field(default_factory=bytearray)

    def accessor(
        self,
        values: NDArray[Any],
        *,
        target: int | None = None,
        is_normalized: bool = False,
        has_bounds: bool = False,
    ) -> int:
        """Add values, one row each, and return the number of their accessor."""
        rows = values.reshape(len(values), -1)
        kind = rows.dtype.str[1:]
        view: dict[str, Any] = {
            "buffer": 0,
            "byteOffset": len(self._binary),
            "byteLength": rows.nbytes,
        }
        if target:
            view["target"] = target
        self._views.append(view)
        self._binary += rows.tobytes()
        self._binary += bytes(-len(self._binary) % 4)
        accessor: dict[str, Any] = {
            "bufferView": len(self._views) - 1,
            "componentType": _COMPONENTS[kind],
            "count": len(rows),
            "type": _SHAPES[rows.shape[1]],
        }
        if is_normalized:
            accessor["normalized"] = True
        if has_bounds:
            accessor["min"] = rows.min(axis=0).tolist()
            accessor["max"] = rows.max(axis=0).tolist()
        self._accessors.append(accessor)
        return len(self._accessors) - 1

    def node(self, name: str, *, parent: int | None = None, **fields: object) -> int:
        """Add a node and return its number."""
        number = len(self.nodes)
        self.nodes.append({"name": name, **fields})
        if parent is None:
            self.roots.append(number)
        else:
            self.nodes[parent].setdefault("children", []).append(number)
        return number

    def binary(self) -> bytes:
        """Return the file as GLB."""
        document: dict[str, Any] = {
            "asset": {
                "version": "2.0",
                "generator": "unkink",
                "copyright": "unkink, CC BY 4.0",
            },
            "scene": 0,
            "scenes": [{"nodes": self.roots}],
            "nodes": self.nodes,
            **self.parts,
        }
        if self._accessors:
            document["accessors"] = self._accessors
            document["bufferViews"] = self._views
            document["buffers"] = [{"byteLength": len(self._binary)}]
        return packed_glb(document, bytes(self._binary))


@dataclass(frozen=True)
class Track:
    """How one node moves.

    Attributes:
        node: Its number.
        path: "translation" or "rotation".
        values: A row a key: places [m], shape (n, 3), or quaternions, shape (n, 4).
    """

    node: int
    path: str
    values: Floats


def animate(gltf: Gltf, name: str, times_s: Floats, tracks: Sequence[Track]) -> None:
    """Add an animation."""
    ticks = np.round(times_s * _TICKS_PER_S) / _TICKS_PER_S
    clock = gltf.accessor(ticks.astype("<f4")[:, None], has_bounds=True)
    samplers: list[dict[str, int]] = []
    channels: list[dict[str, Any]] = []
    for track in tracks:
        is_turn = track.path == "rotation"
        values = _small(track.values) if is_turn else track.values.astype("<f4")
        output = gltf.accessor(values, is_normalized=is_turn)
        channels.append(
            {
                "sampler": len(samplers),
                "target": {"node": track.node, "path": track.path},
            }
        )
        samplers.append({"input": clock, "output": output})
    gltf.parts.setdefault("animations", []).append(
        {"name": name, "samplers": samplers, "channels": channels}
    )


def rounded(values: Floats) -> list[float]:
    """Return numbers with the digits that matter, a hundredth of a millimetre."""
    return [round(float(value), 5) for value in values]


def unit(quaternion: Floats) -> list[float]:
    """Return a quaternion with few digits: a turn to a thousandth of a degree."""
    short = np.round(quaternion, 5)
    return [float(value) for value in short]


def quaternions(rotations: Floats) -> Floats:
    """Return unit quaternions (x, y, z, w) of rotations, shape (n, 3, 3) -> (n, 4).

    Neighbours lie in the same half, so that what is between them is the short way.
    """
    m = rotations
    trace = m[:, 0, 0] + m[:, 1, 1] + m[:, 2, 2]
    squares = np.stack([2 * m[:, k, k] - trace for k in range(3)] + [trace], axis=1)
    largest = squares.argmax(axis=1)
    quaternion = np.empty((len(m), 4))
    for index, (one, k) in enumerate(zip(m, largest, strict=True)):
        quaternion[index] = _quaternion(one, int(k))
    for index in range(1, len(quaternion)):
        if quaternion[index] @ quaternion[index - 1] < 0:
            quaternion[index] *= -1
    return quaternion


def _quaternion(m: Floats, largest: int) -> Floats:
    """Return one quaternion, by its largest part, which loses no digits."""
    if largest == 3:
        w = np.sqrt(max(1 + m[0, 0] + m[1, 1] + m[2, 2], 0.0)) / 2
        vector = [m[2, 1] - m[1, 2], m[0, 2] - m[2, 0], m[1, 0] - m[0, 1]]
        quaternion = np.array([*(np.array(vector) / (4 * w)), w])
    else:
        i, j, k = largest, (largest + 1) % 3, (largest + 2) % 3
        root = np.sqrt(max(1 + m[i, i] - m[j, j] - m[k, k], 0.0)) / 2
        quaternion = np.empty(4)
        quaternion[i] = root
        quaternion[j] = (m[j, i] + m[i, j]) / (4 * root)
        quaternion[k] = (m[k, i] + m[i, k]) / (4 * root)
        quaternion[3] = (m[k, j] - m[j, k]) / (4 * root)
    return np.asarray(quaternion / np.linalg.norm(quaternion))


def _small(quaternion: Floats) -> NDArray[np.int16]:
    """Return quaternions as signed shares of 32767, as glTF stores them."""
    return np.round(quaternion * 32767).astype("<i2")


def number_of(nodes: Sequence[Mapping[str, Any]], name: str) -> int:
    """Return the number of the node of a name."""
    return next(k for k, node in enumerate(nodes) if node["name"] == name)
