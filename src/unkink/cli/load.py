"""`unkink load`: which muscles took the run, and why."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from unkink.anatomy import Muscle, Side
from unkink.cli.output import bar, console, dim, print_json
from unkink.cli.wishes import clock_now, key_named, moment
from unkink.coach import Measured, measure_load
from unkink.planner import cause_in_words
from unkink.units import KM_M, clock
from unkink.workload import (
    Band,
    FootStrike,
    PartLoad,
    RunLoad,
    Runner,
    Surface,
    load_to_json,
)

BAR_WIDTH = 14
FULL_BAR = 6.0
STYLES = {Band.NONE: "dim", Band.LIGHT: "", Band.CLEAR: "yellow", Band.STRONG: "red"}

Files = Annotated[
    list[Path], typer.Argument(help="Run files (FIT, GPX, TCX, also .gz) or folders.")
]
Now = Annotated[
    str | None,
    typer.Option("--now", metavar="TIME", help="The moment to predict for, ISO form."),
]
Sport = Annotated[
    str | None,
    typer.Option("--sport", help="What the files hold, whatever they say (running)."),
]
Ground = Annotated[
    str, typer.Option("--surface", help="road, or trail for technical trail.")
]
Strike = Annotated[str, typer.Option("--strike", help="usual, or forefoot.")]
Sensitivity = Annotated[
    float,
    typer.Option(
        "--sensitivity", help="How sore you get against the average, 0.5 to 2."
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def load(
    files: Files,
    now: Now = None,
    sport: Sport = None,
    surface: Ground = "road",
    strike: Strike = "usual",
    sensitivity: Sensitivity = 1.0,
    as_json: AsJson = False,
) -> None:
    """Show which muscles took your runs, and why."""
    measured = measured_from(
        files, now, sport, runner_from(surface, strike, sensitivity)
    )
    if as_json:
        print_json(load_to_json(measured.load, left_out=measured.left_out))
    else:
        show(measured, console())


def runner_from(surface: str, strike: str, sensitivity: float) -> Runner:
    """Return the runner of the options' words."""
    return Runner(
        surface=Surface(key_named("surface", surface, list(Surface))),
        strike=FootStrike(key_named("strike", strike, list(FootStrike))),
        sensitivity=sensitivity,
    )


def measured_from(
    files: list[Path], now: str | None, sport: str | None, runner: Runner | None = None
) -> Measured:
    """Return the load of the files named on the command line."""
    return measure_load(
        files,
        clock=clock_now(),
        now=None if now is None else moment(now),
        sport=sport,
        runner=runner,
    )


def show(measured: Measured, out: Console) -> None:
    """Print a load for people: runs, then muscles, worst first, with reasons."""
    show_runs(measured, out)
    table = Table(box=None, pad_edge=False, expand=True)
    table.add_column("muscle", no_wrap=True)
    table.add_column("work", no_wrap=True, width=BAR_WIDTH)
    table.add_column("as easy km", justify="right", no_wrap=True)
    table.add_column("expect", no_wrap=True)
    table.add_column("because", ratio=1)
    for part in _worst_first(measured):
        table.add_row(*_row(part))
    out.print(table)
    out.print()
    out.print(
        dim(
            "Work is summed stride by stride, against level running; soreness is a "
            "group mean with a wide spread, so read ranks and bands. Left and right "
            "differ only by what you report. * rests on analogy. unkink why load-limits"
        )
    )


def show_runs(measured: Measured, out: Console) -> None:
    """Print one line for each run, then what was left out or assumed."""
    for run in measured.load.runs:
        out.print(_run_line(run))
        for warning in run.warnings:
            out.print(dim(f"  {warning}"))
    for file, why in measured.left_out:
        out.print(dim(f"left out: {file} {why}"))
    for note in measured.notes:
        out.print(dim(note))
    out.print()


def _run_line(run: RunLoad) -> Text:
    one = run.activity
    name = Path(one.source).name
    climbed = one.ascent_m if one.ascent_m is not None else run.climbed_m
    fell = one.descent_m if one.descent_m is not None else run.descended_m
    assumed = ", taken for a run" if one.sport_origin == "assumed" else ""
    return Text.assemble(
        (name, "bold"),
        f"  {one.start:%Y-%m-%d}  {one.distance_m / KM_M:.2f} km  {clock(one.moving_s)}"
        f"  ↑{climbed:.0f} m ↓{fell:.0f} m{assumed}",
    )


def _worst_first(measured: Measured) -> list[PartLoad]:
    """Return one entry for each muscle, as both sides are alike, the sorest first."""
    shown = [p for p in measured.load.parts if p.part.side is not Side.RIGHT]
    estimated = [part for part in shown if part.damage is not None]
    return sorted(estimated, key=lambda p: -(p.soreness_peak_48h or 0.0))


def _row(part: PartLoad) -> tuple[Text | str, ...]:
    style = STYLES[part.band or Band.NONE]
    star = "*" if part.is_assumed else ""
    causes = [cause_in_words(reason) for reason in part.reasons]
    why = "; ".join([cause for cause in causes if cause][:2]).replace(
        " of its work", ""
    )
    return (
        _name(part.part.muscle) + star,
        Text(bar((part.damage or 0.0) / FULL_BAR, width=BAR_WIDTH), style=style),
        f"{part.easy_km or 0.0:.1f}",
        Text(str(part.band), style=style),
        dim(why or "level running"),
    )


def _name(muscle: Muscle) -> str:
    return muscle.plain_name
