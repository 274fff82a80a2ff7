"""Print for people, and for programs."""

import json
import sys
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.text import Text

from unkink.errors import UnwritableError

WIDTH = 80


def console() -> Console:
    """Return the console for standard output: no colour when piped, 80 columns then."""
    is_terminal = sys.stdout.isatty()
    return Console(
        highlight=False,
        soft_wrap=False,
        width=None if is_terminal else WIDTH,
        markup=False,
    )


def complain(message: str) -> None:
    """Print one line to standard error."""
    sys.stderr.write("unkink: " + " ".join(message.split()) + "\n")


def print_json(data: dict[str, Any]) -> None:
    """Print the JSON form of something."""
    sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=2) + "\n")


def write_json(path: Path, data: dict[str, Any]) -> None:
    """Write the JSON form of something to a file.

    Raises:
        UnwritableError: If the file cannot be written.
    """
    text = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UnwritableError(path, error.strerror or str(error)) from error


def bar(share: float, *, width: int) -> str:
    """Return a bar of blocks for a share, 0 to 1."""
    eighths = round(min(1.0, max(0.0, share)) * width * 8)
    full, rest = divmod(eighths, 8)
    part = " ▏▎▍▌▋▊▉"[rest] if rest else ""
    return "█" * full + part


def dim(text: str) -> Text:
    """Return text that steps back."""
    return Text(text, style="dim")
