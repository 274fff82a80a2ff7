import gzip
import io
import random
import zlib
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.activities.fit import fit_builder as fit
from unkink.activities import contents, read_activities, read_run
from unkink.activities.contents import ContentReader, Contents, bare, read_contents
from unkink.activities.fit import HEAD_SIZE
from unkink.errors import (
    ActivityFileError,
    DamagedFileError,
    UnsupportedFormatError,
)

GPX = (
    b"<gpx><trk><type>run</type><trkseg>"
    b'<trkpt lat="47" lon="8"><time>2025-06-01T07:00:00Z</time></trkpt>'
    b'<trkpt lat="47.001" lon="8"><time>2025-06-01T07:00:30Z</time></trkpt>'
    b"</trkseg></trk></gpx>"
)


def written(tmp_path: Path, data: bytes, name: str) -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("data", [fit.run_file(), GPX], ids=["fit", "gpx"])
@pytest.mark.parametrize("name", ["run.fit", "run.gpx", "run.gz", "run"])
def test_the_content_tells_the_format_not_the_ending(
    tmp_path: Path, data: bytes, name: str
) -> None:
    plain = written(tmp_path, data, name)
    packed = written(tmp_path, gzip.compress(data), "packed-" + name)

    assert len(read_run(plain).streams) == len(read_run(packed).streams) > 1


def test_the_digest_is_that_of_the_bytes_on_disk(tmp_path: Path) -> None:
    packed = gzip.compress(GPX)

    run = read_run(written(tmp_path, packed, "run.gpx.gz"))

    assert run.digest == sha256(packed).hexdigest()


def test_a_broken_gzip_file_gives_what_could_be_unpacked(tmp_path: Path) -> None:
    seconds = fit.run_file(600)
    packed = gzip.compress(seconds)

    run = read_run(written(tmp_path, packed[: len(packed) // 2], "run.fit.gz"))

    assert 10 < len(run.streams) < 600
    assert run.warnings[0].startswith("The packed file is broken near byte")


def test_a_gzip_bomb_is_refused_at_the_bound(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(contents, "SIZE_LIMIT", 2**20)
    packer = zlib.compressobj(wbits=31)
    packed = b"".join(packer.compress(bytes(2**20)) for _ in range(64))
    path = written(tmp_path, packed + packer.flush(), "bomb.gz")

    with pytest.raises(ActivityFileError, match="holds more than 1 MiB"):
        read_activities(path)


def test_a_gzip_bomb_is_refused_by_its_ratio(tmp_path: Path) -> None:
    path = written(tmp_path, gzip.compress(bytes(80 * 2**20)), "bomb.gz")

    with pytest.raises(ActivityFileError, match="is packed more than 200-fold"):
        read_activities(path)


def test_all_members_of_a_gzip_file_are_read(tmp_path: Path) -> None:
    data = fit.run_file(600)
    packed = b"".join(
        gzip.compress(data[at : at + 99]) for at in range(0, len(data), 99)
    )

    read = read_contents(written(tmp_path, packed, "run.fit.gz"))

    assert read == Contents(data, sha256(packed).hexdigest())


@pytest.mark.parametrize("size", [1, 511, 100_000])
def test_zeros_behind_the_last_member_do_no_harm(tmp_path: Path, size: int) -> None:
    packed = gzip.compress(b"one") + bytes(size) + gzip.compress(b"two") + bytes(size)

    read = read_contents(written(tmp_path, packed, "run.gz"))

    assert (read.data, read.warnings) == (b"onetwo", ())


def test_what_follows_the_last_member_is_passed_over_with_a_warning(
    tmp_path: Path,
) -> None:
    packed = gzip.compress(b"one")

    read = read_contents(written(tmp_path, packed + b"garbage", "run.gz"))

    assert read.data == b"one"
    assert read.digest == sha256(packed + b"garbage").hexdigest()
    assert read.warnings == (
        f"What follows byte {len(packed)} of the packed file was passed over.",
    )


def test_a_wrong_checksum_is_a_warning_and_the_next_member_is_read(
    tmp_path: Path,
) -> None:
    packed = bytearray(gzip.compress(b"one"))
    packed[-8] ^= 1

    read = read_contents(
        written(tmp_path, bytes(packed) + gzip.compress(b"two"), "run.gz")
    )

    assert read.data == b"onetwo"
    (warning,) = read.warnings
    assert warning == (
        f"The checksum at byte {len(packed) - 8} of the packed file is wrong; "
        "some values may be, too."
    )


@pytest.mark.parametrize("size", [0, 2**30, 2**32 - 1])
def test_a_wrong_size_is_a_warning_and_the_next_member_is_read(
    tmp_path: Path, size: int
) -> None:
    packed = gzip.compress(b"one")[:-4] + size.to_bytes(4, "little")

    read = read_contents(written(tmp_path, packed + gzip.compress(b"two"), "run.gz"))

    assert read.data == b"onetwo"
    (warning,) = read.warnings
    assert warning == (
        f"The size at byte {len(packed) - 4} of the packed file is wrong; "
        "some values may be, too."
    )


def test_an_error_made_bare_holds_nothing_and_says_the_same(tmp_path: Path) -> None:
    with pytest.raises(ActivityFileError) as caught:
        read_contents(tmp_path / "no.fit")
    told = str(caught.value)

    error = bare(caught.value)

    assert error is caught.value
    assert not any((error.__traceback__, error.__cause__, error.__context__))
    assert str(error) == told


@pytest.mark.parametrize(
    ("data", "told"), [(gzip.compress(GPX * 9), len(GPX) * 9), (GPX * 9, 0)]
)
def test_only_what_comes_out_of_gzip_is_told_as_unpacked(
    data: bytes, told: int
) -> None:
    sizes: list[int] = []

    read = ContentReader(io.BytesIO(data), "run", on_unpacked=sizes.append).all()

    assert (read.data, sum(sizes)) == (GPX * 9, told)


def test_a_broken_member_gives_all_that_comes_before_the_broken_byte(
    tmp_path: Path,
) -> None:
    noise = random.Random(1).randbytes(300_000)  # noqa: S311 - noise, no secret
    packer = zlib.compressobj(wbits=31)
    front = packer.compress(noise) + packer.flush(zlib.Z_FULL_FLUSH)

    # Three set bits begin a block of a kind that does not exist.
    read = read_contents(written(tmp_path, front + b"\x07" * 99, "run.gz"))

    assert read.data == noise
    assert read.warnings == (
        f"The packed file is broken near byte {len(front)}; what came before was read.",
    )


@given(cut=st.integers(0, 400), flip=st.integers(0, 400), head=st.integers(0, 99))
@settings(max_examples=200, deadline=None)
def test_any_damage_gives_the_beginning_or_our_own_error(
    cut: int, flip: int, head: int
) -> None:
    noise = random.Random(2).randbytes(90)  # noqa: S311 - noise, no secret
    packed = bytearray(gzip.compress(noise) + gzip.compress(noise[::-1]))
    packed = packed[:cut]
    packed[flip:flip] = packed[flip : flip + 1]
    reader = ContentReader(io.BytesIO(packed), "run.gz")

    first = reader.head(head)
    try:
        read = reader.all()
    except ActivityFileError:
        assert first == b""
    else:
        assert read.data[:head] == first
        assert read.digest == sha256(packed).hexdigest()


FLAGS = {"extra": 4, "name": 8, "comment": 16, "checksum": 2}


@pytest.mark.parametrize("sizes", [(3, 5), (60_000, 50_000)], ids=["short", "long"])
def test_every_part_of_a_gzip_header_is_stepped_over(
    tmp_path: Path, sizes: tuple[int, int]
) -> None:
    packed = gzip.compress(GPX, mtime=0)
    extra, name = sizes[0].to_bytes(2, "little") + bytes(sizes[0]), b"n" * sizes[1]
    more = extra + name + b"\0a comment\0" + b"\1\2"
    header = packed[:3] + bytes([sum(FLAGS.values())]) + packed[4:10]

    read = read_contents(written(tmp_path, header + more + packed[10:], "run.gz"))

    assert (read.data, read.warnings) == (GPX, ())


def test_a_header_without_an_end_is_damage(tmp_path: Path) -> None:
    packed = b"\x1f\x8b\x08\x08" + bytes(6) + b"n" * 300_000

    with pytest.raises(DamagedFileError, match="broken near byte"):
        read_contents(written(tmp_path, packed, "run.gz"))


@pytest.mark.parametrize("data", [GPX * 1000, gzip.compress(GPX * 1000)])
def test_the_head_of_a_file_is_read_without_the_rest(data: bytes) -> None:
    stream = io.BytesIO(data)
    reader = ContentReader(stream, "run")

    assert reader.head(99) == GPX[:99]
    assert stream.tell() <= HEAD_SIZE
    assert reader.head(10) == GPX[:10]
    assert reader.all() == Contents(GPX * 1000, sha256(data).hexdigest())


def test_the_head_of_a_short_or_empty_file_is_what_there_is() -> None:
    assert ContentReader(io.BytesIO(b"run"), "run").head(512) == b"run"
    assert ContentReader(io.BytesIO(b""), "run").head(512) == b""


def test_a_disk_that_fails_is_our_own_error() -> None:
    class Broken(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            if self.tell():
                raise OSError(5, "Input/output error")
            return super().read(size)

    reader = ContentReader(Broken(GPX * 100), "run.gpx")

    assert reader.head(10) == GPX[:10]
    for _ in range(2):
        with pytest.raises(ActivityFileError, match="cannot be read: Input/output"):
            reader.all()


def test_endless_garbage_behind_a_small_member_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(contents, "SIZE_LIMIT", 10_000)
    packed = gzip.compress(b"one") + b"x" * 1_000_000

    with pytest.raises(ActivityFileError, match="holds more than"):
        read_contents(written(tmp_path, packed, "run.gz"))


def test_a_file_beyond_the_bound_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(contents, "SIZE_LIMIT", 100)

    with pytest.raises(ActivityFileError, match="which no activity does"):
        read_activities(written(tmp_path, bytes(101), "large.fit"))


def test_an_empty_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(DamagedFileError, match=r"the file is empty \(0 bytes\)"):
        read_activities(written(tmp_path, b"", "run.fit"))


def test_a_packed_file_that_holds_nothing_says_so(tmp_path: Path) -> None:
    with pytest.raises(DamagedFileError, match="the packed file holds nothing"):
        read_activities(written(tmp_path, gzip.compress(b""), "run.fit.gz"))


@pytest.mark.parametrize("data", [b"\x1f\x8b", b"\x1f\x8b\x08nonsense"])
def test_a_gzip_header_with_nonsense_behind_it_is_damage(
    tmp_path: Path, data: bytes
) -> None:
    with pytest.raises(DamagedFileError, match="packed") as raised:
        read_activities(written(tmp_path, data, "run.gz"))

    assert "was read" not in str(raised.value)


def test_a_text_named_fit_is_no_activity(tmp_path: Path) -> None:
    path = written(tmp_path, b"Monday: 10 km easy", "run.fit")

    with pytest.raises(UnsupportedFormatError, match="is no FIT, GPX or TCX file"):
        read_activities(path)


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(ActivityFileError, match=r"run\.fit: there is no such file"):
        read_activities(tmp_path / "run.fit")


def test_a_folder_says_so(tmp_path: Path) -> None:
    with pytest.raises(ActivityFileError, match="is a folder; name one file in it"):
        read_activities(tmp_path)


def test_a_path_that_cannot_be_is_our_own_error() -> None:
    with pytest.raises(ActivityFileError, match="cannot be read"):
        read_activities("run\0.fit")
