"""Print for people what was read: runs, what was left out, totals."""

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.text import Text

from unkink.cli.left_out import bad_ones, left_out_in_words, why_told
from unkink.cli.one_run import show_one_run
from unkink.cli.output import dim, readable
from unkink.cli.run_facts import Collected
from unkink.cli.runs_table import show_runs_table
from unkink.errors import ActivityFileError
from unkink.units import KM_M

HOUR_S = 3_600.0


def show_read(collected: Collected, out: Console) -> None:
    """Print what was read: one run in full, or a table of several."""
    if len(collected.runs) == 1:
        show_one_run(collected.runs[0], out)
    else:
        show_runs_table(collected.runs, out)
    out.print()
    show_left_out(collected.left_out, out)
    out.print(Text(_totals(collected), style="bold"))


def show_left_out(left_out: Sequence[ActivityFileError], out: Console) -> None:
    """Print what was left out: sound files counted, each bad one by name."""
    for line in left_out_in_words(left_out):
        out.print(dim(line))
    bad = bad_ones(left_out)
    if bad:
        out.print(f"Could not be read ({len(bad)} file{'s' * (len(bad) != 1)}):")
        for error in bad:
            # A path stays in one piece, to be found and copied.
            out.print(f"  {_bad_line(error)}", soft_wrap=True)
    if left_out:
        out.print()


def left_out_lines(collected: Collected) -> list[str]:
    """Return the same for standard error, in plain lines."""
    sound = left_out_in_words(collected.left_out)
    return [
        *(f"{line[:1].lower()}{line[1:]}" for line in sound),
        *(_bad_line(error) for error in bad_ones(collected.left_out)),
    ]


def show_written(collected: Collected, path: Path, out: Console) -> None:
    """Print what was left out, and what was written where."""
    show_left_out(collected.left_out, out)
    out.print(Text(_totals(collected), style="bold"))
    out.print(readable(f"Written to {path}"), soft_wrap=True)


def _bad_line(error: ActivityFileError) -> str:
    return readable(f"{error.path}: {why_told(error)}")


def _totals(collected: Collected) -> str:
    runs = [run.activity for run in collected.runs]
    km = sum(run.distance_m for run in runs) / KM_M
    hours = sum(run.moving_s for run in runs) / HOUR_S
    count, files = len(runs), collected.file_count
    return (
        f"{count} run{'s' * (count != 1)}, {km:,.1f} km, {hours:,.1f} hours, "
        f"from {files} file{'s' * (files != 1)}"
    )
