"""Every format that a routine is taken along in, against the time that it may take."""

from collections.abc import Sequence
from datetime import UTC, datetime
from statistics import median
from time import perf_counter

from bench.table import Figure, print_table
from unkink.catalogue import read_catalogue
from unkink.exports import FORMS, Form, Guided, guided
from unkink.planner import programme_routine

NOW = datetime(2026, 1, 5, 18, tzinfo=UTC)
ROUNDS, QUICK_ROUNDS = 15, 3
MOST_S = 0.05
# Somebody waits for paper, and hands on one file.
SLOWER_S = {"pdf": 0.5, "html": 0.5}


def bench_exports(*, is_quick: bool) -> list[Figure]:
    """Print what the slowest programme takes in each format, and return the figures."""
    catalogue = read_catalogue()
    programmes = [
        guided(programme_routine(programme, catalogue), catalogue, now=NOW)
        for programme in catalogue.programmes.values()
    ]
    rounds = QUICK_ROUNDS if is_quick else ROUNDS
    figures, rows = [], []
    for form in FORMS.values():
        taken_s, size = _slowest(form, programmes, rounds=rounds)
        most_s = SLOWER_S.get(form.ending, MOST_S)
        rows.append(
            (
                form.ending,
                f"{taken_s * 1e3:.1f} ms",
                f"{most_s * 1e3:.0f} ms",
                f"{size / 1e3:.1f} kB",
            )
        )
        name = f"slowest programme as {form.ending} / {most_s:g} s"
        figures.append(Figure(name, taken_s / most_s, 1.0))
    header = ("slowest programme, median", "time", "at most", "largest")
    print_table("Taking a routine along", header, rows)
    return figures


def _slowest(
    form: Form, routines: Sequence[Guided], *, rounds: int
) -> tuple[float, int]:
    """Return the longest of the median times [s], and the largest size [B]."""
    measured = [_measured(form, each, rounds=rounds) for each in routines]
    return max(one for one, _ in measured), max(size for _, size in measured)


def _measured(form: Form, each: Guided, *, rounds: int) -> tuple[float, int]:
    times, size = [], 0
    for _ in range(rounds):
        begin = perf_counter()
        size = len(form.encode(each))
        times.append(perf_counter() - begin)
    return median(times), size
