"""Where a player is in a timeline: pure arithmetic over a clock that comes in."""

from dataclasses import dataclass, replace

from unkink.routines.session import Span
from unkink.routines.timeline import Cue, CueKind, Timeline

# Where a skip may land: before a set, or before the set-up that it needs.
LANDINGS = frozenset({CueKind.POSITION, CueKind.PLACE_TOOL, CueKind.ROLL, CueKind.DONE})


@dataclass(frozen=True)
class Playback:
    """A player's state.

    Attributes:
        timeline: What is played.
        speed: Seconds of timeline in a second of clock.
        anchor_s: Place in the timeline when it was last started or moved [s].
        anchor_clock_s: Reading of the clock then [s].
        is_paused: Whether it stands still.
        played: Stretches played before that [s].
    """

    timeline: Timeline
    speed: float
    anchor_s: float
    anchor_clock_s: float
    is_paused: bool = False
    played: tuple[Span, ...] = ()

    def at(self, clock_s: float) -> float:
        """Return the place in the timeline at a reading of the clock [s]."""
        if self.is_paused:
            return self.anchor_s
        since = max(0.0, clock_s - self.anchor_clock_s) * self.speed
        return min(self.anchor_s + since, float(self.timeline.total_s))

    def is_done(self, clock_s: float) -> bool:
        """Return whether the end is reached."""
        return self.at(clock_s) >= self.timeline.total_s

    def spans(self, clock_s: float) -> tuple[Span, ...]:
        """Return every stretch that was played, up to a reading of the clock [s]."""
        return (*self.played, (self.anchor_s, self.at(clock_s)))


def start(timeline: Timeline, *, clock_s: float, speed: float = 1.0) -> Playback:
    """Return a player at the beginning of a timeline."""
    return Playback(timeline, speed, 0.0, clock_s)


def toggle_pause(playback: Playback, clock_s: float) -> Playback:
    """Return the player paused, or going on where it was paused."""
    return _moved(playback, clock_s, playback.at(clock_s), not playback.is_paused)


def skip(playback: Playback, clock_s: float, *, steps: int) -> Playback:
    """Return the player at the next (1) or previous (-1) set or change of position."""
    here = playback.at(clock_s)
    landings = sorted(
        {cue.at_s for cue in playback.timeline.cues if cue.kind in LANDINGS}
    )
    if steps > 0:
        place = next((at for at in landings if at > here), playback.timeline.total_s)
    else:
        # Two seconds of grace, so that two presses go back two sets.
        place = next((at for at in reversed(landings) if at < here - 2), 0)
    return _moved(playback, clock_s, float(place), playback.is_paused)


def due(timeline: Timeline, *, after_s: float, until_s: float) -> list[Cue]:
    """Return the cues later than one place and not later than another [s]."""
    return [cue for cue in timeline.cues if after_s < cue.at_s <= until_s]


def _moved(
    playback: Playback, clock_s: float, place_s: float, is_paused: bool
) -> Playback:
    return replace(
        playback,
        anchor_s=place_s,
        anchor_clock_s=clock_s,
        is_paused=is_paused,
        played=playback.spans(clock_s),
    )
