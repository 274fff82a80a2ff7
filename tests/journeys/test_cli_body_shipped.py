"""`unkink body` where the packages of its extra are not installed."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.body.test_gltf import document, faults_in
from tests.journeys.command import ROOT, Result, environment
from unkink.body.mirror_info import mirrored_info
from unkink.body.shipped import SHIPPED
from unkink.catalogue import read_catalogue
from unkink.catalogue.pose import STANCES

EXTRA = ("scipy", "clarabel", "skimage", "fast_simplification", "imageio", "playwright")
BLOCKED = f"""
import sys
for name in {EXTRA!r} + tuple(sys.argv.pop(1).split()):
    sys.modules[name] = None
from unkink.cli.app import main
main()
"""
CALF = ("calf", "--variant", "both-lifted")
INSTALL = "pip install 'unkink[body]'"


def bare(*words: str, without: str = "PIL") -> Result:
    """Run `unkink body` where the extra's packages cannot be imported."""
    done = subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-c", BLOCKED, without, "body", *words],
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return Result(done.returncode, done.stdout, done.stderr)


def shipped(name: str) -> Path:
    return SHIPPED / "male-medium" / name


def test_loads_are_read() -> None:
    result = bare("calf")

    assert (result.code, result.err) == (0, "")
    assert "Calves: how hard it presses, for a body of 75 kg" in result.out
    assert result.words.count("kg") >= 7


def test_json_is_what_is_shipped() -> None:
    (told,) = bare(*CALF, "--json").json["clips"]

    assert told == json.loads(shipped("calf.both-lifted.json").read_text("utf-8"))


def test_the_other_side_is_mirrored() -> None:
    words = ("calf", "--variant", "one-crossed", "--json", "--side", "right")

    (told,) = bare(*words).json["clips"]

    assert {one["side"] for one in told["muscles"]} == {2}
    assert "tool, right" in told["load"]["points"][0]["on_each"]


def test_a_still_is_the_shipped_one(tmp_path: Path) -> None:
    result = bare(*CALF, "--to", str(tmp_path / "still.webp"))

    assert (result.code, result.err) == (0, "")
    still = SHIPPED / "stills" / "calf.both-lifted.webp"
    assert (tmp_path / "still.webp").read_bytes() == still.read_bytes()


@pytest.mark.parametrize(
    ("name", "head"), [("still.png", b"\x89PNG"), ("right.webp", b"RIFF")]
)
def test_a_still_is_turned_where_pillow_is(
    tmp_path: Path, name: str, head: bytes
) -> None:
    side = ("--side", "right") if name == "right.webp" else ()

    result = bare(*CALF, "--to", str(tmp_path / name), *side, without="")

    assert (result.code, result.err) == (0, "")
    assert (tmp_path / name).read_bytes().startswith(head)


def test_a_clip_is_joined_with_the_mannequin(tmp_path: Path) -> None:
    path = tmp_path / "clip.glb"

    result = bare(*CALF, "--to", str(path))

    assert (result.code, result.err) == (0, "")
    assert faults_in([path]) == []
    told = document(path.read_bytes())
    assert {"animations", "skins", "meshes"} <= set(told)
    beside = json.loads(path.with_suffix(".json").read_text("utf-8"))
    assert beside["variant"] == "both-lifted"


def test_a_way_into_a_position_is_said() -> None:
    result = bare("--into", "kneeling")

    assert (result.code, result.err) == (0, "")
    assert "From standing: kneeling. " in result.out
    assert "hands and knees" in result.out


@pytest.mark.parametrize("side", ["left", "right"])
def test_a_way_into_a_position_as_data_is_the_shipped_one(side: str) -> None:
    told = bare("--into", "side-lying", "--json", "--side", side).json

    wanted = json.loads(shipped("into.side_lying.json").read_text("utf-8"))
    assert told == (mirrored_info(wanted) if side == "right" else wanted)


def test_a_clip_of_a_way_is_joined_with_the_mannequin(tmp_path: Path) -> None:
    path = tmp_path / "clip.glb"

    result = bare("--into", "seated", "--to", str(path))

    assert (result.code, result.err) == (0, "")
    assert faults_in([path]) == []
    told = document(path.read_bytes())
    assert [one["name"] for one in told["animations"]] == ["into.seated"]
    assert {"skins", "meshes"} <= set(told)
    beside = json.loads(path.with_suffix(".json").read_text("utf-8"))
    assert (beside["stance"], beside["loop"]) == ("seated", False)


def test_a_still_of_a_way_is_the_shipped_one(tmp_path: Path) -> None:
    result = bare("--into", "chair", "--to", str(tmp_path / "still.webp"))

    assert (result.code, result.err) == (0, "")
    still = SHIPPED / "stills" / "into.chair.webp"
    assert (tmp_path / "still.webp").read_bytes() == still.read_bytes()


def test_all_of_them_go_into_a_folder(tmp_path: Path) -> None:
    result = bare("--all", "--to", str(tmp_path / "all"))

    variants = sum(len(move.variants) for move in read_catalogue().moves.values())
    count = variants + len(STANCES)
    assert result.words.startswith(f"{count} stills and clips")
    assert len(list((tmp_path / "all").iterdir())) == 3 * count


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("calf", "--height", "1.9"), "a male body of 1.90 m and 75 kg has to be"),
        (("calf", "--mass", "50"), "a male body of 1.79 m and 50 kg has to be solved"),
        (("--pose", "plank.toml"), "a pose of your own has to be solved"),
        (("calf", "--to", "sheet.png"), "a sheet is drawn anew"),
        (("--into", "chair", "--to", "sheet.png"), "a sheet is drawn anew"),
        (("--into", "chair", "--mass", "50"), "a male body of 1.79 m and 50 kg has"),
        (
            ("--into", "chair", "--to", "clip.glb", "--side", "right"),
            "clips are shipped for the left side",
        ),
        (("calf", "--to", "still.png"), "stills are shipped as WebP of the left side"),
        (
            ("calf", "--to", "clip.glb", "--side", "right"),
            "clips are shipped for the left side",
        ),
        (("--all", "--to", "all", "--side", "right"), "clips are shipped for the left"),
    ],
)
def test_what_has_to_be_solved_says_what_to_install(
    words: tuple[str, ...], complaint: str
) -> None:
    result = bare(*words)

    assert result.code == 4
    assert result.complaint.startswith(complaint)
    assert INSTALL in result.complaint


def test_a_wrong_ending_is_told_before_anything_is_solved() -> None:
    assert "--to is a.gif; allowed endings" in bare("calf", "--to", "a.gif").complaint
