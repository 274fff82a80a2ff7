from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest
from rich.console import Console

from tests.examples import MORNING, make_activity, make_run, make_streams
from unkink.activities import Activity, Lap
from unkink.activities.frame import known_counts
from unkink.cli.one_run import share_in_words, show_one_run
from unkink.cli.run_facts import RunFacts, pace_of
from unkink.cli.runs_table import letters_of, show_runs_table


def facts(activity: Activity) -> RunFacts:
    streams = activity.streams
    return RunFacts(activity.without_samples(), len(streams), known_counts(streams))


def printed_one(run: RunFacts, *, width: int = 80) -> str:
    out = Console(width=width)
    with out.capture() as capture:
        show_one_run(run, out)
    return "\n".join(line.rstrip() for line in capture.get().splitlines())


def printed_table(*runs: RunFacts, width: int = 80) -> list[str]:
    out = Console(width=width)
    with out.capture() as capture:
        show_runs_table(runs, out)
    return capture.get().splitlines()


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "0 %"), (1, "<1 %"), (500, "50 %"), (999, ">99 %"), (1000, "100 %")],
)
def test_all_and_none_are_said_of_all_and_none_only(count: int, words: str) -> None:
    assert share_in_words(count, 1_000) == words


@pytest.mark.parametrize("width", range(24, 101))
def test_no_line_ends_between_a_number_and_its_per_cent(width: int) -> None:
    time_s = np.arange(9.0)
    known = {"distance_m": time_s, "heart_rate_bpm": time_s, "altitude_m": time_s}
    run = facts(make_activity(make_streams(time_s, **known)))

    text = printed_one(run, width=width)

    assert "altitude 100 %" in " ".join(text.split())
    assert not any(line.lstrip().startswith("%") for line in text.splitlines())
    assert max(map(len, text.splitlines())) <= width


def test_a_run_without_distance_has_no_pace() -> None:
    assert pace_of(60, None) == pace_of(None, 60) == pace_of(0, 0) == ""


def test_each_thing_that_was_recorded_has_its_letter() -> None:
    time_s = np.arange(3.0)
    all_known = make_streams(
        time_s,
        distance_m=time_s,
        heart_rate_bpm=time_s,
        step_rate_spm=time_s,
        power_w=time_s,
        step_length_m=time_s,
    )
    run = replace(
        make_activity(all_known),
        laps=(Lap(0), Lap(1)),
        pauses=((1.0, 2.0),),
        warnings=("odd",),
    )

    assert letters_of(facts(run)) == "hcpdls!"
    assert letters_of(facts(make_run())) == "·······"


def test_one_lap_is_the_run_itself() -> None:
    run = facts(replace(make_run(), laps=(Lap(0),)))

    assert letters_of(run) == "·······"
    assert "lap" not in printed_one(run)


def test_names_notes_gear_and_ratings_are_shown() -> None:
    run = replace(
        make_run(),
        name="Long one",
        notes="Windy.\nTired.",
        gear="Pegasus",
        device="Garmin 965",
        perceived_effort=7,
        feel=25,
    )

    lines = printed_one(facts(run)).splitlines()

    assert lines[:2] == ["run.fit", "Long one"]
    assert "Garmin 965 · Pegasus · effort 7 of 10 · felt 25 of 100" in lines
    assert lines[5:7] == ["  Windy.", "  Tired."]


def test_very_many_laps_and_pauses_are_cut_and_said_so() -> None:
    run = replace(
        make_run(),
        laps=tuple(Lap(number, distance_m=1) for number in range(200)),
        pauses=tuple((number, number + 0.5) for number in range(200)),
    )

    text = " ".join(printed_one(facts(run)).split())

    assert "and 140 more; --json has all" in text
    assert "and 188 more; --json has all" in text


def test_a_long_name_keeps_its_end() -> None:
    runs = [
        facts(make_run(source=f"{'someone@example.com_' * 2}{number}.fit"))
        for number in (123456789, 123456790)
    ]

    _, first, second, *_ = printed_table(*runs)

    assert "…" in first
    assert "123456789.fit " in first
    assert "123456790.fit " in second


@pytest.mark.parametrize("width", [60, 68, 69, 80, 100])
def test_the_table_fits_the_terminal(width: int) -> None:
    long = make_run(distance_m=100_123, source="a-rather-long-name-of-a-run.fit")
    run = replace(long, ascent_m=4_321.0, moving_s=45_000.0)

    lines = printed_table(facts(run), facts(run), width=width)

    assert max(len(line.rstrip()) for line in lines) <= width
    assert "12:30:00" in lines[1]
    assert "2026-09-06 07:30" in lines[1]


def test_runs_of_long_ago_are_summed_by_the_year() -> None:
    runs = [
        facts(make_run(distance_m=1_000, start=MORNING - timedelta(days=20 * back)))
        for back in range(100, -1, -1)
    ]

    lines = printed_table(*runs)

    periods = [line.split()[0] for line in lines[1 : lines.index("")]]
    assert periods[:4] == ["2021", "2022", "2023", "2024-01"]
    assert periods[-1] == "2026-09"
    counts = [int(line.split()[1]) for line in lines[1 : lines.index("")]]
    assert sum(counts) == 101
