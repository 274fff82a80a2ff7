"""Where the parts of the house are, and what their text names."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
SRC = ROOT / "src" / "unkink"
DOCS = ROOT / "docs"
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`([^`\n]+)`")


def modules() -> list[Path]:
    """Return every Python file of the package."""
    return sorted(SRC.rglob("*.py"))


def pages() -> list[Path]:
    """Return every page for people."""
    tops = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")]
    return [*tops, *sorted(DOCS.rglob("*.md"))]


def named(path: Path) -> str:
    """Return a file's path from the root, for messages."""
    return path.relative_to(ROOT).as_posix()


def commands_in(text: str, program: str) -> Iterator[str]:
    """Yield every command line of a program in a page's code, spans and fences."""
    lines = [line for fence in FENCE.findall(text) for line in _typed(fence)]
    spans = [
        span.removeprefix("command: ")
        for span in CODE.findall(FENCE.sub("", text).replace(r"\|", "|"))
    ]
    for line in (*lines, *spans):
        bare = line.partition("  #")[0].strip().removeprefix(".venv/bin/")
        if bare == program or bare.startswith(f"{program} "):
            yield bare


def _typed(fence: str) -> list[str]:
    """Return the lines of a fence that one types; what a console prints is none."""
    lines = [line.strip() for line in fence.splitlines()]
    if any(line.startswith("$ ") for line in lines):
        lines = [line for line in lines if line.startswith("$ ")]
    return [line.removeprefix("$ ") for line in lines]


def strings_in(path: Path) -> Iterator[str]:
    """Yield every string of a Python file, docstrings too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
