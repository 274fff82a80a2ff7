"""Every cue at its exact time, for everything that the catalogue lets one roll."""

from collections.abc import Iterator
from itertools import pairwise

import pytest

from tests.routines.builders import (
    START_S,
    bout_setup_s,
    bouts_of,
    make_bout,
    make_routine,
    two_bouts,
)
from unkink.catalogue import Catalogue, Motion, Purpose, read_catalogue
from unkink.routines import (
    Bout,
    BoutSide,
    Cue,
    CueKind,
    Timeline,
    timeline_to_json,
    unroll,
)
from unkink.routines.timeline import set_starts

# A strength move stands beside a routine and is never rolled.
every_move = pytest.mark.parametrize(
    "move",
    [m.key for m in read_catalogue().moves.values() if m.purpose is Purpose.ROLL],
)


def of_kind(timeline: Timeline, *kinds: CueKind) -> list[Cue]:
    return [cue for cue in timeline.cues if cue.kind in kinds]


def times(timeline: Timeline, kind: CueKind) -> list[int]:
    return [cue.at_s for cue in of_kind(timeline, kind)]


def unrolled(catalogue: Catalogue, move: str) -> Iterator[tuple[Bout, Timeline]]:
    """Yield every kind of bout of a move, with the timeline of a routine of it."""
    for bout in bouts_of(catalogue, move):
        yield bout, unroll(make_routine(bout), catalogue)


@every_move
def test_each_set_is_rolled_at_its_time_and_breaks_fill_the_rest(
    move: str, catalogue: Catalogue
) -> None:
    for bout, timeline in unrolled(catalogue, move):
        rolls = of_kind(timeline, CueKind.ROLL)
        breaks = of_kind(timeline, CueKind.REST, CueKind.CHANGE_SIDES)
        chosen = catalogue.moves[move].variants[bout.variant]

        assert rolls[0].at_s == START_S + bout_setup_s(catalogue, chosen)
        assert [roll.lasts_s for roll in rolls] == [one.roll_s for one in bout.sets]
        assert [roll.side for roll in rolls] == [one.side for one in bout.sets]
        assert [roll.at_s for roll in rolls] == list(set_starts(bout))
        assert rolls[-1].at_s + rolls[-1].lasts_s == bout.end_s
        for (one, after), pause in zip(pairwise(rolls), breaks, strict=True):
            is_change = one.side != after.side
            assert pause.at_s == one.at_s + one.lasts_s
            assert pause.at_s + pause.lasts_s == after.at_s
            assert pause.kind is (CueKind.CHANGE_SIDES if is_change else CueKind.REST)
            assert pause.side == after.side


@every_move
def test_cues_stand_in_order_and_within_the_routine(
    move: str, catalogue: Catalogue
) -> None:
    for bout, timeline in unrolled(catalogue, move):
        keys = [(cue.at_s, -cue.priority) for cue in timeline.cues]

        assert keys == sorted(keys)
        assert all(0 <= cue.at_s <= bout.end_s for cue in timeline.cues)
        assert all(c.at_s + c.lasts_s <= bout.end_s for c in timeline.cues)
        assert timeline.cues[-1].kind is CueKind.DONE
        assert times(timeline, CueKind.DONE) == [bout.end_s] == [timeline.total_s]


@every_move
def test_strokes_come_every_three_seconds_of_a_rolled_set(
    move: str, catalogue: Catalogue
) -> None:
    rolls = catalogue.moves[move].motion is Motion.ROLL
    for bout, timeline in unrolled(catalogue, move):
        expected = [
            start + offset
            for one, start in zip(bout.sets, set_starts(bout), strict=True)
            for offset in range(0, one.roll_s - 2, 3)
        ]

        assert times(timeline, CueKind.STROKE) == (expected if rolls else [])


@every_move
def test_half_time_ease_off_and_cue_stand_inside_their_set(
    move: str, catalogue: Catalogue
) -> None:
    for bout, timeline in unrolled(catalogue, move):
        starts = set_starts(bout)

        assert times(timeline, CueKind.HALF_TIME) == [
            start + one.roll_s // 2
            for one, start in zip(bout.sets, starts, strict=True)
            if one.roll_s >= 40
        ]
        assert times(timeline, CueKind.EASE_OFF) == [starts[0] + 18]
        assert times(timeline, CueKind.CUE) == [start + 9 for start in starts]


@every_move
def test_every_set_up_sentence_is_said_before_the_first_set(
    move: str, catalogue: Catalogue
) -> None:
    for bout, timeline in unrolled(catalogue, move):
        said = of_kind(timeline, CueKind.SET_UP)
        sentences = catalogue.moves[move].variants[bout.variant].set_up

        assert [cue.text for cue in said] == list(sentences)
        assert all(cue.at_s < set_starts(bout)[0] for cue in said)
        assert len({cue.at_s for cue in said}) == len(said)


@pytest.mark.parametrize("dose_s", [60, 90, 130, 200])
def test_side_lying_turns_once(catalogue: Catalogue, dose_s: int) -> None:
    bout = make_bout(catalogue, "outer-thigh/foot-in-front", dose_s=dose_s)

    timeline = unroll(make_routine(bout), catalogue)

    turns = of_kind(timeline, CueKind.CHANGE_SIDES)
    assert [turn.lasts_s for turn in turns] == [20]
    assert all(rest.lasts_s == 30 for rest in of_kind(timeline, CueKind.REST))


def test_both_sides_in_turn_never_rest(catalogue: Catalogue) -> None:
    timeline = unroll(make_routine(make_bout(catalogue, dose_s=130)), catalogue)

    assert of_kind(timeline, CueKind.REST) == []
    assert len(of_kind(timeline, CueKind.CHANGE_SIDES)) == 5


def test_the_next_move_is_named_fifteen_seconds_early(catalogue: Catalogue) -> None:
    routine = two_bouts(catalogue)

    timeline = unroll(routine, catalogue)

    (named,) = of_kind(timeline, CueKind.NEXT_MOVE)
    assert named.at_s == routine.bouts[0].end_s - 15
    assert named.text == "Next: Front of the thighs, face down."


def test_the_first_move_is_named_at_once_and_a_position_where_it_changes(
    catalogue: Catalogue,
) -> None:
    routine = two_bouts(catalogue)

    timeline = unroll(routine, catalogue)

    ready = of_kind(timeline, CueKind.GET_READY)
    positions = of_kind(timeline, CueKind.POSITION)
    assert [(cue.at_s, cue.text) for cue in ready] == [(0, "Get ready. First: Calves.")]
    assert [cue.at_s for cue in positions] == [0, routine.bouts[0].end_s]
    assert [cue.lasts_s for cue in positions] == [START_S, 10]


def test_a_bout_in_the_same_position_asks_for_no_change(catalogue: Catalogue) -> None:
    first = make_bout(catalogue)
    second = make_bout(catalogue, "hamstring/one-seat-down", start_s=first.end_s)

    timeline = unroll(make_routine(first, second), catalogue)

    assert times(timeline, CueKind.POSITION) == [0]


def test_the_tool_is_placed_for_the_side_that_comes_first(
    catalogue: Catalogue,
) -> None:
    bout = make_bout(catalogue, side=BoutSide.RIGHT)

    timeline = unroll(make_routine(bout), catalogue)

    (place,) = of_kind(timeline, CueKind.PLACE_TOOL)
    assert place.text == "Place the roller for the right side."
    # Five seconds to lay it down, after the sentences that say how.
    assert (place.at_s, place.lasts_s) == (set_starts(bout)[0] - 5, 5)


def test_only_the_first_two_strokes_say_where_they_lead(catalogue: Catalogue) -> None:
    timeline = unroll(make_routine(make_bout(catalogue)), catalogue)

    said = [cue.text for cue in of_kind(timeline, CueKind.STROKE)]

    assert said[:2] == [
        "To below the back of the knee.",
        "To the top of the Achilles tendon.",
    ]
    assert not any(said[2:])


def test_the_same_routine_always_gives_the_same_timeline(catalogue: Catalogue) -> None:
    routine = two_bouts(catalogue)

    first, second = (unroll(routine, read_catalogue()) for _ in range(2))

    assert first == second
    assert timeline_to_json(first) == timeline_to_json(second)


def test_the_json_form_names_its_schema_and_every_cue(catalogue: Catalogue) -> None:
    timeline = unroll(two_bouts(catalogue), catalogue)

    data = timeline_to_json(timeline)

    assert data["schema"] == "unkink.timeline/1"
    assert data["total_s"] == timeline.total_s
    assert len(data["cues"]) == len(timeline.cues)
    assert set(data["cues"][0]) == {
        "at_s", "kind", "text", "bout", "side", "lasts_s", "priority",
    }  # fmt: skip


def test_a_bout_of_an_unknown_move_is_a_slip_of_the_caller(
    catalogue: Catalogue,
) -> None:
    bout = make_bout(catalogue)
    stranger = Bout(**{**vars(bout), "move": "calfs"})

    with pytest.raises(KeyError):
        unroll(make_routine(stranger), catalogue)
