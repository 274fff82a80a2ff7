import resource
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest

from tests.api.client import Caller
from tests.api.run_files import gpx
from unkink.coach.export_data import write_backup
from unkink.errors import NoRoomError
from unkink.store import uploads
from unkink.store.uploads import KeptUpload

MIB = 2**20
NOW = datetime(2026, 5, 1, tzinfo=UTC)


@contextmanager
def no_file_above(size_bytes: int) -> Iterator[None]:
    """Let the system refuse to write more into one file, as a full disk does."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size_bytes, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_part_for_which_there_is_no_room_is_refused_and_can_be_sent_again(
    app: Caller, data: Path
) -> None:
    one = app.post("/uploads", {"name": "runs.zip", "size_bytes": 9 * MIB}).json["id"]
    path = f"/uploads/{one}"
    first = b"a" * (3 * MIB)
    app.patch(path, first, Upload_Offset="0")

    with no_file_above(5 * MIB):
        full = app.patch(path, b"b" * (3 * MIB), Upload_Offset=str(3 * MIB))

    assert full.status == 507
    assert full.detail.startswith("There is no room left to write")
    assert app.get(path).json["offset"] == 3 * MIB
    assert (data / "uploads" / one / "runs.zip").read_bytes() == first
    again = app.patch(path, b"b" * (3 * MIB), Upload_Offset=str(3 * MIB))
    assert (again.status, again.json["offset"]) == (200, 6 * MIB)


def test_a_run_for_which_there_is_no_room_leaves_nothing_half(
    app: Caller, data: Path
) -> None:
    long = gpx(1, points=20_000)
    app.send("short.gpx", gpx(2))
    before = set((data / "originals").iterdir())

    with no_file_above(MIB):
        full = app.send("long.gpx", long)

    assert len(long) > MIB
    assert full.status == 507
    assert "free some space" in full.detail
    assert set((data / "originals").iterdir()) == before
    assert app.get("/runs").json["count"] == 1


def test_a_backup_for_which_there_is_no_room_leaves_no_file(
    app: Caller, tmp_path: Path
) -> None:
    app.send("long.gpx", gpx(1, points=20_000))
    target = tmp_path / "out" / "backup.zip"
    target.parent.mkdir()

    with no_file_above(MIB), pytest.raises(NoRoomError):
        write_backup(target, NOW)

    assert list(target.parent.iterdir()) == []


@pytest.mark.usefixtures("data")
def test_an_upload_that_the_disk_cannot_hold_is_refused_before_it_comes() -> None:
    free_bytes = shutil.disk_usage("/").free
    large = KeptUpload(uuid4(), "all.zip", 4 * free_bytes, "runs", NOW)

    with pytest.raises(NoRoomError):
        uploads.begin_upload(large)
