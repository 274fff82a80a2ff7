"""The app as people run it: a server of its own, and a browser that sees it."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from urllib.request import urlopen

from playwright.sync_api import Browser, Playwright

from unkink.body.chromium import FLAGS, chromium_path

ROOT = Path(__file__).parents[2]
ADDRESS = re.compile(r"https?://[\w.:\[\]]+")


@dataclass
class Server:
    """A server that runs.

    Attributes:
        url: Its address, without a slash at the end.
        process: Its process, the first of its group.
        folder: Its data folder.
    """

    url: str
    process: subprocess.Popen[str]
    folder: Path

    @property
    def port(self) -> int:
        """The port it listens on."""
        return int(self.url.rsplit(":", 1)[1])

    def kill(self) -> None:
        """End it and all that it started at once, as a power cut would."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        if self.process.stdout is not None:
            self.process.stdout.close()


def start(folder: Path, *, port: int = 0, more: Sequence[str] = ()) -> Server:
    """Start a server on a data folder and return it once it answers.

    Args:
        folder: Its data folder.
        port: The port to listen on; 0 lets it choose.
        more: Further words of the command.
    """
    words = ["serve", "--no-browser", "--data", str(folder), *more]
    words += ["--port", str(port)] if port else []
    process = subprocess.Popen(  # noqa: S603  our own command
        [sys.executable, "-m", "unkink", *words],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    assert process.stdout is not None
    server = Server(_address(process.stdout), process, folder)
    _wait_for(server)
    return server


def _wait_for(server: Server) -> None:
    """Wait until it answers: it says its address a moment before."""
    for _ in range(100):
        with suppress(OSError), urlopen(server.url + "/api/v1/health"):  # noqa: S310
            return
        time.sleep(0.1)
    raise AssertionError(f"{server.url} does not answer")


def _address(told: IO[str]) -> str:
    """Return the address that a server says it listens on."""
    lines = []
    for line in told:
        lines.append(line)
        if found := ADDRESS.search(line):
            return found[0]
    raise AssertionError(f"the server did not start: {''.join(lines)}")


def free_port() -> int:
    """Return a port of one's own: tests run side by side."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number: int = probe.getsockname()[1]
        return number


@contextmanager
def served(
    folder: Path, *, port: int = 0, more: Sequence[str] = ()
) -> Iterator[Server]:
    """Serve a data folder for as long as the block lasts."""
    server = start(folder, port=port, more=more)
    try:
        yield server
    finally:
        server.kill()


def launched(playwright: Playwright) -> Browser:
    """Return a Chromium that draws without a graphics card and calls nobody."""
    return playwright.chromium.launch(executable_path=chromium_path(), args=list(FLAGS))
