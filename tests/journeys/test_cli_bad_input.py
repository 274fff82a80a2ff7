"""Every slip is one clear line on standard error, with the exit code of its kind."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.command import HILLY, TREADMILL, Shell, command, gpx

EVENLY = tuple(range(0, 601, 5))
POSITIONS = ("kneeling", "prone", "seated", "side_lying", "supine", "standing", "chair")


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        ((), "missing argument 'FILE...'; see unkink load --help"),
        (("--bogus",), "no such option: --bogus; see unkink load --help"),
        (("--sprt",), "no such option: --sprt; did you mean --sport?; see unkink load"),
    ],
)
def test_a_slip_in_the_use_is_one_line_without_a_box(
    words: tuple[str, ...], complaint: str
) -> None:
    result = command("load", *words)

    assert (result.code, result.out) == (2, "")
    assert result.complaint.startswith(complaint)


def test_an_unknown_command_is_one_line(shell: Shell) -> None:
    result = shell("lode")

    assert result.code == 2
    assert result.complaint.startswith("no such command 'lode'")


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("empty.fit", b"", "the file is empty (0 bytes)"),
        ("words.gpx", b"hello", "is no FIT, GPX or TCX file"),
        ("short.fit", b"\x0e\x10\x00", "is no FIT, GPX or TCX file"),
        ("bare.gpx", b"<gpx></gpx>", "holds no"),
        ("other.tcx", b"<html><body/></html>", "no GPX or TCX"),
        ("ride.gpx", gpx(*EVENLY, kind="cycling").encode(), "is cycling, not running"),
        ("packed.fit.gz", b"\x1f\x8b\x08", ""),
    ],
)
def test_a_file_that_cannot_be_used_says_why(
    name: str, data: bytes, why: str, shell: Shell, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(data)

    for what in ("load", "plan"):
        result = shell(what, str(path))

        assert (result.code, result.out) == (2, "")
        assert result.complaint.startswith(f"{path}: ")
        assert why in result.complaint


def test_a_missing_file_and_a_folder_without_runs_say_so(
    shell: Shell, tmp_path: Path
) -> None:
    missing, empty = shell("load", "none.fit"), shell("load", str(tmp_path))

    assert (missing.code, empty.code) == (2, 2)
    assert missing.complaint == "none.fit: there is no such file"
    assert empty.complaint == f"{tmp_path}: holds no FIT, GPX or TCX file"


def test_of_several_bad_files_the_first_is_told_and_the_rest_counted(
    shell: Shell, tmp_path: Path
) -> None:
    for name in "abc":
        (tmp_path / f"{name}.fit").write_bytes(b"")

    result = shell("load", str(tmp_path))

    assert result.code == 2
    assert "(and 2 more); no run was found" in result.complaint


def test_a_name_with_odd_letters_stays_one_harmless_line(shell: Shell) -> None:
    result = shell("load", "two\nlines\x1b[31m.fit")

    assert result.complaint == "two lines?[31m.fit: there is no such file"


@pytest.mark.parametrize("minutes", ["0", "2", "-5", "10000", "60.5"])
def test_minutes_out_of_range_name_the_range(minutes: str, shell: Shell) -> None:
    for words in (("plan",), ("roll", "classic", "--nothing-new")):
        result = shell(*words, "--minutes", minutes)

        assert result.code == 2
        assert result.complaint == f"minutes is {minutes}; allowed is 3 to 60"


@pytest.mark.parametrize("minutes", ["text", "", "nan", "inf", "1e3", "9" * 400, "5m"])
def test_minutes_that_are_no_number_are_quoted(minutes: str, shell: Shell) -> None:
    result = shell("plan", "--minutes", minutes)

    assert result.code == 2
    assert result.complaint == f"--minutes is {minutes!r}; allowed is 3 to 60"


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("--sore", "calf=11"), "soreness of calf is 11; allowed is 0 to 10"),
        (("--sore", "calf=-1"), "soreness of calf is -1; allowed is 0 to 10"),
        (("--sore", "calf=very"), "soreness of calf is 'very'; allowed is 0 to 10"),
        (("--sore", "calf"), "--sore calf: say how sore, such as calf=4"),
        (("--sore", "calfs=3"), "no muscle 'calfs'; did you mean calf or"),
        (("--sore", "calf:up=3"), "no side 'up'; known are left, midline, right"),
        (("--sore", "lats:midline=3"), "lats has no midline side; say lats alone"),
        (
            ("--sore", "calf=3", "--sore", "calf:left=4"),
            "--sore gives the left calf twice: 3 and 4",
        ),
        (("--stiff", "hamstringz"), "no muscle 'hamstringz'; did you mean hamstrings"),
        (("--tool", "rolller"), "no tool 'rolller'; did you mean roller"),
        (("--tool", "band"), "no tool 'band'; did you mean ball?"),
        (("--place", "moon"), "no place 'moon'; known are gym, home, office"),
        (
            ("--avoid", "calfx"),
            "no muscle, move or position 'calfx'; did you mean calf",
        ),
        (("--avoid", "calf:left"), "--avoid calf:left: one side cannot be avoided"),
        (("--caution", "wrist"), "no caution 'wrist'; did you mean wrists"),
        (("--caution", "wound"), "--caution wound needs the place, such as wound:calf"),
        (
            ("--caution", "wound:calf:left:right"),
            "--caution wound:calf:left:right names two sides; leave the side out",
        ),
        (("--getting-up", "slow"), "no --getting-up 'slow'; known are able, stiff"),
        (("--now", "yesterday"), "--now is 'yesterday'; allowed is a time such as"),
        (("--now", "9999-12-31"), "--now is '9999-12-31'; allowed is the years"),
        (("--strike", "toe"), "no strike 'toe'; known are forefoot, usual"),
        (("--surface", "mud"), "no surface 'mud'; known are road, trail"),
    ],
)
def test_a_slip_in_a_wish_names_it_and_what_would_be_right(
    words: tuple[str, ...], complaint: str, shell: Shell
) -> None:
    result = shell("plan", TREADMILL, *words)

    assert (result.code, result.out) == (2, "")
    assert result.complaint.startswith(complaint)


def test_wishes_that_leave_nothing_are_named_as_a_clash(shell: Shell) -> None:
    avoided = [word for name in POSITIONS for word in ("--avoid", name)]

    result = shell("plan", *avoided)

    assert (result.code, result.out) == (3, "")
    assert result.complaint.startswith("nothing is left with ")
    assert all(f"--avoid {name}" in result.complaint for name in POSITIONS)
    assert result.complaint.endswith("drop one of them")


def test_only_the_wishes_that_clash_are_named(shell: Shell) -> None:
    result = shell(
        "plan", "--place", "office", "--avoid", "chair", "--avoid", "standing",
        "--avoid", "calf", "--tool", "ball",
    )  # fmt: skip

    assert result.code == 3
    assert "--avoid chair and --avoid standing" in result.complaint
    assert "calf" not in result.complaint


def test_an_overdone_sensitivity_names_its_range(shell: Shell) -> None:
    result = shell("load", HILLY, "--sensitivity", "9")

    assert result.code == 2
    assert result.complaint == "sensitivity is 9; allowed is 0.5 to 2"


@pytest.mark.parametrize("speed", ["0", "-1", "nan", "20000"])
def test_a_speed_out_of_range_names_the_range(speed: str, shell: Shell) -> None:
    result = shell("roll", "classic", "--nothing-new", "--speed", speed)

    assert result.code == 2
    assert result.complaint.endswith("allowed is above 0, to 10000")


@pytest.mark.parametrize(
    ("words", "code", "complaint"),
    [
        (("clasic",), 2, "no programme or file 'clasic'; did you mean classic?"),
        (("none.fit",), 2, "none.fit: there is no such file"),
        (("none.json",), 2, "none.json: cannot be read: No such file or directory"),
        (("classic", HILLY), 2, "classic is the same after any run; leave the files"),
        (("after-race", HILLY), 3, "after-race is over: no muscle is expected"),
        (("classic", "--avoid", "calf"), 2, "Classic is fixed, so --avoid cannot"),
        (
            ("classic", "--caution", "wrists"),
            2,
            "Classic does not suit what you say: Back of the thighs, Seat",
        ),
        (
            ("classic", "--sore", "calf:left=9"),
            2,
            "Classic does not suit what you say: Calves (rolls the left calf)",
        ),
        (("classic", "--caution", "fever"), 3, "no rolling now: "),
        (("--caution", "fever"), 3, "no rolling now: "),
    ],
)
def test_what_cannot_be_rolled_says_why(
    words: tuple[str, ...], code: int, complaint: str, shell: Shell
) -> None:
    result = shell("roll", *words, "--nothing-new")

    assert (result.code, result.out) == (code, "")
    assert result.complaint.startswith(complaint)


def unknown_move(routine: dict[str, Any]) -> None:
    routine["bouts"][0]["move"] = "calfs"


def unknown_form(routine: dict[str, Any]) -> None:
    routine["bouts"][0]["variant"] = "flying"


def other_position(routine: dict[str, Any]) -> None:
    routine["bouts"][0]["position"] = "hanging"


def no_bouts(routine: dict[str, Any]) -> None:
    routine["bouts"] = []


def no_title(routine: dict[str, Any]) -> None:
    del routine["title"]


def another_schema(routine: dict[str, Any]) -> None:
    routine["schema"] = "unkink.load/1"


def overlapping(routine: dict[str, Any]) -> None:
    routine["bouts"][0]["end_s"] = 10_000


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (unknown_move, "no move 'calfs'; did you mean calf"),
        (unknown_form, "no form of "),
        (other_position, "not hanging"),
        (no_bouts, "has 0 bouts"),
        (no_title, "is no whole routine"),
        (another_schema, "is no routine"),
        (overlapping, "overlaps"),
    ],
)
def test_a_saved_routine_that_is_broken_says_where(
    spoil: Callable[[dict[str, Any]], None], why: str, shell: Shell, tmp_path: Path
) -> None:
    path = tmp_path / "r.json"
    shell("plan", "--save", str(path))
    routine = json.loads(path.read_text())
    spoil(routine)
    path.write_text(json.dumps(routine))

    result = shell("roll", str(path), "--nothing-new")

    assert (result.code, result.out) == (2, "")
    assert result.complaint.startswith(f"{path}: ")
    assert why in result.complaint


def test_a_saved_routine_is_not_stretched(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    shell("plan", "--save", str(path))

    result = shell("roll", str(path), "--minutes", "5", "--nothing-new")

    assert result.code == 2
    assert result.complaint.endswith("without files or --minutes")
