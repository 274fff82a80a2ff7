"""Large inputs: those that try bounds, and small ones with a part a thousand times."""

from contextlib import suppress
from random import Random
from typing import TYPE_CHECKING

from fuzz.engines import watch_closely
from fuzz.places import inputs_of
from fuzz.seeds.fit_writer import sealed
from fuzz.watch import Watch

if TYPE_CHECKING:
    from fuzz.targets import Target

_LEAST_BYTES, _MOST_BYTES = 2**17, 2**20


def run_stretched(target: "Target", watch: Watch, *, runs: int, seed: int) -> None:
    """Run the large seeds of a target, then inputs with a part of them repeated."""
    rng = Random(seed)  # noqa: S311 - no secret
    for data in target.large().values():
        watch_closely(watch, data)
    inputs = inputs_of(target.name)
    for _ in range(runs):
        data = b""
        # Another job of the same target may just have put a smaller one in its place.
        with suppress(FileNotFoundError):
            data = rng.choice(inputs).read_bytes()
        watch_closely(watch, stretched(data, rng))
    watch.write_report()


def stretched(data: bytes, rng: Random) -> bytes:
    """Return an input in which a part follows itself until it is large."""
    # Parts of XML that begin with a tag and end before one are repeated whole.
    marks = [at for at, sign in enumerate(data) if sign == ord("<")]
    places = marks if len(marks) > 2 else range(len(data) + 1)
    first, last = sorted((rng.choice(places), rng.choice(places)))
    part = data[first : max(last, first + 1)]
    count = rng.randrange(_LEAST_BYTES, _MOST_BYTES) // max(1, len(part))
    text = data[:first] + part * count + data[first:]
    return sealed(text) if rng.random() < 0.8 else text
