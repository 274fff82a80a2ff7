"""Several runs in a table; of very many the sums, and the last ones."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby
from pathlib import PurePath

from rich.console import Console
from rich.table import Table
from rich.text import Text

from unkink.cli.output import dim, readable
from unkink.cli.run_facts import RunFacts, pace_of
from unkink.units import KM_M, clock

MOST_ROWS = 40
LAST_ROWS = 10
# The months of the last year and of two before; what is older is summed by the year.
YEARS_OF_MONTHS = 2

NUMBERS = ("km", "time", "/km", "up m", "rows")
# What all other columns of the table take, and the first few of them.
OTHERS_WIDTH, FEW_WIDTH = 57, 38
LEAST_WIDTH = 12
FEW = 5

DYNAMICS = (
    "vertical_oscillation_m",
    "ground_contact_s",
    "left_contact_share",
    "step_length_m",
)
LETTERS = {
    "h": "heart rate",
    "c": "cadence",
    "p": "power",
    "d": "running dynamics",
    "l": "laps",
    "s": "stops",
    "!": "warnings (read it alone to see them)",
}


def show_runs_table(runs: Sequence[RunFacts], out: Console) -> None:
    """Print several runs, the newest last."""
    shown = runs
    if len(runs) > MOST_ROWS:
        shown = runs[-LAST_ROWS:]
        out.print(_sums(runs))
        out.print()
        out.print(dim(f"The last {LAST_ROWS} of {len(runs)}:"))
    is_narrow = out.width < OTHERS_WIDTH + LEAST_WIDTH
    if is_narrow:
        out.print(_table(shown, file_width=out.width - FEW_WIDTH, count=FEW))
    else:
        out.print(_table(shown, file_width=out.width - OTHERS_WIDTH))
        out.print(dim(_legend(shown)))
    if any(run.activity.sport_origin == "assumed" for run in shown):
        out.print(dim("* The file names no sport; it was taken for a run."))


def letters_of(run: RunFacts) -> str:
    """Return a letter for each thing that a run has beside its way."""
    one = run.activity
    has = {
        "h": run.has("heart_rate_bpm"),
        "c": run.has("step_rate_spm"),
        "p": run.has("power_w"),
        "d": run.has(*DYNAMICS),
        "l": len(one.laps) > 1,
        "s": bool(one.pauses),
        "!": bool(one.warnings),
    }
    return "".join(letter if is_there else "·" for letter, is_there in has.items())


def _table(
    runs: Sequence[RunFacts], *, file_width: int, count: int | None = None
) -> Table:
    """Return a row a run, with so many columns only."""
    # Two columns between cells would leave too few for the name on 80.
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0), header_style="dim")
    table.add_column(f"start, {runs[0].activity.start:%Z}", no_wrap=True)
    table.add_column("file", no_wrap=True)
    for name in NUMBERS[: count and count - 2]:
        table.add_column(name, justify="right", no_wrap=True)
    if count is None:
        table.add_column("has", no_wrap=True)
    for run in runs:
        table.add_row(*_row(run, max(1, file_width))[:count])
    return table


def _row(run: RunFacts, file_width: int) -> tuple[Text | str, ...]:
    one = run.activity
    mark = "*" if one.sport_origin == "assumed" else ""
    name = readable(PurePath(one.source).name) + mark
    return (
        f"{one.start:%Y-%m-%d %H:%M}",
        Text(_end(name, file_width), style="bold"),
        f"{one.distance_m / KM_M:.2f}",
        clock(one.moving_s),
        run.pace,
        "" if one.ascent_m is None else f"{one.ascent_m:.0f}",
        str(run.samples),
        dim(letters_of(run)),
    )


def _end(name: str, width: int) -> str:
    """Return a name, or its end: there the names of an archive differ."""
    return name if len(name) <= width else f"…{name[1 - width :]}"


def _legend(runs: Iterable[RunFacts]) -> str:
    there = set("".join(letters_of(run) for run in runs))
    named = [f"{letter} {what}" for letter, what in LETTERS.items() if letter in there]
    return ", ".join(named)


def _sums(runs: Sequence[RunFacts]) -> Table:
    newest = runs[-1].activity.start
    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column("", no_wrap=True)
    for name in ("runs", "km", "time", "/km", "up m"):
        table.add_column(name, justify="right", no_wrap=True)
    for period, some in groupby(runs, lambda run: _period(run.activity.start, newest)):
        table.add_row(*_sum(period, list(some)))
    return table


def _period(start: datetime, newest: datetime) -> str:
    """Return the month of a run, or its year if that is long ago."""
    is_recent = start.year >= newest.year - YEARS_OF_MONTHS
    return f"{start:%Y-%m}" if is_recent else f"{start:%Y}"


def _sum(period: str, runs: Sequence[RunFacts]) -> tuple[str, ...]:
    distance_m = sum(run.activity.distance_m for run in runs)
    moving_s = sum(run.activity.moving_s for run in runs)
    heights_m = [run.activity.ascent_m for run in runs]
    known_m = [height_m for height_m in heights_m if height_m is not None]
    return (
        period,
        str(len(runs)),
        f"{distance_m / KM_M:.1f}",
        clock(moving_s),
        pace_of(moving_s, distance_m),
        f"{sum(known_m):.0f}" if known_m else "",
    )
