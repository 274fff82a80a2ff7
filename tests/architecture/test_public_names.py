"""What a package gives away: sorted, importable, and with no code around it."""

import ast
import importlib
from pathlib import Path

import pytest

from tests.architecture.house import SRC, modules, named

PACKAGES = sorted(SRC.rglob("__init__.py"))
# Looks its names up when they are asked for, so that a command pays for its parts only.
FRONT_DOOR = SRC / "__init__.py"


def module_of(path: Path) -> str:
    parts = path.relative_to(SRC.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def order(name: str) -> tuple[int, str]:
    """Constants, then classes, then the rest, each by the alphabet."""
    return (0 if name.isupper() else 1 if name[0].isupper() else 2, name)


@pytest.mark.parametrize("path", PACKAGES, ids=named)
def test_public_names_are_sorted_and_there(path: Path) -> None:
    package = importlib.import_module(module_of(path))
    names = list(getattr(package, "__all__", []))

    assert names == sorted(names, key=order)
    assert [name for name in names if not hasattr(package, name)] == []


@pytest.mark.parametrize("path", [p for p in PACKAGES if p != FRONT_DOOR], ids=named)
def test_a_package_file_holds_a_docstring_and_names_but_no_code(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstring, *rest = tree.body

    assert ast.get_docstring(tree), "says what question the package answers"
    assert isinstance(docstring, ast.Expr)
    for node in rest:
        is_name = isinstance(node, ast.Assign) and {
            target.id for target in node.targets if isinstance(target, ast.Name)
        } <= {"__all__", "__version__"}
        assert is_name or isinstance(node, ast.Import | ast.ImportFrom), ast.dump(node)


@pytest.mark.parametrize("path", PACKAGES, ids=named)
def test_a_package_says_which_file_to_read_first(path: Path) -> None:
    text = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""

    assert "Read `" in text


@pytest.mark.parametrize("path", modules(), ids=named)
def test_every_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


def test_every_public_name_of_the_library_is_documented() -> None:
    library = importlib.import_module("unkink")
    without = [
        name
        for name in library.__all__
        if not name.startswith("__") and not getattr(library, name).__doc__
    ]

    assert without == []
