"""Sentences spoken by espeak-ng, as samples."""

import io
import shutil
import subprocess
import wave

import numpy as np

from unkink.errors import MissingToolError
from unkink.exports.sound.tones import RATE_HZ, Samples

SPEAKER = "espeak-ng"
# As fast as the terminal speaks, in words a minute.
_PACE = "150"
_FULL = 32_768


class Speech:
    """Speaks sentences, each once."""

    def __init__(self, program: str) -> None:
        self._program = program
        self._known: dict[str, Samples] = {}

    def samples(self, text: str) -> Samples:
        """Return a sentence as samples, -1 to 1.

        Raises:
            MissingToolError: If the program does not speak.
        """
        if text not in self._known:
            self._known[text] = self._spoken(text)
        return self._known[text]

    def length_s(self, text: str) -> float:
        """Return how long a sentence takes [s]."""
        return len(self.samples(text)) / RATE_HZ

    def _spoken(self, text: str) -> Samples:
        # The words go in by standard input, where none can be taken for an option.
        done = subprocess.run(  # noqa: S603  our own words, no shell
            [self._program, "-v", "en-gb", "-s", _PACE, "--stdin", "--stdout"],
            input=text.encode(),
            capture_output=True,
            check=False,
        )
        try:
            return _samples(done.stdout)
        except (wave.Error, EOFError) as error:
            why = done.stderr.decode(errors="replace").strip().splitlines()
            raise MissingToolError(
                f"{self._program} does not speak: {(why or ['it says nothing'])[-1]}",
                remedy="try it by hand",
            ) from error


def find_speech() -> Speech | None:
    """Return this machine's voice, if it has one."""
    program = shutil.which(SPEAKER)
    return None if program is None else Speech(program)


def needed_speech() -> Speech:
    """Return this machine's voice.

    Raises:
        MissingToolError: If it has none: what to install.
    """
    speech = find_speech()
    if speech is None:
        raise MissingToolError(
            f"no {SPEAKER} was found, which speaks",
            remedy=f"install {SPEAKER} with your system's packages",
        )
    return speech


def _samples(data: bytes) -> Samples:
    # A stream does not know its length when it begins, so that its head tells another.
    with wave.open(io.BytesIO(data)) as told:
        form = told.getnchannels(), told.getsampwidth(), told.getframerate()
        head = data.index(b"data") + 8
    if form != (1, 2, RATE_HZ):
        raise wave.Error(f"it speaks in {form}")
    whole = data[head : len(data) - (len(data) - head) % 2]
    return np.asarray(np.frombuffer(whole, "<i2") / _FULL, np.float32)
