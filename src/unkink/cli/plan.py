"""`unkink plan`: the best-fitting routine for the minutes there are, proven."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from unkink.catalogue import Catalogue, read_catalogue
from unkink.cli.load import (
    AsJson,
    Ground,
    Now,
    Sensitivity,
    Sport,
    Strike,
    measured_from,
    runner_from,
    show_runs,
)
from unkink.cli.output import console, dim, print_json, write_json
from unkink.cli.wish_options import (
    Avoid,
    Cautions,
    Demanding,
    GettingUp,
    Minutes,
    PlaceName,
    Sore,
    Stiff,
    Tools,
    WishWords,
    wishes_from,
)
from unkink.cli.wishes import clock_now, moment
from unkink.coach import Measured, notices, plan_routine
from unkink.planner import instance_to_json
from unkink.routines import Bout, BoutSide, Routine, routine_to_json
from unkink.units import clock

FilesOrNone = Annotated[
    list[Path] | None,
    typer.Argument(help="Run files or folders; none plans from soreness alone."),
]


def plan(
    files: FilesOrNone = None,
    minutes: Minutes = "12",
    sore: Sore = None,
    stiff: Stiff = None,
    tool: Tools = None,
    place: PlaceName = "home",
    avoid: Avoid = None,
    caution: Cautions = None,
    getting_up: GettingUp = "able",
    demanding: Demanding = False,
    now: Now = None,
    sport: Sport = None,
    surface: Ground = "road",
    strike: Strike = "usual",
    sensitivity: Sensitivity = 1.0,
    save: Annotated[
        Path | None, typer.Option("--save", help="Write the routine.")
    ] = None,
    instance: Annotated[
        Path | None,
        typer.Option("--instance", help="Write the problem and its answer."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Plan the foam rolling that fits your minutes best, and say why."""
    catalogue = read_catalogue()
    words = WishWords(
        minutes, sore, stiff, tool, place, avoid, caution, getting_up, demanding
    )
    # Before the files, so that a slip in a wish is told at once; the time comes after.
    wishes_from(words, catalogue, now=clock_now())
    runner = runner_from(surface, strike, sensitivity)
    measured = measured_from(files, now, sport, runner) if files else None
    at = measured.load.now if measured else moment(now) if now else clock_now()
    wishes = wishes_from(words, catalogue, now=at)
    load = measured.load if measured else None
    planned = plan_routine(load, wishes, catalogue, now=at)
    if save:
        write_json(save, routine_to_json(planned.routine))
    if instance:
        write_json(instance, instance_to_json(planned.instance, planned.answer))
    if as_json:
        print_json(routine_to_json(planned.routine))
        return
    told = notices(load, wishes.reports, wishes.cautions, catalogue, now=at)
    show(planned.routine, catalogue, console(), measured=measured, told=told)


def show(
    routine: Routine,
    catalogue: Catalogue,
    out: Console,
    *,
    measured: Measured | None = None,
    told: list[str] | None = None,
) -> None:
    """Print a routine for people."""
    if measured is not None:
        show_runs(measured, out)
    for notice in told or []:
        out.print(Text(f"! {notice}", style="bold"))
    out.print(Text(routine.title, style="bold"))
    out.print(f"{clock(routine.total_s)} of {clock(routine.budget_s)}")
    out.print()
    out.print(_bouts(routine, catalogue))
    out.print()
    _show_rest(routine, catalogue, out)


def _bouts(routine: Routine, catalogue: Catalogue) -> Table:
    table = Table(box=None, pad_edge=False, show_header=False, expand=True)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(ratio=1)
    position = ""
    for bout in routine.bouts:
        if bout.position != position:
            table.add_row("", dim(f"— {catalogue.positions[bout.position].name} —"))
            position = bout.position
        move = catalogue.moves[bout.move]
        variant = move.variants[bout.variant]
        table.add_row(
            clock(bout.start_s),
            Text.assemble((move.name, "bold"), f" · {variant.name}", style=""),
        )
        table.add_row("", f"{sets_in_words(bout)}{_with(bout)}")
        table.add_row("", dim(f"{bout.group.plain_name}: {bout.why}"))
        for key in move.beside:
            beside = catalogue.moves[key]
            dose = beside.exercise.words if beside.exercise else ""
            table.add_row("", dim(f"if you like, beside it: {beside.name}. {dose}"))
    return table


def sets_in_words(bout: Bout) -> str:
    """Return the sets of a bout in words.

    Example: "left and right in turn, 2 × 45 s each".
    """
    sides = {
        BoutSide.BOTH: "left and right, ",
        BoutSide.TOGETHER: "both legs at once, ",
        BoutSide.MIDLINE: "",
    }
    where = sides.get(bout.side, f"{bout.side} only, ")
    first = bout.sets[0].side
    lengths = [one.roll_s for one in bout.sets if one.side == first]
    each = " each" if bout.side is BoutSide.BOTH else ""
    if len(set(lengths)) == 1:
        count = f"{len(lengths)} × " if len(lengths) > 1 else ""
        return f"{where}{count}{lengths[0]} s{each}"
    return f"{where}{' + '.join(str(length) for length in lengths)} s{each}"


def _with(bout: Bout) -> str:
    return f", {bout.tool.replace('_', ' ')}" if bout.tool else ""


def _show_rest(routine: Routine, catalogue: Catalogue, out: Console) -> None:
    if routine.is_optimal:
        out.print(
            f"Best fit to your minutes under the stated scoring: value "
            f"{routine.value:.3f}, nothing above {routine.bound:.3f}. "
            "The proof is of the arithmetic, not of the effect."
        )
    minute = routine.one_more_minute
    if minute is not None and minute.added:
        added = "; ".join(change.words for change in minute.added)
        out.print(f"One more minute would give: {added}.")
    for left in routine.left_out:
        out.print(dim(f"not today: {left.group.plain_name} ({left.why})"))
    for note in routine.notes:
        out.print(dim(note))
    out.print(dim(f"{catalogue.safety.during[0]} {catalogue.safety.disclaimer}"))
