from pathlib import Path

import pytest

from unkink.cli.whole_file import whole_file
from unkink.errors import UnwritableError


def test_a_file_is_there_when_it_is_complete(tmp_path: Path) -> None:
    path = tmp_path / "runs.csv"

    with whole_file(path) as file:
        file.write(b"one")
        assert not path.exists()

    assert path.read_bytes() == b"one"
    assert [one.name for one in tmp_path.iterdir()] == ["runs.csv"]


def _write_half(path: Path, end: type[BaseException]) -> None:
    with whole_file(path) as file:
        file.write(b"new")
        raise end


@pytest.mark.parametrize("end", [ValueError, KeyboardInterrupt])
def test_what_ends_early_leaves_all_as_it_was(
    end: type[BaseException], tmp_path: Path
) -> None:
    path = tmp_path / "runs.csv"
    path.write_bytes(b"old")

    with pytest.raises(end):
        _write_half(path, end)

    assert path.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["runs.csv"]


def test_a_file_that_is_replaced_keeps_its_rights_and_its_links(tmp_path: Path) -> None:
    path, link = tmp_path / "runs.csv", tmp_path / "link.csv"
    path.write_bytes(b"old")
    path.chmod(0o640)
    link.symlink_to(path)

    with whole_file(link) as file:
        file.write(b"new")

    assert link.is_symlink()
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_device_is_written_directly() -> None:
    with whole_file(Path("/dev/null")) as file:
        file.write(b"gone")

    assert not Path("/dev/null").is_file()


@pytest.mark.parametrize("name", ["none/runs.csv", "", "x" * 300])
def test_a_place_where_nothing_can_be_written_is_named(
    name: str, tmp_path: Path
) -> None:
    path = tmp_path / name

    with pytest.raises(UnwritableError) as raised, whole_file(path):
        pass

    assert raised.value.path == path


def test_a_full_disk_is_an_error_of_writing() -> None:
    with (
        pytest.raises(UnwritableError, match="No space left"),
        whole_file(Path("/dev/full")) as file,
    ):
        file.write(b"x" * 2**20)
