"""A film of ten minutes: how long it takes at first, and with its loops drawn."""

import os
from io import BytesIO
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from time import perf_counter

from bench.table import Figure, print_table
from tests.planner.builders import NOW
from unkink.catalogue import read_catalogue
from unkink.exports import FILMS, Guided, guided
from unkink.exports.around import lasts_s
from unkink.planner import programme_routine

# A first film is there before it could be watched; with its loops, five times sooner.
FIRST, AGAIN = 1.0, 0.2
QUICK, WHOLE = "five-minutes", "office"


def bench_film(*, is_quick: bool) -> list[Figure]:
    """Print what was measured, and return the figures."""
    catalogue = read_catalogue()
    programme = catalogue.programmes[QUICK if is_quick else WHOLE]
    one = guided(programme_routine(programme, catalogue), catalogue, now=NOW)
    with TemporaryDirectory() as folder:
        os.environ["UNKINK_CACHE"] = folder
        first_s, size = _filmed(one)
        rmtree(Path(folder) / "cards")
        again_s, _ = _filmed(one)
    plays_s = lasts_s(one)
    print_table(
        f"A film of {plays_s} s, load of the machine {os.getloadavg()[0]:.1f}",
        ("", "s", "times its length"),
        [
            ("at first", f"{first_s:.0f}", f"{first_s / plays_s:.2f}"),
            ("with its loops drawn", f"{again_s:.0f}", f"{again_s / plays_s:.2f}"),
            ("size", f"{size / 1e6:.1f} MB", ""),
        ],
    )
    return [
        Figure("a first film / its length", first_s / plays_s, FIRST),
        Figure("a film with its loops drawn / its length", again_s / plays_s, AGAIN),
    ]


def _filmed(one: Guided) -> tuple[float, int]:
    """Return how long a film takes [s], and its size [bytes]."""
    film, begin = BytesIO(), perf_counter()
    FILMS["mp4"].write(one, to=film)
    return perf_counter() - begin, len(film.getvalue())


if __name__ == "__main__":
    bench_film(is_quick=True)
