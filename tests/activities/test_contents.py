import gzip
import zlib
from hashlib import sha256
from pathlib import Path

import pytest

from tests.activities import fit_builder as fit
from unkink.activities import contents, read_activities, read_run
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
    with pytest.raises(DamagedFileError, match="packed"):
        read_activities(written(tmp_path, data, "run.gz"))


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
