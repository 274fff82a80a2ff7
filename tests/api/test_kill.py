import hashlib
import random
import sqlite3
from contextlib import closing
from pathlib import Path
from threading import Timer

import pytest

from tests.api.asking import Client, until
from tests.api.keeping import originals, routine
from tests.api.writers import Promised, Writers
from tests.app.serving import served, start

LONGEST_LIFE_S = 1.5


@pytest.mark.parametrize(
    "kills", [10, pytest.param(100, marks=pytest.mark.long)], ids=str
)
def test_a_kill_at_any_instant_loses_nothing_promised_and_doubles_nothing(
    tmp_path: Path, kills: int
) -> None:
    rng = random.Random(f"kill {kills}")  # noqa: S311  no secret
    with served(tmp_path) as server:
        writers = Writers(rng, routine(Client(server.url).ready()))
    for _ in range(kills):
        server = start(tmp_path)
        client = Client(server.url).ready()
        killing = Timer(rng.uniform(0.0, LONGEST_LIFE_S), server.kill)
        killing.start()
        writers.write(client)
        killing.join()
        check(tmp_path, writers.promised)

    with served(tmp_path) as server:
        client = Client(server.url).ready()
        writers.finish(client)
        uploads = list(writers.promised.uploads)
        until(lambda: all(state(client, one) == "done" for one in uploads), within_s=90)
    check(tmp_path, writers.promised)
    with opened(tmp_path) as database:
        kept = {
            digest for (digest,) in database.execute("SELECT digest FROM store_runrow")
        }
    assert kept >= writers.promised.archived
    assert len(writers.promised.files) > kills
    assert len(uploads) > 1


def state(client: Client, upload_id: str) -> str:
    answer = client.call("GET", f"/uploads/{upload_id}")
    assert answer.status == 200, answer.body
    return str(answer.doc["state"])


def opened(folder: Path) -> "closing[sqlite3.Connection]":
    return closing(sqlite3.connect(folder / "unkink.sqlite3"))


def check(folder: Path, promised: Promised) -> None:
    """Check a data folder against what its server had promised when it died."""
    with opened(folder) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        digests, starts, named = (
            [value for (value,) in database.execute(f"SELECT {one} FROM store_runrow")]  # noqa: S608
            for one in ("digest", "start", "original")
        )
        sessions = ids(database, "sessionrow")
        reports = ids(database, "reportrow")
        offsets = dict(database.execute('SELECT id, "offset" FROM store_uploadrow'))
    assert len(set(digests)) == len(set(starts)) == len(digests)
    assert promised.files <= set(digests)
    assert promised.sessions <= sessions
    assert promised.reports <= reports
    files = originals(folder)
    for name, data in files.items():
        assert name.endswith(".draft") or hashlib.sha256(data).hexdigest() == name
    assert set(named) <= set(files)
    for one, sent in promised.offsets.items():
        assert offsets[one.replace("-", "")] >= sent
    for path in (folder / "uploads").glob("*-*/*"):
        data = promised.uploads[path.parent.name]
        kept = offsets[path.parent.name.replace("-", "")]
        assert path.read_bytes()[:kept] == data[:kept]


def ids(database: sqlite3.Connection, table: str) -> set[str]:
    query = f"SELECT id FROM store_{table}"  # noqa: S608  our own names
    return {one for (one,) in database.execute(query)}
