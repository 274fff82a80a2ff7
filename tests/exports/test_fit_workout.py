"""FIT workouts, read back by three decoders that are not ours."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, cast

import fitdecode
import pyfitparsernative
import pytest
from garmin_fit_sdk import Decoder, Stream

from tests.exports.routines import make_guided, programmes, random_plans
from unkink.errors import QuantityError
from unkink.exports import FORMS, Choices, Guided, StepKind, steps_of
from unkink.exports.watch.fit_workout import NOTE_BYTES, TITLE_BYTES

ALL = (*programmes(), *random_plans())


def fit_of(routine: Guided, *, name_bytes: int = 16) -> bytes:
    return FORMS["fit"].encode(routine, Choices(name_bytes=name_bytes))


def by_fitdecode(data: bytes) -> dict[str, list[dict[str, Any]]]:
    """The messages by their name, its check sums checked."""
    found: dict[str, list[dict[str, Any]]] = {}
    with fitdecode.FitReader(data, check_crc=fitdecode.CrcCheck.RAISE) as reader:
        for one in reader:
            if isinstance(one, fitdecode.FitDataMessage):
                fields = {field.name: field.raw_value for field in one.fields}
                found.setdefault(one.name, []).append(fields)
    return found


def by_garmin(data: bytes) -> Mapping[str, Any]:
    """The messages by their name, numbers as they are stored."""
    assert Decoder(Stream.from_byte_array(bytearray(data))).check_integrity()
    messages, errors = Decoder(Stream.from_byte_array(bytearray(data))).read(
        apply_scale_and_offset=False,
        convert_datetimes_to_dates=False,
        convert_types_to_strings=False,
        expand_sub_fields=False,
        merge_heart_rates=False,
    )
    assert errors == []
    return cast("Mapping[str, Any]", messages)


def by_pyfitparsernative(data: bytes) -> list[Mapping[str, Any]]:
    rows = list(pyfitparsernative.parse_fit_bytes(data))
    return [row for row in rows if row["message_type"] == "workout_step"]


def test_three_decoders_find_the_steps_of_the_timeline() -> None:
    for each in ALL:
        data = fit_of(each)

        steps = steps_of(each.timeline)
        lengths_ms = [1_000 * step.lasts_s for step in steps]
        ours = by_fitdecode(data)["workout_step"]
        theirs = by_garmin(data)["workout_step_mesgs"]
        native = by_pyfitparsernative(data)
        assert sum(lengths_ms) == 1_000 * each.timeline.total_s
        assert [one["duration_time"] for one in ours] == lengths_ms
        assert [one["duration_value"] for one in theirs] == lengths_ms
        assert [one["duration_value"] for one in native] == lengths_ms
        names = [one["wkt_step_name"] for one in ours]
        assert [one["wkt_step_name"] for one in theirs] == names
        assert [one["wkt_step_name"] for one in native] == names
        assert [one["message_index"] for one in ours] == list(range(len(steps)))


def test_the_file_is_a_workout_of_flexibility_training() -> None:
    for each in ALL:
        messages = by_garmin(fit_of(each))

        (identity,) = messages["file_id_mesgs"]
        (workout,) = messages["workout_mesgs"]
        assert (identity["type"], identity["manufacturer"]) == (5, 255)
        assert (workout["sport"], workout["sub_sport"]) == (10, 19)
        assert workout["num_valid_steps"] == len(messages["workout_step_mesgs"])
        title = each.routine.title
        assert title.startswith(workout["wkt_name"])
        assert workout["wkt_name"] == title or len(title) >= TITLE_BYTES


@pytest.mark.parametrize("name_bytes", [12, 13, 16, 24, 255])
def test_names_fit_and_say_side_and_set(name_bytes: int) -> None:
    for each in ALL:
        steps = by_fitdecode(fit_of(each, name_bytes=name_bytes))["workout_step"]

        for step, one in zip(steps_of(each.timeline), steps, strict=True):
            name = one["wkt_step_name"]
            letter = {"left": "L", "right": "R"}.get(step.side)
            assert len(name.encode()) < name_bytes
            if letter and step.kind is StepKind.SET:
                assert name.startswith(f"{letter} ")
            if letter and step.kind is StepKind.CHANGE:
                assert name == f"Change to {letter}"
            if letter is None and step.kind is StepKind.SET:
                assert not name.startswith(("L ", "R "))


def test_names_are_short_ones_of_the_move_and_count_the_sets_of_a_side() -> None:
    race = next(one for one in programmes() if one.routine.title == "After a race")

    steps = by_fitdecode(fit_of(race))["workout_step"]

    names = [one["wkt_step_name"] for one in steps]
    assert names[:4] == ["To Front thigh", "Front thigh 1/2", "Rest", "Front thigh 2/2"]
    assert names[12:16] == ["To L Seat", "L Seat 1/2", "Change to R", "R Seat 1/2"]


def test_notes_hold_the_set_up_in_whole_sentences() -> None:
    for each in ALL:
        steps = by_fitdecode(fit_of(each))["workout_step"]

        for step, one in zip(steps_of(each.timeline), steps, strict=True):
            note = one["notes"] or ""
            assert len(note.encode()) < NOTE_BYTES
            if step.kind is StepKind.READY:
                move = each.routine.bouts[step.bout].move
                assert note.startswith(each.catalogue.moves[move].name)
                assert note.endswith((".", "!"))


def test_moves_that_the_profile_knows_are_named_by_it() -> None:
    named = {"upper-back-roll": (31, 78), "lats-side": (31, 80)}
    seen = set()
    for each in ALL:
        steps = by_garmin(fit_of(each))["workout_step_mesgs"]

        for step, one in zip(steps_of(each.timeline), steps, strict=True):
            move = each.routine.bouts[step.bout].move
            exercise = one.get("exercise_category"), one.get("exercise_name")
            is_named = step.kind is StepKind.SET and move in named
            assert exercise == (named[move] if is_named else (None, None))
            seen.add(exercise)
    assert len(seen) == 3


@pytest.mark.parametrize("name_bytes", [11, 256, 0])
def test_a_name_that_no_watch_has_room_for_is_refused(name_bytes: int) -> None:
    with pytest.raises(QuantityError, match="12 to 255"):
        fit_of(make_guided(), name_bytes=name_bytes)


def test_a_title_of_any_signs_is_cut_at_a_whole_one() -> None:
    odd = replace(make_guided().routine, title="a\0\n" + "é" * 40 + "\ud800")

    (workout,) = by_garmin(fit_of(make_guided(odd)))["workout_mesgs"]

    assert workout["wkt_name"] == "a " + "é" * 22


def test_two_routines_of_one_moment_have_two_identities() -> None:
    serials = {
        by_garmin(fit_of(each))["file_id_mesgs"][0]["serial_number"]
        for each in programmes()
    }

    assert len(serials) == len(programmes())
