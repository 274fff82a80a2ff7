import json
import resource
from pathlib import Path

import pytest
from ical.calendar_stream import IcsCalendarStream

from tests.journeys.command import MARATHON, Shell
from unkink.exports import FORMS
from unkink.exports.links.packed import pack


def test_a_plan_is_written_by_the_ending_of_its_path(
    shell: Shell, tmp_path: Path
) -> None:
    path = tmp_path / "tonight.json"

    shell("export", MARATHON, "--minutes", "8", "--to", str(path))

    assert json.loads(path.read_text("utf-8"))["title"].startswith("8 minutes: ")
    assert shell("export", str(path), "--to", "-").out.startswith("8 minutes: ")


@pytest.mark.parametrize("ending", FORMS)
def test_a_programme_is_written_in_every_format(
    ending: str, shell: Shell, tmp_path: Path
) -> None:
    path = tmp_path / f"office.{ending}"

    shell("export", "office", "--to", str(path))

    assert path.stat().st_size > 0
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


def test_an_unknown_ending_gets_the_list_before_anything_is_read(shell: Shell) -> None:
    result = shell("export", "nowhere.fit", "--to", "routine.xls")

    assert "known are" in result.complaint
    assert all(ending in result.complaint for ending in FORMS)


def test_a_place_that_cannot_be_written_is_one_line(
    shell: Shell, tmp_path: Path
) -> None:
    result = shell("export", "office", "--to", str(tmp_path / "no" / "x.txt"))

    assert "cannot write" in result.complaint


def test_without_a_place_it_says_how_to_name_one(shell: Shell) -> None:
    assert "--to routine.pdf" in shell("export", "office").complaint


def test_a_routine_with_a_move_of_tomorrow_names_it(
    shell: Shell, tmp_path: Path
) -> None:
    path = tmp_path / "own.json"
    shell("export", "office", "--to", str(path))
    data = json.loads(path.read_text("utf-8"))
    data["bouts"][0]["move"] = "calf-laser"
    path.write_text(json.dumps(data), "utf-8")

    result = shell("export", str(path), "--to", "-")

    assert "calf-laser" in result.complaint


def test_a_link_is_printed_and_read_again(shell: Shell, tmp_path: Path) -> None:
    link = shell("export", "office", "--link").out.strip()

    path = tmp_path / "again.json"
    shell("export", link, "--to", str(path))
    shell("export", "office", "--to", str(tmp_path / "office.json"))

    assert link.startswith("http://127.0.0.1:8642/shared#r=")
    assert path.read_bytes() == (tmp_path / "office.json").read_bytes()
    assert shell("roll", link, "--timeline", str(tmp_path / "cues.json")).out == ""


def test_a_link_begins_with_the_address_that_is_given(shell: Shell) -> None:
    result = shell("export", "office", "--link", "--base", "https://example.org/roll")

    assert result.out.startswith("https://example.org/roll#r=")


def test_what_a_link_holds_of_tomorrow_is_left_out_in_one_line(shell: Shell) -> None:
    row = ["calf", "both-lifted", "roller", 10, 80, "b60"]
    rows = [row, ["calf-laser", "plain", "", 80, 140, "l60"]]
    data = {"v": 1, "t": "Mine", "a": "me", "n": [], "g": 300, "b": rows}

    result = shell("export", f"#r={pack(data)}", "--to", "-")

    assert result.out.startswith("Mine\n")
    assert result.complaint.endswith("as unknown to me: calf-laser/plain.")


def test_a_broken_link_is_one_line(shell: Shell) -> None:
    assert "cut off" in shell("roll", "http://127.0.0.1:8642/shared#r=AAAA").complaint


def test_all_moves_are_written_beside_what_lies_there(
    shell: Shell, tmp_path: Path
) -> None:
    (tmp_path / "mine.txt").write_text("mine", "utf-8")

    shell("export", "--all-moves", str(tmp_path))
    first = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    shell("export", "--all-moves", str(tmp_path))

    again = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    assert again == first
    assert (tmp_path / "mine.txt").read_text("utf-8") == "mine"
    index = json.loads((tmp_path / "index.json").read_text("utf-8"))
    assert all((tmp_path / path).is_file() for path in index["files"])


def test_a_folder_that_is_a_file_is_one_line(shell: Shell, tmp_path: Path) -> None:
    place = tmp_path / "taken"
    place.write_text("mine", "utf-8")

    result = shell("export", "--all-moves", str(place))

    assert "cannot write" in result.complaint
    assert place.read_text("utf-8") == "mine"


def test_a_disk_that_fills_in_the_middle_leaves_no_half_file(
    shell: Shell, tmp_path: Path
) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, before[1]))
    try:
        result = shell("export", "--all-moves", str(tmp_path))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

    assert "cannot write" in result.complaint
    assert not (tmp_path / "catalogue.json").exists()
    assert not (tmp_path / "index.json").exists()
    assert not list(tmp_path.rglob(".*"))


def test_after_a_race_the_calendar_has_one_entry_a_day(shell: Shell) -> None:
    result = shell(
        "export", "after-race", MARATHON, "--to", "-", "--form", "ics", "--at", "19:15"
    )

    days = shell("programmes", "after-race", MARATHON, "--json").json["days"]
    entries = IcsCalendarStream.calendar_from_ics(result.out).events
    titles = [f"After a race, day {day['day']}" for day in days if day["groups"]]
    assert [entry.summary for entry in entries] == titles
    assert {entry.start.strftime("%H:%M") for entry in entries} == {"19:15"}


def test_the_programme_alone_is_one_session(shell: Shell) -> None:
    result = shell("export", "after-race", "--to", "-", "--form", "ics")

    assert result.out.count("BEGIN:VEVENT") == 1


@pytest.mark.parametrize("at", ["25:00", "soon", "8", "2026-02-30T20:00"])
def test_a_time_that_is_none_is_refused(at: str, shell: Shell) -> None:
    result = shell("export", "office", "--to", "-", "--form", "ics", "--at", at)

    assert result.complaint == f"--at is '{at}'; allowed is 20:00, or 2026-11-23T20:00"


def test_a_session_begins_at_the_next_time_that_clocks_show(shell: Shell) -> None:
    now = "2026-11-23T20:30"

    result = shell(
        "export", "office", "--to", "-", "--form", "ics", "--at", "20:00", "--now", now
    )

    assert "20261124T200000" in result.out


def test_one_thing_is_written_at_a_time(shell: Shell, tmp_path: Path) -> None:
    result = shell("export", "office", "--link", "--to", str(tmp_path / "x.txt"))

    assert result.complaint == "--to and --link are written one at a time"
    assert not list(tmp_path.iterdir())


def test_the_player_is_written_for_a_web_space(shell: Shell, tmp_path: Path) -> None:
    shell("export", "--site", str(tmp_path / "roll"))

    assert (tmp_path / "roll" / "index.html").is_file()
    assert (tmp_path / "roll" / "sw.js").is_file()
