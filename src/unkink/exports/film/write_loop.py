"""The film of one move: its loop, once and silent, for players that repeat it."""

from typing import BinaryIO

from unkink.catalogue import Move, Variant
from unkink.exports.film.loops import figure_of
from unkink.exports.film.produce import produce
from unkink.exports.film.scenes import Motion, loop_scene
from unkink.exports.films import Told
from unkink.exports.guided import Choices


def write_loop(
    move: Move,
    variant: Variant,
    choices: Choices,
    *,
    side: str,
    to: BinaryIO,
    told: Told = lambda _: None,
) -> None:
    """Write the loop of a move.

    Args:
        move: The move.
        variant: One of its variants.
        choices: Body and theme.
        side: left or right; what works both at once is the same on either.
        to: A file that is open for writing.
        told: Is called with the share that is done, 0 to 1.

    Raises:
        MissingToolError: If ffmpeg, Chromium, Playwright or the built page is missing.
        NoRoomError: If the disk of the cache is full.
        UnwritableError: If the cache cannot be written.
    """
    clip = f"{move.key}.{variant.key}"
    info = figure_of(choices.body).info(clip)
    sides = {one["side"] for one in info["muscles"]}
    shown = side if len(sides) == 1 and sides <= {1, 2} else "both"
    scene = loop_scene(
        move.name,
        variant.name,
        Motion(clip, shown, "loop"),
        lasts_s=round(info["seconds"]),
    )
    produce([scene], choices, None, to=to, told=told)
