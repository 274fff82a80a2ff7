import io
import os
import pickle
import struct
import zipfile
from pathlib import Path

import pytest

from tests.activities.archives.zip_builder import (
    DEFLATED,
    STORED,
    errors_in,
    found_in,
    names_in,
    read,
    walked,
    written,
    zipped,
)
from unkink.activities.archives import Found, find_files
from unkink.activities.contents import ContentReader
from unkink.activities.fit import HEAD_SIZE
from unkink.errors import ActivityFileError, ArchiveError, DamagedFileError

RUNS = {f"Polar/{number}.fit": os.urandom(50) * 40 for number in range(20)}


@pytest.mark.parametrize("method", [STORED, DEFLATED])
def test_the_files_of_a_zip_come_as_they_lie_in_it(tmp_path: Path, method: int) -> None:
    path = written(tmp_path / "runs.zip", zipped(RUNS, method=method))

    files = found_in(path)

    assert [found.source for found in files] == [f"{path}/{name}" for name in RUNS]
    assert [read(found) for found in files] == list(RUNS.values())
    assert [found.size_bytes for found in files] == [2000] * 20


def test_a_file_can_be_opened_again_and_after_the_walk(tmp_path: Path) -> None:
    inner = zipped({"b.fit": b"b" * 5000})
    path = written(tmp_path / "runs.zip", zipped({"a.fit": b"a", "in.zip": inner}))
    files = found_in(path)

    with files[1].open() as one, files[1].open() as other:
        assert one.read(10) == other.read(10)
        assert one.read() == other.read()
    assert [read(found) for found in files] == [b"a", b"b" * 5000]


def test_what_was_found_can_go_to_another_process(tmp_path: Path) -> None:
    inner = zipped({"b.fit": b"b" * 5000})
    path = written(tmp_path / "runs.zip", zipped({"in.zip": inner}))

    (found,) = pickle.loads(pickle.dumps(found_in(path)))  # noqa: S301 - just dumped

    assert read(found) == b"b" * 5000


def test_an_archive_that_goes_away_is_our_own_error(tmp_path: Path) -> None:
    path = written(tmp_path / "runs.zip", zipped(RUNS))
    (first, *_) = found_in(path)
    path.unlink()

    with pytest.raises(ActivityFileError, match="there is no such file"):
        first.open()


def test_an_archive_that_changes_is_our_own_error(tmp_path: Path) -> None:
    path = written(tmp_path / "runs.zip", zipped(RUNS))
    files = found_in(path)
    path.write_bytes(zipped({"something else": b"x"}))

    with pytest.raises(ArchiveError, match="is not where the archive's directory says"):
        files[5].open()


@pytest.mark.parametrize("comment", [b"", b"my runs", b"c" * 65535])
def test_a_comment_or_a_program_around_the_zip_does_no_harm(
    tmp_path: Path, comment: bytes
) -> None:
    data = zipped({"a.fit": b"a"}, comment=comment)

    path = written(tmp_path / "runs.zip", b"MZ a program that unpacks" + data)

    assert [read(found) for found in found_in(path)] == [b"a"]


def test_large_zips_with_wide_numbers_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zipfile, "ZIP64_LIMIT", 100)
    monkeypatch.setattr(zipfile, "ZIP_FILECOUNT_LIMIT", 3)
    data = zipped(RUNS)

    files = found_in(written(tmp_path / "runs.zip", data))

    assert b"PK\x06\x06" in data
    assert [read(found) for found in files] == list(RUNS.values())


def test_a_zip_beyond_four_gib_is_read(tmp_path: Path) -> None:
    path = tmp_path / "sparse.zip"
    with path.open("wb") as stream:
        # A program of 5 GiB before the zip, all of it a hole in the file.
        stream.seek(5 * 2**30)
        with zipfile.ZipFile(stream, "w") as archive:
            archive.writestr("a.fit", b"far away")

    assert [read(found) for found in found_in(path)] == [b"far away"]


def test_a_zip_beyond_eight_gib_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "huge.zip", b"PK\x03\x04")
    os.truncate(path, 2**33 + 1)

    assert errors_in(path) == [f"{path}: is larger than 8 GiB; unpack it first"]


def test_an_entry_with_a_wrong_checksum_is_an_error_of_its_own(tmp_path: Path) -> None:
    files = {"a.fit": b"first" * 9, "b.fit": b"second" * 9, "c.fit": b"third" * 9}
    data = zipped(files, method=STORED).replace(b"second", b"sEcond", 1)

    first, second, third = found_in(written(tmp_path / "runs.zip", data))

    assert read(first) == b"first" * 9
    with pytest.raises(DamagedFileError, match=r"runs\.zip/b\.fit: its checksum is"):
        read(second)
    assert read(third) == b"third" * 9


def test_deflated_nonsense_is_an_error_of_its_own(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.fit": os.urandom(999)}))
    data[35] ^= 0b110  # The kind of the first deflated block.

    (found,) = found_in(written(tmp_path / "runs.zip", bytes(data)))

    with pytest.raises(DamagedFileError, match="cannot be unpacked"):
        read(found)


@pytest.mark.parametrize("method", [STORED, DEFLATED])
def test_an_empty_entry_is_found_and_empty(tmp_path: Path, method: int) -> None:
    path = written(tmp_path / "runs.zip", zipped({"a.fit": b""}, method=method))

    (found,) = found_in(path)

    assert (found.size_bytes, read(found)) == (0, b"")
    with found.open() as stream, pytest.raises(DamagedFileError, match="is empty"):
        ContentReader(stream, found.source).all()


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (b"l\x84ufe.fit", "läufe.fit"),
        ("läufe.fit".encode(), "läufe.fit"),
        (b"Garmin\\a.fit", "Garmin/a.fit"),
        (b"a\x1b[2J.fit", "a\ufffd[2J.fit"),
    ],
    ids=["cp437", "utf-8 that does not say so", "powershell", "terminal"],
)
def test_names_are_read_whatever_program_wrote_them(
    tmp_path: Path, raw: bytes, name: str
) -> None:
    stand_in = "x" * len(raw)
    data = zipped({stand_in: b"x"}).replace(stand_in.encode(), raw)

    assert names_in(tmp_path, written(tmp_path / "a.zip", data)) == [f"a.zip/{name}"]


def test_what_the_computer_hides_in_a_zip_is_passed_over(tmp_path: Path) -> None:
    names = ["__MACOSX/._a.fit", "._a.fit", ".git/b.fit", "photo.jpg", "runs/", "a.fit"]

    path = written(tmp_path / "a.zip", zipped(dict.fromkeys(names, b"")))

    assert names_in(tmp_path, path) == ["a.zip/a.fit"]


def test_links_in_a_zip_are_passed_over(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("link.fit")
    link.create_system, link.external_attr = 3, 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(link, "/etc/passwd")

    assert walked(tmp_path / "a.zip") == []


@pytest.mark.parametrize("method", [STORED, DEFLATED])
def test_a_zip_cut_anywhere_is_one_clear_error(tmp_path: Path, method: int) -> None:
    inner = zipped(RUNS)
    data = zipped({"a.fit": b"a" * 999, "b.zip": inner, "c.fit": b"c"}, method=method)

    for share in range(50):
        size = len(data) * share // 50
        errors = walked(written(tmp_path / "cut.zip", data[:size]))

        assert len(errors) == 1, size
        assert isinstance(errors[0], ActivityFileError)
        expected = "is a zip without its end" if size >= 4 else "the file is empty"
        assert expected in str(errors[0])


def test_a_zip_cut_right_behind_an_inner_one_is_an_error(tmp_path: Path) -> None:
    inner = zipped(RUNS)
    data = zipped({"a.zip": inner, "b.fit": b"b"}, method=STORED)
    size = data.index(inner) + len(inner)

    (error,) = errors_in(written(tmp_path / "cut.zip", data[:size]))

    assert "is a zip without its end" in error


def test_any_flipped_byte_gives_the_file_or_our_own_error(tmp_path: Path) -> None:
    data = zipped({"a.fit": b"a", "b.zip": zipped({"c.fit": b"c"})})

    for index in range(len(data)):
        broken = bytearray(data)
        broken[index] ^= 0xFF
        for found in find_files([written(tmp_path / "a.zip", bytes(broken))]):
            if not isinstance(found, ActivityFileError):
                _read_or_refuse(found)


def _read_or_refuse(found: Found) -> None:
    try:
        with found.open() as stream:
            stream.read()
    except ActivityFileError:
        pass


def test_a_split_zip_says_so(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.fit": b"a"}))
    struct.pack_into("<HH", data, len(data) - 18, 2, 2)

    (error,) = errors_in(written(tmp_path / "a.zip", bytes(data)))

    assert error.endswith("is one part of a split zip; join them")


def test_the_head_of_a_file_costs_no_more_than_a_head(tmp_path: Path) -> None:
    noise = os.urandom(2**20)
    path = written(tmp_path / "a.zip", zipped({"a.fit": noise}))
    (found,) = found_in(path)
    left = found.budget._bytes_left

    with found.open() as stream:
        head = ContentReader(stream, found.source).head(HEAD_SIZE)

    assert head == noise[:HEAD_SIZE]
    assert left - found.budget._bytes_left <= HEAD_SIZE


def test_zips_of_the_standard_library_and_ours_agree(tmp_path: Path) -> None:
    data = zipped(RUNS | {"x/empty.gpx": b"", "big.tcx": bytes(200_000)})
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        expected = {name: archive.read(name) for name in archive.namelist()}

    path = written(tmp_path / "a.zip", data)

    names = names_in(path, path)
    assert dict(zip(names, map(read, found_in(path)), strict=True)) == expected
