from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZipFile

from tests.journeys.command import HILLY, command


def test_a_backup_is_restored_on_another_computer(tmp_path: Path) -> None:
    here, there = str(tmp_path / "here"), str(tmp_path / "there")
    path = tmp_path / "all.zip"
    command("import", HILLY, UNKINK_DATA=here)
    made = command("backup", str(path), UNKINK_DATA=here)

    restored = command("restore", str(path), UNKINK_DATA=there)

    assert made.out.startswith(f"{path} holds all your data, ")
    assert restored.out.startswith("restored 1 runs, 0 sessions and 1 run files to ")
    refused = command("restore", str(path), UNKINK_DATA=there)
    assert refused.code == 2
    assert refused.err.startswith("unkink: there is something here already (1 runs")
    replaced = command("restore", str(path), "--replace", UNKINK_DATA=there)
    assert replaced.code == 0


def test_a_backup_to_a_folder_is_named_by_the_day(tmp_path: Path) -> None:
    command("backup", str(tmp_path), UNKINK_DATA=str(tmp_path / "data"))

    (path,) = tmp_path.glob("unkink-backup-*.zip")
    assert path.name == f"unkink-backup-{datetime.now(UTC):%Y-%m-%d}.zip"
    with ZipFile(path) as archive:
        assert archive.namelist()[0] == "unkink-backup.json"


def test_what_is_no_backup_is_one_clear_line(tmp_path: Path) -> None:
    other = tmp_path / "other.zip"
    other.write_bytes(b"no zip")

    found, missing = (
        command("restore", str(tmp_path / name), UNKINK_DATA=str(tmp_path / "data"))
        for name in ("other.zip", "none")
    )

    assert (found.code, missing.code) == (2, 2)
    assert "is no whole backup of unkink" in found.err
    assert missing.err == "unkink: none: there is no such file\n"
