"""Play a timeline in the terminal: clock, cue, progress, the next move."""

import sys
import time
from dataclasses import dataclass

from rich.align import Align
from rich.console import Console, Group, RenderableType
from rich.live import Live
from rich.text import Text

from unkink.cli.keys import next_key, raw_keys
from unkink.cli.output import bar
from unkink.cli.voice import Voice
from unkink.routines import Cue, CueKind, Timeline
from unkink.routines.playback import Playback, due, skip, start, toggle_pause
from unkink.units import clock

TICK_S = 0.1
WIDTH = 60
BELLS = frozenset(
    {CueKind.CHANGE_SIDES, CueKind.REST, CueKind.ROLL, CueKind.POSITION, CueKind.DONE}
)
SHOWN = frozenset(CueKind) - {CueKind.STROKE}
DIGITS = {
    "0": ("█▀█", "█ █", "▀▀▀"),
    "1": (" █ ", " █ ", " ▀ "),
    "2": ("▀▀█", "█▀▀", "▀▀▀"),
    "3": ("▀▀█", " ▀█", "▀▀▀"),
    "4": ("█ █", "▀▀█", "  ▀"),
    "5": ("█▀▀", "▀▀█", "▀▀▀"),
    "6": ("█▀▀", "█▀█", "▀▀▀"),
    "7": ("▀▀█", "  █", "  ▀"),
    "8": ("█▀█", "█▀█", "▀▀▀"),
    "9": ("█▀█", "▀▀█", "▀▀▀"),
    ":": (" ", "▪", "▪"),
}


@dataclass(frozen=True, slots=True)
class Played:
    """How a session went: the stretches played, and whether it reached its end."""

    spans: tuple[tuple[float, float], ...]
    is_complete: bool


def play(timeline: Timeline, out: Console, *, speed: float, voice: Voice) -> Played:
    """Play a timeline to its end, or until the runner quits.

    Args:
        timeline: What to play.
        out: Where; a terminal gets a clock, anything else a line for each cue.
        speed: Seconds of timeline in a second, for dry runs.
        voice: Who speaks.
    """
    if out.is_terminal:
        return _play_live(timeline, out, speed=speed, voice=voice)
    return _play_lines(timeline, out, speed=speed, voice=voice)


def _play_lines(
    timeline: Timeline, out: Console, *, speed: float, voice: Voice
) -> Played:
    """Play for a pipe: a line for each cue, at its time."""
    began = time.monotonic()
    playback = start(timeline, clock_s=began, speed=speed)
    try:
        for cue in timeline.cues:
            wait_s = began + cue.at_s / speed - time.monotonic()
            if wait_s > 0:
                time.sleep(wait_s)
            if cue.kind in SHOWN:
                out.print(f"{clock(cue.at_s):>6}  {cue.text}", soft_wrap=True)
                voice.say(cue.text, priority=cue.priority)
    except KeyboardInterrupt:
        return Played(playback.spans(time.monotonic()), is_complete=False)
    return Played(((0.0, float(timeline.total_s)),), is_complete=True)


def _play_live(
    timeline: Timeline, out: Console, *, speed: float, voice: Voice
) -> Played:
    playback = start(timeline, clock_s=time.monotonic(), speed=speed)
    place = -1.0
    try:
        with raw_keys(), Live(console=out, refresh_per_second=10, screen=True) as live:
            while not playback.is_done(time.monotonic()):
                here = playback.at(time.monotonic())
                _announce(due(timeline, after_s=place, until_s=here), voice)
                place = here
                live.update(screen(playback, here))
                key = next_key(wait_s=TICK_S) or _rest()
                if key == "quit":
                    break
                moved = _after_key(playback, key)
                # After a jump the cues in between are not said; the one landed on is.
                place = place if moved is playback else moved.anchor_s - 0.5
                playback = moved
    except KeyboardInterrupt:
        pass
    voice.hush()
    now = time.monotonic()
    return Played(playback.spans(now), is_complete=playback.is_done(now))


def _rest() -> str:
    time.sleep(0.01)
    return ""


def _after_key(playback: Playback, key: str) -> Playback:
    now = time.monotonic()
    if key == "space":
        return toggle_pause(playback, now)
    if key in ("left", "right"):
        return skip(playback, now, steps=1 if key == "right" else -1)
    return playback


def _announce(cues: list[Cue], voice: Voice) -> None:
    if any(cue.kind in BELLS for cue in cues):
        sys.stdout.write("\a")
        sys.stdout.flush()
    spoken = [cue for cue in cues if cue.text and cue.kind in SHOWN]
    if spoken:
        first = max(spoken, key=lambda cue: cue.priority)
        voice.say(first.text, priority=first.priority)


def screen(playback: Playback, here: float) -> RenderableType:
    """Return what the terminal shows at a place in the timeline [s]."""
    timeline = playback.timeline
    phase = _latest(timeline, here, lasting=True)
    left_s = max(
        0.0, (phase.at_s + phase.lasts_s if phase else timeline.total_s) - here
    )
    said = _latest(timeline, here, lasting=False)
    following = next(
        (c for c in timeline.cues if c.at_s > here and c.kind is CueKind.NEXT_MOVE),
        None,
    )
    done = here / timeline.total_s
    state = "paused — space goes on" if playback.is_paused else ""
    return Align.center(
        Group(
            Text(timeline.title, style="dim", justify="center"),
            Text(),
            Text(phase.text if phase else "", style="bold", justify="center"),
            Text(),
            Text(big(clock(-(-left_s // 1))), style="bold green", justify="center"),
            Text(),
            Text(said.text if said else "", justify="center"),
            Text(state, style="yellow", justify="center"),
            Text(f"{bar(done, width=WIDTH):<{WIDTH}}", style="green", justify="center"),
            Text(
                f"{clock(here)} of {clock(timeline.total_s)}"
                + (f"   {following.text}" if following else ""),
                style="dim",
                justify="center",
            ),
            Text(
                "space pause · ← → skip · q quit and keep",
                style="dim",
                justify="center",
            ),
        ),
        vertical="middle",
        width=78,
    )


def big(text: str) -> str:
    """Return a time in digits three lines high.

    Example:
        >>> print(big("1:2"))
         █     ▀▀█
         █  ▪  █▀▀
         ▀  ▪  ▀▀▀
    """
    rows = zip(*(DIGITS[letter] for letter in text), strict=True)
    return "\n".join("  ".join(row) for row in rows)


def _latest(timeline: Timeline, here: float, *, lasting: bool) -> Cue | None:
    """Return the newest cue that announces a phase, or the newest one that is said."""
    found = [
        cue
        for cue in timeline.cues
        if cue.at_s <= here
        and cue.kind in SHOWN
        and cue.text
        and bool(cue.lasts_s) == lasting
    ]
    return found[-1] if found else None
