"""Changes of bytes that know nothing of a format."""

from random import Random

_ODD = (0, 1, 2, 3, 7, 8, 15, 16, 31, 32, 63, 64, 127, 128, 129, 192, 240, 254, 255)


def edited(data: bytes, rng: Random) -> bytes:
    """Return bytes with a few of them changed, taken out, doubled or moved."""
    for _ in range(rng.choice((1, 1, 2, 4))):
        data = _edited_once(data, rng)
    return data


def odd_number(size: int, rng: Random) -> bytes:
    """Return a number that lies at the edge of something."""
    kind = rng.randrange(4)
    if kind == 0:
        return rng.randbytes(size)
    if kind == 1:
        return rng.choice((b"\0", b"\xff")) * size
    value = rng.choice((0, 1, 2**31, 2**63, 2**15, 2**7)) - rng.randrange(3)
    text: bytes = (value % 256**size).to_bytes(size, "big")
    return text if rng.random() < 0.5 else text[::-1]


def _edited_once(data: bytes, rng: Random) -> bytes:
    at = rng.randrange(len(data) + 1)
    end = min(len(data), at + rng.choice((1, 1, 2, 4, 8, 32, 200)))
    to = rng.randrange(len(data) + 1)
    (kind,) = rng.choices(range(6), weights=(3, 3, 3, 3, 3, 2))
    ways = (
        data[:at] + data[end:],
        data[:end] + data[at:end] * rng.choice((1, 1, 3, 20)) + data[end:],
        data[:at] + bytes((rng.choice(_ODD),)) + data[at + 1 :],
        data[:at] + odd_number(end - at, rng) + data[end:],
        data[:to] + data[at:end] + data[to:],
        data[:at] + (b"" if rng.random() < 0.3 else b"\0" + data[at:]),
    )
    return ways[kind]
