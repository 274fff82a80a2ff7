"""A film from its scenes: piece by piece, each kept so that it can go on."""

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from unkink.body.shipped import ShippedBody
from unkink.exports.cache import digest, forget, passing, whole
from unkink.exports.film.compose import figure_place, frames_of
from unkink.exports.film.ffmpeg import (
    SCENE_CODE,
    ffmpeg,
    pieces_to_film,
    raw_to_code,
)
from unkink.exports.film.layout import FRAMES_A_S, HEIGHT, WIDTH
from unkink.exports.film.loops import Loop, figure_of
from unkink.exports.film.page import page_file
from unkink.exports.film.scenes import Scene
from unkink.exports.film.share import Share
from unkink.exports.film.studio import Studio
from unkink.exports.films import Told
from unkink.exports.guided import Choices
from unkink.exports.sound.write_sound import write_wave

# A frame of the stage takes as long as so many frames of a film.
_DRAWN_COST = 40


def produce(
    scenes: Sequence[Scene],
    choices: Choices,
    sound: bytes | None,
    *,
    to: BinaryIO,
    told: Told,
) -> None:
    """Write a film into a file that is open.

    What an interruption leaves behind, loops and pieces, is taken up the next time.

    Args:
        scenes: What is seen.
        choices: Body and theme.
        sound: Its samples; None for silence.
        to: The file.
        told: Is called with the share that is done, 0 to 1.

    Raises:
        MissingToolError: If ffmpeg, Chromium, Playwright or the built page is missing.
        NoRoomError: If the disk of the cache is full.
        UnwritableError: If the cache cannot be written.
    """
    ffmpeg()
    body = figure_of(choices.body)
    with Studio(choices.theme) as studio:
        loops = [_loop(scene, body, studio) for scene in scenes]
        missing = {
            loop.key: loop
            for loop in loops
            if loop is not None and not studio.loop_path(loop).exists()
        }
        share = Share(told, _costs(scenes, list(missing.values())))
        for loop in missing.values():
            for drawn in studio.draw_loop(loop):
                share.tell(drawn)
            share.done()
        pieces = list(_pieces(scenes, loops, studio, share=share))
    _join(pieces, sound, studio.folder, to=to)
    forget(pieces)


def _loop(scene: Scene, body: ShippedBody, studio: Studio) -> Loop | None:
    if scene.motion is None:
        return None
    motion = scene.motion
    return Loop(body, motion.clip, motion.side, studio.theme, figure_place(scene))


def _costs(scenes: Sequence[Scene], missing: Sequence[Loop]) -> list[int]:
    """Return what each step costs, in frames of the film."""
    drawn = [_DRAWN_COST * len(loop.times_s(is_even=True)) for loop in missing]
    return [*drawn, *(len(scene.moments) * FRAMES_A_S for scene in scenes)]


def _pieces(
    scenes: Sequence[Scene],
    loops: Sequence[Loop | None],
    studio: Studio,
    *,
    share: Share,
) -> Iterator[Path]:
    """Yield the piece of each scene, made if it is not kept from before."""
    for scene, loop in zip(scenes, loops, strict=True):
        path = studio.folder / "pieces" / f"{_key(scene, loop, studio)}.h264"
        if not path.exists():
            frames = None if loop is None else studio.frames(loop)
            with whole(path) as beside:
                made = frames_of(scene, frames, studio)
                raw_to_code(made, beside, size=(WIDTH, HEIGHT))
        share.done()
        yield path


def _key(scene: Scene, loop: Loop | None, studio: Studio) -> str:
    """Return a name for all that a piece is made of."""
    drawn = "" if loop is None else loop.key
    made_by = f"{studio.theme} {SCENE_CODE} {Path(ffmpeg()).name}"
    return digest(page_file(), repr(scene), drawn, made_by)


def _join(
    pieces: Sequence[Path], sound: bytes | None, folder: Path, *, to: BinaryIO
) -> None:
    """Lay the pieces one behind the other, into a file that is open."""
    with passing(folder) as own:
        heard = None if sound is None else own / "sound.wav"
        if heard is not None and sound is not None:
            with heard.open("wb") as file:
                write_wave(sound, file)
        film = own / "film.mp4"
        pieces_to_film((piece.read_bytes() for piece in pieces), heard, film)
        with film.open("rb") as file:
            shutil.copyfileobj(file, to)
