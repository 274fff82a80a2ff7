import os
from pathlib import Path

import pytest

import unkink
from tests.journeys.readme import PYTHON, README, ROOT, SHOWN, output_of

TEXT = README.read_text(encoding="utf-8")
COMMANDS = [(found["command"], found["output"]) for found in SHOWN.finditer(TEXT)]


def test_the_readme_opens_with_a_command_and_its_output() -> None:
    assert COMMANDS
    assert TEXT.index("```console") < 1_200


@pytest.mark.parametrize(("command", "output"), COMMANDS)
def test_the_readme_shows_what_the_command_really_prints(
    command: str, output: str
) -> None:
    assert output_of(command) == output, "say `make readme`"


def test_the_five_lines_of_the_readme_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    (lines,) = PYTHON.findall(TEXT)
    names: dict[str, object] = {}

    exec(lines, names)  # noqa: S102  our own README

    assert len([line for line in lines.splitlines() if line]) == 5
    routine = names["routine"]
    assert isinstance(routine, unkink.Routine)
    assert routine.is_optimal


@pytest.mark.parametrize(
    "target",
    [line.split()[1] for line in TEXT.splitlines() if line.startswith("make ")],
)
def test_every_make_target_of_the_readme_exists(target: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")

    assert f"\n{target}:" in makefile


def test_the_files_that_the_readme_links_to_exist() -> None:
    links = [part.split(")")[0] for part in TEXT.split("](")[1:]]

    local = [link for link in links if not link.startswith("http")]
    missing = [link for link in local if not (ROOT / link.split("#")[0]).exists()]
    assert missing == []
    assert Path(os.fspath(ROOT / "LICENSE")).exists()
