"""The app's session against our own player: same timelines, same presses."""

import json
import random
from pathlib import Path
from typing import Any

from tests.agreement.front_end import assert_agrees
from unkink.catalogue import read_catalogue
from unkink.cli.player import Deck
from unkink.planner.programme import programme_routine
from unkink.routines import Timeline, timeline_to_json, unroll
from unkink.routines.playback import start

TRACES, PRESSES = 120, 60
PRESSED = ("tick", "tick", "tick", "pause", "next", "back")
KEYS = {"pause": "space", "next": "right", "back": "left"}


def test_the_apps_session_plays_as_the_terminal_does(tmp_path: Path) -> None:
    timelines = programmes()
    rng = random.Random(20_26)  # noqa: S311 - no secret
    traces = [trace(timelines, rng) for _ in range(TRACES)]
    told = {"timelines": [timeline_to_json(one) for one in timelines], "traces": traces}
    path = tmp_path / "agreement.json"
    path.write_text(json.dumps(told), encoding="utf-8")

    assert_agrees("src/session/agreement.test.ts", UNKINK_AGREEMENT=str(path))


def programmes() -> list[Timeline]:
    """Return the timelines of all programmes, the long ones also shortened."""
    catalogue = read_catalogue()
    return [
        unroll(programme_routine(programme, catalogue, minutes=minutes), catalogue)
        for programme in catalogue.programmes.values()
        for minutes in (programme.minutes, max(5, programme.minutes - 3))
    ]


def trace(timelines: list[Timeline], rng: random.Random) -> dict[str, Any]:
    """Return random presses and what our player makes of each."""
    number = rng.randrange(len(timelines))
    timeline, speed = timelines[number], rng.choice([1.0, 1.0, 4.0, 20.0])
    deck = Deck(start(timeline, clock_s=0.0, speed=speed))
    deck, _ = deck.tick(0.0)
    ms, presses = 0.0, list[dict[str, Any]]()
    for _ in range(PRESSES):
        # Not longer than what still counts as in time; no round numbers, so that no sum
        # of floats decides whether a cue is due.
        ms += rng.uniform(0, 2_000)
        what = rng.choice(PRESSED)
        if what in ("next", "back"):
            deck = deck.press(KEYS[what], ms / 1000)
        deck, due = deck.tick(ms / 1000)
        if what == "pause":
            deck = deck.press(KEYS[what], ms / 1000)
        presses.append(
            {
                "ms": ms,
                "what": what,
                "place_s": deck.playback.at(ms / 1000),
                "spans": deck.playback.spans(ms / 1000),
                "due": [timeline.cues.index(cue) for cue in due],
            }
        )
    return {"timeline": number, "speed": speed, "presses": presses}
