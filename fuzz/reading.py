"""Reads an input as the program does, twice, and checks what comes of it."""

from collections.abc import Callable
from typing import TypeVar

from fuzz.promises import check_activity, check_error, check_same, expect
from unkink.activities.activity import Activity
from unkink.activities.assemble import assemble
from unkink.activities.fit import peek_fit, read_fit
from unkink.activities.fit.field_profile import message_profile
from unkink.activities.fit.file import read_fit_files
from unkink.activities.fit.message import Message
from unkink.activities.recording import Recording
from unkink.activities.xml import peek_start, read_xml
from unkink.errors import ActivityFileError

PATH = "a/run"
LARGE_BYTES = 2**17

_Result = TypeVar("_Result")


def outcome_of(
    read: Callable[[], _Result],
) -> tuple[_Result | None, ActivityFileError | None]:
    """Return what is read, or why nothing is."""
    try:
        return read(), None
    except ActivityFileError as error:
        check_error(error)
        # With the traceback all that was read so far would stay in memory.
        return None, error.with_traceback(None)


def read_twice(read: Callable[[], _Result]) -> _Result | None:
    """Return what is read, None if it is refused; the second time must be alike."""
    (first, refusal), (second, again) = outcome_of(read), outcome_of(read)
    check_same(str(refusal), str(again), "refusal")
    check_same(first, second)
    return first


def run_fit(data: bytes) -> int:
    """Read the bytes of a FIT file; return how many activities are in it."""
    if len(data) > LARGE_BYTES:
        # Once tells what it costs; twice would cost twice.
        large, _ = outcome_of(lambda: read_fit(data, PATH))
        return len(assembled(large or []))
    legs = read_twice(lambda: read_fit(data, PATH)) or []
    files, _ = outcome_of(lambda: read_fit_files(data, PATH))
    for file in files or ():
        for text in file.warnings:
            expect("\n" not in text, "a warning is a single line", text)
        for name, message in file.messages.items():
            expect(file.message(name) is message, "a message has its name", name)
            _walk_message(message)
    return len(assembled(legs))


def run_xml(data: bytes) -> int:
    """Read the bytes of a GPX or TCX file; return how many activities are in it."""
    if len(data) > LARGE_BYTES:
        large, _ = outcome_of(lambda: read_xml(data, PATH))
        return len(assembled(large or []))
    legs = read_twice(lambda: read_xml(data, PATH)) or []
    return len(assembled(legs))


def run_head(data: bytes) -> int:
    """Look at the first bytes of a file; return how much they tell."""
    told, _ = outcome_of(lambda: peek_fit(data, PATH))
    start_s = peek_start(data)
    is_time = start_s is None or abs(start_s) < 1e12
    expect(is_time, "a peeked start is a time", start_s)
    check_same(start_s, peek_start(data), "start")
    if told:
        expect(told.kind is None or told.kind.isprintable(), "a kind is printable")
        expect(told.began_s is None or told.began_s >= 0, "a date is one", told)
    return (told is not None) + (start_s is not None)


def assembled(legs: list[Recording]) -> list[Activity]:
    """Return the activities of recordings, checked; none where nothing tells when."""
    activities = []
    for leg in legs:
        one = assemble(leg, source=PATH, sport=None)
        if one is not None:
            check_activity(one)
            activities.append(one)
    return activities


def _walk_message(message: Message) -> None:
    """Take out everything that a message has, in every way there is."""
    size = len(message)
    expect(size > 0, "a message was there")
    expect(message.times().shape == (size,), "a time for every message")
    for field in message.fields:
        expect(message.column(field.number).shape == (size,), "a column is whole")
        expect(len(message.array(field.number)) == size, "an array is whole")
        expect(len(message.texts(field.number)) == size, "texts are whole")
    for own in message.developer_fields:
        column = message.developer_column(own)
        expect(column.shape == (size,), "a developer's column is whole")
    for name in message_profile(message.number).number_of:
        if name in message:
            expect(message.column(name).shape == (size,), "a named column is whole")
