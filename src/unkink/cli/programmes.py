"""`unkink programmes`: fixed lists of moves, beside the free plan."""

from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.text import Text

from unkink.catalogue import Catalogue, Mobility, Programme, read_catalogue
from unkink.cli.load import AsJson, Now, measured_from
from unkink.cli.output import console, dim, print_json, write_json
from unkink.cli.show_routine import show_routine
from unkink.cli.wish_options import GettingUp
from unkink.cli.wishes import key_named, minutes_from
from unkink.coach.after_race import groups_on
from unkink.planner import programme_routine
from unkink.routines import Routine, routine_to_json


def programmes(
    name: Annotated[str | None, typer.Argument(help="Such as classic.")] = None,
    files: Annotated[
        list[Path] | None, typer.Argument(help="The race's file, for after-race.")
    ] = None,
    minutes: Annotated[str | None, typer.Option("--minutes", "-m")] = None,
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
    routine = programme_routine(
        programme,
        catalogue,
        minutes=None if minutes is None else minutes_from(minutes),
        mobility=mobility,
    )
    days = _days(programme, files, now)
    if save:
        write_json(save, routine_to_json(routine))
    if as_json:
        print_json({**routine_to_json(routine), "days": days})
    else:
        _page(programme, routine, days, catalogue, console())


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
    for programme in found:
        console().print(
            Text.assemble(
                (programme.key, "bold"),
                f"  {programme.minutes:g} min  {programme.summary}",
            )
        )


def _days(
    programme: Programme,
    files: list[Path] | None,
    now: str | None,
) -> list[dict[str, Any]]:
    """Return a programme's days; with a race's file, what each still asks for."""
    groups: dict[int, list[str]] = {}
    if files and programme.days:
        load = measured_from(files, now, None).load
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
        if day["groups"] is not None:
            names = ", ".join(day["groups"]) or "nothing any more"
            out.print(f"  expected above 2 of 10: {names}")
        out.print(dim(f"  also usual: {day['also_usual']}"))
        out.print(dim(f"  not shown: {day['not_shown']}"))
        out.print(dim(f"  sources: {', '.join(day['sources'])}"))
