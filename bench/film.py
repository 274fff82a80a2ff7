"""A film of ten minutes: how long it takes at first, and with its loops drawn."""

import os
import resource
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
        first_s, first_cpu_s, size = _filmed(one)
        rmtree(Path(folder) / "cards")
        again_s, again_cpu_s, _ = _filmed(one)
    plays_s = lasts_s(one)
    print_table(
        f"A film of {plays_s} s, load of the machine {os.getloadavg()[0]:.1f}",
        ("", "s", "of processors", "times its length"),
        [
            _row("at first", first_s, first_cpu_s, plays_s=plays_s),
            _row("with its loops drawn", again_s, again_cpu_s, plays_s=plays_s),
            ("size", f"{size / 1e6:.1f} MB", "", ""),
        ],
    )
    return [
        Figure("a first film / its length", first_s / plays_s, FIRST),
        Figure("a film with its loops drawn / its length", again_s / plays_s, AGAIN),
    ]


def _row(
    name: str, taken_s: float, cpu_s: float, *, plays_s: int
) -> tuple[str, str, str, str]:
    return name, f"{taken_s:.0f}", f"{cpu_s:.0f} s", f"{taken_s / plays_s:.2f}"


def _filmed(one: Guided) -> tuple[float, float, int]:
    """Return what a film takes [s], by clock and processors, and its size [bytes]."""
    film, begin, used_s = BytesIO(), perf_counter(), _used_s()
    FILMS["mp4"].write(one, to=film)
    return perf_counter() - begin, _used_s() - used_s, len(film.getvalue())


def _used_s() -> float:
    """Return what this process and those that it ended took of processors [s]."""
    used = [
        resource.getrusage(who)
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    ]
    return sum(one.ru_utime + one.ru_stime for one in used)


if __name__ == "__main__":
    bench_film(is_quick=True)
