import os
from pathlib import Path

import pytest

from tests.activities.archives.zip_builder import (
    DEFLATED,
    STORED,
    errors_in,
    found_in,
    names_in,
    read,
    written,
    zipped,
)

PARTS = "DI_CONNECT/DI-Connect-Uploaded-Files/UploadedFiles_0-_Part"


def fits(*numbers: int) -> dict[str, bytes]:
    return {f"me_{number}.fit": os.urandom(3000) for number in numbers}


@pytest.mark.parametrize("method", [STORED, DEFLATED])
def test_a_new_garmin_archive_gives_the_files_of_its_parts(
    tmp_path: Path, method: int
) -> None:
    first, second = fits(1, 2, 3), fits(4, 5)
    parts = {
        f"{PARTS}1.zip": zipped(first),
        f"{PARTS}2.zip": zipped(second, method=STORED),
        "DI_CONNECT/DI-Connect-User/user_profile.json": b"{}",
    }

    path = written(tmp_path / "takeout.zip", zipped(parts, method=method))

    assert names_in(path, path)[2:4] == [
        f"{PARTS}1.zip/me_3.fit",
        f"{PARTS}2.zip/me_4.fit",
    ]
    expected = [*first.values(), *second.values()]
    assert [read(found) for found in found_in(path)] == expected


def test_an_old_garmin_archive_gives_files_that_lie_open_in_it(tmp_path: Path) -> None:
    folder = "DI_CONNECT/DI-Connect-Fitness"
    files = {f"{folder}/{name}": data for name, data in fits(1, 2).items()}

    path = written(tmp_path / "takeout.zip", zipped(files))

    assert [read(found) for found in found_in(path)] == list(files.values())


@pytest.mark.parametrize("method", [STORED, DEFLATED])
def test_three_archives_deep_is_read_and_four_is_one_error(
    tmp_path: Path, method: int
) -> None:
    deep = zipped({"4.fit": b"4"})
    for depth in (3, 2, 1):
        files = {f"{depth}.fit": b"%d" % depth, "a.zip": deep, "b.zip": deep}
        deep = zipped(files, method=method)

    path = written(tmp_path / "deep.zip", deep)

    assert sorted(read(found) for found in found_in(path)) == [
        b"1",
        b"2",
        b"2",
        b"3",
        b"3",
        b"3",
        b"3",
    ]
    (error,) = errors_in(path)
    assert error == (
        f"{path}/a.zip/a.zip/a.zip: lies in more than 3 archives (and 7 more); "
        "unpack the outer ones first"
    )


def test_a_broken_archive_within_one_is_an_error_of_its_own(tmp_path: Path) -> None:
    good = zipped(fits(1))
    files = {
        "a.zip": good,
        "b.zip": good[:-30],
        "c.zip": b"",
        "d.zip": b"no",
        "e.zip": good,
    }

    path = written(tmp_path / "a.zip", zipped(files))

    assert len(found_in(path)) == 2
    assert [error.removeprefix(f"{path}/")[:30] for error in errors_in(path)] == [
        "b.zip: is a zip without its en",
        "c.zip: the file is empty (0 by",
        "d.zip: is no zip archive",
    ]


def test_a_deflated_archive_far_beyond_the_spacing_of_checkpoints_is_read(
    tmp_path: Path,
) -> None:
    files = {f"{number}.fit": os.urandom(300_000) for number in range(30)}
    inner = zipped(files, method=STORED)

    found = found_in(written(tmp_path / "a.zip", zipped({"in.zip": inner})))

    assert [read(one) for one in reversed(found)] == list(reversed(files.values()))
