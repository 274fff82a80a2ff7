"""Print for people, and for programs."""

import io
import json
import re
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, cast

from rich.console import Console, ConsoleOptions, RenderableType
from rich.measure import Measurement
from rich.padding import Padding
from rich.text import Text

from unkink.errors import UnwritableError

# Rich breaks lines at it, too; textwrap does not.
NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
WIDTH = 80
WIDEST = 100


class _Trimmed(io.TextIOBase):
    """Passes text on without the spaces that tables leave at the ends of lines."""

    def __init__(self, target: IO[str]) -> None:
        self._target = target

    def write(self, text: str) -> int:
        """Write text, which holds whole lines, as Rich gives them."""
        self._target.write(re.sub(r" +(?=\n|$)", "", text))
        return len(text)

    def flush(self) -> None:
        """Flush what is behind."""
        self._target.flush()


class _Flowing:
    """Words that break into lines anywhere but between a number and its per cent."""

    def __init__(self, text: str, style: str) -> None:
        self._bound = text.replace(" %", f"{NO_BREAK_SPACE}%")
        self._style = style

    def __rich_console__(
        self, _: Console, options: ConsoleOptions
    ) -> Iterator[RenderableType]:
        lines = textwrap.wrap(
            self._bound,
            width=options.max_width,
            break_long_words=False,
            break_on_hyphens=False,
        )
        text = "\n".join(lines).replace(NO_BREAK_SPACE, " ")
        yield Text(text, style=self._style)

    def __rich_measure__(self, _: Console, options: ConsoleOptions) -> Measurement:
        longest = max((len(word) for word in self._bound.split(" ")), default=0)
        return Measurement(longest, len(self._bound)).with_maximum(options.max_width)


def console() -> Console:
    """Return the console for standard output.

    A terminal gets colour and lines of at most 100 columns; a pipe gets neither colour
    nor trailing spaces, and 80 columns.
    """
    if not sys.stdout.isatty():
        trimmed = cast("IO[str]", _Trimmed(sys.stdout))
        return _console(file=trimmed, width=WIDTH, force_terminal=False)
    own = _console()
    return _console(width=min(own.width, WIDEST))


def stage() -> Console:
    """Return a console for the whole terminal, however wide."""
    return _console()


def readable(text: str) -> str:
    """Return text of unknown origin without what could steer a terminal."""
    one_line = " ".join(text.split())
    return "".join(c if c.isprintable() else "?" for c in one_line)


def complain(message: str) -> None:
    """Print one line to standard error."""
    sys.stderr.write(f"unkink: {readable(message)}\n")


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
    """Return a bar of blocks for a share, 0 to 1.

    Example:
        >>> bar(0.5, width=3)
        '█▌'
    """
    eighths = round(min(1.0, max(0.0, share)) * width * 8)
    full, rest = divmod(eighths, 8)
    part = " ▏▎▍▌▋▊▉"[rest] if rest else ""
    return "█" * full + part


def dim(text: str) -> Text:
    """Return text that steps back."""
    return Text(text, style="dim")


def flowing(text: str, *, style: str = "") -> RenderableType:
    """Return text whose numbers stay with their per cent where a line ends."""
    return _Flowing(text, style)


def indented(what: RenderableType) -> Padding:
    """Return something two columns further in, on all of its lines."""
    return Padding(what, (0, 0, 0, 2))


def _console(
    *,
    file: IO[str] | None = None,
    width: int | None = None,
    force_terminal: bool | None = None,
) -> Console:
    return Console(
        file=file,
        width=width,
        force_terminal=force_terminal,
        highlight=False,
        soft_wrap=False,
        markup=False,
    )
