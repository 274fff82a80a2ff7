"""`unkink plan`: the best-fitting routine for the minutes there are, proven."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from unkink.catalogue import read_catalogue
from unkink.cli.load import (
    AsJson,
    Ground,
    Now,
    Sensitivity,
    Sport,
    Strike,
    measured_from,
    runner_from,
)
from unkink.cli.named_files import file_named
from unkink.cli.option_groups import grouped
from unkink.cli.output import console, print_json, write_json
from unkink.cli.show_routine import show_routine
from unkink.cli.told import told_first
from unkink.cli.wish_options import WishWords, wishes_from
from unkink.cli.wishes import clock_now, moment
from unkink.coach import plan_routine
from unkink.errors import RequestError
from unkink.planner import instance_to_json
from unkink.routines import routine_to_json

FilesOrNone = Annotated[
    list[Path] | None,
    typer.Argument(
        parser=file_named,
        metavar="[FILE...]",
        help="Run files, folders or zips; none plans from soreness alone.",
    ),
]


@grouped
def plan(
    files: FilesOrNone = None,
    *,
    words: WishWords,
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
    for path in (save, instance):
        _spare(files or [], path)
    # Before the files, so that a slip in a wish is told at once; the time comes after.
    wishes_from(words, catalogue, now=clock_now())
    runner = runner_from(surface, strike, sensitivity)
    measured = (
        measured_from(files, now, sport, runner, is_json=as_json) if files else None
    )
    at = measured.load.now if measured else moment(now) if now else clock_now()
    wishes = wishes_from(words, catalogue, now=at)
    load = measured.load if measured else None
    planned = plan_routine(load, wishes, catalogue, now=at)
    told = told_first(load, wishes, catalogue, now=at)
    routine = replace(planned.routine, notes=(*told, *planned.routine.notes))
    if save:
        write_json(save, routine_to_json(routine))
    if instance:
        write_json(instance, instance_to_json(planned.instance, planned.answer))
    if as_json:
        print_json(routine_to_json(routine))
        return
    show_routine(
        routine,
        catalogue,
        console(),
        measured=measured,
        told=told,
        assumed=_assumed(words),
    )


def _spare(files: list[Path], path: Path | None) -> None:
    """Refuse to write over a run that is read."""
    if path is not None and path.resolve() in {file.resolve() for file in files}:
        raise RequestError(f"{path} is the run itself; write to another file")


def _assumed(words: WishWords) -> str:
    """Return what was taken for granted where the runner said nothing."""
    found = []
    if not words.tool:
        found.append("A roller alone was assumed (--tool names others).")
    if not words.demanding:
        found.append(
            "The forms that are hardest to hold were left out "
            "(--demanding allows them)."
        )
    return " ".join(found)
