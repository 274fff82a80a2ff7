"""`unkink export`: a routine in the format that suits where it is rolled."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from unkink.catalogue import read_catalogue
from unkink.cli.asked_for import routine_for
from unkink.cli.export_choices import ChoiceWords, choices_from
from unkink.cli.export_days import race_calendar
from unkink.cli.export_film import (
    MoveName,
    SideName,
    film_move,
    film_named,
    write_film,
)
from unkink.cli.load import Now, Sport
from unkink.cli.open_set import write_open_set
from unkink.cli.option_groups import grouped
from unkink.cli.output import complain
from unkink.cli.ready_made import Asked, race_of
from unkink.cli.roll import What
from unkink.cli.site import write_site
from unkink.cli.told import told_first
from unkink.cli.whole_file import whole_file
from unkink.cli.wish_options import WishWords, wishes_from
from unkink.cli.wishes import clock_now, moment
from unkink.errors import RequestError
from unkink.exports import (
    FILMS,
    FORMS,
    Choices,
    Film,
    Form,
    Guided,
    form_of,
    guided,
    link_of,
)

STANDARD_OUTPUT = "-"
ENDINGS = (*FORMS, *FILMS)

To = Annotated[
    str,
    typer.Option("--to", metavar="PATH", help="Where; its ending is the format."),
]
FormName = Annotated[
    str | None,
    typer.Option("--form", metavar="ENDING", help=f"The format: {', '.join(ENDINGS)}."),
]
AsLink = Annotated[
    bool, typer.Option("--link", help="Print a link that holds it, for a message.")
]

Site = Annotated[
    Path | None,
    typer.Option("--site", metavar="FOLDER", help="The player, for a web space."),
]
AllMoves = Annotated[
    Path | None,
    typer.Option("--all-moves", metavar="FOLDER", help="All moves as open data."),
]


@grouped
def export(
    what: What = None,
    to: To = "",
    form: FormName = None,
    *,
    words: WishWords,
    now: Now = None,
    sport: Sport = None,
    chosen: ChoiceWords,
    link: AsLink = False,
    move: MoveName = None,
    side: SideName = "left",
    site: Site = None,
    all_moves: AllMoves = None,
) -> None:
    """Write a routine as text, table, file and more; --to - prints it."""
    outcomes = {"--to": to, "--link": link, "--site": site, "--all-moves": all_moves}
    _refuse_more_than_one(outcomes)
    if _wrote_folder(site, all_moves):
        return
    written_as = None if link else _form(to, form)
    at = moment(now) if now else clock_now()
    choices = choices_from(chosen, now=at)
    catalogue = read_catalogue()
    if move is not None:
        film_move(move, catalogue, choices, side=side, to=to)
        return
    wishes = wishes_from(words, catalogue, now=at)
    asked = Asked(what or [], words, wishes, now)
    race = race_of(asked, catalogue) if written_as is FORMS["ics"] else None
    if race is not None:
        data = race_calendar(*race, asked, catalogue, choices=choices, now=at)
        _write(to, data)
        told = told_first(race[1], wishes, catalogue, now=race[1].now, is_asked=True)
    else:
        routine, told = routine_for(asked, catalogue, sport=sport, at=at)
        _carry(written_as, guided(routine, catalogue, now=at), choices, to=to)
    for notice in told:
        complain(notice)


def _refuse_more_than_one(outcomes: Mapping[str, object]) -> None:
    asked = [name for name, value in outcomes.items() if value]
    if len(asked) > 1:
        raise RequestError(f"{' and '.join(asked)} are written one at a time")


def _wrote_folder(site: Path | None, all_moves: Path | None) -> bool:
    """Write what is a folder, and needs no routine; return whether it was asked for."""
    if site is not None:
        write_site(site)
    if all_moves is not None:
        write_open_set(all_moves)
    return site is not None or all_moves is not None


def _form(to: str, name: str | None) -> Form | Film:
    """Return the format that is asked for, before anything is read or planned."""
    if not to:
        raise RequestError(
            f"say where: --to routine.pdf, or --to - --form txt; known are "
            f"{', '.join(ENDINGS)}"
        )
    if to == STANDARD_OUTPUT and name is None:
        name = "txt"
    return film_named(to, name) or form_of(name or to)


def _carry(
    written_as: Form | Film | None, guided: Guided, choices: Choices, *, to: str
) -> None:
    """Write a routine in a format; None prints a link."""
    if written_as is None:
        typer.echo(link_of(guided.routine, base=choices.base))
    elif isinstance(written_as, Film):
        write_film(written_as, guided, choices, to=to)
    else:
        _write(to, written_as.encode(guided, choices))


def _write(to: str, data: bytes) -> None:
    if to == STANDARD_OUTPUT:
        sys.stdout.buffer.write(data)
        return
    with whole_file(Path(to)) as file:
        file.write(data)
