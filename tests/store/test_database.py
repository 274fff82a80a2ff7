"""The database opens, keeps what it was given, and says in our words what fails."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from io import BytesIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection, transaction

import unkink.store.ready  # noqa: F401  the connection needs Django's settings
from unkink.errors import DatabaseError, NoRoomError, UnwritableError
from unkink.store.database import close_database, open_database
from unkink.store.originals import drop_originals, keep_original
from unkink.store.profile import change_profile, read_profile


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    close_database()


def asked(question: str) -> object:
    with connection.cursor() as cursor:
        return cursor.execute(question).fetchone()[0]


def test_it_writes_ahead_and_waits_for_the_disk(data: Path) -> None:
    assert (data / "unkink.sqlite3").exists()
    assert asked("PRAGMA journal_mode") == "wal"
    assert asked("PRAGMA synchronous") == 2


def test_a_transaction_takes_its_place_at_once(data: Path) -> None:
    with transaction.atomic(), closing(sqlite3.connect(data / "unkink.sqlite3")) as two:
        two.execute("PRAGMA busy_timeout = 0")
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            two.execute("BEGIN IMMEDIATE")


def test_what_was_kept_is_there_when_it_is_opened_again(data: Path) -> None:
    change_profile({"units": "mi"})

    close_database()
    open_database(data)

    assert read_profile() == {"units": "mi"}


def test_each_folder_has_its_own(data: Path, tmp_path: Path) -> None:
    change_profile({"units": "mi"})

    open_database(tmp_path / "other")
    other = read_profile()
    open_database(data)

    assert other == {}
    assert read_profile() == {"units": "mi"}


@pytest.mark.usefixtures("data")
def test_the_tables_are_those_of_the_models() -> None:
    call_command("makemigrations", "store", check=True, dry_run=True, skip_checks=True)


def test_what_is_no_database_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "unkink.sqlite3").write_text("dear diary, " * 500)

    with pytest.raises(DatabaseError, match="not a database") as caught:
        open_database(tmp_path)

    assert caught.value.path == tmp_path / "unkink.sqlite3"


def test_a_folder_that_cannot_be_made_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")

    with pytest.raises(UnwritableError, match="choose another place"):
        open_database(tmp_path / "data")


@pytest.mark.usefixtures("data")
def test_a_full_disk_is_said_so_and_nothing_is_half_kept() -> None:
    change_profile({"units": "mi"})
    # As many pages as there are: to SQLite the disk is full.
    pages = asked("PRAGMA page_count")
    asked(f"PRAGMA max_page_count = {pages}")

    with pytest.raises(NoRoomError, match="free some space"):
        change_profile({"language": "x" * 1_000_000})

    assert read_profile() == {"units": "mi"}


def test_an_original_is_named_by_its_bytes_and_kept_once(data: Path) -> None:
    names = [keep_original(BytesIO(b"a run")) for _ in range(2)]

    folder = data / "originals"
    assert len(set(names)) == 1
    assert [path.name for path in folder.iterdir()] == names[:1]
    assert (folder / names[0]).read_bytes() == b"a run"


def test_what_a_power_cut_left_is_no_original(data: Path) -> None:
    folder = data / "originals"
    folder.mkdir()
    (folder / "0123.draft").write_bytes(b"half a r")

    name = keep_original(BytesIO(b"a run"))

    assert (folder / name).read_bytes() == b"a run"
    assert len(name) == 64


def test_an_original_that_is_gone_can_be_dropped(data: Path) -> None:
    name = keep_original(BytesIO(b"a run"))

    drop_originals([name, name, ""])

    assert list((data / "originals").iterdir()) == []


def test_a_place_that_cannot_be_written_is_said_so(data: Path) -> None:
    (data / "originals").write_text("a file where the folder should be")

    with pytest.raises(UnwritableError):
        keep_original(BytesIO(b"a run"))
