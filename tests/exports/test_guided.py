import json
from dataclasses import replace

import pytest

import unkink
from tests.exports.routines import (
    CATALOGUE,
    make_guided,
    planned,
    programmes,
    random_plans,
)
from tests.planner.builders import NOW
from unkink.errors import UnknownEndingError
from unkink.exports import FORMS, Guided, StepKind, form_of, shareable, steps_of
from unkink.routines import CueKind, routine_from_json, routine_to_json


def everything() -> tuple[Guided, ...]:
    return (*programmes(), *random_plans())


def test_what_is_carried_away_tells_nothing_of_the_legs() -> None:
    routine = planned()

    shared = json.dumps(routine_to_json(shareable(routine)))

    assert "5 of 10" in json.dumps(routine_to_json(routine))
    assert "of 10" not in shared
    assert json.loads(shared)["value"] is None
    assert json.loads(shared)["left_out"] == []


def test_the_notes_of_a_programme_stay() -> None:
    office = make_guided()

    assert office.routine.notes == CATALOGUE.programmes["office"].notes


def test_steps_follow_each_other_without_gaps_to_the_end() -> None:
    for each in everything():
        steps = steps_of(each.timeline)

        ends = [0, *(step.end_s for step in steps)]
        assert [step.start_s for step in steps] == ends[:-1]
        assert ends[-1] == each.timeline.total_s
        assert all(step.lasts_s > 0 for step in steps)


def test_a_step_is_a_set_where_the_timeline_rolls() -> None:
    for each in everything():
        rolls = [
            (c.at_s, c.lasts_s) for c in each.timeline.cues if c.kind == CueKind.ROLL
        ]

        sets = [s for s in steps_of(each.timeline) if s.kind is StepKind.SET]

        assert [(step.start_s, step.lasts_s) for step in sets] == rolls


def test_a_routine_file_is_read_back_equal() -> None:
    for each in everything():
        data = FORMS["json"].encode(each)

        assert routine_from_json(json.loads(data), source="it") == each.routine


@pytest.mark.parametrize("ending", FORMS)
def test_words_with_half_a_character_are_written_without_it(ending: str) -> None:
    half = "Legs \ud83d"
    routine = replace(make_guided().routine, title=half, author=half, notes=(half,))

    assert FORMS[ending].encode(make_guided(routine))


@pytest.mark.parametrize("ending", FORMS)
def test_the_same_moment_gives_the_same_bytes(ending: str) -> None:
    first, second = make_guided(), make_guided()

    assert FORMS[ending].encode(first) == FORMS[ending].encode(second)


def test_an_ending_that_nobody_knows_gets_the_list() -> None:
    with pytest.raises(UnknownEndingError, match=r"routine\.xls .* csv, .*txt"):
        form_of("routine.xls")


@pytest.mark.parametrize("name", ["routine.TXT", "txt", "a.b/c.txt"])
def test_a_format_is_found_by_its_ending(name: str) -> None:
    assert form_of(name) is FORMS["txt"]


def test_the_library_writes_a_routine_by_its_ending() -> None:
    text = unkink.export(planned(), "txt", now=NOW).decode()

    assert text.startswith("12 minutes: ")
