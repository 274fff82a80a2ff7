"""Use cases of the figure that need no solver: show what is shipped."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from unkink.body.body_type import USUAL, built
from unkink.body.join_glb import joined
from unkink.body.mirror_info import mirrored_info
from unkink.body.shipped import EXTRA, ShippedBody, shipped_still
from unkink.catalogue import Move
from unkink.catalogue.pose import STANCES, Stance
from unkink.catalogue.read_way import way_into
from unkink.coach.clip_files import (
    CLIP_ENDING,
    INFO_ENDING,
    as_text,
    is_sheet,
    made_folder,
)
from unkink.errors import DataFileError, MissingToolError


@dataclass(frozen=True)
class ShippedMoves:
    """Moves, and ways into positions, as they are shipped for a body.

    Attributes:
        shipped: The body.
        side: "left", or "right": the mirror image.
    """

    shipped: ShippedBody
    side: str

    @property
    def has_own_stills(self) -> bool:
        """Whether the stills that are shipped show this body."""
        return self.shipped.body == built(*USUAL)

    def infos(self, move: Move, variants: Sequence[str]) -> list[dict[str, Any]]:
        """Return the `unkink.clip/1` of variants of a move."""
        return [self._info(f"{move.key}.{variant}") for variant in variants]

    def file(self, move: Move, variant: str, to: Path) -> bytes:
        """Return a clip or a still, by the ending and the name of its file.

        Raises:
            MissingToolError: If what is wanted is not shipped: what to install.
        """
        return self._file(f"{move.key}.{variant}", to)

    def way_info(self, position: Stance) -> dict[str, Any]:
        """Return the `unkink.clip/1` of the way into a position."""
        return self._info(way_into(position).name)

    def way_file(self, position: Stance, to: Path) -> bytes:
        """Return clip or still of the way into a position, as `file` does.

        Raises:
            MissingToolError: If what is wanted is not shipped: what to install.
        """
        return self._file(way_into(position).name, to)

    def write_all(self, moves: Sequence[Move], folder: Path) -> int:
        """Write still, clip and what stands beside it of every variant and way.

        Returns:
            How many.

        Raises:
            MissingToolError: If what is wanted is not shipped: what to install.
        """
        self._check_side()
        made_folder(folder)
        names = [f"{move.key}.{variant}" for move in moves for variant in move.variants]
        names += [way_into(position).name for position in STANCES]
        for name in names:
            for ending in (".webp", CLIP_ENDING):
                to = folder / f"{name}{ending}"
                to.write_bytes(self._file(name, to))
            (folder / f"{name}{INFO_ENDING}").write_bytes(as_text(self._info(name)))
        return len(names)

    def _info(self, name: str) -> dict[str, Any]:
        found = self.shipped.info(name)
        return mirrored_info(found) if self.side == "right" else found

    def _file(self, name: str, to: Path) -> bytes:
        if to.suffix.lower() == CLIP_ENDING:
            return self._clip(name)
        if is_sheet(to):
            raise _needs_more("a sheet is drawn anew")
        return self._still(name, kind=to.suffix.lower()[1:])

    def _clip(self, name: str) -> bytes:
        self._check_side()
        try:
            shipped = self.shipped
            return joined(shipped.mannequin, shipped.clip(name), name=name)
        except ValueError as error:
            raise DataFileError(self.shipped.folder / name, str(error)) from error

    def _check_side(self) -> None:
        if self.side == "right":
            raise _needs_more("clips are shipped for the left side")

    def _still(self, name: str, *, kind: str) -> bytes:
        still = shipped_still(name)
        if kind == "webp" and self.side == "left":
            return still
        return _redrawn(still, kind=kind, side=self.side)


def _redrawn(still: bytes, *, kind: str, side: str) -> bytes:
    """Return a still as another kind of picture, or its mirror image.

    Raises:
        MissingToolError: If there is no Pillow, which many have besides the extra.
    """
    try:
        from PIL import Image, ImageOps
    except ImportError as error:
        raise _needs_more("stills are shipped as WebP of the left side") from error
    with Image.open(BytesIO(still)) as picture:
        turned = ImageOps.mirror(picture) if side == "right" else picture
        content = BytesIO()
        turned.save(content, format=kind)
    return content.getvalue()


def _needs_more(why: str) -> MissingToolError:
    return MissingToolError(why, remedy=EXTRA)
