"""Single keys from a terminal, without waiting and without echo."""

import os
import select
import sys
from collections.abc import Iterator
from contextlib import contextmanager

try:
    import termios
    import tty
except ImportError:  # Windows has neither; the session plays there without keys.
    termios = None  # type: ignore[assignment]

ARROWS = {"\x1b[C": "right", "\x1b[D": "left", "\x1bOC": "right", "\x1bOD": "left"}
NAMES = {
    " ": "space",
    "q": "quit",
    "Q": "quit",
    "\x03": "quit",
    "n": "right",
    "p": "left",
}


def has_keys() -> bool:
    """Return whether single keys can be read here."""
    return bool(termios) and sys.stdin.isatty()


@contextmanager
def raw_keys() -> Iterator[None]:
    """Take keys one by one while inside; the terminal is put back whatever happens."""
    if not has_keys():
        yield
        return
    terminal = sys.stdin.fileno()
    before = termios.tcgetattr(terminal)
    try:
        tty.setcbreak(terminal)
        yield
    finally:
        termios.tcsetattr(terminal, termios.TCSADRAIN, before)


def next_key(*, wait_s: float) -> str:
    """Return the name of the next key, "" if none comes in time.

    Args:
        wait_s: How long to wait [s].

    Returns:
        space, left, right, quit, or "" for no key or another one.
    """
    if not has_keys():
        return ""
    terminal = sys.stdin.fileno()
    if not select.select([terminal], [], [], wait_s)[0]:
        return ""
    typed = os.read(terminal, 8).decode(errors="replace")
    return ARROWS.get(typed, NAMES.get(typed[:1], ""))
