"""What can be chosen for some formats of `unkink export`."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

import typer

from unkink.cli.export_days import begins_from
from unkink.cli.wishes import key_named
from unkink.exports import Choices, Paper, Theme


@dataclass(frozen=True)
class ChoiceWords:
    """Choices as they are typed."""

    name_bytes: Annotated[
        int,
        typer.Option(
            "--name-bytes", metavar="N", help="Longest name on a watch (.fit)."
        ),
    ] = 16
    paper: Annotated[
        str, typer.Option("--paper", metavar="SHEET", help="a4 or letter (.pdf).")
    ] = "a4"
    theme: Annotated[
        str, typer.Option("--theme", help="light, or dark for a dark room (.mp4).")
    ] = "light"
    begins_at: Annotated[
        str,
        typer.Option(
            "--at",
            metavar="TIME",
            help="When it begins (.ics): 20:00, or 2026-11-23T20:00.",
        ),
    ] = ""
    base: Annotated[
        str,
        typer.Option("--base", metavar="ADDRESS", help="Where links to it lead."),
    ] = ""


def choices_from(words: ChoiceWords, *, now: datetime) -> Choices:
    """Return the choices of the words on the command line.

    Raises:
        InputError: If a word is not known, or no time.
    """
    return Choices(
        name_bytes=words.name_bytes,
        paper=Paper(key_named("--paper", words.paper, list(Paper))),
        base=words.base,
        theme=Theme(key_named("--theme", words.theme, list(Theme))),
        begins=begins_from(words.begins_at, now=now),
    )
