"""Speak cues with the program that the machine has, if it has one."""

import shutil
import subprocess
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field

SPEAKERS: tuple[tuple[str, ...], ...] = (("espeak-ng", "-s", "150"), ("say",))
# From this priority on a sentence cuts off what is being said: it tells what to do now.
URGENT = 8
STOP_S = 1.0


@dataclass
class Voice:
    """Speaks one sentence after another; an urgent one waits for none.

    Attributes:
        command: The program with its options; empty for silence.
        waiting: Sentences still to be said.
        speaking: The sentence being spoken.
    """

    command: Sequence[str]
    waiting: deque[str] = field(default_factory=deque)
    speaking: "subprocess.Popen[bytes] | None" = None

    def say(self, text: str, *, priority: int) -> None:
        """Speak a sentence after those before it; at once if it is urgent."""
        if not self.command or not text:
            return
        if priority >= URGENT:
            self.hush()
        self.waiting.append(text)
        self.go_on()

    def go_on(self) -> None:
        """Speak the next sentence if none is being spoken; call it often."""
        if not self.waiting or self.is_speaking():
            return
        try:
            self.speaking = subprocess.Popen(  # noqa: S603  our own words, no shell
                [*self.command, self.waiting.popleft()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        except OSError:
            # A broken speaker must not end a session; the words are on the screen.
            self.command = ()

    def is_speaking(self) -> bool:
        """Return whether a sentence is being spoken."""
        return self.speaking is not None and self.speaking.poll() is None

    def finish(self, *, within_s: float) -> None:
        """Let the sentence being spoken end, if it does so in time [s]."""
        if self.speaking is not None:
            try:
                self.speaking.wait(within_s)
            except subprocess.TimeoutExpired:
                self.hush()

    def hush(self) -> None:
        """Stop speaking, and forget what was still to be said."""
        self.waiting.clear()
        if self.speaking is None or self.speaking.poll() is not None:
            return
        self.speaking.terminate()
        try:
            self.speaking.wait(STOP_S)
        except subprocess.TimeoutExpired:
            self.speaking.kill()


def find_voice(*, is_wanted: bool) -> Voice:
    """Return this machine's voice; a silent one if it has or one wants none."""
    found = (s for s in SPEAKERS if is_wanted and shutil.which(s[0]))
    return Voice(next(found, ()))
