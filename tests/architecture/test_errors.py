"""The tree of errors: drawn, described, and each with its exit code."""

import pytest

import unkink.errors
from tests.architecture.house import DOCS
from unkink.cli.app import EXIT_CODES
from unkink.errors import InputError, NoAnswerError, StoreError, UnkinkError

PAGE = DOCS / "reference" / "errors.md"


def tree(error: type[UnkinkError]) -> list[type[UnkinkError]]:
    """Return an error and all that descend from it, as the module draws them."""
    return [error, *(one for child in error.__subclasses__() for one in tree(child))]


ERRORS = tree(UnkinkError)


@pytest.mark.parametrize("error", ERRORS)
def test_every_error_lives_in_one_module_and_is_named_an_error(
    error: type[UnkinkError],
) -> None:
    assert error.__module__ == "unkink.errors"
    assert error.__name__.endswith("Error")
    assert error.__doc__


@pytest.mark.parametrize("error", ERRORS)
def test_every_error_stands_in_the_reference(error: type[UnkinkError]) -> None:
    assert f"`{error.__name__}`" in PAGE.read_text(encoding="utf-8") or error in {
        InputError,
        NoAnswerError,
        StoreError,
    }


@pytest.mark.parametrize("text", [unkink.errors.__doc__, PAGE.read_text("utf-8")])
def test_the_drawn_tree_is_the_tree(text: str) -> None:
    drawn = [
        word
        for line in text.splitlines()
        if line.lstrip("│ ").startswith(("├─", "└─", "UnkinkError"))
        for word in line.replace("├─", " ").replace("└─", " ").split()
        if word.endswith("Error")
    ]

    assert drawn == [error.__name__ for error in ERRORS]


def test_every_family_has_its_exit_code() -> None:
    assert {InputError: 2, NoAnswerError: 3, StoreError: 4} == EXIT_CODES
    assert set(EXIT_CODES) == set(UnkinkError.__subclasses__())


@pytest.mark.parametrize("error", [e for e in ERRORS if e is not UnkinkError])
def test_every_error_belongs_to_one_family(error: type[UnkinkError]) -> None:
    assert sum(issubclass(error, family) for family in EXIT_CODES) == 1


def test_an_unknown_key_offers_the_near_ones_and_else_all() -> None:
    near = unkink.errors.UnknownKeyError("move", "calfs", ["calf", "quad"])
    far = unkink.errors.UnknownKeyError("side", "up", ["left", "right"])

    assert str(near) == "no move 'calfs'; did you mean calf?"
    assert str(far) == "no side 'up'; known are left, right"


def test_a_damaged_file_names_the_byte() -> None:
    error = unkink.errors.DamagedFileError("run.fit", "ends early", offset=12)

    assert str(error) == "run.fit: ends early (at byte 12)"
