"""The runs that went in, in a few lines, and what was left out or assumed."""

from collections.abc import Iterable
from pathlib import Path

from rich.console import Console
from rich.text import Text

from unkink.cli.output import dim, indented, readable
from unkink.coach import Measured
from unkink.units import KM_M, clock
from unkink.workload import RunLoad

MOST_RUNS = 5
MOST_NAMES = 3
TWIN = "the same run is there in another file"


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
            out.print(indented(dim(_sentence(warning))))
    for line in left_out_in_words(measured.left_out):
        out.print(dim(line))
    for note in measured.notes:
        out.print(dim(note))
    out.print()


def left_out_in_words(left_out: Iterable[tuple[str, str]]) -> list[str]:
    """Return one line for each reason why files were left out."""
    by_reason: dict[str, list[str]] = {}
    for file, told in left_out:
        why = TWIN if told.startswith("is the same run as") else told
        by_reason.setdefault(why, []).append(Path(file).name)
    return [_left_out_line(why, names) for why, names in by_reason.items()]


def _left_out_line(why: str, names: list[str]) -> str:
    shown = ", ".join(names[:MOST_NAMES])
    if len(names) > MOST_NAMES:
        shown = f"{len(names)} files ({shown}, …)"
    return readable(f"Left out: {shown}: {why}")


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


def _sentence(words: str) -> str:
    text = readable(words)
    return f"{text[:1].upper()}{text[1:].rstrip('.')}."
