"""`unkink roll`: the safety question, then the guided session."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from unkink.catalogue import Catalogue, read_catalogue
from unkink.cli.asked_for import routine_for
from unkink.cli.load import AsJson, Now, Sport
from unkink.cli.option_groups import grouped
from unkink.cli.output import (
    console,
    dim,
    indented,
    print_json,
    readable,
    stage,
    write_json,
)
from unkink.cli.player import Played, play
from unkink.cli.ready_made import Asked
from unkink.cli.screen import Sheet
from unkink.cli.show_routine import show_notices
from unkink.cli.voice import find_voice
from unkink.cli.wish_options import WishWords, wishes_from
from unkink.cli.wishes import clock_now, moment
from unkink.coach.watch_out import one_calf_is_sorer
from unkink.errors import QuantityError, RequestError, RestAdvisedError
from unkink.planner import SorenessReport
from unkink.routines import (
    BoutSide,
    Routine,
    Session,
    session_of,
    session_to_json,
    timeline_to_json,
    unroll,
)
from unkink.routines.session import Span
from unkink.store import save_session
from unkink.units import clock

FASTEST = 10_000.0
# Faster than this no voice can follow.
FASTEST_SPOKEN = 1.5
YES, NO = ("y", "yes"), ("n", "no")

What = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[WHAT...]",
        help="A saved ROUTINE.json, a link, a programme's name, or run files.",
    ),
]
NothingNew = Annotated[
    bool, typer.Option("--nothing-new", help="Answer the safety question with no.")
]
Speed = Annotated[
    float, typer.Option("--speed", metavar="X", help="Faster, for a dry run.")
]
Silent = Annotated[bool, typer.Option("--silent", help="Do not speak.")]
TimelinePath = Annotated[
    Path | None, typer.Option("--timeline", help="Write the cues and do not play.")
]


@grouped
def roll(
    what: What = None,
    *,
    words: WishWords,
    now: Now = None,
    sport: Sport = None,
    nothing_new: NothingNew = False,
    speed: Speed = 1.0,
    silent: Silent = False,
    timeline: TimelinePath = None,
    as_json: AsJson = False,
) -> None:
    """Guide a session: clock, cues, voice; space pauses, arrows skip, q quits."""
    if not 0 < speed <= FASTEST:
        raise QuantityError("--speed", speed, allowed=f"above 0, to {FASTEST:g}")
    catalogue, out = read_catalogue(), console()
    at = moment(now) if now else clock_now()
    wishes = wishes_from(words, catalogue, now=at)
    asked = Asked(what or [], words, wishes, now)
    routine, told = routine_for(asked, catalogue, sport=sport, at=at)
    cues = unroll(routine, catalogue)
    if timeline:
        write_json(timeline, timeline_to_json(cues))
        return
    if not as_json:
        _introduce(routine, told, out)
    if not nothing_new:
        _ask(catalogue, out, asks_calf=one_calf_is_sorer(wishes.reports))
    started = clock_now()
    voice = find_voice(is_wanted=not silent and speed <= FASTEST_SPOKEN)
    sheet = Sheet(cues, _names(routine, catalogue))
    place_to_play = _place_to_play(as_json=as_json)
    played = play(sheet, place_to_play, speed=speed, voice=voice)
    session = _session(routine, played, started=started, reports=wishes.reports)
    if as_json:
        save_session(session)
        print_json(session_to_json(session))
    else:
        _keep(session, rolled_s(routine, played.spans), played, out)


def rolled_s(routine: Routine, spans: Sequence[Span]) -> float:
    """Return how long was rolled [s]; both sides at once count once."""
    total = 0.0
    for bout in routine.bouts:
        alone = replace(routine, bouts=(bout,))
        found = session_of(alone, spans, started=clock_now()).rolled
        by_side = {one.side: one.dose_s for one in found}
        if bout.side is BoutSide.TOGETHER:
            by_side = dict(list(by_side.items())[:1])
        total += sum(by_side.values())
    return total


def _place_to_play(*, as_json: bool) -> Console:
    """Return where the session is shown: the terminal, else lines, else nowhere."""
    if sys.stdout.isatty():
        return stage()
    return Console(quiet=True) if as_json else console()


def _names(routine: Routine, catalogue: Catalogue) -> tuple[str, ...]:
    moves = [(catalogue.moves[bout.move], bout.variant) for bout in routine.bouts]
    return tuple(f"{move.name} · {move.variants[key].name}" for move, key in moves)


def _introduce(routine: Routine, told: Sequence[str], out: Console) -> None:
    tools = list(dict.fromkeys(bout.tool.replace("_", " ") for bout in routine.bouts))
    needed = ", ".join(tool for tool in tools if tool) or "nothing"
    out.print(Text(readable(routine.title), style="bold"))
    moves = "1 move" if len(routine.bouts) == 1 else f"{len(routine.bouts)} moves"
    out.print(f"{clock(routine.total_s)} min, {moves}; at hand: {needed}")
    show_notices(told, out)


def _ask(catalogue: Catalogue, out: Console, *, asks_calf: bool) -> None:
    """Ask the safety question, and the one about a sorer calf where it is due.

    Raises:
        RestAdvisedError: If the answer is yes; the stop page is printed before.
        RequestError: If nobody is there to answer.
    """
    questions = [catalogue.safety.one_calf] if asks_calf else []
    for question in (*questions, catalogue.safety.question):
        if _says_yes(question, out):
            _stop_page(catalogue, out)
            raise RestAdvisedError("find your sign above, the gravest stand last")


def _says_yes(question: str, out: Console) -> bool:
    nobody = RequestError(
        "the safety question needs an answer, and nobody is there to give it; "
        "if nothing is new, say --nothing-new"
    )
    if not sys.stdin.isatty():
        raise nobody
    out.print(Text(question, style="bold"))
    while True:
        try:
            answer = input("yes or no: ").strip().lower()
        except EOFError:
            raise nobody from None
        if answer in YES + NO:
            return answer in YES


def _stop_page(catalogue: Catalogue, out: Console) -> None:
    out.print()
    out.print(Text("Do not roll now.", style="bold"))
    # A long page scrolls, and its end stays in view: the gravest signs come last.
    for sign in reversed(catalogue.safety.stop_page):
        out.print(Text(sign.sign))
        out.print(indented(Text(sign.what_to_do, style="bold")))


def _session(
    routine: Routine,
    played: Played,
    *,
    started: datetime,
    reports: Sequence[SorenessReport],
) -> Session:
    before = {(r.part.muscle, str(r.part.side)): r.value for r in reports}
    return session_of(routine, played.spans, started=started, before=before)


def _keep(session: Session, seconds: float, played: Played, out: Console) -> None:
    """Say what was done, and keep it, also of a session that was cut short."""
    path = save_session(session)
    rolled = f"You rolled for {clock(seconds)} min."
    if seconds < 1:
        rolled = "Nothing was rolled."
    out.print(rolled if played.is_complete else f"Stopped early. {rolled}")
    out.print(dim(f"kept in {path}"))
