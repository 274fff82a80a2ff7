"""Play a timeline in the terminal, or line by line where there is none."""

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from rich.console import Console, Group
from rich.live import Live

from unkink.cli.keys import Keys, has_keys, raw_keys
from unkink.cli.screen import Sheet, picture
from unkink.cli.voice import Voice
from unkink.routines import Cue, CueKind
from unkink.routines.playback import Playback, due, skip, start, toggle_pause
from unkink.units import clock

TICK_S = 0.1
LAST_WORDS_S = 4.0
BELLS = frozenset(
    {CueKind.CHANGE_SIDES, CueKind.REST, CueKind.ROLL, CueKind.POSITION, CueKind.DONE}
)
SHOWN = frozenset(CueKind) - {CueKind.STROKE}
ENDINGS = ("SIGINT", "SIGTERM", "SIGHUP")


@dataclass(frozen=True)
class Played:
    """How a session went: the stretches played, and whether it reached its end."""

    spans: tuple[tuple[float, float], ...]
    is_complete: bool


@dataclass(frozen=True)
class Deck:
    """A player, and how far its cues were announced.

    Attributes:
        playback: Where it is.
        told_s: Cues up to here were announced, later ones were not [s].
    """

    playback: Playback
    told_s: float = -1.0

    def tick(self, clock_s: float) -> "tuple[Deck, list[Cue]]":
        """Return the deck and the cues that are due, however late it is called."""
        here = self.playback.at(clock_s)
        cues = due(self.playback.timeline, after_s=self.told_s, until_s=here)
        return replace(self, told_s=max(self.told_s, here)), cues

    def press(self, key: str, clock_s: float) -> "Deck":
        """Return the deck after a key; cues that are skipped are not announced."""
        if key == "space":
            return replace(self, playback=toggle_pause(self.playback, clock_s))
        if key not in ("left", "right"):
            return self
        moved = skip(self.playback, clock_s, steps=1 if key == "right" else -1)
        # What is landed on is announced, also if it was before.
        return Deck(moved, told_s=moved.anchor_s - 0.5)


@dataclass
class _Session:
    """A session under way; it outlives a terminal that goes."""

    sheet: Sheet
    deck: Deck
    voice: Voice
    is_over: threading.Event

    def tick(self, now: float) -> list[Cue]:
        """Go to a reading of the clock, and return the cues that are due."""
        self.deck, cues = self.deck.tick(now)
        return [cue for cue in cues if cue.kind in SHOWN]

    def is_done(self, now: float) -> bool:
        """Return whether the end is reached."""
        return self.deck.playback.is_done(now)


def play(sheet: Sheet, out: Console, *, speed: float, voice: Voice) -> Played:
    """Play a timeline to its end, or until the runner quits.

    Args:
        sheet: What to play.
        out: Where; a terminal gets a clock, anything else a line for each cue.
        speed: Seconds of timeline in a second, for dry runs.
        voice: Who speaks.
    """
    deck = Deck(start(sheet.timeline, clock_s=time.monotonic(), speed=speed))
    with _endings() as is_over:
        session = _Session(sheet, deck, voice, is_over)
        if out.is_terminal and not out.is_dumb_terminal:
            ended_s = _play_live(session, out)
        else:
            ended_s = _play_lines(session, out)
        is_complete = session.is_done(ended_s) and not is_over.is_set()
        if is_complete:
            voice.finish(within_s=LAST_WORDS_S)
        voice.hush()
    return Played(session.deck.playback.spans(ended_s), is_complete=is_complete)


@contextmanager
def _endings() -> Iterator[threading.Event]:
    """Turn the signals that end a program into a flag, so that nothing is lost."""
    is_over = threading.Event()
    numbers = [getattr(signal, name) for name in ENDINGS if hasattr(signal, name)]
    if threading.current_thread() is not threading.main_thread():
        numbers = []
    before = [signal.signal(number, lambda *_: is_over.set()) for number in numbers]
    try:
        yield is_over
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)


def _play_lines(session: _Session, out: Console) -> float:
    """Play for a pipe: a line for each cue, at its time; return when it ended."""
    now = time.monotonic()
    while not session.is_over.is_set():
        now = time.monotonic()
        for cue in session.tick(now):
            if cue.text:
                out.print(f"{clock(cue.at_s):>6}  {cue.text}", soft_wrap=True)
                session.voice.say(cue.text, priority=cue.priority)
        session.voice.go_on()
        if session.is_done(now):
            break
        session.is_over.wait(TICK_S)
    return now


def _play_live(session: _Session, out: Console) -> float:
    """Play on a whole terminal; return when it ended."""
    # Drawn when something changed and not by a clock of its own: no flicker.
    screen = Live(
        console=out,
        screen=True,
        auto_refresh=False,
        redirect_stdout=False,
        redirect_stderr=False,
    )
    ended_s = time.monotonic()
    try:
        with raw_keys() as keys, screen:
            shown: object = None
            while not session.is_over.is_set():
                ended_s = time.monotonic()
                _announce(session.tick(ended_s), session.voice, out)
                shown = _draw(session, ended_s, screen, shown)
                if session.is_done(ended_s):
                    break
                _wait(session, keys)
    except OSError:
        # The terminal has gone; what was done until now is kept.
        session.is_over.set()
    return ended_s


def _wait(session: _Session, keys: Keys | None) -> None:
    """Wait for the next tick, and do what the keys say."""
    if keys is None:
        session.is_over.wait(TICK_S)
        return
    for key in keys.read(wait_s=TICK_S):
        if key == "quit":
            session.is_over.set()
            return
        session.deck = session.deck.press(key, time.monotonic())
        session.voice.hush()


def _draw(session: _Session, now: float, screen: Live, shown: object) -> object:
    """Draw what there is to see, if it changed, and return it."""
    columns, rows = screen.console.size
    playback = session.deck.playback
    lines = picture(
        session.sheet,
        playback.at(now),
        is_paused=playback.is_paused,
        has_keys=has_keys(),
        columns=columns,
        rows=rows,
    )
    seen = columns, rows, lines
    if seen != shown:
        screen.update(Group(*lines), refresh=True)
    return seen


def _announce(cues: list[Cue], voice: Voice, out: Console) -> None:
    if any(cue.kind in BELLS for cue in cues):
        out.bell()
    for cue in cues:
        voice.say(cue.text, priority=cue.priority)
    voice.go_on()
