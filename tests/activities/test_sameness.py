from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np

from tests.examples import make_streams
from unkink.activities import Activity, each_once
from unkink.errors import ActivityFileError, RepeatedRunError

NOON = datetime(2025, 6, 1, 12, tzinfo=UTC)


def make_run(
    *,
    after_s: float = 0,
    elapsed_s: float = 3600,
    rows: int = 10,
    digest: str = "",
    source: str = "run.fit",
    leg: int = 1,
) -> Activity:
    known = np.arange(float(rows))
    return Activity(
        source=source,
        start=NOON + timedelta(seconds=after_s),
        sport="running",
        sport_origin="recorded",
        distance_m=10_000,
        moving_s=elapsed_s,
        elapsed_s=elapsed_s,
        ascent_m=None,
        descent_m=None,
        streams=make_streams(known, distance_m=known),
        digest=digest,
        leg=leg,
    )


def split(runs: list[Activity]) -> tuple[list[Activity], list[tuple[str, str]]]:
    """Return the runs that stay, and the sources of each that goes and of its twin."""
    outcomes = list(each_once(runs))
    stay = [one for one in outcomes if isinstance(one, Activity)]
    gone = [one for one in outcomes if isinstance(one, RepeatedRunError)]
    return stay, [(str(one.path), str(one.twin)) for one in gone]


def test_of_two_recordings_of_one_run_the_richer_stays() -> None:
    poor = make_run(rows=5, source="poor")
    rich = make_run(after_s=59, rows=50, source="rich")

    kept, pairs = split([poor, rich])

    assert [one.source for one in kept] == ["rich"]
    assert pairs == [("poor", "rich")]


def test_a_start_a_minute_and_more_apart_is_another_run() -> None:
    runs = [make_run(), make_run(after_s=61)]

    kept, pairs = split(runs)

    assert len(kept) == 2
    assert pairs == []


def test_two_short_runs_one_after_the_other_both_stay() -> None:
    runs = [make_run(elapsed_s=40), make_run(after_s=45, elapsed_s=40)]

    kept, _ = split(runs)

    assert len(kept) == 2


def test_a_part_of_a_run_is_a_repeat_of_the_whole() -> None:
    whole = make_run(rows=100)
    part = make_run(after_s=10, elapsed_s=600, rows=20, source="part")

    kept, pairs = split([whole, part])

    assert [one.source for one in kept] == ["run.fit"]
    assert pairs == [("part", "run.fit")]


def test_the_same_bytes_count_once_and_the_first_stays() -> None:
    first = make_run(digest="a", source="a.fit")
    again = make_run(digest="a", source="copy.fit")

    kept, pairs = split([first, again])

    assert [one.source for one in kept] == ["a.fit"]
    assert len(pairs) == 1


def test_two_legs_of_one_file_both_stay() -> None:
    legs = [
        make_run(digest="a", elapsed_s=30),
        make_run(digest="a", leg=2, after_s=31, elapsed_s=30),
    ]

    kept, _ = split(legs)

    assert len(kept) == 2


def test_one_run_twice_in_one_file_counts_once() -> None:
    legs = [
        make_run(digest="a", source="a.fit"),
        make_run(digest="a", leg=2, source="a.fit#2"),
    ]

    kept, pairs = split(legs)

    assert [one.source for one in kept] == ["a.fit"]
    assert pairs == [("a.fit#2", "a.fit")]


def test_a_repeat_that_comes_late_is_dropped_though_it_be_richer() -> None:
    early = [make_run(after_s=hour * 3_600, source=f"{hour}") for hour in range(20)]
    late = make_run(after_s=3, rows=90, source="late")

    kept, pairs = split([*early, late])

    assert [one.source for one in kept] == [one.source for one in early]
    assert pairs == [("late", "0")]


def test_of_a_history_only_a_few_runs_are_held_at_once() -> None:
    drawn = 0

    def history() -> Iterator[Activity]:
        nonlocal drawn
        for day in range(1_000):
            drawn += 1
            yield make_run(after_s=day * 86_400, source=f"{day}")

    for number, _ in enumerate(each_once(history())):
        assert drawn <= number + 3

    assert drawn == 1_000


def test_many_runs_that_begin_at_once_do_not_pile_up() -> None:
    runs = [
        make_run(after_s=i * 0.01, elapsed_s=0.001, source=f"{i}") for i in range(99)
    ]

    kept, pairs = split(runs)

    assert len(kept) == 99
    assert pairs == []


def test_a_part_with_more_values_does_not_stand_for_the_whole() -> None:
    whole = make_run(rows=60, source="whole")
    part = make_run(after_s=20, elapsed_s=600, rows=600, source="part")

    for order in ([whole, part], [part, whole]):
        kept, pairs = split(order)

        assert [one.source for one in kept] == ["whole"]
        assert pairs == [("part", "whole")]


def test_what_the_runner_wrote_about_the_one_dropped_stays() -> None:
    export = replace(make_run(rows=5), name="Hills", gear="Old shoes")
    original = replace(make_run(rows=50), notes="warm", perceived_effort=6)

    ((kept,), _) = split([export, original])

    assert (kept.name, kept.gear, kept.notes) == ("Hills", "Old shoes", "warm")
    assert kept.perceived_effort == 6
    assert len(kept.streams) == 50


def test_a_name_that_ends_in_a_number_is_no_leg() -> None:
    runs = [make_run(digest="a", source=name) for name in ("run", "Run #2")]

    kept, _ = split(runs)

    assert len(kept) == 1


def test_errors_are_passed_on_in_their_turn() -> None:
    error = ActivityFileError("a.fit", "is nothing")

    assert list(each_once([error])) == [error]
