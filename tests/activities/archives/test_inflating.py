import io
import random
import subprocess
import sys
import zlib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unkink.activities.archives.inflating import Checkpoints, Inflating, Packing
from unkink.activities.archives.limits import MIB, Budget
from unkink.errors import ArchiveError, DamagedFileError

STATUS = Path("/proc/self/status")
SIZE = 9 * MIB
_CHANCE = random.Random(1)  # noqa: S311 - noise, no secret
# Half noise, half text that packs well, in stretches of all lengths.
PLAIN = b"".join(
    _CHANCE.choice((_CHANCE.randbytes(size), b"<trkpt lat='47'/>" * (size // 17 + 1)))
    for size in [_CHANCE.randrange(1, 200_000) for _ in range(200)]
)[:SIZE]


def deflated(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


PACKED = deflated(PLAIN)


def inflating(
    packed: bytes, *, size_bytes: int, checkpoints: Checkpoints | None = None
) -> Inflating:
    kept = checkpoints or Checkpoints(size_bytes)
    return Inflating(io.BytesIO(packed), Packing("a.zip", size_bytes, kept, Budget()))


places = st.tuples(
    st.integers(0, SIZE + 100), st.integers(0, 200_000), st.booleans(), st.booleans()
)


@given(steps=st.lists(places, max_size=12))
@settings(deadline=None, max_examples=60)
def test_any_place_reads_as_the_same_slice(
    steps: list[tuple[int, int, bool, bool]],
) -> None:
    checkpoints = Checkpoints(SIZE)
    stream = inflating(PACKED, size_bytes=SIZE, checkpoints=checkpoints)
    for at, size, is_new, is_forgotten in steps:
        if is_new:
            stream.close()
            stream = inflating(PACKED, size_bytes=SIZE, checkpoints=checkpoints)
        if is_forgotten:
            checkpoints.forget()
        stream.seek(at)

        assert io.BufferedReader(_Kept(stream), 512).read(size) == PLAIN[at : at + size]


class _Kept(io.RawIOBase):
    """Lends a stream to a reader that would close it."""

    def __init__(self, stream: io.RawIOBase) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        return self._stream.readinto(buffer) or 0


@pytest.mark.parametrize("whence", [io.SEEK_SET, io.SEEK_CUR, io.SEEK_END])
def test_seeking_knows_three_starts(whence: int) -> None:
    with inflating(PACKED, size_bytes=SIZE) as stream:
        stream.seek(1000)
        start = {io.SEEK_SET: 0, io.SEEK_CUR: 1000, io.SEEK_END: SIZE}[whence]

        assert stream.seek(-10, whence) == stream.tell() == max(0, start - 10)


def test_checkpoints_are_few_however_large_the_entry() -> None:
    checkpoints = Checkpoints(SIZE)

    with inflating(PACKED, size_bytes=SIZE, checkpoints=checkpoints) as stream:
        while stream.read(2**16):
            pass

    assert len(checkpoints._kept) == SIZE // (4 * MIB)


def test_going_back_starts_from_a_checkpoint() -> None:
    checkpoints = Checkpoints(SIZE)
    with inflating(PACKED, size_bytes=SIZE, checkpoints=checkpoints) as stream:
        stream.seek(SIZE - 1)
        stream.read(1)
        before = stream._packing.budget._bytes_left
        stream.seek(5 * MIB)
        stream.read(1)

        assert before - stream._packing.budget._bytes_left < 2 * MIB


def test_the_next_stream_starts_where_the_last_one_stopped() -> None:
    checkpoints = Checkpoints(2**40)
    with inflating(PACKED, size_bytes=SIZE, checkpoints=checkpoints) as first:
        first.seek(5 * MIB)
        first.read(1)

    with inflating(PACKED, size_bytes=SIZE, checkpoints=checkpoints) as second:
        before = second._packing.budget._bytes_left
        second.seek(5 * MIB + 100)
        second.read(1)

        assert before - second._packing.budget._bytes_left < 2**10


def test_packed_bytes_that_end_early_are_damage() -> None:
    stream = inflating(PACKED[: len(PACKED) // 2], size_bytes=SIZE)
    stream.seek(SIZE - 1)

    with pytest.raises(DamagedFileError, match="it ends too early"):
        stream.read(1)


def test_more_than_was_said_is_refused() -> None:
    stream = inflating(PACKED, size_bytes=1000)

    with pytest.raises(ArchiveError, match="holds more than the 1000 bytes"):
        stream.read(5000)


MEMORY = """
import os, sys, zipfile
from pathlib import Path
from typing import Any
from unkink.activities.archives import find_files
def peak_kb():
    # The peak that `resource` gives begins with that of the process that started us.
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0])
path = Path(sys.argv[1])
block = os.urandom(2**14) * 64
with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as outer:
    with outer.open("in.zip", "w", force_zip64=True) as stream:
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as inner:
            for number in range(300):
                inner.writestr(f"{number}.fit", block)
before = peak_kb()
count = 0
for found in find_files([path]):
    with found.open() as stream:
        assert stream.read(512) == block[:512]
        count += 1
        if count % 50 == 0:
            assert stream.read() == block[512:]
print(count, peak_kb() - before)
"""


@pytest.mark.skipif(not STATUS.exists(), reason="only Linux tells the peak of memory")
def test_a_deflated_inner_archive_of_300_mb_takes_little_memory(tmp_path: Path) -> None:
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", MEMORY, str(tmp_path / "a.zip")],
        capture_output=True,
        text=True,
        check=True,
    )

    count, more_kb = map(int, done.stdout.split())
    # 256 checkpoints of 45 kB and a chunk of 8 kB each, and as much again for slack.
    assert (count, more_kb < 30_000) == (300, True), more_kb
