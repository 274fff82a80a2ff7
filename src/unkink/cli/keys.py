"""Single keys from a terminal, without waiting and without echo."""

import os
import re
import select
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

try:
    import termios
    import tty
except ImportError:  # Windows has neither; the session plays there without keys.
    termios = None  # type: ignore[assignment]

KEY = re.compile(r"\x1b\[[0-9;]*[A-Za-z~]|\x1bO[A-Z]|.", re.DOTALL)
HALF_KEY = re.compile(r"\x1b(\[[0-9;]*|O)?$")
NAMES = {
    " ": "space",
    "\x1a": "space",  # Ctrl-Z: a session that stands still is what it asks for
    "q": "quit",
    "Q": "quit",
    "\x03": "quit",  # Ctrl-C
    "\x04": "quit",
    "n": "right",
    "p": "left",
    "\x1b[C": "right",
    "\x1bOC": "right",
    "\x1b[D": "left",
    "\x1bOD": "left",
}
MOST_BYTES = 1024


class Keys:
    """Reads keys, also several at once and one that comes in two pieces."""

    def __init__(self) -> None:
        self._half = ""

    def read(self, *, wait_s: float) -> list[str]:
        """Return the names of the keys pressed since the last call.

        Args:
            wait_s: How long to wait for the first [s].

        Returns:
            space, left, right or quit, in their order; other keys are left out. A
            terminal that has gone quits.
        """
        terminal = sys.stdin.fileno()
        if not select.select([terminal], [], [], wait_s)[0]:
            self._half = ""
            return []
        typed = os.read(terminal, MOST_BYTES).decode(errors="replace")
        if not typed:
            return ["quit"]
        names, self._half = names_of(self._half + typed)
        return names


def names_of(typed: str) -> tuple[list[str], str]:
    r"""Return the names of some keys, and the beginning of one not yet whole.

    Example:
        >>> names_of("q \x1b[C\x1b[")
        (['quit', 'space', 'right'], '\x1b[')
    """
    half = HALF_KEY.search(typed)
    rest = half.group() if half else ""
    whole = typed[: len(typed) - len(rest)]
    return [NAMES[key] for key in KEY.findall(whole) if key in NAMES], rest


def has_keys() -> bool:
    """Return whether single keys can be read here."""
    return bool(termios) and sys.stdin.isatty()


@contextmanager
def raw_keys() -> Iterator[Keys | None]:
    """Take keys one by one while inside; the terminal is put back whatever happens.

    Yields:
        The keys; None where there are none.
    """
    if not has_keys():
        yield None
        return
    terminal = sys.stdin.fileno()
    before = termios.tcgetattr(terminal)
    try:
        tty.setcbreak(terminal)
        attributes = termios.tcgetattr(terminal)
        # Ctrl-C and Ctrl-Z come as keys, so that neither can leave a broken screen.
        attributes[3] &= ~termios.ISIG
        termios.tcsetattr(terminal, termios.TCSADRAIN, attributes)
        yield Keys()
    finally:
        # A terminal that has gone needs nothing put back.
        with suppress(termios.error):
            termios.tcsetattr(terminal, termios.TCSADRAIN, before)
