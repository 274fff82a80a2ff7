from pathlib import Path

import numpy as np
import pytest

from tests.body.poses import CALVES, make_pose
from tests.body.test_gltf import compressed, document, faults_in
from unkink.body import shipped
from unkink.body.body_type import BodyType, Sex, built
from unkink.body.clip import Clip, clip_file, clip_of
from unkink.body.figure import Figure
from unkink.body.gltf import Y_UP
from unkink.body.join_glb import joined
from unkink.body.mirror import mirrored
from unkink.body.mirror_info import mirrored_info
from unkink.body.shipped import STAMP, shipped_as, shipped_for
from unkink.body.sides import other_side
from unkink.body.skeleton import Floats
from unkink.body.solved import solve_move
from unkink.body.stroke import solve_stroke
from unkink.catalogue import read_catalogue
from unkink.catalogue.read_pose import poses_of
from unkink.errors import DataFileError, MissingToolError

USUAL = built(Sex.MALE)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Ship one body, with a clip that is none."""
    monkeypatch.setattr(shipped, "SHIPPED", tmp_path)
    folder = tmp_path / "male-medium"
    folder.mkdir()
    (folder / STAMP).write_text(f"{shipped.content_stamp()} digest", "utf-8")
    (folder / "calf.plain.json").write_text("{", "utf-8")
    return folder


@pytest.fixture(scope="module")
def clip(figure: Figure) -> Clip:
    return clip_of(solve_stroke(figure.posed(make_pose(CALVES))))


@pytest.mark.parametrize("is_compressed", [True, False])
def test_a_clip_and_a_mannequin_join_into_one_file(
    figure: Figure, clip: Clip, tmp_path: Path, is_compressed: bool
) -> None:
    raw, small = tmp_path / "raw", tmp_path / "small"
    raw.mkdir()
    (raw / "body.glb").write_bytes(figure.mannequin_file)
    (raw / "clip.glb").write_bytes(clip_file(clip, name="calves"))
    compressed(raw, small)
    source = small if is_compressed else raw

    whole = joined(
        (source / "body.glb").read_bytes(),
        (source / "clip.glb").read_bytes(),
        name="calves",
    )

    (tmp_path / "whole.glb").write_bytes(whole)
    assert faults_in([tmp_path / "whole.glb"]) == []
    assert document(whole)["animations"][0]["name"] == "calves"
    assert moved_by(whole) == moved_by(
        clip_file(clip, name="calves", mannequin=figure.mannequin)
    )


def moved_by(data: bytes) -> set[tuple[str, str]]:
    """Return the names of the nodes that an animation moves, and how."""
    told = document(data)
    return {
        (told["nodes"][one["target"]["node"]]["name"], one["target"]["path"])
        for one in told["animations"][0]["channels"]
    }


@pytest.mark.parametrize("key", ["calf-stool", "outer-thigh"])
def test_the_other_side_is_seen_as_the_mirrored_clip_lies(
    figure: Figure, key: str
) -> None:
    move = read_catalogue().moves[key]
    for name, pose in poses_of(move).items():
        solved = solve_move(figure, move, move.variants[name], pose, keys=3)
        other = mirrored(solved.clip)

        told = mirrored_info(solved.info)

        for place in ("toward", "target"):
            seen = Y_UP @ getattr(other.camera, place)
            assert told["camera"][place] == pytest.approx(seen, abs=2e-4)
        assert told["mat"]["middle"] == pytest.approx(
            other.mat.middle * (1, -1), abs=2e-4
        )


def test_a_step_stands_under_the_foot_that_bears_on_either_side(
    figure: Figure,
) -> None:
    move = read_catalogue().moves["step-down"]
    variant = next(iter(move.variants.values()))
    solved = solve_move(figure, move, variant, poses_of(move)[variant.key], keys=3)
    contacts = solved.clip.scene.contacts
    (bearing,) = [one.support.side for one in contacts if one.support.ground == "step"]

    for clip, info, side in (
        (solved.clip, solved.info, bearing),
        (mirrored(solved.clip), mirrored_info(solved.info), other_side(bearing)),
    ):
        near, far = (
            float(np.linalg.norm(foot_in(clip, one) - info["props"]["step"]))
            for one in (side, other_side(side))
        )
        assert near < min(far, 0.2)


def foot_in(clip: Clip, side: str) -> Floats:
    """Return where an ankle is as a clip starts, in glTF's x and z [m]."""
    number = clip.scene.skeleton.number[f"{side} foot"]
    return np.asarray((Y_UP @ clip.motion[0].origins[number])[[0, 2]])


def test_things_and_furniture_change_sides_too(figure: Figure) -> None:
    move = read_catalogue().moves["clamshell"]
    name, pose = next(
        (name, pose) for name, pose in poses_of(move).items() if pose.things
    )
    info = solve_move(figure, move, move.variants[name], pose, keys=3).info

    (band,), (other,) = info["things"], mirrored_info(info)["things"]

    for part, mirror in zip(band["around"], other["around"], strict=True):
        side = other_side(part["node"].partition(" ")[0])
        assert mirror["node"] == f"{side} thigh"
        assert mirror["points"][3][1] == -part["points"][3][1]


def test_the_other_side_of_the_other_side_is_the_first(figure: Figure) -> None:
    move = read_catalogue().moves["calf"]
    pose = poses_of(move)["one-crossed"]
    info = solve_move(figure, move, move.variants["one-crossed"], pose, keys=3).info

    assert mirrored_info(mirrored_info(info)) == info
    assert "tool, right" in mirrored_info(info)["load"]["points"][0]["on_each"]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("height_m", "mass_kg", "is_shipped"),
    [(1.79, 75.0, True), (1.785, 76, True), (1.81, 75, False), (1.79, 80, False)],
)
def test_who_hardly_differs_is_the_shipped_body(
    height_m: float, mass_kg: float, is_shipped: bool
) -> None:
    found = shipped_as(BodyType(Sex.MALE, height_m, mass_kg))

    assert (found is not None) == is_shipped


@pytest.mark.usefixtures("folder")
def test_another_body_names_what_to_install_and_which_are_there() -> None:
    with pytest.raises(MissingToolError) as told:
        shipped_for(BodyType(Sex.FEMALE, 1.79, 75))

    assert str(told.value) == (
        "a female body of 1.79 m and 75 kg has to be solved; pip install "
        "'unkink[body]'; without it there are male 1.79 m with 75 kg"
    )


def test_where_nothing_is_shipped_one_line_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shipped, "SHIPPED", tmp_path)

    with pytest.raises(MissingToolError, match="no figure is shipped here; pip inst"):
        shipped_for(USUAL)


def test_a_body_of_todays_code_and_poses_is_current(folder: Path) -> None:
    assert shipped_for(USUAL).is_current

    (folder / STAMP).write_text("of yesterday", "utf-8")

    assert not shipped_for(USUAL).is_current


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("name", "why"), [("calf.plain", "is no JSON"), ("calf.none", "cannot be read")]
)
def test_a_damaged_description_is_one_clear_line(name: str, why: str) -> None:
    with pytest.raises(DataFileError, match=why):
        shipped_for(USUAL).info(name)


@pytest.mark.usefixtures("folder")
def test_a_still_that_was_not_built_says_what_to_install() -> None:
    with pytest.raises(MissingToolError, match=r"no still of calf\.plain is"):
        shipped.shipped_still("calf.plain")


def test_what_is_no_glb_is_not_joined(figure: Figure) -> None:
    with pytest.raises(ValueError, match="is no GLB"):
        joined(figure.mannequin_file, b"nonsense", name="x")
    with pytest.raises(ValueError, match="breaks off"):
        joined(figure.mannequin_file, figure.mannequin_file[:200], name="x")
