"""Files and bodies stay small enough to be read at once."""

import ast
from pathlib import Path

import pytest

from tests.architecture.house import ROOT, SRC, modules, named

MOST_LINES, MOST_BODY_LINES = 400, 40
Function = ast.FunctionDef | ast.AsyncFunctionDef


def bodies(path: Path) -> list[tuple[str, int]]:
    """Return each function of a file with the lines of its body after the docstring."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, Function):
            rest = node.body[ast.get_docstring(node) is not None :]
            lines = (rest[-1].end_lineno or 0) - rest[0].lineno + 1 if rest else 0
            found.append((node.name, lines))
    return found


@pytest.mark.parametrize("folder", ["src", "samples", "bench"])
def test_no_file_is_longer_than_four_hundred_lines(folder: str) -> None:
    long = [
        named(path)
        for path in (ROOT / folder).rglob("*.py")
        if path.read_text(encoding="utf-8").count("\n") > MOST_LINES
    ]

    assert long == []


def test_no_body_is_longer_than_forty_lines() -> None:
    long = [
        f"{named(path)}: {name} has {lines} lines"
        for path in modules()
        for name, lines in bodies(path)
        if lines > MOST_BODY_LINES
    ]

    assert long == []


def test_the_measure_leaves_the_docstring_out(tmp_path: Path) -> None:
    path = tmp_path / "one.py"
    path.write_text(
        'def one():\n    """Two\n\n    lines."""\n    a = 1\n    return a\n'
    )

    assert bodies(path) == [("one", 2)]


def test_no_file_goes_by_a_name_that_says_nothing() -> None:
    empty = {"utils", "util", "helpers", "common", "manager", "misc", "base", "core"}

    assert [named(p) for p in SRC.rglob("*.py") if p.stem in empty] == []
