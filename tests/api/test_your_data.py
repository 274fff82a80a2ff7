import io
import json
import re
import sqlite3
from contextlib import closing
from zipfile import ZipFile

import pytest

from tests.api.asking import Client, upload
from tests.api.keeping import fill, originals, rows
from tests.api.run_files import gpx, zipped
from tests.app.serving import Server
from unkink.coach.backup_form import MANIFEST


def detail(answer: object) -> str:
    return str(answer.doc["detail"])  # type: ignore[attr-defined]


def test_a_backup_brings_the_same_state_back(client: Client, server: Server) -> None:
    fill(client)
    before, files = rows(server.folder), originals(server.folder)
    backup = client.call("GET", "/export").body
    client.call("DELETE", "/data", {"confirm": "delete"})

    answer = client.call("POST", "/restore", backup)

    assert answer.doc == {"runs": 3, "sessions": 1, "originals": 3}
    assert rows(server.folder) == before
    assert originals(server.folder) == files
    assert all(map(len, before[table]) for table in before)


def test_a_backup_restored_in_parts_is_the_same_as_at_once(
    client: Client, server: Server
) -> None:
    fill(client)
    before = rows(server.folder)
    backup = client.call("GET", "/export").body
    client.call("DELETE", "/data", {"confirm": "delete"})
    one = upload(client, backup, purpose="restore", chunk=10_000)

    answer = client.call("POST", f"/restore?upload={one}")

    assert answer.doc["runs"] == 3
    assert rows(server.folder) == before
    assert client.call("GET", "/uploads").doc["items"] == []


def test_a_backup_is_json_lines_with_their_schemas(client: Client) -> None:
    fill(client, runs=1)

    answer = client.call("GET", "/export")

    assert answer.headers["content-type"] == "application/zip"
    assert re.search(
        r'filename="unkink-backup-\d{4}-\d\d-\d\d\.zip"', str(answer.headers)
    )
    with ZipFile(io.BytesIO(answer.body)) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        run = json.loads(archive.read("runs.jsonl"))
        manifest = json.loads(archive.read(MANIFEST))
    assert names[0] == MANIFEST
    assert manifest["schema"] == "unkink.backup/1"
    assert (
        manifest["documents"]["runs.jsonl"] == run["schema"] == "unkink.backup.runs/1"
    )
    assert f"originals/{run['original']}" in names


def test_what_is_there_is_not_replaced_unasked(client: Client, server: Server) -> None:
    fill(client)
    backup = client.call("GET", "/export").body
    client.call("POST", "/runs?name=new.gpx", gpx(50))
    before = rows(server.folder)

    refused = client.call("POST", "/restore", backup)
    assert rows(server.folder) == before
    replaced = client.call("POST", "/restore?replace=true", backup)

    assert refused.status == 409
    assert "There is something here already (4 runs, 1 sessions)" in detail(refused)
    assert replaced.status == 200
    assert client.call("GET", "/runs").doc["count"] == 3
    assert len(originals(server.folder)) == 3


def changed(backup: bytes, name: str, data: bytes | None) -> bytes:
    with ZipFile(io.BytesIO(backup)) as archive:
        files = {one: archive.read(one) for one in archive.namelist()}
    if data is None:
        del files[name]
    else:
        files[name] = data
    return zipped(files)


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        (MANIFEST, b"{}", "is no backup that this unkink knows"),
        (MANIFEST, b'{"schema": "unkink.backup/2"}', "is no backup that this unkink"),
        ("sessions.jsonl", None, "lacks sessions.jsonl"),
        ("runs.jsonl", b"{\n", "line 1 is no JSON document"),
        ("runs.jsonl", b"[]\n", "line 1 is no row"),
        ("runs.jsonl", b'{"schema": "unkink.backup.runs/1"}\n', "does not hold: 'id'"),
        ("runs.jsonl", b'{"schema": "other/1"}\n', "has the schema 'other/1'"),
        ("reports.jsonl", b'{"a": NaN}\n', "NaN is no number of JSON"),
    ],
)
def test_a_backup_that_does_not_hold_changes_nothing(
    client: Client, server: Server, name: str, data: bytes | None, why: str
) -> None:
    fill(client, runs=1)
    backup = changed(client.call("GET", "/export").body, name, data)
    before, files = rows(server.folder), originals(server.folder)

    answer = client.call("POST", "/restore?replace=true", backup)

    assert (answer.status, why in detail(answer)) == (422, True), answer.body
    assert (rows(server.folder), originals(server.folder)) == (before, files)


def test_rows_that_the_app_could_not_use_are_refused(
    client: Client, server: Server
) -> None:
    fill(client, runs=1)
    backup = client.call("GET", "/export").body
    with ZipFile(io.BytesIO(backup)) as archive:
        run = json.loads(archive.read("runs.jsonl"))
    run["work"] = {"activity": "none"}
    before = rows(server.folder)

    hollow = changed(backup, "runs.jsonl", json.dumps(run).encode() + b"\n")
    answer = client.call("POST", "/restore?replace=true", hollow)

    assert answer.status == 422
    assert "holds something that unkink cannot use" in detail(answer)
    assert rows(server.folder) == before


def test_a_run_file_that_was_changed_in_a_backup_is_noticed(
    client: Client, server: Server
) -> None:
    fill(client, runs=1)
    backup = client.call("GET", "/export").body
    files = originals(server.folder)
    (name,) = files

    broken = changed(backup, f"originals/{name}", b"other bytes")
    answer = client.call("POST", "/restore?replace=true", broken)

    assert answer.status == 422
    assert f"originals/{name} is damaged" in detail(answer)
    assert originals(server.folder) == files


@pytest.mark.parametrize("data", [b"no zip", b"PK\x03\x04" + b"\0" * 60, gpx(1)])
def test_what_is_no_backup_is_refused_in_words(client: Client, data: bytes) -> None:
    answer = client.call("POST", "/restore", data)

    assert answer.status == 422
    assert "backup" in detail(answer)


def test_deleting_all_needs_the_word(client: Client) -> None:
    fill(client, runs=1)

    answer = client.call("DELETE", "/data", {"confirm": "yes"})

    assert answer.status == 422
    assert client.call("GET", "/data").doc["runs"] == 1


def test_after_deleting_all_nothing_of_it_is_left_on_the_disk(
    client: Client, server: Server
) -> None:
    fill(client)
    (server.folder / "sessions").mkdir(exist_ok=True)
    (server.folder / "sessions" / "old.json").write_text("{}")
    upload(client, b"Day 1" * 10, name="Day 1.zip", purpose="restore")

    answer = client.call("DELETE", "/data", {"confirm": "delete"})

    assert answer.status == 204
    doc = client.call("GET", "/data").doc
    counted = ("runs", "sessions", "reports", "routines", "originals")
    assert [doc[name] for name in counted] == [0] * 5
    left = {path.name for path in server.folder.iterdir()}
    assert all(name.startswith("unkink.sqlite3") for name in left)
    for path in server.folder.iterdir():
        assert b"Day 1" not in path.read_bytes()
    assert client.call("POST", "/runs?name=a.gpx", gpx(1)).status == 200


def test_dropping_coordinates_deletes_the_files_and_keeps_the_load(
    client: Client, server: Server
) -> None:
    fill(client)
    run = client.call("GET", "/runs").doc["items"][0]
    before = client.call("GET", f"/runs/{run['id']}").doc

    doc = client.call("POST", "/data/drop-coordinates").doc

    after = client.call("GET", f"/runs/{run['id']}").doc
    assert (doc["originals"], doc["originals_bytes"]) == (0, 0)
    assert originals(server.folder) == {}
    assert (before.pop("has_coordinates"), after.pop("has_coordinates")) == (
        True,
        False,
    )
    assert after == before
    # The northern end of the runs, as text or as JSON would write it.
    for path in server.folder.glob("unkink.sqlite3*"):
        assert b"47.0" not in path.read_bytes()


def test_a_runner_who_keeps_no_coordinates_has_new_files_dropped_at_once(
    client: Client, server: Server
) -> None:
    client.call("PATCH", "/profile", {"keeps_coordinates": False})

    client.call("POST", "/runs?name=a.gpx", gpx(1))

    assert client.call("GET", "/runs").doc["items"][0]["has_coordinates"] is False
    assert originals(server.folder) == {}
    again = client.call("POST", "/runs?name=a.gpx", gpx(1)).doc
    assert [one["kind"] for one in again["left_out"]] == ["repeated"]


def test_a_backup_is_taken_of_one_moment_while_others_write(
    client: Client, server: Server
) -> None:
    fill(client, runs=2)
    path = server.folder / "unkink.sqlite3"
    with closing(sqlite3.connect(path, timeout=5, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        backup = client.call("GET", "/export")
        other.execute("ROLLBACK")

    assert backup.status == 200
    with ZipFile(io.BytesIO(backup.body)) as archive:
        assert len(archive.read("runs.jsonl").splitlines()) == 2


def test_a_backup_of_much_needs_little_memory(client: Client, server: Server) -> None:
    # Files that cannot be packed, far larger than what may be in memory at once.
    from tests.api.memory import peak_kb, worker_of

    fill(client, runs=1)
    big = server.folder / "originals"
    (name,) = originals(server.folder)
    with (big / name).open("r+b") as file:
        file.truncate(300 * 2**20)
    worker = worker_of(server)
    before = peak_kb(worker)

    size = client.read_away("/export")

    assert size > 300 * 2**20
    assert peak_kb(worker) - before < 64 * 2**10
    (big / name).unlink()


def test_where_the_data_lies_is_told(client: Client, server: Server) -> None:
    doc = client.call("GET", "/data").doc

    assert doc["folder"] == str(server.folder)
    assert doc["database_bytes"] > 0
