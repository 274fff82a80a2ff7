"""A session counts what was rolled, and nothing else."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.routines.builders import make_bout, make_routine, two_bouts
from unkink.anatomy import Muscle
from unkink.catalogue import Catalogue, read_catalogue
from unkink.routines import BoutSide, Session, session_of, session_to_json
from unkink.routines.session import Span
from unkink.routines.timeline import set_starts

NOW = datetime(2026, 11, 22, 19, 30, tzinfo=UTC)
CATALOGUE = read_catalogue()
ROUTINE = two_bouts(CATALOGUE)
TOTAL_S = float(ROUTINE.total_s)
spans = st.lists(
    st.tuples(st.floats(0, TOTAL_S), st.floats(0, TOTAL_S)).map(
        lambda pair: (min(pair), max(pair))
    ),
    max_size=6,
)


def doses(session: Session) -> dict[tuple[str, str, str], float]:
    return {(one.move, one.muscle, one.side): one.dose_s for one in session.rolled}


def test_a_session_played_whole_has_every_dose_of_every_side() -> None:
    session = session_of(ROUTINE, [(0.0, TOTAL_S)], started=NOW)

    assert session.played_s == TOTAL_S
    assert doses(session) == {
        ("calf", "gastrocnemius", "left"): 90,
        ("calf", "gastrocnemius", "right"): 90,
        ("calf", "soleus", "left"): 90,
        ("calf", "soleus", "right"): 90,
        ("quad", "quadriceps", "left"): 90,
        ("quad", "quadriceps", "right"): 90,
    }


def test_what_was_skipped_is_not_counted() -> None:
    quad = ROUTINE.bouts[1]

    session = session_of(ROUTINE, [(float(quad.start_s), TOTAL_S)], started=NOW)

    assert {one.move for one in session.rolled} == {"quad"}
    assert session.played_s == TOTAL_S - quad.start_s


def test_breaks_and_set_up_are_no_dose() -> None:
    first_set_s = set_starts(ROUTINE.bouts[0])[0]

    session = session_of(ROUTINE, [(0.0, float(first_set_s))], started=NOW)

    assert session.rolled == ()
    assert session.played_s == first_set_s


def test_what_was_played_twice_counts_once() -> None:
    once = session_of(ROUTINE, [(0.0, TOTAL_S)], started=NOW)
    twice = session_of(
        ROUTINE, [(0.0, 100.0), (30.0, TOTAL_S), (0.0, 80.0)], started=NOW
    )

    assert twice == once


def test_one_side_alone_counts_for_that_side(catalogue: Catalogue) -> None:
    routine = make_routine(make_bout(catalogue, side=BoutSide.RIGHT))

    session = session_of(routine, [(0.0, float(routine.total_s))], started=NOW)

    assert {one.side for one in session.rolled} == {"right"}


def test_the_middle_counts_as_the_middle(catalogue: Catalogue) -> None:
    bout = make_bout(catalogue, "upper-back-roll/hips-down", side=BoutSide.MIDLINE)

    routine = make_routine(bout)
    session = session_of(routine, [(0.0, float(routine.total_s))], started=NOW)

    assert doses(session) == {("upper-back-roll", "thoracic_spine", "midline"): 90}


def test_a_session_cut_short_keeps_the_part_that_was_done() -> None:
    first_set_s = set_starts(ROUTINE.bouts[0])[0]

    session = session_of(ROUTINE, [(0.0, first_set_s + 12.5)], started=NOW)

    assert doses(session) == {
        ("calf", "gastrocnemius", "left"): 12.5,
        ("calf", "soleus", "left"): 12.5,
    }


def test_soreness_before_stands_with_its_muscle_and_side() -> None:
    before = {(Muscle.SOLEUS, "left"): 4.0}

    session = session_of(ROUTINE, [(0.0, TOTAL_S)], started=NOW, before=before)

    told = {(o.muscle, o.side): o.soreness_before for o in session.rolled}
    assert told[(Muscle.SOLEUS, "left")] == 4.0
    assert told[(Muscle.SOLEUS, "right")] is None


@given(spans)
def test_no_dose_is_longer_than_was_planned_or_played(played: list[Span]) -> None:
    session = session_of(ROUTINE, played, started=NOW)

    # Sums of float seconds: a millionth is far below a tick of a player (0.1 s).
    assert 0 <= session.played_s <= TOTAL_S + 1e-6
    for one in session.rolled:
        # Doses are kept to a tenth of a second.
        assert 0 <= one.dose_s <= min(90.0, session.played_s) + 0.05


@given(spans, spans)
def test_playing_more_never_takes_away(some: list[Span], more: list[Span]) -> None:
    fewer = doses(session_of(ROUTINE, some, started=NOW))
    all_of_them = doses(session_of(ROUTINE, [*some, *more], started=NOW))

    assert all(all_of_them[key] >= dose for key, dose in fewer.items())


def test_the_json_form_names_its_schema_and_what_each_side_got() -> None:
    session = session_of(ROUTINE, [(0.0, TOTAL_S)], started=NOW)

    data = session_to_json(session)

    assert data["schema"] == "unkink.session/1"
    assert data["started"] == "2026-11-22T19:30:00+00:00"
    assert data["total_s"] == TOTAL_S
    assert data["rolled"][0] == {
        "muscle": "gastrocnemius",
        "side": "left",
        "move": "calf",
        "variant": "one-seat-down",
        "dose_s": 90.0,
        "why": "a test",
        "soreness_before": None,
        "soreness_after": None,
        "soreness_next_morning": None,
    }


@pytest.mark.parametrize("played", [[], [(10.0, 10.0)], [(50.0, 20.0)]])
def test_nothing_played_is_an_empty_session(played: list[Span]) -> None:
    session = session_of(ROUTINE, played, started=NOW)

    assert (session.played_s, session.rolled) == (0, ())
