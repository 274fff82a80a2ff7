"""A routine as a FIT workout: what a watch counts down, step by step.

Numbers of messages, fields and choices are those of the FIT profile, named beside them.

References:
    Garmin, FIT SDK 21.218, profile: workout, workout_step, exercise_category.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from zlib import crc32

from unkink.exports.guided import Choices, Guided
from unkink.exports.sheet_words import move_of
from unkink.exports.steps import Step, StepKind, steps_of
from unkink.exports.watch.fit_encoder import Field, Message
from unkink.exports.watch.fit_encoder import encode as encode_fit
from unkink.exports.watch.watch_names import cut, cut_to_sentences, step_name
from unkink.units import in_range

# Texts end with a zero byte, which these sizes hold too.
TITLE_BYTES = 48
NOTE_BYTES = 200

_EPOCH = datetime(1989, 12, 31, tzinfo=UTC)
# Below, a moment counts from when the watch was switched on.
_FIRST_S, _LAST_S = 0x10000000, 0xFFFFFFFE
_WORKOUT_FILE, _DEVELOPMENT = 5, 255  # type, manufacturer
_TRAINING, _FLEXIBILITY = 10, 19  # sport, sub_sport
_TIME, _OPEN = 0, 2  # duration_type, target_type
_NO_NUMBER = 0xFFFF
_ACTIVE, _REST, _WARM_UP, _RECOVERY = 0, 1, 2, 4  # intensity
_INTENSITIES = {
    StepKind.SET: _ACTIVE,
    StepKind.REST: _REST,
    StepKind.CHANGE: _RECOVERY,
    StepKind.READY: _RECOVERY,
}
# exercise_category and exercise_name of the two moves with a roller that it knows.
_WARM_UPS = 31
_EXERCISES = {
    "upper-back-roll": 78,  # back_roll_foam_roller
    "lats-side": 80,  # latissimus_dorsi_foam_roll
}


def encode(guided: Guided, choices: Choices) -> bytes:
    """Return a routine as a FIT workout.

    Args:
        guided: The routine.
        choices: How many bytes the name of a step may have, with its closing zero.

    Raises:
        QuantityError: If these are out of range, or the moment is before 1998.
    """
    name_bytes = round(in_range("name bytes", choices.name_bytes, low=12, high=255))
    steps = tuple(_steps(guided, name_bytes))
    identity = _file_id(guided, serial=crc32(encode_fit(steps)) or 1)
    return encode_fit((identity, _workout(guided, count=len(steps)), *steps))


def _file_id(guided: Guided, *, serial: int) -> Message:
    """Return the file's identity; two workouts on one watch need two serial numbers."""
    created_s = (guided.now - _EPOCH).total_seconds()
    in_range("seconds since 1989", created_s, low=_FIRST_S, high=_LAST_S)
    return Message(
        0,
        (
            Field(0, "enum", _WORKOUT_FILE),
            Field(1, "uint16", _DEVELOPMENT),
            Field(2, "uint16", 0),  # product
            Field(3, "uint32z", serial),
            Field(4, "uint32", int(created_s)),
        ),
    )


def _workout(guided: Guided, *, count: int) -> Message:
    title = cut(guided.routine.title, TITLE_BYTES - 1)
    return Message(
        26,
        (
            Field(4, "enum", _TRAINING),
            Field(6, "uint16", count),  # num_valid_steps
            Field(8, "string", title, size=TITLE_BYTES),  # wkt_name
            Field(11, "enum", _FLEXIBILITY),
        ),
    )


def _steps(guided: Guided, name_bytes: int) -> Iterator[Message]:
    begun: Counter[tuple[int, str]] = Counter()
    for index, step in enumerate(steps_of(guided.timeline)):
        key = (step.bout, step.side)
        begun[key] += step.kind is StepKind.SET
        name = step_name(step, guided, set_number=begun[key], room=name_bytes - 1)
        yield _step(index, step, guided, Field(0, "string", name, size=name_bytes))


def _step(index: int, step: Step, guided: Guided, name: Field) -> Message:
    intensity = _WARM_UP if index == 0 else _INTENSITIES[step.kind]
    note = cut_to_sentences(_notes(step, guided), NOTE_BYTES - 1)
    move = guided.routine.bouts[step.bout].move
    exercise = _EXERCISES.get(move, _NO_NUMBER)
    if step.kind is not StepKind.SET:
        exercise = _NO_NUMBER
    category = _NO_NUMBER if exercise == _NO_NUMBER else _WARM_UPS
    return Message(
        27,
        (
            Field(254, "uint16", index),  # message_index
            name,  # wkt_step_name
            Field(1, "enum", _TIME),
            Field(2, "uint32", 1_000 * step.lasts_s),  # duration_time [ms]
            Field(3, "enum", _OPEN),
            Field(4, "uint32", 0),  # target_value
            Field(7, "enum", intensity),
            Field(8, "string", note, size=NOTE_BYTES),  # notes
            Field(10, "uint16", category),
            Field(11, "uint16", exercise),
        ),
    )


def _notes(step: Step, guided: Guided) -> tuple[str, ...]:
    """Return what to know in a step: how to get into it, or what to mind in it."""
    bout = guided.routine.bouts[step.bout]
    move, variant = move_of(bout, guided)
    if step.kind is StepKind.SET:
        return move.cues
    if step.kind is not StepKind.READY:
        return ()
    before = guided.routine.bouts[step.bout - 1].position if step.bout else ""
    into = guided.catalogue.positions[bout.position].into
    way = (into,) if bout.position != before else ()
    return (f"{move.name}, {variant.name}.", *way, *variant.set_up)
