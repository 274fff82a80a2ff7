import json
from pathlib import Path

import pytest

from tests.journeys.command import (
    HILLY,
    MARATHON,
    MOUNTAIN,
    RUNS,
    TREADMILL,
    Shell,
    command,
    gpx,
    trailing_spaces,
    widest,
)

RUN_KEYS = (
    "file start sport assumed distance_m moving_s elapsed_s ascent_m descent_m warnings"
)
MUSCLE_KEYS = (
    "muscle side group damage effort easy_km band soreness_now soreness_peak_48h "
    "peak_at reasons"
)
EVENLY = tuple(range(0, 601, 5))


def test_the_installed_command_prints_the_load_as_json() -> None:
    result = command("load", MOUNTAIN, "--json")

    assert (result.code, result.err) == (0, "")
    data = result.json
    assert data["schema"] == "unkink.load/1"
    assert {"schema", "now", "runs", "left_out", "muscles"} <= set(data)
    assert set(RUN_KEYS.split()) <= set(data["runs"][0])
    assert all(set(MUSCLE_KEYS.split()) <= set(part) for part in data["muscles"])
    reasons = [reason for part in data["muscles"] for reason in part["reasons"]]
    assert {frozenset(reason) for reason in reasons} == {
        frozenset({"cause", "value", "unit", "share"})
    }


def test_people_get_plain_lines_of_at_most_80_columns() -> None:
    result = command("load", MOUNTAIN)

    assert (result.code, result.err) == (0, "")
    assert widest(result.out) <= 80
    assert trailing_spaces(result.out) == []
    assert "\x1b" not in result.out


def test_a_colour_that_the_environment_forces_stays_out_of_a_pipe() -> None:
    result = command("load", TREADMILL, FORCE_COLOR="1")

    assert "\x1b" not in result.out


def test_a_mountain_run_names_descent_first_and_says_how_much(shell: Shell) -> None:
    result = shell("load", MOUNTAIN)

    front = next(line for line in result.out.splitlines() if "front thigh" in line)
    assert "█" in front
    assert "descent" in front.split("light")[1].split(",")[0]
    assert "descent is 1099 m down" in result.words


def test_the_sorest_muscle_comes_first(shell: Shell) -> None:
    data = shell("load", MARATHON, "--json").json
    shown = shell("load", MARATHON).out

    sorest = max(data["muscles"], key=lambda part: part["soreness_peak_48h"] or 0)
    rows = shown.split("because\n")[1].splitlines()
    assert sorest["muscle"] == "quadriceps"
    assert rows[0].startswith("front thigh ")


@pytest.mark.parametrize("file", [MARATHON, TREADMILL, MOUNTAIN])
def test_nothing_speaks_of_damage_or_injury_to_people(file: str, shell: Shell) -> None:
    words = shell("load", file).out.lower()

    assert "damage" not in words
    assert "injur" not in words


def test_a_treadmill_run_shows_no_metres_up_or_down(shell: Shell) -> None:
    result = shell("load", TREADMILL)

    assert "m up" not in result.out
    assert "No altitude" in result.out
    assert "No soreness to speak of is expected." in result.out


def test_an_old_run_says_for_which_moment_it_is(shell: Shell) -> None:
    result = shell("load", HILLY)

    assert "so this is for two hours after it" in result.words
    assert "--now" in result.out


def test_the_notes_are_in_the_json_too(shell: Shell) -> None:
    notes = shell("load", HILLY, "--json").json["notes"]

    assert any("--now says otherwise" in note for note in notes)


def test_a_folder_counts_each_run_once_and_says_so_in_one_line(shell: Shell) -> None:
    result = shell("load", str(RUNS))

    lines = [line for line in result.out.splitlines() if "Left out" in line]
    assert len(lines) == 1
    assert "the same run is there in another file" in result.words
    assert "Work over all 4 runs" in result.words


def test_many_runs_are_summed_up_and_only_the_newest_listed(
    shell: Shell, tmp_path: Path
) -> None:
    for day in range(1, 9):
        text = gpx(*EVENLY).replace("2025-06-01", f"2025-06-{day:02}")
        (tmp_path / f"day{day}.gpx").write_text(text)

    result = shell("load", str(tmp_path))

    assert "3 earlier runs, 5 km, and then:" in result.out
    assert "day3.gpx" not in result.out
    assert "day8.gpx" in result.out


def test_runs_later_than_the_moment_are_left_out(shell: Shell) -> None:
    result = shell("load", HILLY, "--now", "2020-01-01")

    assert result.code == 0
    assert "is later than 2020-01-01" in result.words
    assert "No run is left to count" in result.out


def test_one_bad_file_does_not_keep_the_others_out(
    shell: Shell, tmp_path: Path
) -> None:
    (tmp_path / "broken.fit").write_bytes(b"")

    data = shell("load", HILLY, str(tmp_path / "broken.fit"), "--json").json

    assert [Path(run["file"]).name for run in data["runs"]] == ["hilly-10k.fit"]
    ((left),) = data["left_out"]
    assert Path(left["file"]).name == "broken.fit"
    assert left["why"] == "the file is empty (0 bytes)"


def test_a_run_that_says_no_sport_is_marked_as_taken_for_one(
    shell: Shell, tmp_path: Path
) -> None:
    path = tmp_path / "run.gpx"
    path.write_text(gpx(*EVENLY).replace("<type>running</type>", ""))

    assert "taken for a run" in shell("load", str(path)).out
    assert shell("load", str(path), "--json").json["runs"][0]["assumed"]


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        (gpx(*EVENLY, altitude=""), "altitude"),
        (gpx(*EVENLY, jump_at=300), "umps"),
        (gpx(*EVENLY[:60], 100, 90, *EVENLY[60:]), "back"),
    ],
)
def test_what_is_odd_about_a_run_is_said_among_its_warnings(
    text: str, warning: str, shell: Shell, tmp_path: Path
) -> None:
    path = tmp_path / "run.gpx"
    path.write_text(text)

    result = shell("load", str(path), "--json")

    assert result.code == 0
    assert warning in json.dumps(result.json["runs"][0]["warnings"])


def test_a_file_in_the_wrong_suit_is_read_by_its_content(
    shell: Shell, tmp_path: Path
) -> None:
    path = tmp_path / "run.fit"
    path.write_text(gpx(*EVENLY))

    assert shell("load", str(path), "--json").json["runs"][0]["sport"] == "running"


def test_a_name_cannot_steer_the_terminal(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "\x1b[31mred.gpx"
    path.write_text(gpx(*EVENLY))

    assert "\x1b" not in shell("load", str(path)).out
