from pathlib import Path

import pytest

from samples.__main__ import main

FILES = {
    f"{name}.{suffix}"
    for name in ("hilly-10k", "treadmill", "road-marathon", "mountain-run")
    for suffix in ("fit", "gpx", "tcx")
} - {"treadmill.gpx"}  # GPX cannot hold a run without positions


def test_every_file_is_written_and_named_on_a_line_of_its_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["--to", str(tmp_path / "new")])

    assert {path.name for path in (tmp_path / "new").iterdir()} == FILES
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(FILES)
    assert all("synthetic" in line for line in lines)


def test_writing_again_gives_the_same_bytes(tmp_path: Path) -> None:
    main(["--to", str(tmp_path)])
    first = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    main(["--to", str(tmp_path)])

    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == first
