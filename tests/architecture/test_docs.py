"""The pages name every command, option and form, and nothing that does not exist."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from tests.architecture.house import (
    DOCS,
    ROOT,
    commands_in,
    modules,
    named,
    pages,
    strings_in,
)
from unkink.cli.app import app_with

CLI = DOCS / "reference" / "cli.md"
FORMATS = DOCS / "reference" / "formats.md"
PAGES = [page for page in pages() if page.exists()]
GROUP: Any = typer.main.get_command(app_with())
# Stands in a sentence for any command, or for an argument that the reader fills in.
PLACEHOLDER = re.compile(r"\b(COMMAND|[A-Z]{3,}|\[[A-Z])|…|\.\.\.")


def section_of(command: str) -> str:
    """Return what the reference says of a command."""
    text = CLI.read_text(encoding="utf-8")
    _, _, rest = text.partition(f"## unkink {command}\n")
    return rest.partition("\n## ")[0]


def options() -> Iterator[tuple[str, str]]:
    """Yield every option of every command."""
    for name, command in GROUP.commands.items():
        for parameter in command.params:
            for option in getattr(parameter, "opts", ()):
                if option.startswith("-"):
                    yield name, option


@pytest.mark.parametrize("command", sorted(GROUP.commands))
def test_every_command_has_its_section(command: str) -> None:
    assert section_of(command)
    assert f"`unkink {command}" in CLI.read_text(encoding="utf-8")


@pytest.mark.parametrize(("command", "option"), sorted(options()))
def test_every_option_stands_in_the_section_of_its_command(
    command: str, option: str
) -> None:
    assert re.search(rf"{option}(?![\w-])", section_of(command)), option


@pytest.mark.parametrize("command", sorted(GROUP.commands))
def test_no_section_names_an_option_that_its_command_lacks(command: str) -> None:
    known = {option for name, option in options() if name == command}
    rows = [row for row in section_of(command).splitlines() if row.startswith("| `--")]
    named_there = {o for row in rows for o in re.findall(r"`(--[a-z-]+)", row)}

    assert named_there <= known


def test_the_exit_codes_stand_in_the_reference() -> None:
    text = CLI.read_text(encoding="utf-8")

    assert all(f"\n| {code} | " in text for code in range(5))


def schemas() -> set[str]:
    return {
        text
        for path in modules()
        for text in strings_in(path)
        if re.fullmatch(r"unkink\.[a-z]+/\d+", text)
    }


def test_there_are_forms_for_load_routine_timeline_and_session() -> None:
    kinds = {schema.split(".")[1].split("/")[0] for schema in schemas()}

    assert kinds >= {"load", "routine", "timeline", "session"}


@pytest.mark.parametrize("schema", sorted(schemas()))
def test_every_json_form_has_its_section(schema: str) -> None:
    assert f"## {schema}\n" in FORMATS.read_text(encoding="utf-8")


def every_command() -> list[Any]:
    return [
        pytest.param(line, id=f"{named(page)}: {line}")
        for page in PAGES
        for line in dict.fromkeys(
            commands_in(page.read_text(encoding="utf-8"), "unkink")
        )
    ]


@pytest.mark.parametrize("line", every_command())
def test_every_command_in_a_page_can_be_typed(line: str) -> None:
    words = shlex.split(line.split(" | ")[0])[1:]
    if not words or words[0].startswith("-") or PLACEHOLDER.search(words[0]):
        return
    assert words[0] in GROUP.commands, line
    if PLACEHOLDER.search(line) or "--help" in words:
        return

    # Parses words and options without doing anything; a sentence may name a command
    # without the files or the value that it needs.
    try:
        GROUP.commands[words[0]].make_context(words[0], words[1:])
    except typer.TyperException as fault:
        unsaid = {"MissingParameter", "BadOptionUsage"}
        assert type(fault).__name__ in unsaid, f"{line}: {fault}"  # noqa: PT017


def targets() -> set[str]:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z-]+):", text, re.MULTILINE))


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_make_target_in_a_page_exists(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    wanted = {
        word
        for line in commands_in(text, "make")
        for word in line.split()[1:2]
        if re.fullmatch(r"[a-z-]+", word)
    }

    assert wanted <= targets()


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_link_in_a_page_leads_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    broken = [
        link
        for link in re.findall(r"\]\(([^)\s]+)\)", text)
        if not re.match(r"https?:|mailto:", link)
        and not _leads_somewhere(page.parent, page.name, link)
    ]

    assert broken == []


def _leads_somewhere(folder: Path, own_name: str, link: str) -> bool:
    file, _, anchor = link.partition("#")
    target = folder / (file or own_name)
    if not target.exists():
        return False
    if not anchor or target.is_dir():
        return True
    headings = re.findall(
        r"^#+ (.+)$", target.read_text(encoding="utf-8"), re.MULTILINE
    )
    return anchor in {_anchor(heading) for heading in headings}


def _anchor(heading: str) -> str:
    kept = re.sub(r"[^\w\- ]", "", heading.lower())
    return kept.strip().replace(" ", "-")


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_the_project_speaks_only_of_itself(page: Path) -> None:
    text = page.read_text(encoding="utf-8")

    assert "/work/" not in text
    assert "shared/" not in text
