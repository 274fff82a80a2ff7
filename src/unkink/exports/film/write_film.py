"""The film of a guided session, as MP4."""

from typing import BinaryIO

from unkink.exports.film.produce import produce
from unkink.exports.film.scenes import scenes_of
from unkink.exports.films import Told
from unkink.exports.guided import Choices, Guided
from unkink.exports.sound.mix import mixed
from unkink.exports.sound.speech import find_speech


def write(guided: Guided, choices: Choices, *, to: BinaryIO, told: Told) -> None:
    """Write the film of a session, with knocks, and the voice where there is one.

    Raises:
        MissingToolError: If ffmpeg, Chromium, Playwright or the built page is missing.
        NoRoomError: If the disk of the cache is full.
        UnwritableError: If the cache cannot be written.
    """
    sound = mixed(guided, find_speech())
    produce(scenes_of(guided), choices, sound, to=to, told=told)
