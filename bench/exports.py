"""A sheet of paper, against the half second that somebody waits gladly."""

from datetime import UTC, datetime
from statistics import median
from time import perf_counter

from bench.table import Figure, print_table
from unkink.catalogue import read_catalogue
from unkink.exports import FORMS, Guided, guided
from unkink.planner import programme_routine

NOW = datetime(2026, 1, 5, 18, tzinfo=UTC)
ROUNDS, QUICK_ROUNDS = 15, 3
MOST_SHEET_S = 0.5


def bench_paper(*, is_quick: bool) -> list[Figure]:
    """Print how long the sheets of all programmes take, and return the figure."""
    catalogue = read_catalogue()
    slowest_s, rows = 0.0, []
    for key, programme in catalogue.programmes.items():
        each = guided(programme_routine(programme, catalogue), catalogue, now=NOW)
        taken_s, size = _sheet(each, rounds=QUICK_ROUNDS if is_quick else ROUNDS)
        slowest_s = max(slowest_s, taken_s)
        moves = str(len(each.routine.bouts))
        rows.append((key, moves, f"{taken_s * 1e3:.0f} ms", f"{size / 1e3:.0f} kB"))
    print_table("Sheets of paper, median", ("", "moves", "time", "size"), rows)
    return [Figure("slowest sheet / 0.5 s", slowest_s / MOST_SHEET_S, 1.0)]


def _sheet(each: Guided, *, rounds: int) -> tuple[float, int]:
    """Return the median time [s] and the size [B] of a sheet."""
    times, size = [], 0
    for _ in range(rounds):
        begin = perf_counter()
        size = len(FORMS["pdf"].encode(each))
        times.append(perf_counter() - begin)
    return median(times), size
