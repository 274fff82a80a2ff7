"""`unkink load`: which muscles took the run, and why."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from unkink.anatomy import Side
from unkink.cli.because import cause_in_short, causes, legend
from unkink.cli.left_out import why_told
from unkink.cli.named_files import each_named_once, file_named
from unkink.cli.output import bar, console, dim, flowing, print_json
from unkink.cli.progress import meter
from unkink.cli.runs import show_runs
from unkink.cli.wishes import clock_now, key_named, moment
from unkink.coach import Measured, measure_load
from unkink.workload import (
    Band,
    FootStrike,
    PartLoad,
    Runner,
    Surface,
    load_to_json,
)

BAR_WIDTH = 14
FULL_BAR = 6.0
STYLES = {Band.NONE: "dim", Band.LIGHT: "", Band.CLEAR: "yellow", Band.STRONG: "red"}

Files = Annotated[
    list[Path],
    typer.Argument(
        parser=file_named,
        metavar="FILE...",
        help="Run files (FIT, GPX, TCX, also .gz), folders or zips.",
    ),
]
Now = Annotated[
    str | None,
    typer.Option(
        "--now",
        metavar="TIME",
        help="The moment to plan for, such as 2026-11-22T19:30.",
    ),
]
Sport = Annotated[
    str | None,
    typer.Option(
        "--sport",
        metavar="NAME",
        help="What the files hold, whatever they say: running.",
    ),
]
Ground = Annotated[
    str,
    typer.Option(
        "--surface", metavar="KIND", help="road, or trail for technical trail."
    ),
]
Strike = Annotated[
    str, typer.Option("--strike", metavar="KIND", help="usual, or forefoot.")
]
Sensitivity = Annotated[
    float,
    typer.Option(
        "--sensitivity",
        metavar="X",
        help="How sore you get against the average, 0.5 to 2.",
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
    runner = runner_from(surface, strike, sensitivity)
    measured = measured_from(files, now, sport, runner, is_json=as_json)
    if as_json:
        left_out = [(str(one.path), why_told(one)) for one in measured.left_out]
        data = load_to_json(measured.load, left_out=left_out)
        print_json({**data, "notes": list(measured.notes)})
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
    files: list[Path],
    now: str | None,
    sport: str | None,
    runner: Runner | None = None,
    *,
    is_json: bool = False,
) -> Measured:
    """Return the load of the files named on the command line.

    Args:
        files: Their paths.
        now: The moment to predict for.
        sport: What the files hold, whatever they say.
        runner: What the runner told.
        is_json: The answer goes to a program.
    """
    with meter(has_data_on_stdout=is_json) as progress:
        return measure_load(
            each_named_once(files),
            clock=clock_now(),
            now=None if now is None else moment(now),
            sport=sport,
            runner=runner,
            on_progress=progress.tell,
        )


def show(measured: Measured, out: Console) -> None:
    """Print a load for people: runs, then muscles, the sorest first, with reasons."""
    show_runs(measured, out)
    parts = _sorest_first(measured)
    if not parts:
        out.print("No run is left to count: all are later than the moment asked for.")
        return
    out.print(_table(parts))
    out.print()
    if all(part.band is Band.NONE for part in parts):
        out.print("No soreness to speak of is expected.")
    explained = legend(parts)
    if explained:
        out.print(dim(explained))
    out.print(dim(_limits(parts, runs=len(measured.load.runs))))


def _table(parts: list[PartLoad]) -> Table:
    table = Table(box=None, pad_edge=False, expand=True, header_style="dim")
    table.add_column("muscle", no_wrap=True)
    table.add_column("work", no_wrap=True, width=BAR_WIDTH)
    table.add_column("easy km", justify="right", no_wrap=True)
    table.add_column("sore", no_wrap=True)
    table.add_column("because", ratio=1)
    # Many runs add up; the bar of the hardest worked muscle is then the full one.
    full = max(FULL_BAR, *(part.damage or 0.0 for part in parts))
    for part in parts:
        table.add_row(*_row(part, full))
    return table


def _limits(parts: list[PartLoad], *, runs: int) -> str:
    star = " * rests on analogy." if any(part.is_assumed for part in parts) else ""
    over = f" over all {runs} runs" if runs > 1 else ""
    after = "the hardest of them" if runs > 1 else "it"
    return (
        f"Work{over} is summed stride by stride; easy km would be as much work on the "
        f"level. Sore is what to expect the day after {after}, a group mean with a "
        "wide spread: read ranks and bands. Left and right differ only by what you "
        f"report.{star} More: unkink why load-limits"
    )


def _sorest_first(measured: Measured) -> list[PartLoad]:
    """Return one entry for each muscle, as both sides are alike, the sorest first."""
    shown = [p for p in measured.load.parts if p.part.side is not Side.RIGHT]
    estimated = [part for part in shown if part.damage is not None]
    return sorted(estimated, key=lambda p: -(p.soreness_peak_48h or 0.0))


def _row(part: PartLoad, full: float) -> tuple[RenderableType, ...]:
    style = STYLES[part.band or Band.NONE]
    star = "*" if part.is_assumed else ""
    why = ", ".join(cause_in_short(reason) for reason in causes(part.reasons))
    return (
        part.part.muscle.plain_name + star,
        Text(bar((part.damage or 0.0) / full, width=BAR_WIDTH), style=style),
        f"{part.easy_km or 0.0:.1f}",
        Text(str(part.band), style=style),
        flowing(why or "level running", style="dim"),
    )
