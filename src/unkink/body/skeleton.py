"""A tree of segments: where everything is for given joint angles, and how it moves.

World: x, y, z with z up and the floor at z = 0. A segment's own frame has its origin in
its upper joint and, standing upright, x forward, y to the left and z up.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from unkink.body.anthropometry import DATA, Table, frame_of, segments_of
from unkink.body.body_type import BodyType, Sex

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

GRAVITY_MPS2 = 9.81

# Three of a free body's coordinates are its place [m], three its turn [rad].
ROOT = 6

_AXES = {"x": (1.0, 0.0, 0.0), "y": (0.0, 1.0, 0.0), "z": (0.0, 0.0, 1.0)}
SIDES = ("left", "right")

# Roots of fingers, their tips and the thumb on a man of 1.75 m [m].
_OF_HAND_M = {
    "fingers": (0.0, 0.0, -0.092),
    "fingertips": (0.010, 0.0, -0.038),
    "thumb": (0.026, -0.004, -0.028),
}

# What the tables call the parts of the trunk.
_TRUNK = {
    "pelvis": "lower_trunk",
    "abdomen": "middle_trunk",
    "thorax": "upper_trunk",
}


@dataclass(frozen=True)
class Hinge:
    """One axis of a joint.

    Attributes:
        name: Such as "left hip.flex".
        segment: Number of the segment that it turns.
        axis: Axis in the frame of the parent as the hinges before it left it.
        low: Lower limit [rad].
        high: Upper limit [rad].
        strength_nm: Largest torque [N m].
    """

    name: str
    segment: int
    axis: tuple[float, float, float]
    low: float
    high: float
    strength_nm: float


@dataclass(frozen=True)
class Configuration:
    """Where a body is.

    Attributes:
        q: Coordinates: place [m], turn [rad] and joint angles [rad], shape (d,).
        rotations: World from segment, shape (n, 3, 3).
        origins: Upper joint of each segment [m], shape (n, 3).
        axes: World axis of each coordinate, shape (d, 3).
        pivots: A point on that axis [m], shape (d, 3).
    """

    q: Floats
    rotations: Floats
    origins: Floats
    axes: Floats
    pivots: Floats

    def at(self, segments: Integers, points: Floats) -> Floats:
        """Return points of segments in the world, shape (m, 3)."""
        turned = np.einsum("mij,mj->mi", self.rotations[segments], points)
        return np.asarray(self.origins[segments] + turned)

    def toward(self, segments: Integers, directions: Floats) -> Floats:
        """Return directions of segments in the world, shape (m, 3)."""
        rotations = self.rotations[segments]
        return np.asarray(np.einsum("mij,mj->mi", rotations, directions))


class Skeleton:
    """The segments of one body, their joints and masses.

    Attributes:
        body: Whose it is.
        names: Segments, each after its parent.
        parents: Number of each segment's parent, -1 for the pelvis.
        offsets: Upper joint in the frame of the parent [m], shape (n, 3).
        hinges: All axes in their order.
        masses_kg: Mass of each segment [kg], shape (n,).
        coms: Centre of mass in the segment's frame [m], shape (n, 3).
        lengths_m: Length of each segment along its own -z (trunk: +z) [m].
    """

    def __init__(self, body: BodyType, *, table: Table = "de_leva") -> None:
        self.body = body
        self._sizes = segments_of(body, table=table)
        self._frame = frame_of(body)
        self.names: list[str] = ["pelvis"]
        self.parents: list[int] = [-1]
        self.hinges: list[Hinge] = []
        for spec in _specs()["segments"]:
            for side in SIDES if spec.get("side") else ("",):
                self._add(spec, side)
        self.number = {name: index for index, name in enumerate(self.names)}
        self.offsets = np.array([self._offset(name) for name in self.names])
        self.lengths_m = np.array([self._length(name) for name in self.names])
        self.masses_kg = np.array([self._mass(name) for name in self.names])
        self.coms = np.array([self._com(name) for name in self.names])
        self.hinge_number = {one.name: ROOT + k for k, one in enumerate(self.hinges)}

    @property
    def size(self) -> int:
        """How many coordinates there are."""
        return ROOT + len(self.hinges)

    @property
    def frame_scale(self) -> float:
        """Stature over that of the man that shapes are drawn for [1]."""
        return self._frame.scale

    @property
    def ankle_height_m(self) -> float:
        """Height of the ankle joint over the sole [m]."""
        return self._frame.ankle_height_m

    @cached_property
    def mass_kg(self) -> float:
        """Mass of the whole body [kg]."""
        return float(self.masses_kg.sum())

    @cached_property
    def low(self) -> Floats:
        """Lower limits [rad], shape (d,); a free body has none."""
        return np.array([-np.inf] * ROOT + [one.low for one in self.hinges])

    @cached_property
    def high(self) -> Floats:
        """Upper limits [rad], shape (d,)."""
        return np.array([np.inf] * ROOT + [one.high for one in self.hinges])

    @cached_property
    def strengths_nm(self) -> Floats:
        """Largest torques of the hinges [N m], shape (d - 6,)."""
        return np.array([one.strength_nm for one in self.hinges])

    @cached_property
    def moved_by(self) -> NDArray[np.bool_]:
        """Whether a coordinate moves a segment, shape (n, d)."""
        moves = np.zeros((len(self.names), self.size), dtype=np.bool_)
        for index, parent in enumerate(self.parents):
            moves[index] = moves[parent] if parent >= 0 else False
            moves[index, :ROOT] = True
            for k, one in enumerate(self.hinges):
                moves[index, ROOT + k] |= one.segment == index
        return moves

    def neutral(self) -> Floats:
        """Return the coordinates of a body that stands upright in the origin."""
        return np.zeros(self.size)

    def forward(self, q: Floats, stance: Floats | None = None) -> Configuration:
        """Return where everything is.

        Args:
            q: Coordinates, shape (d,).
            stance: World from pelvis before any turn, shape (3, 3); upright by default.
        """
        turns = _rotations(self._local_axes, q[3:])
        count = len(self.names)
        rotations, origins = np.empty((count, 3, 3)), np.empty((count, 3))
        axes, pivots = np.zeros((self.size, 3)), np.zeros((self.size, 3))
        axes[:3] = np.eye(3)
        turned = np.eye(3)
        for k in range(3):
            axes[3 + k] = turned[:, k]
            turned = turned @ turns[k]
        pivots[3:6] = q[:3]
        rotations[0] = turned if stance is None else turned @ stance
        origins[0] = q[:3]
        hinge = 0
        for index in range(1, count):
            parent = self.parents[index]
            turned = rotations[parent]
            origins[index] = origins[parent] + turned @ self.offsets[index]
            for _ in range(self._hinge_counts[index]):
                axes[ROOT + hinge] = turned @ self._local_axes[3 + hinge]
                pivots[ROOT + hinge] = origins[index]
                turned = turned @ turns[3 + hinge]
                hinge += 1
            rotations[index] = turned
        return Configuration(q, rotations, origins, axes, pivots)

    def point_jacobian(
        self, where: Configuration, segments: Integers, points: Floats
    ) -> Floats:
        """Return how world points of segments move, shape (m, 3, d)."""
        arms = points[:, None, :] - where.pivots[None]
        jacobian = _cross(where.axes[None], arms)
        jacobian[:, :3] = np.eye(3)
        jacobian *= self.moved_by[segments][:, :, None]
        return np.swapaxes(jacobian, 1, 2)

    def direction_jacobian(
        self, where: Configuration, segments: Integers, directions: Floats
    ) -> Floats:
        """Return how world directions of segments turn, shape (m, 3, d)."""
        jacobian = _cross(where.axes[None], directions[:, None, :])
        jacobian[:, :3] = 0.0
        jacobian *= self.moved_by[segments][:, :, None]
        return np.swapaxes(jacobian, 1, 2)

    def com(self, where: Configuration) -> Floats:
        """Return the body's centre of mass [m], shape (3,)."""
        return np.asarray(self.masses_kg @ self._coms_at(where) / self.mass_kg)

    def com_jacobian(self, where: Configuration) -> Floats:
        """Return how the centre of mass moves, shape (3, d)."""
        jacobians = self.point_jacobian(where, self._all, self._coms_at(where))
        shares = self.masses_kg / self.mass_kg
        return np.asarray(np.tensordot(shares, jacobians, axes=1))

    def _coms_at(self, where: Configuration) -> Floats:
        return where.at(self._all, self.coms)

    @cached_property
    def _all(self) -> Integers:
        return np.arange(len(self.names))

    @cached_property
    def _local_axes(self) -> Floats:
        return np.array([*np.eye(3).tolist(), *(one.axis for one in self.hinges)])

    @cached_property
    def _hinge_counts(self) -> Sequence[int]:
        counts = [0] * len(self.names)
        for one in self.hinges:
            counts[one.segment] += 1
        return counts

    def _add(self, spec: Mapping[str, Any], side: str) -> None:
        parent, prefix = spec["parent"], f"{side} " if side else ""
        paired = prefix + parent
        self.names.append(prefix + spec["name"])
        self.parents.append(
            self.names.index(paired if paired in self.names else parent)
        )
        joint = spec.get("joint", spec["name"])
        for hinge in spec["hinges"]:
            axis = np.array(_AXES[hinge["axis"][-1]])
            axis = -axis if hinge["axis"].startswith("-") else axis
            if side == "right":
                # The mirror image turns the other way about x and z.
                axis *= (-1, 1, -1)
            self.hinges.append(
                Hinge(
                    name=f"{prefix}{joint}.{hinge['name']}",
                    segment=len(self.names) - 1,
                    axis=(float(axis[0]), float(axis[1]), float(axis[2])),
                    low=float(np.radians(hinge["low"])),
                    high=float(np.radians(hinge["high"])),
                    strength_nm=hinge["strength_nm"] * _strength_share(self.body),
                )
            )

    def _offset(self, name: str) -> tuple[float, float, float]:
        side, _, plain = name.rpartition(" ")
        size, frame, sign = self._sizes, self._frame, -1 if side == "right" else 1
        trunk_m = size["lower_trunk"].length_m + size["middle_trunk"].length_m
        inner_m = 0.03 * frame.scale
        offsets = {
            "pelvis": (0.0, 0.0, 0.0),
            "abdomen": (0.0, 0.0, size["lower_trunk"].length_m),
            "thorax": (0.0, 0.0, size["middle_trunk"].length_m),
            "head": (
                -0.015 * frame.scale,
                0.0,
                size["upper_trunk"].length_m + frame.neck_length_m,
            ),
            "shoulder_girdle": (
                0.0,
                sign * inner_m,
                frame.shoulder_above_hip_m - trunk_m,
            ),
            "upper_arm": (
                -0.005 * frame.scale,
                sign * (frame.shoulder_half_width_m - inner_m),
                0.0,
            ),
            "forearm": (0.0, 0.0, -size["upper_arm"].length_m),
            "wrist_twist": (0.0, 0.0, -0.5 * size["forearm"].length_m),
            "hand": (0.0, 0.0, -0.5 * size["forearm"].length_m),
            "thigh": (0.0, sign * frame.hip_half_width_m, 0.0),
            "shank": (0.0, 0.0, -size["thigh"].length_m),
            "foot": (0.0, 0.0, -size["shank"].length_m),
            "toes": (
                0.125 * frame.scale,
                0.0,
                0.025 * frame.scale - frame.ankle_height_m,
            ),
        } | {
            name: (x * frame.scale, sign * y * frame.scale, z * frame.scale)
            for name, (x, y, z) in _OF_HAND_M.items()
        }
        return offsets[plain]

    def _length(self, name: str) -> float:
        plain = name.rpartition(" ")[2]
        if plain == "head":
            return self._head_height()
        if plain == "wrist_twist":
            return 0.5 * self._sizes["forearm"].length_m
        size = self._sizes.get(_TRUNK.get(plain, plain))
        return size.length_m if size else 0.0

    def _head_height(self) -> float:
        """Return how far the crown is above the neck [m]; what stature leaves."""
        size, frame = self._sizes, self._frame
        below = frame.ankle_height_m + frame.neck_length_m
        parts = ("shank", "thigh", "lower_trunk", "middle_trunk", "upper_trunk")
        return self.body.height_m - below - sum(size[part].length_m for part in parts)

    def _mass(self, name: str) -> float:
        plain = name.rpartition(" ")[2]
        size = self._sizes.get(_TRUNK.get(plain, plain))
        return size.mass_kg if size else 0.0

    def _com(self, name: str) -> tuple[float, float, float]:
        plain, scale = name.rpartition(" ")[2], self._frame.scale
        size = self._sizes.get(_TRUNK.get(plain, plain))
        if size is None:
            return (0.0, 0.0, 0.0)
        along_m = size.length_m * size.com
        places = {
            "head": (0.015 * scale, 0.0, self._head_height() - 0.1215 * scale),
            "foot": (-0.055 * scale + along_m, 0.0, -0.04 * scale),
        } | dict.fromkeys(_TRUNK, (0.0, 0.0, size.length_m - along_m))
        return places.get(plain, (0.0, 0.0, -along_m))


@cache
def _specs() -> Mapping[str, Any]:
    return tomllib.loads((DATA / "joints.toml").read_text("utf-8"))


def _strength_share(body: BodyType) -> float:
    specs = _specs()
    reference = specs["reference"]
    share: float = specs["woman_share"] if body.sex is Sex.FEMALE else 1.0
    size = body.mass_kg / reference["mass_kg"] * body.height_m / reference["height_m"]
    return float(share * size)


def _rotations(axes: Floats, angles: Floats) -> Floats:
    """Return rotations about unit axes by angles [rad], shape (m, 3, 3); Rodrigues."""
    x, y, z = axes.T
    zero = np.zeros_like(x)
    skew = np.stack([zero, -z, y, z, zero, -x, -y, x, zero], axis=1).reshape(-1, 3, 3)
    sine, cosine = np.sin(angles)[:, None, None], np.cos(angles)[:, None, None]
    return np.asarray(np.eye(3) + sine * skew + (1 - cosine) * (skew @ skew))


def _cross(one: Floats, other: Floats) -> Floats:
    """Return cross products along the last axis; np.cross takes five times as long."""
    product = np.empty(np.broadcast_shapes(one.shape, other.shape))
    product[..., 0] = one[..., 1] * other[..., 2] - one[..., 2] * other[..., 1]
    product[..., 1] = one[..., 2] * other[..., 0] - one[..., 0] * other[..., 2]
    product[..., 2] = one[..., 0] * other[..., 1] - one[..., 1] * other[..., 0]
    return product
