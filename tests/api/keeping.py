"""Fill a server with a bit of everything, and compare what is kept."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import uuid4

from tests.api.asking import Client
from tests.api.run_files import gpx

TABLES = ("profilerow", "runrow", "reportrow", "sessionrow", "takenfilerow")


def routine(client: Client) -> dict[str, Any]:
    """Return a routine as the app would play it."""
    answer = client.call("POST", "/plans", {"minutes": 10})
    assert answer.status == 200, answer.body
    found: dict[str, Any] = answer.doc["routine"]
    return found


def session(routine: dict[str, Any], started: str = "2026-05-01T18:00:00Z") -> bytes:
    """Return a session of which the first minutes were played."""
    played = [[0, 240.5]]
    return json.dumps(
        {"started": started, "routine": routine, "played": played}
    ).encode()


def soreness(value: float, key: str | None = None) -> dict[str, Any]:
    """Return a report of sore calves."""
    report = {
        "id": key or str(uuid4()),
        "muscle": "soleus",
        "side": "left",
        "value": value,
        "at": "2026-05-01T08:00:00Z",
    }
    return {"reports": [report]}


def fill(client: Client, *, runs: int = 3) -> None:
    """Keep a bit of everything."""
    for day in range(runs):
        answer = client.call("POST", f"/runs?name={day}.gpx", gpx(day))
        assert answer.status == 200, answer.body
    plan = routine(client)
    for answer in (
        client.call("PATCH", "/profile", {"mass_kg": 61.5, "height_m": 1.7}),
        client.call("POST", "/soreness", soreness(4)),
        client.call("PUT", f"/sessions/{uuid4()}", session(plan)),
        client.call("POST", "/routines", {"routine": plan}),
    ):
        assert answer.status < 300, answer.body


def rows(folder: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Return all rows of the tables that a backup holds."""
    path = folder / "unkink.sqlite3"
    with closing(sqlite3.connect(path)) as database:
        return {
            table: sorted(database.execute(f"SELECT * FROM store_{table}"), key=repr)  # noqa: S608
            for table in (*TABLES, "routinerow")
        }


def originals(folder: Path) -> dict[str, bytes]:
    """Return the run files that are kept, by name."""
    return {path.name: path.read_bytes() for path in (folder / "originals").glob("*")}
