import json
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.command import MARATHON, Shell, command


@pytest.fixture
def instance(shell: Shell, tmp_path: Path) -> Path:
    path = tmp_path / "instance.json"
    shell("plan", MARATHON, "--minutes", "8", "--instance", str(path))
    return path


def changed(path: Path, **answer: Any) -> str:
    data = json.loads(path.read_text())
    data |= answer
    path.write_text(json.dumps(data))
    return str(path)


def test_the_installed_command_proves_what_plan_wrote(instance: Path) -> None:
    result = command("verify", str(instance))

    assert (result.code, result.err) == (0, "")
    assert result.words.startswith("Proven: of ")
    assert result.words.endswith("The proof is of the arithmetic, not of the effect.")


def test_the_proof_is_there_as_json(instance: Path, shell: Shell) -> None:
    assert shell("verify", str(instance), "--json").json == {
        "proven": True,
        "faults": [],
    }


def test_an_instance_that_lies_about_its_value_is_caught(
    instance: Path, shell: Shell
) -> None:
    result = shell("verify", changed(instance, value=9.0))

    assert result.code == 3
    assert "value is 9.0, but the options add up to" in result.complaint


def test_an_answer_that_is_not_the_best_is_caught(instance: Path, shell: Shell) -> None:
    result = shell(
        "verify", changed(instance, chosen=[], order=[], value=0, total_s=0), "--json"
    )

    assert result.code == 3
    assert "not the best" in result.complaint
    assert result.json["proven"] is False


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "is no JSON"),
        ("{", "is no JSON"),
        ("[" * 100_000, "is no JSON"),
        ("[]", "is no instance"),
        ("{}", "is no instance"),
        ('{"schema": "unkink.routine/1"}', "is no instance"),
    ],
)
def test_what_is_no_instance_is_told_in_one_line(
    text: str, why: str, shell: Shell, tmp_path: Path
) -> None:
    path = tmp_path / "i.json"
    path.write_text(text)

    result = shell("verify", str(path))

    assert result.code == 2
    assert why in result.complaint


def test_a_missing_file_and_a_folder_are_told_in_one_line(
    shell: Shell, tmp_path: Path
) -> None:
    missing = shell("verify", str(tmp_path / "none.json"))
    folder = shell("verify", str(tmp_path))

    assert (missing.code, folder.code) == (2, 2)
    assert missing.complaint.endswith("cannot be read: No such file or directory")
    assert folder.complaint.endswith("cannot be read: Is a directory")
