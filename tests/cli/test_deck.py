from hypothesis import given
from hypothesis import strategies as st

from unkink.cli.player import Deck
from unkink.routines import Cue, CueKind, Timeline
from unkink.routines.playback import start

KINDS = {0: CueKind.POSITION, 20: CueKind.ROLL, 80: CueKind.ROLL, 140: CueKind.DONE}
CUES = tuple(
    Cue(second, KINDS.get(second, CueKind.CUE), f"at {second}", 0)
    for second in range(0, 141, 5)
)
TIMELINE = Timeline("A test", 140, CUES)


def deck_at(clock_s: float = 0.0) -> Deck:
    return Deck(start(TIMELINE, clock_s=clock_s))


def seconds(cues: list[Cue]) -> list[int]:
    return [cue.at_s for cue in cues]


@given(st.lists(st.floats(min_value=0, max_value=60), max_size=50))
def test_however_late_the_ticks_come_no_cue_is_lost_or_doubled(
    waits: list[float],
) -> None:
    deck, clock, told = deck_at(), 0.0, []
    for wait in [*waits, 1_000.0]:
        clock += wait
        deck, cues = deck.tick(clock)
        told += seconds(cues)

    assert told == [cue.at_s for cue in CUES]


@given(st.lists(st.tuples(st.floats(0, 20), st.sampled_from(["tick", "space"]))))
def test_pauses_neither_lose_nor_double_a_cue(
    steps: list[tuple[float, str]],
) -> None:
    deck, clock, told = deck_at(), 0.0, []
    for wait, what in steps:
        clock += wait
        if what == "space":
            deck = deck.press("space", clock)
        else:
            deck, cues = deck.tick(clock)
            told += seconds(cues)
    if deck.playback.is_paused:
        deck = deck.press("space", clock)
    deck, cues = deck.tick(clock + 1_000)

    assert told + seconds(cues) == [cue.at_s for cue in CUES]


def test_skipping_leaves_out_what_is_between_and_tells_where_one_lands() -> None:
    deck, _ = deck_at().tick(21.0)

    deck, cues = deck.press("right", 22.0).tick(22.0)

    assert seconds(cues) == [80]
    assert deck.playback.at(22.0) == 80


def test_skipping_back_tells_the_set_again() -> None:
    deck, _ = deck_at().tick(31.0)

    _, cues = deck.press("left", 31.0).tick(31.0)

    assert seconds(cues) == [20]


def test_skipping_while_paused_stays_paused() -> None:
    deck = deck_at().press("space", 1.0).press("right", 2.0)

    assert deck.playback.is_paused
    assert deck.playback.at(100.0) == 20


def test_skipping_past_the_end_ends_it_and_tells_the_last_cue() -> None:
    deck = deck_at()
    for _ in range(3):
        deck = deck.press("right", 1.0)

    deck, cues = deck.tick(1.0)

    assert deck.playback.is_done(1.0)
    assert seconds(cues) == [140]


def test_a_key_that_means_nothing_changes_nothing() -> None:
    deck = deck_at()

    assert deck.press("left-handed", 3.0) == deck
