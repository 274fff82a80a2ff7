"""The app as its page waits for it: over HTTP, from a server of its own process.

The limits are seconds, not ratios to a peer: what one feels while a dial is turned and
while a run is dropped.
"""

import json
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, sleep
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen

from bench.table import Figure, print_table

ROUNDS, QUICK_ROUNDS = 30, 8
LONG_RUN = Path("samples/runs/road-marathon.fit")
RUN = Path("samples/runs/hilly-10k.fit")
PATIENCE_S = 30.0
# By name: what it may take [s].
LIMITS = {
    "until it answers": 2.5,
    "a run of 354 kB": 0.45,
    "today": 0.1,
    "a plan, with alternatives": 0.1,
    "the catalogue, once read": 0.05,
}


def bench_app(*, is_quick: bool) -> list[Figure]:
    """Print the median times, and return the figures."""
    rounds = QUICK_ROUNDS if is_quick else ROUNDS
    begin = perf_counter()
    with TemporaryDirectory() as folder, serving(Path(folder)) as root:
        times = {"until it answers": perf_counter() - begin}
        times |= _times(root, rounds)
    print_table(
        f"The app over HTTP, median of {rounds}",
        ("", "time", "at most"),
        [
            (name, f"{taken * 1e3:.0f} ms", f"{LIMITS[name] * 1e3:.0f} ms")
            for name, taken in times.items()
        ],
    )
    return [Figure(f"app: {n} [s]", taken, LIMITS[n]) for n, taken in times.items()]


def _times(root: str, rounds: int) -> dict[str, float]:
    _ask(root, f"/runs?name={RUN.name}", RUN.read_bytes())
    run_s = [_take_in(root) for _ in range(rounds)]
    _ask(root, f"/runs?name={LONG_RUN.name}", LONG_RUN.read_bytes())
    _ask(root, "/plans", _plan(12))
    # Each time other minutes, as a dial is turned.
    plans = [_plan(5 + index % 26) for index in range(rounds)]
    return {
        "a run of 354 kB": median(run_s),
        "today": median(_seconds(root, "/today") for _ in range(rounds)),
        "a plan, with alternatives": median(_seconds(root, "/plans", p) for p in plans),
        "the catalogue, once read": median(
            _seconds(root, "/catalogue") for _ in range(rounds)
        ),
    }


def _take_in(root: str) -> float:
    """Return the time to take a run in that is forgotten afterwards [s]."""
    begin = perf_counter()
    (run,) = _ask(root, f"/runs?name={LONG_RUN.name}", LONG_RUN.read_bytes())["runs"]
    taken = perf_counter() - begin
    _ask(root, f"/runs/{run['id']}", method="DELETE")
    return taken


def _plan(minutes: int) -> bytes:
    return json.dumps({"minutes": minutes}).encode()


def _seconds(root: str, path: str, data: bytes | None = None) -> float:
    begin = perf_counter()
    _ask(root, path, data)
    return perf_counter() - begin


def _ask(
    root: str, path: str, data: bytes | None = None, *, method: str | None = None
) -> Any:  # noqa: ANN401  JSON is whatever was answered
    request = Request(root + path, data=data, method=method)  # noqa: S310  our own
    with urlopen(request, timeout=PATIENCE_S) as answer:  # noqa: S310
        body = answer.read()
    return json.loads(body) if body else None


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a data folder while the block lasts; yields the root of the API."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    root = f"http://localhost:{port}/api/v1"
    words = ("serve", "--no-browser", "--data", str(folder), "--port", str(port))
    with subprocess.Popen(  # noqa: S603  ours
        [sys.executable, "-m", "unkink", *words],
        stdout=subprocess.DEVNULL,
    ) as process:
        try:
            _await(root)
            yield root
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(PATIENCE_S)


def _await(root: str) -> None:
    until = perf_counter() + PATIENCE_S
    while True:
        try:
            _ask(root, "/health")
        except URLError:
            if perf_counter() > until:
                raise
            sleep(0.02)
        else:
            return
