"""Options that several commands share, given to each as one value.

Typer reads a command's options from its signature, one parameter an option.
"""

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import wraps
from inspect import Parameter, Signature, signature
from typing import Any

Command = Callable[..., None]


def grouped(command: Command) -> Command:
    """Return a command that takes the fields of its dataclasses as options.

    Args:
        command: Its parameters of a dataclass's type are made from the options that
            stand in that dataclass: `name: Annotated[type, typer.Option(...)] = usual`.
    """
    own = signature(command)
    groups: dict[str, type[Any]] = {
        name: one.annotation
        for name, one in own.parameters.items()
        if isinstance(one.annotation, type) and is_dataclass(one.annotation)
    }

    @wraps(command)
    def ungrouped(**given: Any) -> None:  # noqa: ANN401  whatever the options hold
        made = {
            name: group(**{one.name: given.pop(one.name) for one in fields(group)})
            for name, group in groups.items()
        }
        command(**given, **made)

    seen = [one for each in own.parameters.values() for one in _options(each)]
    ungrouped.__signature__ = Signature(seen)  # type: ignore[attr-defined]
    ungrouped.__annotations__ = {one.name: one.annotation for one in seen}
    return ungrouped


def _options(parameter: Parameter) -> list[Parameter]:
    """Return what a parameter asks for: itself, or the fields of its dataclass."""
    if not is_dataclass(parameter.annotation):
        return [parameter.replace(kind=Parameter.KEYWORD_ONLY)]
    return [
        Parameter(
            one.name, Parameter.KEYWORD_ONLY, default=one.default, annotation=one.type
        )
        for one in fields(parameter.annotation)
    ]
