"""The runs that went in, in a few lines, and what was left out or assumed."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.console import Console
from rich.text import Text

from unkink.cli.left_out import bad_ones, left_out_in_words, why_told
from unkink.cli.output import dim, indented, readable
from unkink.coach import Measured
from unkink.errors import ActivityFileError
from unkink.units import KM_M, clock
from unkink.workload import RunLoad

MOST_RUNS = 5
MOST_BAD = 10


def show_runs(measured: Measured, out: Console) -> None:
    """Print the newest runs, then what was left out or assumed."""
    runs = measured.load.runs
    older = runs[:-MOST_RUNS]
    if older:
        km = sum(run.activity.distance_m for run in older) / KM_M
        out.print(dim(f"{len(older)} earlier runs, {km:.0f} km, and then:"))
    for run in runs[-MOST_RUNS:]:
        out.print(_run_line(run))
        for warning in run.warnings:
            out.print(indented(dim(sentence(warning))))
    for line in _left_out_lines(measured.left_out):
        out.print(dim(line))
    for note in measured.notes:
        out.print(dim(note))
    out.print()


def sentence(words: str) -> str:
    """Return words as a sentence that is safe to print."""
    text = readable(words)
    return f"{text[:1].upper()}{text[1:].rstrip('.')}."


def _left_out_lines(left_out: Sequence[ActivityFileError]) -> Iterator[str]:
    yield from left_out_in_words(left_out)
    bad = bad_ones(left_out)
    for error in bad[:MOST_BAD]:
        yield readable(f"Left out: {Path(error.path).name}: {why_told(error)}")
    if len(bad) > MOST_BAD:
        yield f"Left out: {len(bad) - MOST_BAD} more; unkink read names all"


def _run_line(run: RunLoad) -> Text:
    one = run.activity
    assumed = "  taken for a run" if one.sport_origin == "assumed" else ""
    facts = (
        f"{one.start:%Y-%m-%d}",
        f"{one.distance_m / KM_M:.2f} km",
        clock(one.moving_s),
        *_heights(run),
    )
    name = readable(Path(one.source).name)
    return Text.assemble((name, "bold"), "  ", "  ".join(facts), assumed)


def _heights(run: RunLoad) -> tuple[str, ...]:
    """Return metres up and down; nothing where the watch knew no height."""
    if run.ascent_m is None or run.descent_m is None:
        return ()
    return (f"{run.ascent_m:.0f} m up, {run.descent_m:.0f} m down",)
