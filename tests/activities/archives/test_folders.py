import os
from pathlib import Path

import pytest

from tests.activities.archives.zip_builder import (
    errors_in,
    found_in,
    names_in,
    read,
    walked,
    written,
    zipped,
)
from unkink.activities.archives import Found, find_files, limits, walk
from unkink.activities.archives.folder import list_folder

FILES_OPEN = Path("/proc/self/fd")


def test_run_files_are_found_by_their_endings_in_any_case(tmp_path: Path) -> None:
    names = ["a.FIT", "b.gpx", "c.Tcx", "d.fit.gz", "e.GPX.GZ", "f.tcx.gz"]
    for name in [*names, "g.jpg", "h.fit.txt", "i.gz", "fit", "j.zip.gz", "k.csv"]:
        written(tmp_path / name, b"x")

    assert names_in(tmp_path) == names


def test_folders_are_walked_in_the_order_of_names_files_first(tmp_path: Path) -> None:
    for name in ["b/2.fit", "b/1.fit", "a/c/4.fit", "a/3.fit", "z.fit"]:
        written(tmp_path / name, b"x")

    order = ["z.fit", "a/3.fit", "a/c/4.fit", "b/1.fit", "b/2.fit"]
    assert names_in(tmp_path) == order


def test_what_the_computer_hides_is_passed_over(tmp_path: Path) -> None:
    for name in ["._a.fit", ".b.fit", ".trash/c.fit", "__MACOSX/d.fit", "e.fit"]:
        written(tmp_path / name, b"x")

    assert names_in(tmp_path) == ["e.fit"]


def test_a_file_that_is_named_is_yielded_whatever_its_name(tmp_path: Path) -> None:
    path = written(tmp_path / ".notes", b"hello")

    (found,) = found_in(path)

    assert (found.source, found.size_bytes, read(found)) == (str(path), 5, b"hello")


def test_a_zip_that_is_named_is_known_by_its_content(tmp_path: Path) -> None:
    path = written(tmp_path / "export.fit", zipped({"run.fit": b"run"}))

    assert names_in(tmp_path, path) == ["export.fit/run.fit"]


def test_an_empty_zip_holds_nothing_and_is_no_error(tmp_path: Path) -> None:
    assert walked(written(tmp_path / "empty", zipped({}))) == []


@pytest.mark.parametrize("is_named", [True, False])
def test_a_zip_by_name_only_is_an_error(tmp_path: Path, is_named: bool) -> None:
    path = written(tmp_path / "export.zip", b"hello")

    assert errors_in(path if is_named else tmp_path) == [f"{path}: is no zip archive"]


def test_a_missing_path_and_a_device_are_errors_among_the_rest(tmp_path: Path) -> None:
    good = written(tmp_path / "good.fit", b"x")
    os.mkfifo(tmp_path / "pipe.fit")

    paths = [tmp_path / "gone.fit", tmp_path / "pipe.fit", Path("a\0b"), good]

    why = ["there is no such file", "is no ordinary file", "cannot be read"]
    assert [text in error for text, error in zip(why, errors_in(*paths), strict=True)]
    assert [found.source for found in found_in(*paths)] == [str(good)]


def test_a_path_too_long_to_look_at_is_our_own_error(tmp_path: Path) -> None:
    (error,) = errors_in(tmp_path / ("n" * 300))

    assert "cannot be read: File name too long" in error


def test_devices_and_dead_links_in_a_folder_are_passed_over(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.fit")
    (tmp_path / "dead.fit").symlink_to(tmp_path / "nowhere")

    assert walked(tmp_path) == []


def test_a_link_to_itself_costs_nothing_but_itself(tmp_path: Path) -> None:
    for name in ["a.fit", "b"]:
        (tmp_path / name).symlink_to(tmp_path / name)
    written(tmp_path / "c.fit", b"x")

    assert names_in(tmp_path) == ["c.fit"]
    (error,) = errors_in(tmp_path)
    assert error.startswith(f"{tmp_path}/a.fit: cannot be read: ")


def test_links_are_followed_and_each_folder_is_read_once(tmp_path: Path) -> None:
    written(tmp_path / "runs/old/a.fit", b"x")
    (tmp_path / "runs/also").symlink_to(tmp_path / "runs/old")

    assert names_in(tmp_path) == ["runs/also/a.fit"]
    assert errors_in(tmp_path) == []


def test_a_folder_in_itself_is_read_once_and_told_once(tmp_path: Path) -> None:
    written(tmp_path / "runs/a.fit", b"x")
    (tmp_path / "runs/loop").symlink_to(tmp_path / "runs")

    assert names_in(tmp_path) == ["runs/a.fit"]
    (error,) = errors_in(tmp_path)
    assert error == (
        f"{tmp_path}/runs/loop: is a folder that contains itself through a link; "
        "it was read once"
    )


def test_a_folder_that_is_named_twice_is_read_once(tmp_path: Path) -> None:
    written(tmp_path / "runs/a.fit", b"x")

    assert names_in(tmp_path, tmp_path, tmp_path / "runs") == ["runs/a.fit"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_read_is_one_error(tmp_path: Path) -> None:
    shut = tmp_path / "shut"
    shut.mkdir(mode=0)

    assert errors_in(tmp_path) == [f"{shut}: cannot be read: Permission denied"]


def test_a_folder_that_goes_away_is_one_error(tmp_path: Path) -> None:
    gone = tmp_path / "gone"

    (error,) = list_folder(gone, seen=set(), budget=limits.Budget())

    assert str(error) == f"{gone}: cannot be read: No such file or directory"


def test_a_name_that_a_terminal_would_obey_is_made_harmless(tmp_path: Path) -> None:
    written(tmp_path / "a\x1b[2Jb.fit", b"x")
    raw = os.fsencode(tmp_path) + b"/c\xff.fit"
    with open(raw, "wb"):  # noqa: PTH123 - a path that is no text
        pass

    assert names_in(tmp_path) == ["a\ufffd[2Jb.fit", "c\ufffd.fit"]


def test_too_many_files_end_the_walk_with_one_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(walk, "MOST_FILES", 3)
    for number in range(6):
        written(tmp_path / f"{number}.fit", b"x")

    *files, error = walked(tmp_path)

    assert len(files) == 3
    assert "is one of more than 3 files; the rest is not read" in str(error)


def test_too_many_names_end_the_walk_with_one_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MOST_NAMES", 3)
    for number in range(6):
        written(tmp_path / f"{number}.jpg", b"x")

    assert errors_in(tmp_path) == [
        f"{tmp_path}: more than 3 names were looked at; name fewer folders"
    ]


@pytest.mark.skipif(not FILES_OPEN.exists(), reason="only Linux lists open files")
def test_a_walk_keeps_nothing_open_between_its_files(tmp_path: Path) -> None:
    inner = zipped({f"{number}.fit": b"x" for number in range(5)})
    written(tmp_path / "a.zip", zipped({"b.zip": inner, "c.zip": inner}))
    before = len(list(FILES_OPEN.iterdir()))

    open_files = [len(list(FILES_OPEN.iterdir())) for _ in find_files([tmp_path])]

    assert open_files == [before] * 10


def test_the_share_that_is_done_grows_with_the_bytes(tmp_path: Path) -> None:
    for name, size in [("a.fit", 10), ("b.fit", 30), ("c.fit", 60)]:
        written(tmp_path / name, bytes(size))

    assert [found.done for found in found_in(tmp_path)] == [0.0, 0.1, 0.4]


def test_in_an_archive_the_share_that_is_done_goes_on(tmp_path: Path) -> None:
    runs = {f"{number}.fit": os.urandom(1000) for number in range(10)}
    inner = {"part1.zip": zipped(runs), "part2.zip": zipped(runs)}
    written(tmp_path / "a.zip", zipped(inner))
    written(tmp_path / "b.zip", zipped(runs))

    done = [found.done for found in found_in(tmp_path)]

    assert len(done) == 30
    assert done == sorted(done)
    assert 0 <= done[0] < 0.1
    assert 0.9 < done[-1] < 1


def test_one_folder_of_everything_is_read_through(tmp_path: Path) -> None:
    written(tmp_path / "a.fit", b"a")
    written(
        tmp_path / "b.zip", zipped({"c.gpx.gz": b"c", "d.zip": zipped({"e.tcx": b"e"})})
    )
    written(tmp_path / "f/g.zip", b"PK\x03\x04 and then nonsense")
    written(tmp_path / "h/i.tcx", b"i")

    every = walked(tmp_path)

    files = [one for one in every if isinstance(one, Found)]
    assert [read(one) for one in files] == [b"a", b"c", b"e", b"i"]
    assert len(every) == 5
