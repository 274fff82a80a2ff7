import json
from pathlib import Path

import pytest

from tests.journeys.command import MARATHON, Shell
from unkink.exports import FORMS


def test_a_plan_is_written_by_the_ending_of_its_path(
    shell: Shell, tmp_path: Path
) -> None:
    path = tmp_path / "tonight.json"

    shell("export", MARATHON, "--minutes", "8", "--to", str(path))

    assert json.loads(path.read_text("utf-8"))["title"].startswith("8 minutes: ")
    assert shell("export", str(path), "--to", "-").out.startswith("8 minutes: ")


@pytest.mark.parametrize("ending", FORMS)
def test_a_programme_is_written_in_every_format(
    ending: str, shell: Shell, tmp_path: Path
) -> None:
    path = tmp_path / f"office.{ending}"

    shell("export", "office", "--to", str(path))

    assert path.stat().st_size > 0
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


def test_an_unknown_ending_gets_the_list_before_anything_is_read(shell: Shell) -> None:
    result = shell("export", "nowhere.fit", "--to", "routine.xls")

    assert "known are" in result.complaint
    assert all(ending in result.complaint for ending in FORMS)


def test_a_place_that_cannot_be_written_is_one_line(
    shell: Shell, tmp_path: Path
) -> None:
    result = shell("export", "office", "--to", str(tmp_path / "no" / "x.txt"))

    assert "cannot write" in result.complaint


def test_without_a_place_it_says_how_to_name_one(shell: Shell) -> None:
    assert "--to routine.pdf" in shell("export", "office").complaint


def test_a_routine_with_a_move_of_tomorrow_names_it(
    shell: Shell, tmp_path: Path
) -> None:
    path = tmp_path / "own.json"
    shell("export", "office", "--to", str(path))
    data = json.loads(path.read_text("utf-8"))
    data["bouts"][0]["move"] = "calf-laser"
    path.write_text(json.dumps(data), "utf-8")

    result = shell("export", str(path), "--to", "-")

    assert "calf-laser" in result.complaint
