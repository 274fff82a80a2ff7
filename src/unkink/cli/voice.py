"""Speak cues with the program that the machine has, if it has one."""

import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass

SPEAKERS: tuple[tuple[str, ...], ...] = (("espeak-ng", "-s", "150"), ("say",))


@dataclass(slots=True)
class Voice:
    """Speaks one sentence after another; a new one waits for none but a pressing one.

    Attributes:
        command: The program with its options; empty for silence.
        speaking: The sentence being spoken.
    """

    command: Sequence[str]
    speaking: "subprocess.Popen[bytes] | None" = None
    priority: int = 0

    def say(self, text: str, *, priority: int) -> None:
        """Speak a sentence, unless a more pressing one is being spoken."""
        if not self.command or not text:
            return
        if self.is_speaking():
            if priority <= self.priority:
                return
            self.hush()
        try:
            self.speaking = subprocess.Popen(  # noqa: S603  our own words, no shell
                [*self.command, text],
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        except OSError:
            # A broken speaker must not end a session; the words are on the screen.
            self.command = ()
        self.priority = priority

    def is_speaking(self) -> bool:
        """Return whether a sentence is being spoken."""
        return self.speaking is not None and self.speaking.poll() is None

    def hush(self) -> None:
        """Stop speaking."""
        if self.speaking is not None and self.speaking.poll() is None:
            self.speaking.terminate()
            self.speaking.wait()


def find_voice(*, is_wanted: bool) -> Voice:
    """Return this machine's voice; a silent one if it has or one wants none."""
    found = (s for s in SPEAKERS if is_wanted and shutil.which(s[0]))
    return Voice(next(found, ()))
