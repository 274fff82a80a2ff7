from pathlib import Path

from unkink.body.build import _is_whole, _seal
from unkink.body.shipped import STAMP, content_stamp


def sealed(folder: Path) -> Path:
    (folder / "clip.glb").write_bytes(b"a clip")
    _seal(folder, "stamp")
    return folder


def test_a_folder_that_is_whole_is_left_as_it_is(tmp_path: Path) -> None:
    assert _is_whole(sealed(tmp_path), "stamp")


def test_a_folder_made_of_something_else_is_made_anew(tmp_path: Path) -> None:
    assert not _is_whole(sealed(tmp_path), "another stamp")


def test_a_folder_that_was_damaged_is_made_anew(tmp_path: Path) -> None:
    folder = sealed(tmp_path)
    (folder / "clip.glb").write_bytes(b"a cli")

    assert not _is_whole(folder, "stamp")


def test_a_folder_that_lost_a_file_is_made_anew(tmp_path: Path) -> None:
    folder = sealed(tmp_path)
    (folder / "clip.glb").unlink()

    assert not _is_whole(folder, "stamp")


def test_a_folder_without_a_seal_is_made_anew(tmp_path: Path) -> None:
    folder = sealed(tmp_path)
    (folder / STAMP).unlink()

    assert not _is_whole(folder, "stamp")


def test_the_stamp_of_the_content_stays_while_nothing_changes() -> None:
    assert content_stamp() == content_stamp()
