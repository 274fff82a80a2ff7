"""What people install: the wheel and the sdist, away from the source tree.

`make test` builds both with the usual body, as six take four minutes; `make wheel`
builds all six and runs these tests on what it made.
"""

import re
import sys
from pathlib import Path

import pytest

from tests.journeys.command import HILLY, ROOT
from tests.journeys.installed import (
    BUILT,
    Archive,
    Installed,
    dist_folder,
    names_in_sdist,
    read_wheel,
    the_only,
    wheel_of_sdist,
)
from unkink.body.body_type import BUILDS, USUAL, Sex
from unkink.body.shipped import STAMP, content_stamp
from unkink.catalogue import read_catalogue
from unkink.catalogue.pose import STANCES
from unkink.catalogue.read_way import way_into

# One worker builds and installs once for all of them.
pytestmark = pytest.mark.xdist_group("wheel")

MOST_WHEEL_BYTES = 30_000_000
ALL = [f"{sex}-{build}" for sex in Sex for build in BUILDS]
BODIES = ALL if BUILT else ["-".join(USUAL)]
CLIPS = {
    f"{move.key}.{variant}"
    for move in read_catalogue().moves.values()
    for variant in move.variants
} | {way_into(position).name for position in STANCES}


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return dist_folder(tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="module")
def wheel(dist: Path) -> Archive:
    return read_wheel(the_only(dist, "*.whl"))


@pytest.fixture(scope="module")
def sdist(dist: Path) -> Path:
    return the_only(dist, "*.tar.gz")


@pytest.fixture(scope="module")
def installed(wheel: Archive, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    return Installed(wheel.path, tmp_path_factory.mktemp("installed"))


def test_a_wheel_is_small_enough_to_be_taken(wheel: Archive) -> None:
    assert wheel.path.stat().st_size <= MOST_WHEEL_BYTES


def test_the_stage_is_in_the_wheel(wheel: Archive) -> None:
    web = wheel.under("unkink/web")

    page = web["stage.html"].decode()
    named = re.findall(r'(?:src|href)="/([^"]+)"', page)
    assert named
    assert set(named) <= set(web)


@pytest.mark.parametrize("body", BODIES)
def test_a_body_in_the_wheel_is_whole(wheel: Archive, body: str) -> None:
    files = wheel.under(f"unkink/web/bodies/{body}")

    wanted = {f"{name}{ending}" for name in CLIPS for ending in (".glb", ".json")}
    assert {"mannequin.glb", "loads.json", STAMP, *wanted} <= set(files)
    assert all(files.values())
    assert files[STAMP].decode().split()[0] == content_stamp()


def test_every_clip_has_its_still_in_the_wheel(wheel: Archive) -> None:
    stills = wheel.under("unkink/web/bodies/stills")

    assert {f"{name}.webp" for name in CLIPS} <= set(stills)
    assert stills[STAMP].decode().split()[0] == content_stamp()


def test_licences_go_along_with_what_they_cover(wheel: Archive) -> None:
    web = wheel.under("unkink/web")
    about = next(text for name, text in wheel.files.items() if "/METADATA" in name)

    assert b"License-Expression: Apache-2.0 AND CC-BY-4.0 AND MIT AND OFL-1.1" in about
    assert b"CC-BY-4.0" in web["bodies/LICENSE"]
    assert b"three.js authors" in web["assets/licences.md"]
    assert b"CC BY 4.0" in web[f"bodies/{'-'.join(USUAL)}/mannequin.glb"][:8_000]
    assert sum("dist-info/licenses/" in name for name in wheel.files) == 4


def test_nothing_of_this_machine_is_in_the_wheel(wheel: Archive) -> None:
    places = [f"{ROOT}/src", f"{ROOT}/build", sys.prefix, f"{Path.home()}/"]

    told = [
        (name, place)
        for name, content in wheel.files.items()
        for place in places
        if place.encode() in content
    ]
    assert told == []


def test_nothing_but_the_package_is_in_the_wheel(wheel: Archive) -> None:
    tops = {name.partition("/")[0] for name in wheel.files}

    assert {top.partition("-")[0] for top in tops} == {"unkink"}
    assert not [name for name in wheel.files if "node_modules" in name]


def test_the_sdist_holds_neither_what_is_installed_nor_peoples_runs(
    sdist: Path,
) -> None:
    parts = {part for name in names_in_sdist(sdist) for part in name.split("/")}

    kept_out = {"node_modules", ".venv", "build", "dist", "corpus", "runs", ".git"}
    assert parts & kept_out == set()
    assert {"Makefile", "pyproject.toml", "stage.html", "mannequin.glb"} <= parts


def test_whoever_builds_from_the_sdist_gets_the_same_wheel(
    wheel: Archive, sdist: Path, tmp_path: Path
) -> None:
    again = read_wheel(wheel_of_sdist(sdist, tmp_path))

    assert set(again.files) == set(wheel.files)
    assert [
        name for name, content in again.files.items() if content != wheel.files[name]
    ] == []


def test_a_plan_needs_the_wheel_alone(installed: Installed) -> None:
    result = installed("plan", HILLY, "--minutes", "12", "--json")

    assert result.code == 0, result.err
    assert result.json["schema"] == "unkink.routine/1"
    assert result.json["bouts"]


def test_the_installed_package_lacks_what_solves_poses(installed: Installed) -> None:
    assert not any(map(installed.has, ("scipy", "clarabel", "skimage", "playwright")))
    assert installed.has("unkink")


def test_the_figure_is_read_where_nothing_solves_it(installed: Installed) -> None:
    loads = installed("body", "calf", "--json")
    clip = installed("body", "calf", "--to", "clip.glb")
    way = installed("body", "--into", "seated", "--json")
    own = installed("body", "calf", "--height", "1.95")

    assert [one["move"] for one in loads.json["clips"]] == ["calf"] * 6
    assert (clip.code, clip.err) == (0, "")
    assert (way.json["stance"], way.json["loop"]) == ("seated", False)
    assert own.code == 4
    assert "pip install 'unkink[body]'" in own.complaint
