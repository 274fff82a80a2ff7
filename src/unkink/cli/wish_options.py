"""The options that carry a runner's wishes, shared by `plan`, `roll` and `export`."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

import typer

from unkink.catalogue import Catalogue, Mobility
from unkink.cli.wishes import (
    avoided,
    cautions_from,
    key_named,
    minutes_from,
    parts_named,
    reports_from,
)
from unkink.coach import Wishes
from unkink.planner import DEFAULT_TOOLS

STRENGTH_TOOLS = ("band", "step")
Words = list[str] | None

USUAL_MINUTES = "12"

GettingUp = Annotated[
    str,
    typer.Option(
        "--getting-up", metavar="HOW", help="able, or stiff if it takes you long."
    ),
]


@dataclass(frozen=True)
class WishWords:
    """Wishes as they are typed."""

    minutes: Annotated[
        str | None,
        typer.Option(
            "--minutes",
            "-m",
            metavar="N",
            help="Minutes you have, 3 to 60; 12, or a programme's own, by default.",
        ),
    ] = None
    sore: Annotated[
        Words,
        typer.Option(
            "--sore", metavar="MUSCLE[:SIDE]=0-10", help="Soreness when moving."
        ),
    ] = None
    stiff: Annotated[
        Words, typer.Option("--stiff", metavar="MUSCLE[:SIDE]", help="Feels stiff.")
    ] = None
    tool: Annotated[
        Words,
        typer.Option(
            "--tool",
            metavar="TOOL",
            help="roller, half_roller, ball or stick; repeat. Default: roller.",
        ),
    ] = None
    place: Annotated[
        str, typer.Option("--place", metavar="PLACE", help="home, gym or office.")
    ] = "home"
    avoid: Annotated[
        Words,
        typer.Option("--avoid", metavar="MUSCLE|MOVE|POSITION", help="Leave it out."),
    ] = None
    caution: Annotated[
        Words,
        typer.Option(
            "--caution",
            metavar="KEY[:PLACE][:SIDE]",
            help="Something you have, such as wrists, floor, pregnant, wound:calf.",
        ),
    ] = None
    getting_up: GettingUp = "able"
    demanding: Annotated[
        bool, typer.Option("--demanding", help="Allow variants that are holding work.")
    ] = False


def wishes_from(words: WishWords, catalogue: Catalogue, *, now: datetime) -> Wishes:
    """Return the wishes of the words on the command line.

    Raises:
        InputError: If a word is not known or a number out of range.
    """
    minutes = minutes_from(USUAL_MINUTES if words.minutes is None else words.minutes)
    muscles, moves, positions = avoided(words.avoid or [], catalogue)
    place = key_named("place", words.place, list(catalogue.places))
    mobility = key_named("--getting-up", words.getting_up, list(Mobility))
    return Wishes(
        minutes=minutes,
        reports=reports_from(words.sore or [], now=now),
        stiff=frozenset(p for word in words.stiff or [] for p in parts_named(word)),
        tools=_tools(words.tool, catalogue),
        place=place,
        mobility=Mobility(mobility),
        avoid_muscles=muscles,
        avoid_moves=moves,
        avoid_positions=positions,
        cautions=cautions_from(words.caution or [], catalogue),
        allows_demanding=words.demanding,
    )


def _tools(words: Words, catalogue: Catalogue) -> frozenset[str]:
    """Return the tools named on the command line, the roller by default."""
    if not words:
        return DEFAULT_TOOLS
    known = [key for key in catalogue.tools if key not in STRENGTH_TOOLS]
    return frozenset(key_named("tool", word, known) for word in words)
