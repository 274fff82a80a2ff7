"""Print a routine for people."""

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from unkink.catalogue import Catalogue
from unkink.cli.because import legend, shortened
from unkink.cli.output import dim, readable
from unkink.cli.routine_words import (
    is_told_once,
    left_out_in_words,
    minute_in_words,
    unknown_in_words,
)
from unkink.cli.runs import show_runs
from unkink.coach import Measured
from unkink.routines import Bout, Routine
from unkink.routines.words import sets_in_words
from unkink.units import clock

SOURCES = "Where the numbers come from: unkink why need, dose-curve, discomfort."


def show_routine(
    routine: Routine,
    catalogue: Catalogue,
    out: Console,
    *,
    measured: Measured | None = None,
    told: Sequence[str] = (),
    assumed: str = "",
) -> None:
    """Print a routine: notices, bouts, and what to know about them.

    Args:
        routine: The routine.
        catalogue: The moves.
        out: Where to print.
        measured: The load that it answers, if there is one.
        told: Notices that come first.
        assumed: What was assumed, in a sentence.
    """
    if measured is not None:
        show_runs(measured, out)
    show_notices(told, out)
    out.print(Text(readable(routine.title), style="bold"))
    out.print(f"{clock(routine.total_s)} of {clock(routine.budget_s)} min")
    out.print()
    out.print(_bouts(routine, catalogue, measured))
    out.print()
    _show_proof(routine, catalogue, out)
    muscles = {muscle for bout in routine.bouts for muscle in bout.muscles}
    parts = [] if measured is None else measured.load.parts
    notes = [note for note in routine.notes if note not in told]
    for line in (
        *left_out_in_words(routine.left_out),
        unknown_in_words(routine.bouts),
        legend(part for part in parts if part.part.muscle in muscles),
        assumed,
        *notes,
        " ".join(catalogue.safety.during[:3]),
        catalogue.safety.disclaimer,
        SOURCES,
    ):
        if line:
            out.print(dim(line))


def show_notices(told: Sequence[str], out: Console) -> None:
    """Print what a runner should be told first."""
    for notice in told:
        out.print(Text(f"! {notice}", style="bold"))
    if told:
        out.print()


def _bouts(routine: Routine, catalogue: Catalogue, measured: Measured | None) -> Table:
    table = Table(box=None, pad_edge=False, show_header=False, expand=True)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(ratio=1)
    position = ""
    for bout in routine.bouts:
        if bout.position != position:
            table.add_row("", dim(f"— {catalogue.positions[bout.position].name} —"))
            position = bout.position
        variant = catalogue.moves[bout.move].variants[bout.variant]
        name = Text(catalogue.moves[bout.move].name, style="bold")
        table.add_row(
            clock(bout.start_s), name.append(f" · {variant.name}", "not bold")
        )
        table.add_row("", f"{sets_in_words(bout)}{_with(bout)}")
        if not is_told_once(bout):
            table.add_row("", dim(_why(bout, measured)))
        for line in _beside(bout, catalogue):
            table.add_row("", dim(line))
    return table


def _why(bout: Bout, measured: Measured | None) -> str:
    reasons = []
    if measured is not None:
        chosen = [p for p in measured.load.parts if p.part.muscle in bout.muscles]
        reasons = [reason for part in chosen for reason in part.reasons]
    return f"{bout.group.plain_name}: {shortened(readable(bout.why), reasons)}"


def _beside(bout: Bout, catalogue: Catalogue) -> list[str]:
    moves = [catalogue.moves[key] for key in catalogue.moves[bout.move].beside]
    return [
        f"if you like, beside it: {move.name}. "
        f"{move.exercise.words if move.exercise else ''}".rstrip()
        for move in moves
    ]


def _with(bout: Bout) -> str:
    return f", {bout.tool.replace('_', ' ')}" if bout.tool else ""


def _show_proof(routine: Routine, catalogue: Catalogue, out: Console) -> None:
    if routine.is_optimal and routine.value is not None:
        out.print(
            "Best fit to your minutes under the stated scoring: "
            f"{routine.value:.3f}, and nothing scores more. "
            "The proof is of the arithmetic, not of the effect."
        )
    more = minute_in_words(routine.one_more_minute, routine, catalogue)
    if more:
        out.print(more)
