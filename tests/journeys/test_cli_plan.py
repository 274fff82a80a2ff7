import json
from pathlib import Path

import pytest

from tests.journeys.command import (
    HILLY,
    MARATHON,
    MOUNTAIN,
    TREADMILL,
    Shell,
    command,
    trailing_spaces,
    widest,
)

BEST = "Best fit to your minutes under the stated scoring"
NOT_EFFECT = "The proof is of the arithmetic, not of the effect."


def test_the_installed_command_plans_a_routine_that_fits() -> None:
    result = command("plan", MARATHON, "--minutes", "12", "--json")

    assert (result.code, result.err) == (0, "")
    routine = result.json
    assert routine["schema"] == "unkink.routine/1"
    assert routine["optimal"]
    assert routine["total_s"] <= routine["budget_s"] == 720
    assert routine["bouts"]


@pytest.mark.parametrize(
    "words",
    [
        (MARATHON, "--minutes", "12"),
        (MOUNTAIN, "--minutes", "60"),
        (TREADMILL, "--minutes", "3"),
        ("--sore", "calf:left=6"),
        (),
    ],
)
def test_people_get_a_page_of_80_columns_that_claims_no_more_than_it_may(
    words: tuple[str, ...], shell: Shell
) -> None:
    result = shell("plan", *words)

    assert (result.code, result.err) == (0, "")
    assert widest(result.out) <= 80
    assert trailing_spaces(result.out) == []
    assert BEST in result.words
    assert NOT_EFFECT in result.words
    for banned in ("damage", "injur", "prevent", "treat", "release", "optimal"):
        assert banned not in result.out.lower()


def test_why_a_muscle_is_there_is_said_beside_it(shell: Shell) -> None:
    result = shell("plan", MOUNTAIN)

    assert "front thighs: expected soreness up to 1 of 10; descent" in result.words
    assert "descent is 1099 m down" in result.words


def test_what_was_left_out_takes_few_lines(shell: Shell) -> None:
    result = shell("plan", MARATHON)

    lines = [line for line in result.out.splitlines() if line.startswith("Not today")]
    assert len(lines) == 1
    assert "its need of" not in result.out


def test_soreness_alone_is_enough(shell: Shell) -> None:
    routine = shell("plan", "--sore", "calves=5", "--json").json

    calf = next(bout for bout in routine["bouts"] if bout["group"] == "calf")
    assert calf["why"] == "you reported 5 of 10"


def test_with_nothing_known_all_muscles_get_equal_attention(shell: Shell) -> None:
    result = shell("plan")

    assert result.words.count("equal attention") == 1


def test_a_roller_alone_is_assumed_and_that_is_said(shell: Shell) -> None:
    assert "A roller alone was assumed" in shell("plan").words
    assert "was assumed" not in shell("plan", "--tool", "ball").words


def test_demanding_forms_are_mentioned_only_where_they_would_matter(
    shell: Shell,
) -> None:
    said = "hardest to hold were left out (--demanding allows them)"

    assert said in shell("plan", MARATHON, "--minutes", "12").words
    assert said not in shell("plan", MARATHON, "--demanding").words


def test_one_more_minute_is_told_in_names_and_seconds(shell: Shell) -> None:
    result = shell("plan", MARATHON, "--minutes", "12")

    said = result.words.split("With one more minute: ")[1].split(".")[0]
    assert " s for the " in said
    assert "(" not in said.replace("(now ", "")


def test_tools_and_place_are_kept(shell: Shell) -> None:
    routine = shell(
        "plan", "--place", "office", "--tool", "stick", "--tool", "ball", "--json"
    ).json

    assert {bout["position"] for bout in routine["bouts"]} <= {"chair", "standing"}
    assert {bout["tool"] for bout in routine["bouts"]} <= {"stick", "ball", ""}


@pytest.mark.parametrize("word", ["calf", "calves", "kneeling", "shin"])
def test_what_is_avoided_is_not_planned(word: str, shell: Shell) -> None:
    routine = shell("plan", "--avoid", word, "--json").json

    assert {"calves": "calf"}.get(word, word) not in {
        value for bout in routine["bouts"] for value in (bout["move"], bout["position"])
    }


def test_one_calf_much_sorer_asks_about_swelling(shell: Shell) -> None:
    result = shell("plan", "--sore", "calf:left=6")

    assert "! One calf is much sorer than the other." in result.words
    assert "do not roll and have it looked at today" in result.words


def test_notices_are_in_the_json_too(shell: Shell) -> None:
    notes = shell("plan", "--sore", "calf:left=6", "--json").json["notes"]

    assert any(note.startswith("One calf is much sorer") for note in notes)


def test_nine_of_ten_is_not_rolled(shell: Shell) -> None:
    result = shell("plan", "--sore", "quads=9")
    routine = shell("plan", "--sore", "quads=9", "--json").json

    assert "front thigh: No rolling there today." in result.words
    assert "quadriceps" not in {bout["group"] for bout in routine["bouts"]}


def test_a_caution_that_stops_all_ends_with_3(shell: Shell) -> None:
    result = shell("plan", "--caution", "fever")

    assert result.code == 3
    assert result.complaint.startswith("no rolling now: ")


def test_stiff_is_listened_to(shell: Shell) -> None:
    routine = shell("plan", "--stiff", "hip_flexors", "--minutes", "5", "--json").json

    assert "hip_flexors" in {bout["group"] for bout in routine["bouts"]}


def test_a_moment_of_ones_own_is_planned_for(shell: Shell) -> None:
    result = shell("plan", HILLY, "--now", "2026-09-07T18:00+00:00")

    assert result.code == 0
    assert "two hours after" not in result.out


def test_routine_and_instance_are_saved(shell: Shell, tmp_path: Path) -> None:
    routine, instance = tmp_path / "r.json", tmp_path / "i.json"

    result = shell(
        "plan", HILLY, "--save", str(routine), "--instance", str(instance), "--json"
    )

    assert json.loads(routine.read_text()) == result.json
    assert "options" in json.loads(instance.read_text())


def test_the_run_itself_is_not_written_over(shell: Shell, tmp_path: Path) -> None:
    run = tmp_path / "run.fit"
    run.write_bytes(Path(HILLY).read_bytes())

    result = shell("plan", str(run), "--save", str(run))

    assert result.code == 2
    assert "is the run itself; write to another file" in result.complaint
    assert run.read_bytes() == Path(HILLY).read_bytes()


@pytest.mark.parametrize("option", ["--save", "--instance"])
def test_a_place_that_cannot_be_written_ends_with_4(
    option: str, shell: Shell, tmp_path: Path
) -> None:
    result = shell("plan", option, str(tmp_path / "nowhere" / "r.json"))

    assert result.code == 4
    assert result.complaint.startswith("cannot write ")
    assert result.complaint.endswith("choose another place")
