"""Targets that fail, each in a way of its own, on inputs that begin with `!`."""

from collections.abc import Callable
from random import Random

from fuzz.targets import Target

SEEDS = {"sound": b"sound", "bad": b"!bad"}
HOLDS_BYTES = 700 * 2**20


def _vary(data: bytes, rng: Random) -> bytes:
    return data + rng.randbytes(1)


def _is_bad(data: bytes) -> bool:
    return data.startswith(b"!")


def _crash(data: bytes) -> int:
    return 1 // (not _is_bad(data))


def _hang(data: bytes) -> int:
    while _is_bad(data):
        pass
    return 1


def _swell(data: bytes) -> int:
    return len(bytearray(HOLDS_BYTES)) if _is_bad(data) else 1


def _target(name: str, run: Callable[[bytes], int]) -> Target:
    return Target(f"{__name__}:{name}", run, _vary, lambda: SEEDS, 1.0, 64)


CRASHES = _target("CRASHES", _crash)
HANGS = _target("HANGS", _hang)
SWELLS = _target("SWELLS", _swell)
SOUND = _target("SOUND", len)
