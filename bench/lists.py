"""Lists of the app with eight clients at once, over 1,000 runs and 1,000 sessions."""

import http.client
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from time import perf_counter, sleep
from typing import Any
from uuid import uuid4

from bench.table import Figure, print_table

RUNS = SESSIONS = 1_000
CLIENTS, REQUESTS, QUICK_REQUESTS = 8, 60, 20
MOST_P95_S = 0.05
LISTS = ("/runs", "/runs?limit=200", "/sessions", "/sessions?limit=200")
# What a page asks for; the longest ones are shown and not judged.
JUDGED = ("/runs", "/sessions")
SAMPLE = Path("samples/runs/hilly-10k.fit")
_LONGEST_START_S = 60


def bench_lists(*, is_quick: bool) -> list[Figure]:
    """Print how long lists take, and return the figures."""
    requests = QUICK_REQUESTS if is_quick else REQUESTS
    rows, figures = [], []
    with TemporaryDirectory() as folder, _served(Path(folder)) as port:
        for path in LISTS:
            _times(port, path, clients=1, requests=5)
            for clients in (1, CLIENTS):
                taken = sorted(_times(port, path, clients=clients, requests=requests))
                half_s, p95_s = (quantiles(taken, n=20)[i] for i in (9, 18))
                rows.append((path, str(clients), _ms(half_s), _ms(p95_s)))
                if clients == CLIENTS and path in JUDGED:
                    name = f"p95 of {path} for {clients} clients / 50 ms"
                    figures.append(Figure(name, p95_s / MOST_P95_S, 1.0))
    title = f"Lists of {RUNS} runs and {SESSIONS} sessions, {os.cpu_count()} cores"
    print_table(title, ("call", "clients", "median", "p95"), rows)
    return figures


def _ms(time_s: float) -> str:
    return f"{time_s * 1e3:.1f} ms"


def _times(port: int, path: str, *, clients: int, requests: int) -> list[float]:
    with ThreadPoolExecutor(clients) as pool:
        jobs = [pool.submit(_ask, port, path, requests) for _ in range(clients)]
        return [taken_s for job in jobs for taken_s in job.result()]


def _ask(port: int, path: str, requests: int) -> list[float]:
    taken = []
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    for _ in range(requests):
        began_s = perf_counter()
        connection.request("GET", f"/api/v1{path}")
        answer = connection.getresponse()
        body = answer.read()
        taken.append(perf_counter() - began_s)
        assert answer.status == 200, body[:200]
    connection.close()
    return taken


@contextmanager
def _served(folder: Path) -> Iterator[int]:
    """Fill a folder, serve it and yield the port."""
    _fill_elsewhere(folder)
    process = subprocess.Popen(  # noqa: S603  our own command
        [
            sys.executable,
            "-m",
            "unkink",
            "serve",
            "--no-browser",
            "--data",
            str(folder),
        ],
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stdout
    try:
        found = re.search(r":(\d+)/", process.stdout.readline())
        assert found
        _wait(int(found[1]))
        yield int(found[1])
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        process.stdout.close()


def _wait(port: int) -> None:
    for _ in range(_LONGEST_START_S * 10):
        try:
            _ask(port, "/health", 1)
        except OSError:
            sleep(0.1)
        else:
            return


def _fill_elsewhere(folder: Path) -> None:
    """Fill a folder in another process: a database is opened once in each."""
    code = f"from bench.lists import fill; fill({str(folder)!r})"
    subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603  our own


def fill(folder: str) -> None:
    """Keep the sample run on 1,000 days, and a session on each."""
    from unkink.catalogue import read_catalogue
    from unkink.coach.import_runs import import_files
    from unkink.coach.settings import settings_of
    from unkink.store.database import open_database
    from unkink.store.rows import documents, in_place_of_all, put_documents, snapshot

    open_database(Path(folder))
    import_files([SAMPLE], settings=settings_of({}, read_catalogue()))
    with snapshot() as seen:
        (run,) = documents("runs", seen)
    with in_place_of_all():
        put_documents("runs", (_another(run, day) for day in range(RUNS)))
        put_documents("sessions", (_session(day) for day in range(SESSIONS)))


def _another(run: dict[str, Any], day: int) -> dict[str, Any]:
    moved = {
        name: (datetime.fromisoformat(run[name]) - timedelta(days=day)).isoformat()
        for name in ("start", "end")
    }
    return run | moved | {"id": str(uuid4()), "digest": f"{day:064x}"}


def _session(day: int) -> dict[str, Any]:
    started = datetime(2026, 5, 1, 18, tzinfo=UTC) - timedelta(days=day)
    rolled = [
        {
            "muscle": muscle,
            "side": side,
            "move": "calf",
            "variant": "one-leg",
            "dose_s": 90,
            "why": "sorest",
            "soreness_before": 4.0,
        }
        for muscle in ("gastrocnemius", "quadriceps", "gluteus_maximus")
        for side in ("left", "right")
    ]
    return {
        "schema": "unkink.backup.sessions/1",
        "id": str(uuid4()),
        "started": started.isoformat(),
        "session": {
            "schema": "unkink.session/1",
            "started": started.isoformat(),
            "title": "10 minutes",
            "played_s": 600.0,
            "total_s": 600,
            "rolled": rolled,
        },
        "routine": None,
        "played": [[0, 600]],
        "after": [],
        "next_morning": [],
        "too_much": [],
    }
