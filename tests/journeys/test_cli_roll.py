import json
import os
import pty
import re
import select
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.command import MARATHON, ROOT, command, environment

QUESTION = "Anything new: swelling"
ALT_SCREEN_ON, ALT_SCREEN_OFF = "\x1b[?1049h", "\x1b[?1049l"
CURSOR_SHOWN = "\x1b[?25h"
PATIENCE_S = 20.0


def kept_in(data: Path) -> dict[str, Any]:
    """Return the only session of a data folder."""
    (path,) = (data / "sessions").glob("*.json")
    session = json.loads(path.read_text())
    assert session["schema"] == "unkink.session/1"
    return dict(session)


class Terminal:
    """A command in a pseudo-terminal, with somebody before it."""

    def __init__(self, *words: str, data: Path, **more: str) -> None:
        self.leader, self.follower = pty.openpty()
        self.open: tuple[int, ...] = (self.leader, self.follower)
        termios.tcsetwinsize(self.follower, (24, 80))
        self.before = termios.tcgetattr(self.follower)
        self.seen = ""
        self.process = subprocess.Popen(  # noqa: S603  our own program
            [sys.executable, "-m", "unkink", *words],
            cwd=ROOT,
            env=environment(UNKINK_DATA=str(data), TERM="xterm-256color", **more),
            stdin=self.follower,
            stdout=self.follower,
            stderr=self.follower,
            start_new_session=True,
        )

    def read(self, *, within_s: float) -> None:
        """Take what is on the way."""
        if select.select([self.leader], [], [], within_s)[0]:
            self.seen += os.read(self.leader, 65_536).decode(errors="replace")

    def wait_for(self, text: str) -> None:
        """Read on until a text has come."""
        ends = time.monotonic() + PATIENCE_S
        while text not in self.seen:
            assert time.monotonic() < ends, (
                f"{text!r} did not come: {self.seen[-2000:]}"
            )
            self.read(within_s=0.1)

    def settle(self) -> str:
        """Read until nothing comes for a while, and return what came."""
        self.seen, before = "", "?"
        while self.seen != before:
            before = self.seen
            self.read(within_s=0.3)
        return self.seen

    def press(self, keys: str) -> None:
        """Type keys; what is seen from now on is new."""
        self.seen = ""
        os.write(self.leader, keys.encode())

    def end(self) -> int:
        """Wait for the end, reading on, and return the exit code."""
        ends = time.monotonic() + PATIENCE_S
        while self.process.poll() is None:
            assert time.monotonic() < ends, self.seen[-2000:]
            self.read(within_s=0.05)
        self.read(within_s=0.2)
        return self.process.returncode

    def is_restored(self) -> bool:
        """Return whether the terminal behaves as before."""
        return termios.tcgetattr(self.follower) == self.before

    def hang_up(self) -> None:
        """Close the window in which it runs."""
        for descriptor in self.open:
            os.close(descriptor)
        self.open = ()

    def close(self) -> None:
        """Leave nothing behind."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.hang_up()


@pytest.fixture
def open_terminal(tmp_path: Path) -> Iterator[Any]:
    opened: list[Terminal] = []

    def _open(*words: str, **more: str) -> Terminal:
        opened.append(Terminal(*words, data=tmp_path, **more))
        return opened[-1]

    yield _open
    for terminal in opened:
        terminal.close()


def answered_no(terminal: Terminal) -> Terminal:
    """Answer the safety question, and wait until the session is on the screen."""
    terminal.wait_for("yes or no: ")
    terminal.press("no\n")
    terminal.wait_for(ALT_SCREEN_ON)
    terminal.wait_for("Get ready")
    return terminal


def test_a_dry_run_through_a_pipe_tells_every_cue_and_keeps_the_session(
    tmp_path: Path,
) -> None:
    result = command(
        "roll", "five-minutes", "--nothing-new", "--speed", "10000",
        UNKINK_DATA=str(tmp_path),
    )  # fmt: skip

    assert (result.code, result.err) == (0, "")
    lines = result.out.splitlines()
    times = [line[:6] for line in lines if re.match(r" +\d+:\d\d  ", line)]
    assert times == sorted(times)
    assert sum("Done. Well rolled." in line for line in lines) == 1
    assert "\x1b" not in result.out
    session = kept_in(tmp_path)
    assert session["played_s"] == session["total_s"]
    assert {one["dose_s"] for one in session["rolled"]} != {0}


def test_both_legs_at_once_count_once_in_what_is_told(tmp_path: Path) -> None:
    result = command(
        "roll", "five-minutes", "--nothing-new", "--speed", "10000",
        UNKINK_DATA=str(tmp_path),
    )  # fmt: skip

    told = re.search(r"You rolled for (\d+):(\d\d) min\.", result.out)
    assert told
    rolled_s = int(told[1]) * 60 + int(told[2])
    assert rolled_s == sum(
        int(seconds)
        for seconds in re.findall(r"Roll(?: the \w+ side)?, (\d+) seconds", result.out)
    )


def test_a_saved_routine_and_a_run_can_be_rolled_too(tmp_path: Path) -> None:
    saved = tmp_path / "r.json"
    command("plan", MARATHON, "--minutes", "5", "--save", str(saved))

    for what, data in ((str(saved), "one"), (MARATHON, "two")):
        result = command(
            "roll", what, "--nothing-new", "--speed", "10000",
            UNKINK_DATA=str(tmp_path / data),
        )  # fmt: skip

        assert (result.code, result.err) == (0, "")
        assert kept_in(tmp_path / data)["rolled"]


def test_the_session_is_there_as_json(tmp_path: Path) -> None:
    result = command(
        "roll", "five-minutes", "--nothing-new", "--speed", "10000", "--json",
        UNKINK_DATA=str(tmp_path),
    )  # fmt: skip

    assert result.json == kept_in(tmp_path)


def test_after_a_race_only_what_is_still_asked_for_is_rolled(tmp_path: Path) -> None:
    path = tmp_path / "t.json"
    result = command(
        "roll", "after-race", MARATHON, "--now", "2026-10-14T12:00+00:00",
        "--nothing-new", "--timeline", str(path),
    )  # fmt: skip

    assert result.code == 0
    timeline = json.loads(path.read_text())
    assert timeline["schema"] == "unkink.timeline/1"
    assert "Calves" not in json.dumps(timeline)


def test_without_somebody_to_answer_nothing_is_rolled(tmp_path: Path) -> None:
    result = command("roll", "classic", UNKINK_DATA=str(tmp_path))

    assert result.code == 2
    assert "say --nothing-new" in result.complaint
    assert not (tmp_path / "sessions").exists()


def test_a_folder_that_cannot_keep_the_session_ends_with_4(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    result = command(
        "roll", "five-minutes", "--nothing-new", "--speed", "10000",
        UNKINK_DATA=str(tmp_path / "file"),
    )  # fmt: skip

    assert result.code == 4
    assert result.complaint.startswith(f"cannot write {tmp_path}/file/sessions/")


def test_yes_to_the_safety_question_shows_the_stop_page_and_ends_with_3(
    open_terminal: Any, tmp_path: Path
) -> None:
    terminal = open_terminal("roll", "classic")
    terminal.wait_for(QUESTION)
    terminal.wait_for("yes or no: ")

    terminal.press("yes\n")

    assert terminal.end() == 3
    assert "Do not roll now." in terminal.seen
    assert "Call the emergency number now." in terminal.seen.splitlines()[-2]
    assert ALT_SCREEN_ON not in terminal.seen
    assert not (tmp_path / "sessions").exists()


def test_one_calf_much_sorer_is_asked_about_first(open_terminal: Any) -> None:
    terminal = open_terminal("roll", "--sore", "calf:left=6")

    terminal.wait_for("One calf is much sorer than the other.")
    terminal.wait_for("yes or no: ")
    assert QUESTION not in terminal.seen
    terminal.press("yes\n")

    assert terminal.end() == 3


def test_an_answer_that_is_neither_is_asked_for_again_and_none_ends_it(
    open_terminal: Any,
) -> None:
    terminal = open_terminal("roll", "classic")
    terminal.wait_for("yes or no: ")
    terminal.press("perhaps\n")
    terminal.wait_for("yes or no: ")

    terminal.press("\x04")

    assert terminal.end() == 2
    assert "say --nothing-new" in " ".join(terminal.seen.split())


def test_keys_pause_skip_and_quit_and_only_what_was_played_is_kept(
    open_terminal: Any, tmp_path: Path
) -> None:
    terminal = answered_no(open_terminal("roll", "five-minutes", "--silent"))
    terminal.press("\x1b[C")
    terminal.wait_for("Roll, ")
    time.sleep(1.5)
    terminal.press(" ")
    terminal.wait_for("paused: space goes on")
    time.sleep(3.0)
    terminal.press(" ")
    time.sleep(0.5)
    # The rest of the set and the way to the next move are skipped, not played.
    terminal.press("\x1b[C")
    terminal.wait_for("Back of the thighs")
    terminal.press("q")

    assert terminal.end() == 0
    assert "Stopped early. You rolled for 0:0" in terminal.seen
    session = kept_in(tmp_path)
    # Played for 2 s around a pause of 3 s; the rest is a slow machine's.
    doses = {one["dose_s"] for one in session["rolled"] if one["move"] == "calf"}
    assert len(doses) == 1
    assert 1.5 < doses.pop() < 4.5
    assert all(one["dose_s"] < 4 for one in session["rolled"])
    assert session["played_s"] < 15
    assert terminal.is_restored()
    assert ALT_SCREEN_OFF in terminal.seen
    assert CURSOR_SHOWN in terminal.seen


def test_the_bell_rings_when_rolling_begins(open_terminal: Any) -> None:
    terminal = answered_no(open_terminal("roll", "five-minutes", "--silent"))

    terminal.press("\x1b[C")

    terminal.wait_for("\a")
    terminal.press("q")
    assert terminal.end() == 0


def test_a_machine_with_a_voice_speaks_and_an_urgent_cue_waits_for_none(
    open_terminal: Any, tmp_path: Path
) -> None:
    heard = tmp_path / "heard"
    program = tmp_path / "espeak-ng"
    # It speaks for ever, so that only what cuts it off can follow.
    program.write_text(f'#!/bin/sh\necho "$3" >> {heard}\nexec sleep 60\n')
    program.chmod(0o755)
    path = f"{tmp_path}:{os.environ['PATH']}"
    terminal = answered_no(open_terminal("roll", "five-minutes", PATH=path))

    # Once to the placing of the roller, once more to the rolling.
    terminal.press("\x1b[C")
    terminal.press("\x1b[C")
    terminal.wait_for("\a")
    deadline = time.monotonic() + 10
    while "Roll, " not in heard.read_text() and time.monotonic() < deadline:
        time.sleep(0.05)
    terminal.press("q")

    assert terminal.end() == 0
    assert heard.read_text().splitlines()[-1].startswith("Roll, ")


@pytest.mark.parametrize("key", ["\x03", "\x04", "Q"])
def test_ctrl_c_ends_calmly_and_keeps_what_was_done(
    key: str, open_terminal: Any, tmp_path: Path
) -> None:
    terminal = answered_no(open_terminal("roll", "five-minutes", "--silent"))

    terminal.press(key)

    assert terminal.end() == 0
    assert "Traceback" not in terminal.seen
    assert kept_in(tmp_path)["rolled"] == []
    assert terminal.is_restored()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_restores_the_terminal_and_keeps_what_was_done(
    number: signal.Signals, open_terminal: Any, tmp_path: Path
) -> None:
    terminal = answered_no(open_terminal("roll", "five-minutes", "--silent"))

    terminal.process.send_signal(number)

    assert terminal.end() == 0
    assert kept_in(tmp_path)["total_s"] > 0
    assert terminal.is_restored()
    assert ALT_SCREEN_OFF in terminal.seen


def test_a_window_that_is_closed_loses_nothing(
    open_terminal: Any, tmp_path: Path
) -> None:
    terminal = answered_no(open_terminal("roll", "five-minutes", "--silent"))
    terminal.press("\x1b[C")
    terminal.wait_for("Roll, ")

    time.sleep(0.6)
    terminal.hang_up()
    terminal.process.wait(PATIENCE_S)

    assert {one["move"] for one in kept_in(tmp_path)["rolled"]} == {"calf"}


def test_ctrl_c_at_the_question_ends_in_one_line(open_terminal: Any) -> None:
    terminal = open_terminal("roll", "classic")
    terminal.wait_for("yes or no: ")
    # Python reads a moment after it asks; a signal in between would wait for a line.
    time.sleep(0.7)

    terminal.process.send_signal(signal.SIGINT)

    assert terminal.end() == 130
    assert terminal.seen.splitlines()[-1] == "unkink: stopped"


def test_ctrl_z_pauses_instead_of_leaving_a_broken_screen(open_terminal: Any) -> None:
    terminal = answered_no(open_terminal("roll", "five-minutes", "--silent"))

    terminal.press("\x1a")

    terminal.wait_for("paused: space goes on")
    terminal.press("q")
    assert terminal.end() == 0


def test_nothing_is_drawn_while_it_is_paused(open_terminal: Any) -> None:
    terminal = answered_no(open_terminal("roll", "five-minutes", "--silent"))
    terminal.press(" ")
    terminal.wait_for("paused")
    terminal.wait_for("q quits")
    terminal.settle()

    time.sleep(0.5)

    assert terminal.settle() == ""


def test_a_terminal_that_shrinks_breaks_nothing(open_terminal: Any) -> None:
    terminal = answered_no(open_terminal("roll", "five-minutes", "--silent"))

    for rows, columns in ((10, 30), (3, 12), (1, 1), (50, 200)):
        termios.tcsetwinsize(terminal.follower, (rows, columns))
        time.sleep(0.3)
        terminal.read(within_s=0.1)
    terminal.press("q")

    assert terminal.end() == 0
    assert "Traceback" not in terminal.seen


def test_a_session_played_to_its_end_says_its_last_word(
    open_terminal: Any, tmp_path: Path
) -> None:
    terminal = open_terminal("roll", "five-minutes", "--nothing-new", "--speed", "300")

    assert terminal.end() == 0
    assert "You rolled for " in terminal.seen
    assert "Stopped early" not in terminal.seen
    session = kept_in(tmp_path)
    assert session["played_s"] == session["total_s"]
