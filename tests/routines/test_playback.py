"""A player's arithmetic: late ticks, pauses and skips lose and invent nothing."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.routines.builders import two_bouts
from unkink.catalogue import read_catalogue
from unkink.routines import CueKind, unroll
from unkink.routines.playback import LANDINGS, Playback, due, skip, start, toggle_pause

TIMELINE = unroll(two_bouts(read_catalogue()), read_catalogue())
TOTAL_S = TIMELINE.total_s
# Sums of float seconds: a millionth is far below a tick of a player (0.1 s).
TOLERANCE_S = 1e-6


@dataclass(frozen=True)
class Step:
    """Wait on the clock, then do something."""

    wait_s: float
    what: str


steps = st.lists(
    st.builds(
        Step,
        wait_s=st.floats(0, 400),
        what=st.sampled_from(["tick", "pause", "next", "back"]),
    ),
    max_size=12,
)


def after(playback: Playback, what: str, clock_s: float) -> Playback:
    if what == "pause":
        return toggle_pause(playback, clock_s)
    if what in ("next", "back"):
        return skip(playback, clock_s, steps=1 if what == "next" else -1)
    return playback


@given(steps, st.floats(0.5, 50))
def test_a_player_is_never_before_the_start_or_beyond_the_end(
    taken: list[Step], speed: float
) -> None:
    playback, clock_s = start(TIMELINE, clock_s=0.0, speed=speed), 0.0

    for step in taken:
        clock_s += step.wait_s
        playback = after(playback, step.what, clock_s)

        assert 0 <= playback.at(clock_s) <= TOTAL_S


@given(steps)
def test_spans_add_up_to_the_time_that_was_played(taken: list[Step]) -> None:
    playback, clock_s, played_s = start(TIMELINE, clock_s=0.0), 0.0, 0.0

    for step in taken:
        before_s = playback.at(clock_s)
        clock_s += step.wait_s
        played_s += playback.at(clock_s) - before_s
        playback = after(playback, step.what, clock_s)

    spans = playback.spans(clock_s)
    assert sum(b - a for a, b in spans) == pytest.approx(played_s, abs=TOLERANCE_S)
    assert all(0 <= a <= b <= TOTAL_S for a, b in spans)


@given(st.floats(0, TOTAL_S), st.floats(0, 10_000))
def test_a_paused_player_stands_still(paused_at_s: float, later_s: float) -> None:
    paused = toggle_pause(start(TIMELINE, clock_s=0.0), paused_at_s)

    assert paused.at(paused_at_s + later_s) == pytest.approx(
        paused_at_s, abs=TOLERANCE_S
    )
    assert sum(b - a for a, b in paused.spans(paused_at_s + later_s)) == pytest.approx(
        paused_at_s, abs=TOLERANCE_S
    )


@given(st.floats(0, TOTAL_S - 1), st.floats(0, 10_000))
def test_going_on_after_a_pause_goes_on_from_there(
    paused_at_s: float, pause_s: float
) -> None:
    paused = toggle_pause(start(TIMELINE, clock_s=0.0), paused_at_s)

    going = toggle_pause(paused, paused_at_s + pause_s)

    assert going.at(paused_at_s + pause_s + 1) == pytest.approx(
        paused_at_s + 1, abs=TOLERANCE_S
    )


@given(st.floats(0, TOTAL_S * 3), st.floats(0.1, 100))
def test_a_late_tick_ends_at_the_end(clock_s: float, speed: float) -> None:
    playback = start(TIMELINE, clock_s=0.0, speed=speed)

    place_s = playback.at(clock_s)

    assert place_s == pytest.approx(min(clock_s * speed, TOTAL_S), abs=TOLERANCE_S)
    assert playback.is_done(clock_s) == (place_s >= TOTAL_S)


@given(st.lists(st.floats(0, 30), min_size=1, max_size=60))
def test_ticks_however_late_say_every_cue_once(waits: list[float]) -> None:
    place_s, said = -1.0, []
    for wait_s in waits:
        until_s = place_s + wait_s
        said += due(TIMELINE, after_s=place_s, until_s=until_s)
        place_s = until_s

    assert said == [cue for cue in TIMELINE.cues if -1 < cue.at_s <= place_s]


def test_a_tick_right_on_a_cue_says_it_and_the_next_tick_does_not() -> None:
    roll_s = next(c.at_s for c in TIMELINE.cues if c.kind is CueKind.ROLL)

    on_it = due(TIMELINE, after_s=roll_s - 1, until_s=roll_s)
    next_one = due(TIMELINE, after_s=roll_s, until_s=roll_s + 1)

    assert CueKind.ROLL in {cue.kind for cue in on_it}
    assert CueKind.ROLL not in {cue.kind for cue in next_one}


def test_a_clock_that_goes_back_does_not_go_back() -> None:
    playback = start(TIMELINE, clock_s=100.0)

    assert playback.at(40.0) == 0


def test_skipping_forward_comes_by_every_set_and_to_the_end() -> None:
    playback, places = start(TIMELINE, clock_s=0.0), [0.0]

    while playback.anchor_s < TOTAL_S:
        playback = skip(playback, 0.0, steps=1)
        places.append(playback.anchor_s)

    landings = {float(c.at_s) for c in TIMELINE.cues if c.kind in LANDINGS}
    assert set(places) == landings
    assert playback.is_done(0.0)


def test_skipping_back_twice_goes_back_two_sets() -> None:
    landings = sorted({c.at_s for c in TIMELINE.cues if c.kind in LANDINGS})
    playback = start(TIMELINE, clock_s=0.0)

    once = skip(playback, landings[3] + 1.0, steps=-1)
    twice = skip(once, landings[3] + 1.5, steps=-1)

    assert (once.anchor_s, twice.anchor_s) == (landings[2], landings[1])


def test_skipping_back_at_the_start_stays_there() -> None:
    assert skip(start(TIMELINE, clock_s=0.0), 1.0, steps=-1).anchor_s == 0


def test_skipping_while_paused_stays_paused() -> None:
    paused = toggle_pause(start(TIMELINE, clock_s=0.0), 5.0)

    moved = skip(paused, 50.0, steps=1)

    assert moved.is_paused
    assert moved.at(500.0) == moved.anchor_s
