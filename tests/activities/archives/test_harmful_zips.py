import os
import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from tests.activities.archives.zip_builder import (
    DEFLATED,
    STORED,
    errors_in,
    found_in,
    read,
    walked,
    written,
    zipped,
)
from unkink.activities.archives import (
    directory,
    end_record,
    find_files,
    limits,
)
from unkink.errors import ActivityFileError, ArchiveError

MIB = 2**20


@pytest.mark.parametrize(
    "name", ["../a.fit", "b/../../a.fit", "/a.fit", "C:/a.fit", "c:a.fit", "..\\a.fit"]
)
def test_names_that_climb_are_refused_and_the_rest_is_read(
    tmp_path: Path, name: str
) -> None:
    path = written(tmp_path / "a.zip", zipped({name: b"x", "b.fit": b"b"}))

    assert [read(found) for found in found_in(path)] == [b"b"]
    (error,) = errors_in(path)
    assert error.endswith("has a name that leads out of its archive")


def test_a_name_without_end_is_cut_in_what_is_shown(tmp_path: Path) -> None:
    path = written(tmp_path / "a.zip", zipped({"n" * 60_000 + ".fit": b"x"}))

    (found,) = found_in(path)

    assert found.source == f"{path}/" + "n" * 1000 + "…"
    assert read(found) == b"x"


def test_an_encrypted_entry_says_what_to_do(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.fit": b"a"}))
    for signature, offset in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)]:
        data[data.index(signature) + offset] |= 1

    (error,) = errors_in(written(tmp_path / "a.zip", bytes(data)))

    assert error.endswith("a.fit: is encrypted; unpack it first")


def test_an_unusual_method_is_refused_with_its_number(tmp_path: Path) -> None:
    data = zipped({"a.fit": b"a"}, method=zipfile.ZIP_LZMA)

    (error,) = errors_in(written(tmp_path / "a.zip", data))

    assert "is packed by method 14, which is not read" in error


def test_an_entry_that_says_it_is_a_bomb_is_refused(tmp_path: Path) -> None:
    files = {"bomb.fit": bytes(11 * MIB), "small.fit": bytes(9 * MIB)}

    path = written(tmp_path / "a.zip", zipped(files))

    assert [found.size_bytes for found in found_in(path)] == [9 * MIB]
    (error,) = errors_in(path)
    assert "is packed more than 200-fold" in error


def lying(data: bytes, *, size_bytes: int) -> bytes:
    """Return a zip of one deflated entry whose directory names another size."""
    changed = bytearray(data)
    struct.pack_into("<I", changed, changed.rindex(b"PK\x01\x02") + 24, size_bytes)
    return bytes(changed)


def test_an_entry_that_lies_about_its_size_stops_there(tmp_path: Path) -> None:
    data = lying(zipped({"bomb.fit": bytes(20 * MIB)}), size_bytes=5 * MIB)
    (found,) = found_in(written(tmp_path / "a.zip", data))

    with found.open() as stream:
        assert stream.read(4 * MIB) == bytes(4 * MIB)
        with pytest.raises(ActivityFileError):
            stream.read()


def test_an_inner_zip_that_lies_about_its_size_is_one_error(tmp_path: Path) -> None:
    inner = zipped({"a.fit": os.urandom(100_000)})
    for size_bytes in (len(inner) // 2, len(inner) + 1, 3 * len(inner)):
        data = lying(zipped({"in.zip": inner}), size_bytes=size_bytes)

        assert len(errors_in(written(tmp_path / "a.zip", data))) == 1


def test_nested_bombs_like_42_end_soon_and_with_one_error(tmp_path: Path) -> None:
    bomb = zipped({"0.dll": bytes(MIB)})
    for _ in range(5):
        bomb = zipped({f"{letter}.zip": bomb for letter in "abcdefgh"})

    (error,) = walked(written(tmp_path / "42.zip", bomb))

    assert "lies in more than 3 archives (and 511 more)" in str(error)


def test_files_that_share_their_bytes_are_refused(tmp_path: Path) -> None:
    # The kernel of a bomb by Fifield: many entries of a directory, one body.
    data = zipped({"a.fit": bytes(MIB)})
    start, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    record, last = data[start:end], bytearray(data[end:])
    struct.pack_into("<HHI", last, 8, 1000, 1000, 1000 * len(record))

    path = written(tmp_path / "a.zip", data[:start] + record * 1000 + last)

    assert errors_in(path) == [
        f"{path}: has files that overlap; it is broken or made to harm"
    ]


def quoted_overlap() -> bytes:
    """Return two entries, the body of the first quoting the header of the second."""
    body = zlib.compress(bytes(MIB))[2:-4]
    second = (
        struct.pack("<4s5H3I2H", b"PK\x03\x04", 20, 0, 8, 0, 0, 0, len(body), MIB, 5, 0)
        + b"b.fit"
    )
    quote = struct.pack("<BHH", 0, len(second), len(second) ^ 0xFFFF)
    sizes = [(b"a.fit", len(quote) + len(second) + len(body)), (b"b.fit", len(body))]
    first = (
        struct.pack(
            "<4s5H3I2H", b"PK\x03\x04", 20, 0, 8, 0, 0, 0, sizes[0][1], MIB, 5, 0
        )
        + b"a.fit"
    )
    places = [0, len(first) + len(quote)]
    directory = b"".join(
        struct.pack(
            "<4s6H3I5H2I",
            b"PK\x01\x02",
            20,
            20,
            0,
            8,
            0,
            0,
            0,
            size,
            MIB,
            5,
            0,
            0,
            0,
            0,
            0,
            place,
        )
        + name
        for (name, size), place in zip(sizes, places, strict=True)
    )
    front = first + quote + second + body
    return (
        front
        + directory
        + struct.pack(
            "<4s4H2IH", b"PK\x05\x06", 0, 0, 2, 2, len(directory), len(front), 0
        )
    )


def test_a_quoted_overlap_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "a.zip", quoted_overlap())

    assert errors_in(path) == [
        f"{path}: has files that overlap; it is broken or made to harm"
    ]


def test_a_directory_of_too_many_files_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(end_record, "MOST_ENTRIES", 4)
    files = {f"{number}.fit": b"x" for number in range(5)}

    (error,) = errors_in(written(tmp_path / "a.zip", zipped(files)))

    assert error.endswith("lists more than 4 files, which no runner has")


def test_a_directory_longer_than_it_says_is_refused_as_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(directory, "MOST_ENTRIES", 4)
    files = {f"{number}.fit": b"x" for number in range(5)}
    data = bytearray(zipped(files))
    struct.pack_into("<HH", data, len(data) - 14, 1, 1)

    (error,) = errors_in(written(tmp_path / "a.zip", bytes(data)))

    assert error.endswith("lists more than 4 files")


def test_a_directory_of_a_gigabyte_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with path.open("wb") as stream:
        stream.seek(2**30)
        stream.write(struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 1, 1, 2**30, 0, 0))

    (error,) = errors_in(path)

    assert "lists more than 200000 files" in error


def wide_end(*, entries: int, directory_bytes: int, directory_at: int) -> bytes:
    """The end of a zip for large archives, whatever it claims."""
    end = struct.pack(
        "<4sQ2H2I4Q",
        *(b"PK\x06\x06", 44, 45, 45, 0, 0),
        *(entries, entries, directory_bytes, directory_at),
    )
    locator = struct.pack("<4sIQI", b"PK\x06\x07", 0, directory_at, 1)
    last = struct.pack(
        "<4s4H2IH", b"PK\x05\x06", 0, 0, *[0xFFFF] * 2, *[2**32 - 1] * 2, 0
    )
    return end + locator + last


@pytest.mark.parametrize("entries", [10**9, 2**64 - 1])
def test_a_directory_that_claims_billions_of_files_is_refused(
    tmp_path: Path, entries: int
) -> None:
    data = zipped({"a.fit": b"a"})
    at, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    claim = wide_end(entries=entries, directory_bytes=end - at, directory_at=at)

    (error,) = errors_in(written(tmp_path / "a.zip", data[:end] + claim))

    assert error.endswith("lists more than 200000 files, which no runner has")


@pytest.mark.parametrize("size_bytes", [2**30, 2**62])
def test_a_directory_that_claims_more_bytes_than_there_are_is_refused(
    tmp_path: Path, size_bytes: int
) -> None:
    data = zipped({"a.fit": b"a"})
    end = data.index(b"PK\x05\x06")
    claim = wide_end(entries=1, directory_bytes=size_bytes, directory_at=0)

    (error,) = errors_in(written(tmp_path / "a.zip", data[:end] + claim))

    assert "is a zip without its end" in error


def test_a_file_that_claims_gigabytes_is_refused_by_name(tmp_path: Path) -> None:
    data = lying(zipped({"a.fit": b"a"}), size_bytes=0x7FFFFFFF)

    (error,) = errors_in(written(tmp_path / "a.zip", data))

    assert error.endswith(
        "a.fit: is packed more than 200-fold; it was made to fill the memory"
    )


@pytest.mark.parametrize("method", [STORED, DEFLATED])
def test_too_much_in_all_ends_the_walk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, method: int
) -> None:
    monkeypatch.setattr(limits, "MOST_READ_BYTES", 5 * MIB)
    inner = zipped({"x.fit": os.urandom(2 * MIB)}, method=method)
    path = written(tmp_path / "a.zip", zipped({f"{n}.zip": inner for n in range(9)}))

    whys = []
    for one in find_files([path]):
        try:
            whys.append(one.why if isinstance(one, ActivityFileError) else read(one))
        except ArchiveError as error:
            whys.append(error.why)

    assert len(whys) < 6
    assert whys[-1] == "more than 0 GiB were unpacked; the rest is not read"


def test_the_bounds_are_what_the_pages_say() -> None:
    assert limits.MOST_FILES == limits.MOST_ENTRIES == 200_000
    assert limits.LARGEST_ARCHIVE_BYTES == 8 * limits.GIB
    assert (limits.MOST_RATIO, limits.MOST_DEPTH) == (200, 3)
    assert limits.MOST_READ_BYTES == 64 * limits.RATIO_FREE_WALK_BYTES == 64 * 2**30
