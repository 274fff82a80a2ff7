import os
import signal
from pathlib import Path
from uuid import uuid4

import pytest

from tests.api.asking import Client, ended, until, upload
from tests.api.run_files import gpx, history, zipped
from tests.app.serving import Server
from unkink.coach.backup_form import MANIFEST


def begin(client: Client, size_bytes: int, name: str = "runs.zip") -> str:
    facts = {"name": name, "size_bytes": size_bytes}
    return str(client.call("POST", "/uploads", facts).doc["id"])


def send(client: Client, upload_id: str, data: bytes, offset: int) -> tuple[int, str]:
    answer = client.call(
        "PATCH", f"/uploads/{upload_id}", data, Upload_Offset=str(offset)
    )
    return answer.status, answer.doc.get("detail", "")


def test_an_archive_is_read_beside_the_server_and_each_run_is_kept(
    client: Client, server: Server
) -> None:
    files = {f"{day}.gpx": gpx(day) for day in range(3)}
    files |= {"ride.gpx": gpx(9, sport="cycling"), "again.gpx": gpx(1)}

    found = ended(client, upload(client, zipped(files), chunk=1_000))

    assert (found["state"], found["runs"], found["done_share"]) == ("done", 3, 1.0)
    assert found["left_out_counts"] == {"other_sport": 1, "repeated": 1}
    assert {one["file"] for one in found["left_out"]} >= {"runs.zip/ride.gpx"}
    assert client.call("GET", "/runs").doc["count"] == 3
    kept = {path.read_bytes() for path in (server.folder / "originals").iterdir()}
    assert kept == {gpx(day) for day in range(3)}
    assert not list((server.folder / "uploads").glob("*-*"))


def test_the_same_archive_again_adds_nothing(client: Client) -> None:
    archive = history(4)
    ended(client, upload(client, archive))

    again = ended(client, upload(client, archive))

    assert (again["runs"], again["left_out_counts"]) == (0, {"repeated": 4})
    assert client.call("GET", "/runs").doc["count"] == 4


def test_a_part_out_of_turn_is_told_the_right_place(client: Client) -> None:
    one = begin(client, 100)
    send(client, one, b"x" * 40, 0)

    status, detail = send(client, one, b"x" * 40, 10)

    assert status == 409
    assert detail.startswith("The upload goes on at byte 40, not at byte 10")
    assert client.call("GET", f"/uploads/{one}").doc["offset"] == 40


def test_more_than_was_announced_is_refused_and_what_came_stays(client: Client) -> None:
    one = begin(client, 10)
    send(client, one, b"x" * 6, 0)

    status, detail = send(client, one, b"x" * 6, 6)

    assert status == 413
    assert "announced with 10 bytes and has more" in detail
    assert client.call("GET", f"/uploads/{one}").doc["offset"] == 6


def test_a_part_of_more_than_16_mib_is_refused_unread(client: Client) -> None:
    one = begin(client, 2**25)

    status, detail = send(client, one, b"x" * (2**24 + 1), 0)

    assert (status, "at most" in detail) == (413, True)


def test_what_no_disk_holds_is_refused_before_it_is_sent(client: Client) -> None:
    facts = {"name": "all.zip", "size_bytes": 64 * 2**30 + 1}
    assert client.call("POST", "/uploads", facts).status == 422


def test_an_upload_that_is_deleted_is_gone_with_its_bytes(
    client: Client, server: Server
) -> None:
    one = begin(client, 10)
    send(client, one, b"x" * 6, 0)

    assert client.call("DELETE", f"/uploads/{one}").status == 204

    assert client.call("GET", f"/uploads/{one}").status == 404
    assert send(client, one, b"x", 6)[0] == 404
    assert not (server.folder / "uploads" / one).exists()


def test_deleting_an_upload_stops_its_reading_and_keeps_the_runs_so_far(
    client: Client,
) -> None:
    one = upload(client, history(600))
    until(lambda: client.call("GET", f"/uploads/{one}").doc["runs"] > 0, within_s=60)

    client.call("DELETE", f"/uploads/{one}")

    two = ended(client, upload(client, zipped({"last.gpx": gpx(700)})))
    count = client.call("GET", "/runs").doc["count"]
    assert two["runs"] == 1
    assert 0 < count - 1 < 600
    assert all(run["bands"] for run in client.call("GET", "/runs").doc["items"])


def test_a_backup_among_the_runs_says_where_it_belongs(client: Client) -> None:
    found = ended(client, upload(client, zipped({MANIFEST: b"{}"})))

    assert found["state"] == "failed"
    assert found["error"] == ("This is a backup of unkink: restore it under Your data.")


def test_a_file_that_is_no_archive_is_left_out_with_its_reason(client: Client) -> None:
    found = ended(client, upload(client, b"no run at all", name="notes.fit"))

    assert (found["state"], found["runs"]) == ("done", 0)
    assert found["left_out_counts"] == {"unreadable": 1}
    assert found["left_out"][0]["file"] == "notes.fit"


def test_uploads_are_listed_newest_first_page_by_page(client: Client) -> None:
    ids = [begin(client, 10) for _ in range(3)]

    first = client.call("GET", "/uploads?limit=2").doc
    rest = client.call("GET", f"/uploads?limit=2&cursor={first['next']}").doc

    assert [one["id"] for one in first["items"] + rest["items"]] == ids[::-1]
    assert rest["next"] is None


def test_an_upload_that_nobody_announced_is_not_there(client: Client) -> None:
    status, detail = send(client, str(uuid4()), b"x", 0)

    assert (status, detail.startswith("There is no upload")) == (404, True)


@pytest.mark.parametrize(
    "name",
    [
        "../../../../etc/passwd.zip",
        "C:\\Users\\x\\runs.zip",
        "a\x00b.zip",
        "\u202egpj.zip",
        "😀" * 200 + ".zip",
        "..",
        "-rf",
    ],
)
def test_a_hostile_name_leads_nowhere(
    client: Client, server: Server, name: str
) -> None:
    before = {path.name for path in server.folder.iterdir()} | {"uploads"}
    found = ended(client, upload(client, zipped({"a.gpx": gpx(1)}), name=name))

    assert (found["state"], found["runs"]) == ("done", 1)
    assert found["name"] == name
    assert {path.name for path in server.folder.iterdir()} - before <= {"originals"}


def test_two_uploads_in_turns_do_not_mix(client: Client) -> None:
    files = [history(2), zipped({"late.gpx": gpx(40)})]
    ids = [begin(client, len(data)) for data in files]
    for start in range(0, max(map(len, files)), 700):
        for one, data in zip(ids, files, strict=True):
            if part := data[start : start + 700]:
                assert send(client, one, part, start)[0] == 200

    found = [ended(client, one) for one in ids]

    assert [one["runs"] for one in found] == [2, 1]
    assert client.call("GET", "/runs").doc["count"] == 3


def test_a_bomb_is_refused_in_words_and_the_next_upload_is_read(client: Client) -> None:
    bomb = zipped({f"{n}.gpx": b" " * 2**26 for n in range(4)})

    found = ended(client, upload(client, bomb))

    assert (found["state"], found["runs"]) == ("done", 0)
    assert set(found["left_out_counts"]) == {"unreadable"}
    assert ended(client, upload(client, history(1)))["runs"] == 1


@pytest.mark.long
def test_ten_thousand_small_files_are_told_apart_and_the_app_stays_quick(
    client: Client,
) -> None:
    files = {f"{n}.gpx": b"<gpx/>" for n in range(10_000)}

    found = ended(client, upload(client, zipped({**files, "a.gpx": gpx(1)})))

    assert (found["runs"], sum(found["left_out_counts"].values())) == (1, 10_000)
    assert len(found["left_out"]) == 200


def test_the_importer_is_started_again_when_it_dies(
    client: Client, server: Server
) -> None:
    kill_importer(server)

    assert ended(client, upload(client, history(2)))["runs"] == 2


def test_an_upload_that_kills_its_reader_twice_fails_and_the_next_is_read(
    client: Client, server: Server
) -> None:
    def share() -> float:
        doc = client.call("GET", f"/uploads/{one}").doc
        return float(doc["done_share"] if doc["state"] == "reading" else -1)

    one = upload(client, history(600))
    for _ in range(2):
        until(lambda: share() == 0)
        until(lambda: share() > 0)
        kill_importer(server)

    found = ended(client, one)

    assert found["state"] == "failed"
    assert "broke off 2 times" in found["error"]
    assert ended(client, upload(client, zipped({"x.gpx": gpx(999)})))["runs"] == 1


def kill_importer(server: Server) -> None:
    until(lambda: bool(importers(server)))
    for pid in importers(server):
        os.kill(pid, signal.SIGKILL)


def importers(server: Server) -> list[int]:
    """Return the processes that read uploads for a server."""
    found = []
    for path in Path("/proc").glob("[0-9]*"):
        try:
            words = (path / "cmdline").read_bytes()
            parent = (path / "stat").read_text().rsplit(")", 1)[1].split()[1]
        except OSError:
            continue
        if b"unkink.coach.importer" in words and int(parent) == server.process.pid:
            found.append(int(path.name))
    return found
