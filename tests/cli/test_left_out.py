from datetime import UTC, datetime

import pytest

from unkink.cli.left_out import (
    bad_ones,
    kind_of,
    left_out_in_words,
    why_told,
)
from unkink.errors import (
    ActivityFileError,
    ArchiveError,
    DamagedFileError,
    EmptyActivityError,
    FolderLoopError,
    LaterRunError,
    NotAnActivityError,
    RepeatedRunError,
    UnsupportedFormatError,
    WrongSportError,
)

SOUND = [
    NotAnActivityError("a.fit", "monitoring file"),
    WrongSportError("a.fit", "open_water_swimming"),
    WrongSportError("a.fit", "unknown"),
    RepeatedRunError("a.fit", "b.fit"),
    LaterRunError("a.fit", datetime(2025, 6, 1, 7, tzinfo=UTC)),
    FolderLoopError("runs/all"),
]
BAD = [
    UnsupportedFormatError("a.fit", "is no FIT, GPX or TCX file"),
    DamagedFileError("a.fit", "is broken", offset=7),
    EmptyActivityError("a.fit", "holds no samples with a time"),
    ArchiveError("a.zip", "is encrypted"),
    ActivityFileError("a.fit", "there is no such file"),
]


@pytest.mark.parametrize("error", SOUND, ids=lambda error: error.why)
def test_what_is_no_run_is_sound(error: ActivityFileError) -> None:
    assert len(left_out_in_words([error])) == 1
    assert bad_ones([error]) == []


@pytest.mark.parametrize("error", BAD, ids=lambda error: error.why)
def test_what_should_have_been_readable_is_bad(error: ActivityFileError) -> None:
    assert left_out_in_words([error]) == []
    assert bad_ones([error]) == [error]


def test_each_class_of_error_has_a_kind_of_its_own() -> None:
    kinds = [kind_of(error) for error in (*SOUND, *BAD)]

    assert len(set(kinds)) == len({type(error) for error in (*SOUND, *BAD)})


def test_the_place_in_the_file_is_told() -> None:
    error = DamagedFileError("a.fit", "is broken", offset=7)

    assert why_told(error) == "is broken (at byte 7)"


def test_a_few_of_other_sports_are_named() -> None:
    (line,) = left_out_in_words([WrongSportError("x/a.fit", "ice_hockey")])

    few, _, hint = line.partition("; ")
    assert few == "Left out: 1 of other sports (a.fit: ice hockey)"
    assert hint == "if one was a run, name it with --sport running"


def test_many_are_counted_the_most_frequent_first() -> None:
    sports = ["walking"] * 3 + ["cycling"] * 500 + ["unknown"]
    kinds = ["workout", "sleep file", "sleep file", "file of type 99"]
    errors = [
        *(WrongSportError(f"{n}.fit", sport) for n, sport in enumerate(sports)),
        *(NotAnActivityError(f"{n}.fit", kind) for n, kind in enumerate(kinds)),
        *(RepeatedRunError(f"{n}.fit", f"{n}.gpx") for n in range(9)),
    ]

    sports_line, kinds_line, repeats_line = left_out_in_words(errors)

    counts = "504 of other sports (500 cycling, 3 walking, 1 unnamed sport); "
    assert sports_line.startswith(f"Left out: {counts}")
    counts = "4 files of other kinds (2 sleep, 1 workout, 1 type 99)"
    assert kinds_line == f"Left out: {counts}"
    assert repeats_line == (
        "Left out: 9 files (0.fit, 1.fit, 2.fit, …): "
        "the same run is there in another file"
    )


def test_plans_of_all_formats_are_counted_together() -> None:
    errors = [
        NotAnActivityError("a.fit", "course"),
        NotAnActivityError("b.tcx", "course", form="TCX"),
    ]

    assert left_out_in_words(errors) == [
        "Left out: 2 files of other kinds (a.fit: course, b.tcx: course)"
    ]


def test_of_few_repeats_it_is_told_what_they_repeat() -> None:
    errors = [
        RepeatedRunError("x/hills.gpx", "x/hills.fit"),
        RepeatedRunError("x/hills.tcx", "x/hills.fit"),
        RepeatedRunError("y/lake.fit", "x/lake.fit"),
        RepeatedRunError("two.fit#2", "two.fit"),
    ]

    assert left_out_in_words(errors) == [
        "Left out: hills.gpx, hills.tcx: the same run as hills.fit",
        "Left out: lake.fit: the same run as x/lake.fit",
        "Left out: two.fit#2: the same run as two.fit",
    ]


def test_many_repeats_of_one_run_name_it() -> None:
    errors = [RepeatedRunError(f"{n}.fit", "b.fit") for n in range(9)]

    assert left_out_in_words(errors) == [
        "Left out: 9 files (0.fit, 1.fit, 2.fit, …): the same run as b.fit"
    ]


def test_a_file_in_a_folder_that_is_named_too_is_no_other_file() -> None:
    (line,) = left_out_in_words([RepeatedRunError("x/a.fit", "x/a.fit")])

    assert line == "Left out: a.fit: named twice; it counts once"


@pytest.mark.parametrize(
    ("count", "line"),
    [
        (1, "1 folder that contains itself through a link (runs/0)"),
        (2, "2 folders that contain themselves through a link (runs/0, runs/1)"),
        (4, "4 folders that contain themselves through a link (runs/0, runs/1, ru"),
    ],
)
def test_a_folder_in_itself_is_a_note(count: int, line: str) -> None:
    errors = [FolderLoopError(f"runs/{n}") for n in range(count)]

    (told,) = left_out_in_words(errors)

    assert told.startswith(f"Read once: {line}")


def test_a_name_cannot_steer_the_terminal() -> None:
    lines = left_out_in_words([RepeatedRunError("\x1b[31m.fit", "b.fit")])

    assert "\x1b" not in lines[0]
