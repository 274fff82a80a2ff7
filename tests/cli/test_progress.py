import os
import subprocess
import sys
from pathlib import Path

import pytest

from unkink.cli import progress
from unkink.cli.progress import meter


class Terminal:
    """Stands for standard error while a test asks for it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._reader, writer = os.openpty()
        self._screen = os.fdopen(writer, "w", encoding="utf-8")
        monkeypatch.setenv("TERM", "xterm")
        # Not in a fixture: pytest puts its own in place before the test begins.
        monkeypatch.setattr(sys, "stderr", self._screen)

    def shown(self) -> str:
        """Return what it got."""
        self._screen.write("|end")
        self._screen.flush()
        text = b""
        while b"|end" not in text:
            text += os.read(self._reader, 2**16)
        self._screen.close()
        os.close(self._reader)
        return text.decode().removesuffix("|end")


def test_a_long_reading_shows_its_share_and_its_runs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = Terminal(monkeypatch)
    monkeypatch.setattr(progress, "PATIENCE_S", 0.0)

    with meter() as one:
        one.tell(0.2)
        one.count_run()
        one.count_run()
        one.tell(0.5)

    text = terminal.shown()
    assert "Reading" in text
    assert "50%" in text
    assert "2 runs" in text
    # The line is taken away again.
    assert text.endswith("\x1b[2K")


def test_a_short_reading_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal(monkeypatch)

    with meter() as one:
        one.tell(0.5)

    assert terminal.shown() == ""


def test_with_data_on_standard_output_nothing_is_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = Terminal(monkeypatch)
    monkeypatch.setattr(progress, "PATIENCE_S", 0.0)

    with meter(has_data_on_stdout=True) as one:
        one.tell(0.5)

    assert terminal.shown() == ""


def test_what_is_no_terminal_gets_nothing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "PATIENCE_S", 0.0)

    with meter() as one:
        one.tell(0.5)

    assert capsys.readouterr().err == ""


def test_the_bar_is_gone_when_reading_fails(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = Terminal(monkeypatch)
    monkeypatch.setattr(progress, "PATIENCE_S", 0.0)

    with pytest.raises(KeyboardInterrupt):
        _interrupted()

    assert terminal.shown().endswith("\x1b[2K")


def _interrupted() -> None:
    with meter() as one:
        one.tell(0.5)
        raise KeyboardInterrupt


def test_what_a_start_does_not_need_is_not_loaded() -> None:
    code = (
        "import sys, unkink.cli.read, unkink.cli.plan;"
        "print(*({'rich.progress', 'pyarrow'} & set(sys.modules)))"
    )

    done = subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-c", code],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.strip() == ""
