from datetime import UTC, datetime, timedelta

import numpy as np

from unkink.activities import Activity, Streams, drop_repeats

NOON = datetime(2025, 6, 1, 12, tzinfo=UTC)


def make_run(
    *,
    after_s: float = 0,
    elapsed_s: float = 3600,
    rows: int = 10,
    digest: str = "",
    source: str = "run.fit",
) -> Activity:
    known = np.arange(float(rows))
    unknown = np.full(rows, np.nan)
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
        streams=Streams(
            *(known, unknown, unknown, known, unknown, unknown, unknown, unknown),
            power_w=unknown,
            is_running=np.ones(rows, dtype=np.bool_),
        ),
        digest=digest,
    )


def test_of_two_recordings_of_one_run_the_richer_stays() -> None:
    poor, rich = make_run(rows=5), make_run(after_s=59, rows=50)

    kept, pairs = drop_repeats([poor, rich])

    assert [one is rich for one in kept] == [True]
    assert pairs[0][0] is poor
    assert pairs[0][1] is rich


def test_a_start_a_minute_and_more_apart_is_another_run() -> None:
    runs = [make_run(), make_run(after_s=61)]

    kept, pairs = drop_repeats(runs)

    assert len(kept) == 2
    assert pairs == []


def test_two_short_runs_one_after_the_other_both_stay() -> None:
    runs = [make_run(elapsed_s=40), make_run(after_s=45, elapsed_s=40)]

    kept, _ = drop_repeats(runs)

    assert len(kept) == 2


def test_a_part_of_a_run_is_a_repeat_of_the_whole() -> None:
    whole, part = make_run(rows=100), make_run(after_s=10, elapsed_s=600, rows=20)

    kept, pairs = drop_repeats([whole, part])

    assert kept[0] is whole
    assert pairs[0][0] is part


def test_the_same_bytes_count_once_and_the_first_stays() -> None:
    first = make_run(digest="a", source="a.fit")
    again = make_run(digest="a", source="copy.fit")

    kept, pairs = drop_repeats([first, again])

    assert [one is first for one in kept] == [True]
    assert len(pairs) == 1


def test_two_legs_of_one_file_both_stay() -> None:
    legs = [
        make_run(digest="a", elapsed_s=30),
        make_run(digest="a", source="run.fit#2", after_s=31, elapsed_s=30),
    ]

    kept, _ = drop_repeats(legs)

    assert len(kept) == 2


def test_the_order_given_is_kept() -> None:
    runs = [make_run(after_s=7200), make_run(rows=90), make_run(after_s=3), make_run()]

    kept, pairs = drop_repeats(runs)

    assert [one is run for one, run in zip(kept, runs[:2], strict=True)] == [True] * 2
    assert [dropped is run for (dropped, _), run in zip(pairs, runs[2:], strict=True)]
    assert all(stays is runs[1] for _, stays in pairs)
