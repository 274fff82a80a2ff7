import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from tests.exports.routines import CATALOGUE
from unkink.api.catalogue_doc import catalogue_doc
from unkink.cli.site import write_site
from unkink.errors import MissingToolError, UnwritableError
from unkink.exports.player.carried_catalogue import carried_catalogue
from unkink.exports.player.player_parts import player_part
from unkink.exports.player.site import site_files


def test_a_site_is_the_same_each_time_and_names_no_place() -> None:
    files = dict(site_files(CATALOGUE))

    assert files == dict(site_files(CATALOGUE))
    assert list(files)[-1] == "index.html"
    assert all(not path.startswith("/") and ".." not in path for path in files)


def test_a_site_has_every_clip_of_its_body_and_every_picture() -> None:
    files = dict(site_files(CATALOGUE))

    for move in CATALOGUE.moves.values():
        for variant in move.variants:
            form = f"{move.key}.{variant}"
            assert f"bodies/male-medium/{form}.glb" in files
            assert f"bodies/male-medium/{form}.json" in files
            assert f"bodies/stills/{form}.webp" in files


def test_the_worker_is_another_when_a_file_is() -> None:
    office = CATALOGUE.programmes["office"]
    alone = replace(CATALOGUE, programmes={"office": office})

    whole, other = dict(site_files(CATALOGUE)), dict(site_files(alone))

    assert whole["sw.js"] != other["sw.js"]
    assert b"{{" not in whole["sw.js"]


def test_what_is_carried_of_the_catalogue_is_what_the_server_tells() -> None:
    told = json.loads(json.dumps(catalogue_doc(CATALOGUE)))
    carried = json.loads(json.dumps(carried_catalogue(CATALOGUE)))

    assert is_part(carried, told)


def is_part(part: object, whole: object) -> bool:
    """Return whether all that one document says is said by another one alike."""
    if isinstance(part, dict) and isinstance(whole, dict):
        return all(k in whole and is_part(v, whole[k]) for k, v in part.items())
    if isinstance(part, list) and isinstance(whole, list):
        pairs = zip(part, whole, strict=True)
        return len(part) == len(whole) and all(is_part(a, b) for a, b in pairs)
    return part == whole


def test_a_part_that_is_not_built_says_how_to_build_it() -> None:
    with pytest.raises(MissingToolError, match="say make web"):
        player_part("not-yet.js")


def test_a_folder_is_brought_up_to_date_and_files_of_others_stay(
    tmp_path: Path,
) -> None:
    write_site(tmp_path / "roll")
    (tmp_path / "roll" / "own.txt").write_text("mine", "utf-8")
    (tmp_path / "roll" / "player.js").write_text("old", "utf-8")

    write_site(tmp_path / "roll")

    found = {
        path.relative_to(tmp_path / "roll").as_posix(): path.read_bytes()
        for path in (tmp_path / "roll").rglob("*")
        if path.is_file()
    }
    assert found == {**dict(site_files(CATALOGUE)), "own.txt": b"mine"}


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "roll").write_text("no folder", "utf-8")

    with pytest.raises(UnwritableError, match="cannot write"):
        write_site(tmp_path / "roll")


def test_a_file_that_is_as_it_should_be_is_left_alone(tmp_path: Path) -> None:
    write_site(tmp_path)
    for path in tmp_path.rglob("*"):
        os.utime(path, ns=(0, 0))

    write_site(tmp_path)

    assert (tmp_path / "index.html").stat().st_mtime_ns == 0
