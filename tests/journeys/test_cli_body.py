import json
import re
import struct
from pathlib import Path

import pytest
import rtoml

from tests.body.poses import CALVES, PLANK
from tests.journeys.command import Shell


def written(tmp_path: Path, table: dict[str, object]) -> str:
    path = tmp_path / "pose.toml"
    rtoml.dump(table, path)
    return str(path)


def test_a_move_says_how_hard_each_variant_presses(shell: Shell) -> None:
    result = shell("body", "calf-stick")

    assert result.code == 0
    assert "Calf with the stick: how hard it presses, for a body of 75 kg" in result.out
    assert result.words.count("your hands decide") == 3


def test_a_load_is_a_number_or_a_band(shell: Shell) -> None:
    result = shell("body", "calf", "--variant", "both-lifted", "--json")

    (clip,) = result.json["clips"]
    assert clip["schema"] == "unkink.clip/1"
    load = clip["load"]
    assert load["kind"] == "number"
    assert load["least"] <= load["mean"] <= load["most"]
    assert load["per_leg"] == pytest.approx(load["mean"] / 2, abs=0.1)
    assert load["mean_kg"] == pytest.approx(0.753 * load["mean"], abs=0.1)
    assert len(load["points"]) == 13


def test_kilograms_follow_the_mass_of_the_body(shell: Shell) -> None:
    words = ("body", "calf", "--variant", "both-lifted", "--json", "--mass")

    light, heavy = (shell(*words, mass).json["clips"][0] for mass in ("60", "90"))

    assert heavy["load"]["mean_kg"] > 1.4 * light["load"]["mean_kg"]
    assert heavy["load"]["mean"] == pytest.approx(light["load"]["mean"], abs=3)


@pytest.mark.parametrize("name", ["still.png", "still.webp", "sheet.png"])
def test_a_picture_of_a_move(shell: Shell, tmp_path: Path, name: str) -> None:
    path = tmp_path / name

    result = shell("body", "calf-stick", "--side", "right", "--to", str(path))

    assert result.code == 0, result.err
    head = path.read_bytes()[:16]
    if path.suffix == ".png":
        assert head.startswith(b"\x89PNG")
        width, height = struct.unpack(">II", path.read_bytes()[16:24])
        assert (width, height) == ((2400, 1000) if name == "sheet.png" else (800, 500))
    else:
        assert (head[:4], head[8:12]) == (b"RIFF", b"WEBP")


def test_a_clip_of_a_move(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "clip.glb"

    assert shell("body", "calf-stick", "--to", str(path)).code == 0

    data = path.read_bytes()
    assert data[:4] == b"glTF"
    (size,) = struct.unpack_from("<I", data, 12)
    document = json.loads(data[20 : 20 + size])
    assert len(document["animations"]) == len(document["skins"]) == 1
    beside = json.loads(path.with_suffix(".json").read_text("utf-8"))
    assert (beside["schema"], beside["move"]) == ("unkink.clip/1", "calf-stick")


def test_the_other_side_is_rolled_in_its_json_too(shell: Shell) -> None:
    words = ("body", "calf", "--variant", "one-crossed", "--json", "--side")

    left, right = (shell(*words, side).json["clips"][0] for side in ("left", "right"))

    assert {one["side"] for one in left["muscles"]} == {1}
    assert {one["side"] for one in right["muscles"]} == {2}
    assert "tool, right" in right["load"]["points"][0]["on_each"]
    assert right["load"]["mean"] == left["load"]["mean"]


def test_a_woman_is_as_tall_as_the_shipped_one_if_nothing_else_is_said(
    shell: Shell,
) -> None:
    result = shell("body", "calf-stick", "--sex", "female")

    assert "for a body of 65 kg" in result.out


def test_a_way_into_a_position_names_its_poses(shell: Shell) -> None:
    result = shell("body", "--into", "kneeling")

    assert result.code == 0
    assert "From standing: kneeling. Hold a chair if you like" in result.words
    assert "step back" in result.out
    assert "hands and knees" in result.out


def test_a_way_into_a_position_as_data(shell: Shell) -> None:
    info = shell("body", "--into", "side-lying", "--json").json

    assert info["schema"] == "unkink.clip/1"
    assert (info["stance"], info["loop"], info["move"]) == ("side_lying", False, None)


@pytest.mark.parametrize("name", ["still.png", "sheet.png", "still.webp"])
def test_a_picture_of_a_way(shell: Shell, tmp_path: Path, name: str) -> None:
    path = tmp_path / name

    result = shell("body", "--into", "standing", "--side", "right", "--to", str(path))

    assert result.code == 0, result.err
    data = path.read_bytes()
    if path.suffix == ".webp":
        assert data[8:12] == b"WEBP"
    else:
        size = struct.unpack(">II", data[16:24])
        assert size == ((3200, 2000) if name == "sheet.png" else (800, 500))


def test_a_clip_of_a_way(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "clip.glb"

    assert shell("body", "--into", "chair", "--to", str(path)).code == 0

    data = path.read_bytes()
    (size,) = struct.unpack_from("<I", data, 12)
    document = json.loads(data[20 : 20 + size])
    assert [one["name"] for one in document["animations"]] == ["into.chair"]
    assert len(document["skins"]) == 1
    beside = json.loads(path.with_suffix(".json").read_text("utf-8"))
    assert (beside["schema"], beside["stance"]) == ("unkink.clip/1", "chair")


def test_the_forces_of_a_plank(shell: Shell, tmp_path: Path) -> None:
    result = shell("body", "--pose", written(tmp_path, PLANK), "--json")

    supports, bands = result.json["supports"], result.json["bands"]
    assert sum(supports.values()) == pytest.approx(100, abs=0.3)
    assert supports["left palm"] == pytest.approx(supports["right palm"], abs=0.5)
    for name, share in supports.items():
        low, high = bands[name]
        assert low - 0.1 <= share <= high + 0.1


def test_the_forces_of_a_plank_as_a_table(shell: Shell, tmp_path: Path) -> None:
    result = shell("body", "--pose", written(tmp_path, PLANK))

    assert "left palm" in result.out
    assert "Hardest: " in result.out


@pytest.mark.parametrize(
    ("words", "code", "complaint"),
    [
        (("calfs",), 2, "no move 'calfs'; did you mean calf"),
        (("calf", "--variant", "one"), 2, "no variant 'one'; known are both-cushion"),
        (("calf", "--height", "3"), 2, "height is 3 m; allowed is 1.40 to 2.10 m"),
        (("calf", "--mass", "9"), 2, "mass is 9 kg; allowed is 35 to 160 kg"),
        (("calf", "--sex", "x"), 2, "sex is 'x'; allowed are female and male"),
        (("calf", "--side", "up"), 2, "side is 'up'; allowed are left and right"),
        (("calf", "--to", "a.gif"), 2, "--to is a.gif; allowed endings are .png"),
        ((), 2, "name a move, or say --into, --all or --pose FILE"),
        (("--into", "flying"), 2, "no position 'flying'; allowed are standing, chair,"),
        (("calf", "--into", "chair"), 2, "say the move calf or --into chair, not both"),
        (("--into", "chair", "--to", "a.gif"), 2, "allowed endings are .png, .webp"),
        (("--all",), 2, "--all needs a folder: --to FOLDER"),
        (("--pose", "nowhere.toml"), 2, "nowhere.toml: cannot be read: No such file"),
    ],
)
def test_a_wrong_wish_is_one_clear_line(
    shell: Shell, words: tuple[str, ...], code: int, complaint: str
) -> None:
    result = shell("body", *words)

    assert result.code == code
    assert complaint in result.complaint


@pytest.mark.parametrize(
    ("changes", "code", "complaint"),
    [
        ({"stance": "flying"}, 2, "is 'flying'; allowed are"),
        ({"supports": ["tail"]}, 2, "no part of the body 'tail'"),
        ({"angles": {"hip.fly": 3}}, 2, "no joint 'left hip.fly'; did you mean"),
        ({"stroke": ["above_achilles", "nose"]}, 2, "no landmark 'nose'"),
        (
            {"stroke": ["above_achilles", "below_armpit"]},
            2,
            "a stroke from above_achilles to below_armpit does not lie on one segment",
        ),
        ({"rests": {"other tail": "rolled shank"}}, 2, "no limb 'right tail'"),
        ({"supports": []}, 3, "would fall or slide"),
        ({"supports": ["head"]}, 3, "pose.toml: "),
    ],
)
def test_a_wrong_pose_is_one_clear_line(
    shell: Shell,
    tmp_path: Path,
    changes: dict[str, object],
    code: int,
    complaint: str,
) -> None:
    result = shell("body", "--pose", written(tmp_path, {**CALVES, **changes}))

    assert result.code == code
    assert complaint in result.complaint


@pytest.mark.parametrize("text", [b"\xff\xfe", b"= 3", b"x" * 70_000])
def test_a_pose_file_that_is_none_is_one_clear_line(
    shell: Shell, tmp_path: Path, text: bytes
) -> None:
    path = tmp_path / "pose.toml"
    path.write_bytes(text)

    result = shell("body", "--pose", str(path))

    assert result.code == 2
    assert result.complaint.startswith(f"{path}: is ")


def test_a_body_that_cannot_quite_take_a_pose_is_told(shell: Shell) -> None:
    words = ("upper-back-chair", "--variant", "towel", "--height", "1.4")

    result = shell("body", *words, "--mass", "35")

    assert result.code == 0
    assert "for a body of 35 kg" in result.out
    assert re.match(
        r"upper-back-chair\.towel: this body does not quite fit: .+ by \d+ mm",
        result.complaint,
    )
