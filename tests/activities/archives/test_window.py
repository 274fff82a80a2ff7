import io
from typing import Any

import pytest

from unkink.activities.archives.window import read_fully


class Trickle(io.RawIOBase):
    """Gives some bytes at a time, and remembers how many were asked for."""

    def __init__(self, data: bytes, *, most: int) -> None:
        self._inner, self._most = io.BytesIO(data), most
        self.asked: list[int] = []

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self.asked.append(len(buffer))
        return self._inner.readinto(memoryview(buffer)[: self._most])


DATA = bytes(range(256)) * 1000


@pytest.mark.parametrize("most", [1000, 2**16, 2**30])
@pytest.mark.parametrize("size", [0, 1, 100_000, len(DATA), len(DATA) + 1, 2**40])
def test_all_that_is_asked_for_is_read_however_little_comes_at_a_time(
    most: int, size: int
) -> None:
    assert read_fully(Trickle(DATA, most=most), size) == DATA[:size]


def test_room_is_made_for_a_piece_and_not_for_all_that_a_directory_claims() -> None:
    stream = Trickle(DATA, most=2**30)

    read_fully(stream, 120 * 2**20)

    # Each raw read clears as much memory as it is asked for.
    assert max(stream.asked) <= 2**16
