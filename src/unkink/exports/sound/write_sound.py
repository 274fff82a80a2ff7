"""The guided session to listen to, as WAV."""

import wave
from typing import BinaryIO

from unkink.exports.films import Told
from unkink.exports.guided import Choices, Guided
from unkink.exports.sound.mix import mixed
from unkink.exports.sound.speech import needed_speech
from unkink.exports.sound.tones import RATE_HZ


def write(
    guided: Guided,
    choices: Choices,  # noqa: ARG001  nothing to choose
    *,
    to: BinaryIO,
    told: Told,
) -> None:
    """Write a session as sound.

    Raises:
        MissingToolError: If nothing speaks on this machine: what to install.
    """
    samples = mixed(guided, needed_speech())
    told(1.0)
    write_wave(samples, to)


def write_wave(samples: bytes, to: BinaryIO) -> None:
    """Write samples as WAV."""
    with wave.open(to, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE_HZ)
        file.setnframes(len(samples) // 2)
        file.writeframesraw(samples)
