"""`unkink programmes`: fixed lists of moves, beside the free plan."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from unkink.catalogue import Catalogue, Mobility, Programme, Step, read_catalogue
from unkink.cli.load import AsJson, Now, measured_from
from unkink.cli.named_files import file_named
from unkink.cli.output import console, dim, indented, print_json, write_json
from unkink.cli.show_routine import show_routine
from unkink.cli.wish_options import GettingUp
from unkink.cli.wishes import key_named, minutes_from
from unkink.coach.after_race import groups_on, steps_left
from unkink.errors import InfeasibleRoutineError, RequestError
from unkink.planner import programme_routine
from unkink.routines import Routine, routine_to_json
from unkink.workload import MuscleLoad


def programmes(
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="Such as classic.")
    ] = None,
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            parser=file_named,
            metavar="[FILE...]",
            help="The race's file, for after-race.",
        ),
    ] = None,
    minutes: Annotated[
        str | None,
        typer.Option("--minutes", "-m", metavar="N", help="Minutes you have, 3 to 60."),
    ] = None,
    getting_up: GettingUp = "able",
    now: Now = None,
    save: Annotated[
        Path | None, typer.Option("--save", help="Write the routine.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """List the programmes, or show one in the minutes you have."""
    catalogue = read_catalogue()
    if name is None:
        _list(catalogue, as_json=as_json)
        return
    programme = catalogue.programmes[
        key_named("programme", name, list(catalogue.programmes))
    ]
    mobility = Mobility(key_named("--getting-up", getting_up, list(Mobility)))
    load = race_load(programme, files or [], now)
    steps = None if load is None else _steps(programme, load, catalogue)
    routine = programme_routine(
        programme,
        catalogue,
        minutes=None if minutes is None else minutes_from(minutes),
        mobility=mobility,
        steps=steps,
    )
    days = _days(programme, load)
    if save:
        write_json(save, routine_to_json(routine))
    if as_json:
        print_json({**routine_to_json(routine), "days": days})
        return
    if load is not None and steps is None:
        console().print("Nothing is expected above 2 of 10 any more; roll if you like.")
    _page(programme, routine, days, catalogue, console())


def race_load(
    programme: Programme, files: Sequence[Path], now: str | None
) -> MuscleLoad | None:
    """Return the load of the files that a programme is for; None without any.

    Raises:
        RequestError: If the programme is the same after any run, or the run is later.
    """
    if not files:
        return None
    if not programme.days:
        raise RequestError(
            f"{programme.key} is the same after any run; leave the files out"
        )
    load = measured_from(list(files), now, None).load
    if not load.runs:
        raise RequestError(f"--now {now} is before the run ended; say a later time")
    return load


def _steps(
    programme: Programme, load: MuscleLoad, catalogue: Catalogue
) -> list[Step] | None:
    """Return the moves that are still asked for; None if it is none of them."""
    try:
        return steps_left(programme, load, catalogue)
    except InfeasibleRoutineError:
        return None


def _list(catalogue: Catalogue, *, as_json: bool) -> None:
    found = catalogue.programmes.values()
    if as_json:
        print_json(
            {
                "programmes": [
                    {
                        "key": p.key,
                        "name": p.name,
                        "summary": p.summary,
                        "minutes": p.minutes,
                        "tools": list(p.tools),
                        "places": list(p.places),
                    }
                    for p in found
                ]
            }
        )
        return
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(no_wrap=True, style="bold")
    table.add_column(no_wrap=True, justify="right")
    table.add_column()
    for programme in found:
        table.add_row(programme.key, f"{programme.minutes:g} min", programme.summary)
    console().print(table)


def _days(programme: Programme, load: MuscleLoad | None) -> list[dict[str, Any]]:
    """Return a programme's days; after a race, what each still asks for."""
    groups: dict[int, list[str]] = {}
    if load is not None:
        race_end = load.runs[-1].activity.end
        groups = {
            day.day: [
                group.plain_name
                for group in groups_on(load, at=race_end + timedelta(days=day.day))
            ]
            for day in programme.days
        }
    return [
        {
            "day": day.day,
            "words": day.words,
            "also_usual": day.also_usual,
            "not_shown": day.not_shown,
            "sources": list(day.sources),
            "groups": groups.get(day.day),
        }
        for day in programme.days
    ]


def _page(
    programme: Programme,
    routine: Routine,
    days: list[dict[str, Any]],
    catalogue: Catalogue,
    out: Console,
) -> None:
    out.print(programme.summary)
    if programme.schedule:
        out.print(programme.schedule)
    out.print()
    show_routine(routine, catalogue, out)
    for day in days:
        out.print()
        out.print(Text.assemble((f"Day {day['day']}: ", "bold"), day["words"]))
        lines = [
            f"also usual: {day['also_usual']}",
            f"not shown: {day['not_shown']}",
            f"sources: {', '.join(day['sources'])}",
        ]
        if day["groups"] is not None:
            names = ", ".join(day["groups"]) or "nothing"
            out.print(indented(f"expected above 2 of 10: {names}"))
        for line in lines:
            out.print(indented(dim(line)))
    if days:
        out.print()
        out.print(dim("unkink why KEY shows a source."))
