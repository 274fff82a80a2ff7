"""`unkink roll`: the safety question, then the guided session."""

import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from unkink.catalogue import Catalogue, Mobility, read_catalogue
from unkink.cli.load import Now, Sport, measured_from
from unkink.cli.output import console, dim, write_json
from unkink.cli.player import Played, play
from unkink.cli.verify import read_json
from unkink.cli.voice import find_voice
from unkink.cli.wish_options import (
    Avoid,
    Cautions,
    Demanding,
    GettingUp,
    PlaceName,
    Sore,
    Stiff,
    Tools,
    WishWords,
    wishes_from,
)
from unkink.cli.wishes import clock_now, minutes_from, moment
from unkink.coach import notices, plan_routine
from unkink.coach.watch_out import one_calf_is_sorer
from unkink.errors import (
    DataFileError,
    QuantityError,
    RequestError,
    RestAdvisedError,
    UnknownKeyError,
)
from unkink.planner import SorenessReport, programme_routine
from unkink.routines import (
    Routine,
    routine_from_json,
    session_of,
    timeline_to_json,
    unroll,
)
from unkink.store import save_session
from unkink.units import clock

FASTEST = 10_000.0
USUAL_MINUTES = "12"
YES, NO = ("y", "yes"), ("n", "no")

What = Annotated[
    list[str] | None,
    typer.Argument(help="A saved routine, a programme's name, or run files."),
]
MinutesOrNone = Annotated[
    str | None, typer.Option("--minutes", "-m", help="Minutes you have, 3 to 60.")
]
NothingNew = Annotated[
    bool, typer.Option("--nothing-new", help="Answer the safety question with no.")
]
Speed = Annotated[float, typer.Option("--speed", help="Faster, for a dry run.")]
Silent = Annotated[bool, typer.Option("--silent", help="Do not speak.")]
TimelinePath = Annotated[
    Path | None, typer.Option("--timeline", help="Write the cues and do not play.")
]


def roll(
    what: What = None,
    minutes: MinutesOrNone = None,
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
    nothing_new: NothingNew = False,
    speed: Speed = 1.0,
    silent: Silent = False,
    timeline: TimelinePath = None,
) -> None:
    """Guide a session: clock, cues, voice; space pauses, arrows skip, q quits."""
    if not 0 < speed <= FASTEST:
        raise QuantityError("--speed", speed, allowed=f"above 0, to {FASTEST:g}")
    catalogue, out = read_catalogue(), console()
    words = WishWords(
        minutes or USUAL_MINUTES,
        sore,
        stiff,
        tool,
        place,
        avoid,
        caution,
        getting_up,
        demanding,
    )
    at = moment(now) if now else clock_now()
    reports = wishes_from(words, catalogue, now=at).reports
    routine = _ready_made(what or [], minutes, getting_up, catalogue)
    told: list[str] = []
    if routine is None:
        routine, told = _planned(
            [Path(w) for w in what or []], words, sport, now, catalogue
        )
    cues = unroll(routine, catalogue)
    if timeline:
        write_json(timeline, timeline_to_json(cues))
        return
    if not nothing_new:
        _ask(catalogue, out, asks_calf=one_calf_is_sorer(reports))
    for notice in told:
        out.print(Text(f"! {notice}", style="bold"))
    started = clock_now()
    played = play(cues, out, speed=speed, voice=find_voice(is_wanted=not silent))
    _keep(routine, played, out, started=started, reports=reports)


def _ready_made(
    what: Sequence[str], minutes: str | None, getting_up: str, catalogue: Catalogue
) -> Routine | None:
    """Return the saved routine or programme that is named; None for run files."""
    if len(what) != 1:
        return None
    word = what[0]
    if word.lower().endswith(".json"):
        return _saved(Path(word), catalogue)
    if word in catalogue.programmes:
        return programme_routine(
            catalogue.programmes[word],
            catalogue,
            minutes=None if minutes is None else minutes_from(minutes),
            mobility=Mobility(getting_up),
        )
    if not Path(word).exists() and not Path(word).suffix:
        raise UnknownKeyError("programme or file", word, catalogue.programmes)
    return None


def _saved(path: Path, catalogue: Catalogue) -> Routine:
    routine = routine_from_json(read_json(path), source=str(path))
    for bout in routine.bouts:
        move = catalogue.moves.get(bout.move)
        if move is None:
            raise UnknownKeyError("move", bout.move, catalogue.moves)
        if bout.variant not in move.variants:
            raise UnknownKeyError(f"variant of {move.key}", bout.variant, move.variants)
        if bout.position not in catalogue.positions:
            raise UnknownKeyError("position", bout.position, catalogue.positions)
        if bout.position != move.position:
            raise DataFileError(path, f"{move.key} is not done {bout.position}")
    return routine


def _planned(
    files: Sequence[Path],
    words: WishWords,
    sport: str | None,
    now: str | None,
    catalogue: Catalogue,
) -> tuple[Routine, list[str]]:
    """Return the best-fitting routine, and what to tell beside it."""
    measured = measured_from(list(files), now, sport) if files else None
    load = measured.load if measured else None
    at: datetime = load.now if load else moment(now) if now else clock_now()
    wishes = wishes_from(words, catalogue, now=at)
    planned = plan_routine(load, wishes, catalogue, now=at)
    told = notices(load, wishes.reports, wishes.cautions, catalogue, now=at)
    return planned.routine, told


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
            raise RestAdvisedError("see the list above, and have it looked at first")


def _says_yes(question: str, out: Console) -> bool:
    if not sys.stdin.isatty():
        raise RequestError(
            "the safety question needs an answer, and nobody is there to give it; "
            "if nothing is new, say --nothing-new"
        )
    while True:
        out.print(Text(question, style="bold"))
        answer = input("yes or no: ").strip().lower()
        if answer in YES + NO:
            return answer in YES


def _stop_page(catalogue: Catalogue, out: Console) -> None:
    out.print(Text("Do not roll now.", style="bold"))
    for sign in catalogue.safety.stop_page:
        out.print(Text.assemble((sign.sign, "bold"), f": {sign.what_to_do}"))


def _keep(
    routine: Routine,
    played: Played,
    out: Console,
    *,
    started: datetime,
    reports: Sequence[SorenessReport],
) -> None:
    """Keep what was done, also of a session that was cut short."""
    before = {(r.part.muscle, str(r.part.side)): r.value for r in reports}
    session = session_of(routine, played.spans, started=started, before=before)
    path = save_session(session)
    rolled_s = sum({(r.move, r.side): r.dose_s for r in session.rolled}.values())
    ended = "Done." if played.is_complete else "Stopped early; what you did is kept."
    out.print(f"{ended} Rolled for {clock(rolled_s)}.")
    out.print(dim(f"kept in {path}"))
