"""The files of clips of the figure: what their names ask for, and a folder of them."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

from unkink.catalogue import Move
from unkink.catalogue.pose import Stance
from unkink.errors import RequestError, UnwritableError

CLIP_ENDING, INFO_ENDING = ".glb", ".json"
_PICTURES = (".png", ".webp")


class MoveSource(Protocol):
    """Where clips of the figure come from: solved, or shipped."""

    def infos(self, move: Move, variants: Sequence[str]) -> list[dict[str, Any]]:
        """Return the `unkink.clip/1` of variants of a move."""

    def file(self, move: Move, variant: str, to: Path) -> bytes:
        """Return a clip, still or sheet, by the ending and the name of its file."""

    def way_info(self, position: Stance) -> dict[str, Any]:
        """Return the `unkink.clip/1` of the way into a position."""

    def way_file(self, position: Stance, to: Path) -> bytes:
        """Return clip, still or sheet of the way into a position, as `file` does."""

    def write_all(self, moves: Sequence[Move], folder: Path) -> int:
        """Write every variant of moves, and every way, into a folder; how many."""


def check_ending(to: Path) -> None:
    """Refuse a file that is neither a clip nor a picture.

    Raises:
        RequestError: With what is allowed.
    """
    if to.suffix.lower() not in (*_PICTURES, CLIP_ENDING):
        allowed = ", ".join((*_PICTURES, CLIP_ENDING))
        raise RequestError(f"--to is {to}; allowed endings are {allowed}")


def is_sheet(to: Path) -> bool:
    """Return whether a picture is to show the whole clip."""
    return to.stem == "sheet"


def as_text(info: dict[str, Any]) -> bytes:
    """Return `unkink.clip/1` as it stands beside a clip."""
    return json.dumps(info, separators=(",", ":")).encode()


def made_folder(folder: Path) -> Path:
    """Return a folder that is there.

    Raises:
        UnwritableError: If that is no folder and cannot become one.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnwritableError(folder, error.strerror or str(error)) from error
    return folder
