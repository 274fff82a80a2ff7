from dataclasses import dataclass
from typing import Annotated

import pytest
import typer

from unkink.cli.option_groups import grouped


@dataclass(frozen=True)
class Fruit:
    apples: Annotated[int, typer.Option("--apples", "-a")] = 1
    ripe: Annotated[bool, typer.Option("--ripe")] = False


def run(*words: str) -> list[object]:
    """What a command was given that takes a group beside its own."""
    got: list[object] = []

    @grouped
    def command(
        what: Annotated[str, typer.Argument()], *, fruit: Fruit, loud: bool = False
    ) -> None:
        got.extend((what, fruit, loud))

    app = typer.Typer()
    app.command()(command)
    app(list(words), standalone_mode=False)
    return got


@pytest.mark.parametrize(
    ("words", "fruit", "is_loud"),
    [
        (("eat",), Fruit(), False),
        (("eat", "-a", "3", "--ripe", "--loud"), Fruit(3, ripe=True), True),
    ],
)
def test_a_command_gets_its_options_as_one_value(
    words: tuple[str, ...], fruit: Fruit, *, is_loud: bool
) -> None:
    assert run(*words) == ["eat", fruit, is_loud]


def test_what_is_in_no_group_is_refused() -> None:
    with pytest.raises(Exception, match="--pears"):
        run("eat", "--pears", "2")
