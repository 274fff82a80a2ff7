"""`unkink serve` and `unkink import`, as processes of their own."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from time import monotonic, sleep
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

import pytest

from tests.app.serving import free_port
from tests.journeys.command import HILLY, MARATHON, RUNS, command, environment

PATIENCE_S = 30.0


class Server:
    """A server, and how to ask it."""

    def __init__(self, process: "subprocess.Popen[str]", port: int) -> None:
        self.process, self.port = process, port

    def ask(self, path: str, data: bytes | None = None, **headers: str) -> Any:
        kind = "application/json" if (data or b"")[:1] == b"{" else "application/fit"
        request = Request(
            f"http://localhost:{self.port}/api/v1{path}",
            data=data,
            headers={"Content-Type": kind, **headers},
        )
        with urlopen(request, timeout=PATIENCE_S) as answer:  # noqa: S310
            return json.loads(answer.read())

    def is_up(self) -> bool:
        try:
            return bool(self.ask("/health")["status"] == "up")
        except URLError:
            return False

    def cut_power(self) -> None:
        """End it and its worker as a power cut does."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        if self.process.stdout and not self.process.stdout.closed:
            self.process.communicate(timeout=PATIENCE_S)

    def end(self) -> tuple[int, str, str]:
        """Press Ctrl-C, and return how it ended and what it said."""
        self.process.send_signal(signal.SIGINT)
        out, err = self.process.communicate(timeout=PATIENCE_S)
        return self.process.returncode, out, err


@contextmanager
def serving(data: Path, *words: str, port: int | None = None) -> Iterator[Server]:
    port = port or free_port()
    process = subprocess.Popen(  # noqa: S603  ours
        [
            *(sys.executable, "-m", "unkink", "serve", "--no-browser"),
            *("--data", str(data), "--port", str(port), *words),
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment(),
        # The server and its worker, to be ended together.
        start_new_session=True,
    )
    server = Server(process, port)
    try:
        until = monotonic() + PATIENCE_S
        while not server.is_up() and process.poll() is None and monotonic() < until:
            sleep(0.05)
        yield server
    finally:
        server.cut_power()


def test_a_run_goes_in_a_plan_comes_out_and_ctrl_c_ends_it(tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        imported = server.ask("/runs?name=a.fit", Path(HILLY).read_bytes())
        plan = server.ask("/plans", b'{"minutes": 12}')
        code, out, err = server.end()

    assert len(imported["runs"]) == 1
    assert plan["routine"]["optimal"]
    assert code == 0
    assert out == (
        f"unkink is at http://localhost:{server.port}/, with your data in {tmp_path}\n"
    )
    assert err == ""


def test_what_was_kept_is_there_after_the_power_went(tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        server.ask("/runs?name=a.fit", Path(HILLY).read_bytes())
        server.cut_power()

    with serving(tmp_path) as again:
        assert again.ask("/runs")["count"] == 1


def test_another_name_for_this_machine_is_refused(tmp_path: Path) -> None:
    with serving(tmp_path) as server, pytest.raises(HTTPError) as caught:
        server.ask("/health", Host="evil.example")

    caught.value.close()
    assert caught.value.code == 403


def test_it_listens_at_one_address_of_the_own_machine(tmp_path: Path) -> None:
    with (
        serving(tmp_path) as server,
        pytest.raises(OSError, match=r"refused|unreachable|timed out"),
        socket.create_connection(("127.0.0.2", server.port), timeout=5),
    ):
        pass


def test_a_port_that_is_taken_is_said_so(tmp_path: Path) -> None:
    with closing(socket.socket()) as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        result = command("serve", "--no-browser", "--port", str(port))

    assert result.code == 2
    assert f"port {port} is taken" in result.complaint
    assert not list(tmp_path.glob("*.sqlite3"))


def test_a_folder_that_is_no_folder_ends_before_it_begins(tmp_path: Path) -> None:
    in_the_way = tmp_path / "data"
    in_the_way.write_text("a file")

    result = command("serve", "--no-browser", "--data", str(in_the_way))

    assert result.code == 4
    assert "cannot write" in result.complaint


def test_runs_are_imported_each_once(tmp_path: Path) -> None:
    data = str(tmp_path / "data")

    first = command("import", str(RUNS), "--data", data)
    again = command("import", HILLY, MARATHON, "--data", data)

    assert (first.code, again.code) == (0, 0)
    assert "4 runs taken in, 4 in all" in first.words
    assert "kept already" in again.words
    assert "0 runs taken in, 4 in all" in again.words


def test_runs_can_be_imported_while_the_app_is_open(tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        command("import", HILLY, "--data", str(tmp_path))

        assert server.ask("/runs")["count"] == 1


def test_what_holds_no_run_is_refused(tmp_path: Path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("milk, eggs")

    result = command("import", str(notes), "--data", str(tmp_path / "data"))

    assert result.code == 2
    assert "is no FIT, GPX or TCX file" in result.complaint


def test_a_plan_in_the_terminal_waits_for_no_django() -> None:
    code = "import sys; import unkink; unkink.plan; print('django' in sys.modules)"

    said = subprocess.run(  # noqa: S603  ours
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert said.stdout.strip() == "False"


@pytest.mark.parametrize("words", [("plan", HILLY), ("moves", "calf"), ("roll",)])
def test_other_commands_wait_for_no_django(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    code = (
        "import sys; from unkink.cli.app import app_with\n"
        f"app_with(['{words[0]}'])\n"
        "print('django' in sys.modules or 'ninja' in sys.modules)"
    )

    said = subprocess.run(  # noqa: S603  ours
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "UNKINK_DATA": str(tmp_path)},
    )

    assert said.stdout.strip() == "False"
