"""What `unkink body` needs: the use cases of the figure, and the kind of a file."""

from pathlib import Path
from typing import Any

from unkink.errors import MissingToolError, RequestError

_ENDINGS = (".png", ".webp", ".glb")


def engine() -> Any:  # noqa: ANN401  a module
    """Return the use cases of the figure, if what they need is installed.

    Raises:
        MissingToolError: If not.
    """
    try:
        from unkink.coach import body_moves
    except ImportError as error:
        raise MissingToolError(
            f"the figure needs the package {error.name}",
            remedy="pip install 'unkink[body]'",
        ) from error
    return body_moves


def way_engine() -> Any:  # noqa: ANN401  a module
    """Return the use cases of the ways into positions, if what they need is installed.

    Raises:
        MissingToolError: If not.
    """
    engine()
    from unkink.coach import body_ways

    return body_ways


def kind_of(to: Path) -> str:
    """Return "glb", "sheet", "png" or "webp": what is to be written.

    Raises:
        RequestError: If the path ends in something else.
    """
    ending = to.suffix.lower()
    if ending not in _ENDINGS:
        raise RequestError(f"--to is {to}; allowed endings are {', '.join(_ENDINGS)}")
    is_sheet = ending != ".glb" and to.stem == "sheet"
    return "sheet" if is_sheet else ending[1:]
