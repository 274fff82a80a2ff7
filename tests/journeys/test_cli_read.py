import csv
import gzip
import io
import re
import signal
import subprocess
import sys
import time
from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pyarrow import parquet

from tests.activities.archives.zip_builder import written, zipped
from tests.activities.fit.fit_builder import (
    events,
    file_id,
    frame,
    records,
    run_file,
    sample,
    session,
)
from tests.journeys.command import (
    HILLY,
    MARATHON,
    MOUNTAIN,
    ROOT,
    RUNS,
    TREADMILL,
    Shell,
    command,
    environment,
    gpx,
    trailing_spaces,
    widest,
)
from unkink.activities import Streams, read_activities, read_run

FORMATS = ROOT / "docs" / "reference" / "formats.md"
COLUMNS = [field.name for field in fields(Streams)]
EVENLY = tuple(range(0, 601, 5))
STRAVA_HEADER = (
    "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,"
    "Elapsed Time,Distance,Commute,Activity Gear,Filename"
)
DAY_S = 86_400

BAD = {
    "empty.fit": (b"", "damaged", "the file is empty (0 bytes)"),
    "words.fit": (b"hello", "unsupported", "is no FIT, GPX or TCX file"),
    "cut.fit": (run_file()[:20], "damaged", "at byte 20"),
    "bare.gpx": (b"<gpx></gpx>", "empty", "holds no"),
    "broken.zip": (b"PK\x03\x04", "archive", ""),
}
SOUND = {
    "settings.fit": (frame(file_id(2)), "not_an_activity", "is a FIT settings file"),
    "ride.gpx": (gpx(*EVENLY, kind="cycling").encode(), "other_sport", "is cycling"),
    "twin.fit": (run_file(), "repeated", "is the same run as"),
}


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """Return a folder with one run, and all that is none."""
    folder = tmp_path / "mixed"
    written(folder / "run.fit", run_file())
    for name, (data, _, _) in {**BAD, **SOUND}.items():
        written(folder / name, data)
    return folder


def run_on(day: int, *, seconds: int = 60, sport: int = 1) -> bytes:
    """Return a short run some days after the first of June 2025."""
    start = 1_117_695_600 + day * DAY_S
    samples = [sample(second, start=start) for second in range(seconds + 1)]
    end = session(sport, start=start, seconds=seconds, distance_m=3 * seconds)
    return frame(file_id() + records(samples) + end)


def gappy() -> bytes:
    """Return a run whose watch lost heart rate and position now and then."""
    samples = [sample(second) for second in range(61)]
    for second in (0, 7, 60):
        samples[second].update({3: None, 0: None, 1: None})
    pause = events((20, 4), (30, 0))
    return frame(file_id() + records(samples) + pause + session(timer_s=50))


def strava(tmp_path: Path, *, name: str = "Morning Run", notes: str = "Easy.") -> Path:
    """Return an archive as Strava makes it."""
    row = f'1,"Jun 1, 2025",{name},Run,"{notes}",60,0.18,false,Pegasus,'
    table = f"{STRAVA_HEADER}\n{row}activities/12.fit.gz\n"
    files = {
        "profile.csv": b"",
        "activities.csv": table.encode(),
        "activities/12.fit.gz": gzip.compress(run_file()),
        "activities/13.fit": run_on(3),
    }
    return written(tmp_path / "export_1.zip", zipped(files))


def table_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def section_of(title: str) -> str:
    text = FORMATS.read_text(encoding="utf-8")
    return text.partition(f"## {title}\n")[2].partition("\n## ")[0]


def first_cells(text: str) -> set[str]:
    """Return the names in the first column of a table in a page."""
    cells = [row.split("|")[1] for row in text.splitlines() if row.startswith("| `")]
    return {name for cell in cells for name in re.findall(r"`(\w+)`", cell)}


def test_one_run_is_shown_in_full() -> None:
    result = command("read", TREADMILL)

    assert (result.code, result.err) == (0, "")
    assert result.out.startswith(f"{TREADMILL}\n2026-09-09 17:45 UTC\n")
    assert "8.01 km · 44:00 · 5:30 /km" in result.out
    assert "lap" in result.out
    assert "pause" in result.out
    assert "heart rate 100 %" in result.words
    assert "Not recorded: position," in result.words
    assert result.out.endswith("\n1 run, 8.0 km, 0.7 hours, from 1 file\n")


def test_people_get_lines_of_at_most_80_columns(shell: Shell) -> None:
    for what in (HILLY, str(RUNS)):
        result = shell("read", what)

        assert widest(result.out) <= 80
        assert trailing_spaces(result.out) == []
        assert "\x1b" not in result.out


def test_a_folder_is_a_table_with_the_newest_run_last(shell: Shell) -> None:
    result = shell("read", str(RUNS))

    head, *rows = result.out.splitlines()[:5]
    starts = [row[:16] for row in rows]
    assert head.startswith("start, UTC ")
    assert len(starts) == 4
    assert starts == sorted(starts)
    assert "hc··ls·" in result.out
    assert "h heart rate, c cadence, l laps, s stops" in result.words
    assert "the same run is there in another file" in result.words
    assert result.out.endswith("4 runs, 78.3 km, 7.3 hours, from 11 files\n")


def test_of_very_many_runs_there_are_sums_and_the_last_ten(
    shell: Shell, tmp_path: Path
) -> None:
    for day in range(-1200, 0, 20):
        written(tmp_path / f"{day + 2000}.fit", run_on(day))

    result = shell("read", str(tmp_path))

    lines = result.out.splitlines()
    assert lines[1].startswith("2022 ")
    assert any(line.startswith("2025-05 ") for line in lines)
    assert "The last 10 of 60:" in lines
    assert sum(".fit" in line for line in lines) == 10
    assert lines[-1] == "60 runs, 10.8 km, 1.0 hours, from 60 files"


def test_every_bad_file_is_named_with_what_is_wrong(shell: Shell, mixed: Path) -> None:
    result = shell("read", str(mixed))

    assert (result.code, result.err) == (0, "")
    bad = result.out.partition("Could not be read (5 files):\n")[2].splitlines()
    for name, (_, _, why) in BAD.items():
        (line,) = [one for one in bad if one.startswith(f"  {mixed / name}: ")]
        assert why in line
    assert "from 9 files" in result.out


def test_what_is_sound_and_no_run_is_counted(shell: Shell, mixed: Path) -> None:
    words = shell("read", str(mixed)).words

    assert "Left out: 1 of other sports (ride.gpx: cycling)" in words
    assert "Left out: 1 file of another kind (settings.fit: settings)" in words
    assert "Left out: twin.fit: the same run as run.fit" in words


def test_a_run_that_names_no_sport_is_said_to_be_taken_for_one(
    shell: Shell, tmp_path: Path
) -> None:
    text = gpx(*EVENLY).replace("<type>running</type>", "")
    path = written(tmp_path / "run.gpx", text.encode())

    alone, beside = shell("read", str(path)), shell("read", str(path), HILLY)

    assert "taken for a run, as the file names no sport" in alone.out
    assert "run.gpx*" in beside.out
    assert "* The file names no sport; it was taken for a run." in beside.out


def test_a_sport_that_the_caller_names_counts(shell: Shell, mixed: Path) -> None:
    result = shell("read", str(mixed / "ride.gpx"), "--sport", "running")

    assert result.code == 0
    assert "taken for a run, as --sport says so" in result.out


def test_warnings_of_a_run_are_told(shell: Shell, tmp_path: Path) -> None:
    path = written(tmp_path / "cut.fit", run_file(600)[:8_000])

    alone, beside = shell("read", str(path)), shell("read", str(path), HILLY)

    assert "Warnings\n" in alone.out
    assert re.search(r"breaks off at byte \d+", alone.words)
    assert "! warnings" in beside.out


def test_an_archive_of_strava_brings_its_names_and_shoes(
    shell: Shell, tmp_path: Path
) -> None:
    path = strava(tmp_path)

    first, second = shell("read", str(path), "--json").json["runs"]

    assert first["file"] == f"{path}/activities/12.fit.gz"
    assert (first["name"], first["notes"]) == ("Morning Run", "Easy.")
    assert first["gear"] == "Pegasus"
    assert second["name"] == ""


def test_nothing_in_an_archive_can_steer_the_terminal(
    shell: Shell, tmp_path: Path
) -> None:
    evil = "\x1b[31m\x9b2J\x07"
    path = written(tmp_path / "one.zip", zipped({f"a/{evil}.fit": run_file()}))
    noted = strava(tmp_path, name=f"Run {evil}", notes=f"Hi {evil}\nthere")
    bad = written(tmp_path / "bad.zip", zipped({f"{evil}.fit": b"hello"}))

    for words in ((path,), (noted,), (path, bad, noted), (path, "--csv"), (bad, bad)):
        result = shell("read", *map(str, words))

        assert not set("\x1b\x9b\x07") & set(result.out + result.err)


def test_the_json_form_is_that_of_the_reference(shell: Shell, mixed: Path) -> None:
    data = shell("read", str(mixed), HILLY, "--json").json

    section = section_of("unkink.read/1")
    top, _, rest = section.partition("\nA run:\n")
    assert first_cells(top) == set(data)
    runs, kinds = rest.split("\n`kind` says")
    assert all(set(run) == first_cells(runs) for run in data["runs"])
    assert {one["kind"] for one in data["left_out"]} <= first_cells(kinds)
    assert all(
        set(one) == {"file", "why", "offset", "kind"} for one in data["left_out"]
    )


def test_the_json_form_names_the_kind_of_all_that_was_left_out(
    shell: Shell, mixed: Path
) -> None:
    data = shell("read", str(mixed), "--json").json

    left_out = {Path(one["file"]).name: one for one in data["left_out"]}
    wanted = {**BAD, **SOUND}
    assert set(left_out) == set(wanted)
    for name, (_, kind, _) in wanted.items():
        assert left_out[name]["kind"] == kind, left_out[name]


def test_the_json_form_holds_all_facts_but_the_samples(
    shell: Shell, tmp_path: Path
) -> None:
    path = written(tmp_path / "run.fit", gappy())

    (run,) = shell("read", str(path), "--json").json["runs"]

    activity = read_run(path)
    assert run["start"] == activity.start.isoformat()
    assert (run["distance_m"], run["moving_s"], run["elapsed_s"]) == (180.0, 50, 60)
    assert (run["perceived_effort"], run["feel"]) == (7, 75)
    assert run["pauses"] == [{"start_s": 20, "end_s": 30}]
    assert (run["samples"], run["digest"]) == (61, activity.digest)
    assert run["columns"]["time_s"] == 61
    assert run["columns"]["heart_rate_bpm"] == 58
    assert "power_w" not in run["columns"]


def test_the_csv_form_is_the_samples(shell: Shell, tmp_path: Path) -> None:
    paths = [written(tmp_path / "a.fit", gappy()), Path(HILLY)]

    result = shell("read", *map(str, paths), "--csv")

    rows = table_of(result.out)
    assert (result.code, result.err) == (0, "")
    assert list(rows[0]) == ["run", "start", *COLUMNS]
    assert first_cells(section_of("Samples as CSV")) == set(rows[0])
    for path in paths:
        run = read_run(path)
        own = [row for row in rows if row["run"] == str(path)]
        assert {row["start"] for row in own} == {run.start.isoformat()}
        assert_same(own, run.streams)


def assert_same(rows: list[dict[str, str]], streams: Streams) -> None:
    for name in COLUMNS:
        cells = [float(row[name]) if row[name] else np.nan for row in rows]
        # Half of the last decimal that is written.
        near = 5.1e-8 if name.endswith("_deg") else 5.1e-7
        wanted = np.asarray(getattr(streams, name), dtype=np.float64)
        np.testing.assert_allclose(cells, wanted, rtol=0, atol=near)


def test_numbers_in_csv_have_no_noise(shell: Shell) -> None:
    rows = table_of(shell("read", MOUNTAIN, "--csv").out)

    cells = {cell for row in rows for cell in list(row.values())[2:]}
    assert all(len(cell.partition(".")[2]) <= 7 for cell in cells)
    assert {row["is_running"] for row in rows} == {"0", "1"}


def test_the_parquet_form_is_the_samples_with_types_and_nulls(
    shell: Shell, tmp_path: Path
) -> None:
    paths = [written(tmp_path / "a.fit", gappy()), Path(HILLY)]
    target = tmp_path / "runs.parquet"

    result = shell("read", *map(str, paths), "--to", str(target))

    assert result.code == 0
    assert f"Written to {target}" in result.words
    file = parquet.ParquetFile(target)
    types = {field.name: str(field.type) for field in file.schema_arrow}
    assert types.pop("run") == "dictionary<values=string, indices=int32, ordered=0>"
    assert types.pop("start") == "timestamp[ms, tz=UTC]"
    assert types.pop("is_running") == "bool"
    assert set(types.values()) == {"double"}
    assert file.num_row_groups == 2
    groups = [file.read_row_group(number) for number in range(2)]
    assert {assert_same_group(group) for group in groups} == set(map(str, paths))


def assert_same_group(table: Any) -> str:
    """Return the name of a run whose samples are those of its file."""
    (name,) = set(table["run"].to_pylist())
    run = read_run(name)
    assert set(table["start"].to_pylist()) == {run.start}
    for column in COLUMNS:
        values = table[column].to_pylist()
        assert not any(isinstance(v, float) and np.isnan(v) for v in values)
        filled = [np.nan if value is None else value for value in values]
        np.testing.assert_array_equal(filled, getattr(run.streams, column))
    return str(name)


def test_parquet_goes_through_a_pipe() -> None:
    done = subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-m", "unkink", "read", TREADMILL, "--parquet"],
        env=environment(),
        capture_output=True,
        check=True,
    )

    table = parquet.read_table(io.BytesIO(done.stdout))
    assert table.num_rows == len(read_run(TREADMILL).streams)


def test_parquet_without_its_library_says_what_to_install(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.delitem(sys.modules, "unkink.activities.parquet", raising=False)

    result = shell("read", HILLY, "--to", str(tmp_path / "a.parquet"))

    assert (result.code, result.out) == (2, "")
    assert result.complaint.endswith("pip install 'unkink[parquet]'")
    assert names_in(tmp_path) == []


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.is_file())


@pytest.mark.parametrize("form", ["json", "csv", "parquet"])
def test_the_ending_of_the_file_tells_the_form(
    form: str, shell: Shell, tmp_path: Path
) -> None:
    by_ending, by_option = tmp_path / f"runs.{form}", tmp_path / "runs.data"

    shell("read", HILLY, "--to", str(by_ending))
    shell("read", HILLY, f"--{form}", "--to", str(by_option))

    assert by_ending.read_bytes() == by_option.read_bytes()
    assert names_in(tmp_path) == sorted([by_ending.name, by_option.name])


def test_a_dash_is_standard_output(shell: Shell) -> None:
    dash, plain = (
        shell("read", HILLY, "--csv", "--to", "-"),
        shell("read", HILLY, "--csv"),
    )

    assert dash.out == plain.out


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("--json", "--csv"), "--json and --csv are two forms; choose one"),
        (("--to", "runs.xls"), "--to runs.xls: end it in .json, .csv or .parquet"),
        (("--csv", "--to", HILLY), f"{HILLY} is the run itself; write to another file"),
        (("--csv", "--to", "a.gpx"), "a.gpx is named like a run; write to another"),
    ],
)
def test_a_slip_in_the_options_is_one_line(
    words: tuple[str, ...], complaint: str, shell: Shell
) -> None:
    result = shell("read", HILLY, *words)

    assert (result.code, result.out) == (2, "")
    assert result.complaint.startswith(complaint)


def test_a_place_where_nothing_can_be_written_says_so(
    shell: Shell, tmp_path: Path
) -> None:
    (tmp_path / "folder.csv").mkdir()

    for name in ("none/runs.csv", "folder.csv"):
        result = shell("read", HILLY, "--to", str(tmp_path / name))

        assert (result.code, result.out) == (4, "")
        assert result.complaint.startswith(f"cannot write {tmp_path / name}: ")


@pytest.mark.parametrize("form", ["--json", "--csv", "--parquet"])
def test_without_any_run_nothing_is_written(
    form: str, shell: Shell, tmp_path: Path
) -> None:
    path = written(tmp_path / "cut.fit", run_file()[:20])

    piped = shell("read", str(path), form)
    to_file = shell("read", str(path), form, "--to", str(tmp_path / "out"))

    for result in (piped, to_file):
        assert result.code == 2
        assert result.complaint.startswith(f"{path}: ")
        assert "byte 20" in result.complaint
    assert piped.out == "" or (form, piped.json["runs"]) == ("--json", [])
    assert to_file.out == ""
    assert names_in(tmp_path) == ["cut.fit"]


@pytest.mark.parametrize("form", ["--json", "--csv", "--parquet"])
def test_without_any_run_every_file_is_named_before_the_last_line(
    form: str, shell: Shell, tmp_path: Path
) -> None:
    empty, missing = written(tmp_path / "a.fit", b""), tmp_path / "b.fit"
    ride = written(tmp_path / "c.gpx", gpx(*EVENLY, kind="cycling").encode())

    result = shell("read", *map(str, (empty, missing, ride)), form)

    *each, last = result.err.splitlines()
    assert result.code == 2
    assert f"unkink: {empty}: the file is empty (0 bytes)" in each
    assert f"unkink: {missing}: there is no such file" in each
    assert any("1 of other sports (c.gpx: cycling)" in line for line in each)
    assert last.endswith("(and 2 more); no run was found")


def test_a_program_gets_what_was_left_out_though_there_be_no_run(
    shell: Shell, tmp_path: Path
) -> None:
    paths = [written(tmp_path / name, b"") for name in ("a.fit", "b.fit")]

    result = shell("read", *map(str, paths), "--json")

    assert (result.code, result.json["runs"]) == (2, [])
    left_out = {one["file"]: one["kind"] for one in result.json["left_out"]}
    assert left_out == {str(path): "damaged" for path in paths}


def test_a_file_that_is_there_survives_a_reading_without_a_run(
    shell: Shell, tmp_path: Path
) -> None:
    before = written(tmp_path / "runs.json", b"as it was")

    result = shell("read", "none.fit", "--to", str(before))

    assert (result.code, result.out) == (2, "")
    assert before.read_bytes() == b"as it was"


@pytest.mark.parametrize("command_name", ["read", "load", "plan", "roll"])
def test_an_empty_name_is_no_folder(command_name: str, shell: Shell) -> None:
    result = shell(command_name, "")

    assert (result.code, result.out) == (2, "")
    assert result.complaint == 'a file has the empty name ""; say . for this folder'


def test_a_file_named_twice_is_read_once_and_no_repeat(shell: Shell) -> None:
    twice, once = shell("read", HILLY, HILLY), shell("read", HILLY)

    assert twice.out == once.out


def test_a_folder_in_itself_is_a_note_and_no_file(shell: Shell, tmp_path: Path) -> None:
    written(tmp_path / "run.fit", run_file())
    (tmp_path / "loop").symlink_to(tmp_path)

    result = shell("read", str(tmp_path))

    assert "Read once: 1 folder that contains itself" in result.words
    assert "Could not be read" not in result.out
    assert result.out.endswith("from 1 file\n")


def test_a_folder_with_nothing_but_itself_holds_no_file(
    shell: Shell, tmp_path: Path
) -> None:
    (tmp_path / "loop").symlink_to(tmp_path)

    result = shell("read", str(tmp_path))

    assert result.complaint == f"{tmp_path}: holds no FIT, GPX or TCX file"


def test_if_no_file_can_be_read_all_are_named(shell: Shell, tmp_path: Path) -> None:
    for name in "ab":
        written(tmp_path / f"{name}.fit", b"")

    result = shell("read", str(tmp_path))

    assert result.code == 2
    assert "(and 1 more); no run was found" in result.complaint
    assert result.out.count("the file is empty (0 bytes)") == 2


def test_csv_on_standard_output_leaves_complaints_to_standard_error(
    shell: Shell, mixed: Path
) -> None:
    result = shell("read", str(mixed), "--csv")

    assert result.code == 0
    assert len(table_of(result.out)) == 61
    assert f"unkink: {mixed / 'empty.fit'}: the file is empty (0 bytes)\n" in result.err
    assert "unkink: left out: 1 of other sports (ride.gpx: cycling)" in result.err


@pytest.mark.parametrize("form", ["--csv", "--parquet", "--json"])
def test_a_reader_who_goes_away_is_no_error(form: str) -> None:
    process = subprocess.Popen(  # noqa: S603  our own program
        [sys.executable, "-m", "unkink", "read", MARATHON, form],
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout
    process.stdout.read(4)
    process.stdout.close()

    _, err = process.communicate(timeout=60)

    assert (process.returncode, err) == (0, b"")


def test_an_interruption_leaves_nothing_behind(tmp_path: Path) -> None:
    target, folder = tmp_path / "runs.csv", tmp_path / "runs"
    target.write_text("as it was")
    folder.mkdir()
    for number in range(500):
        (folder / f"{number}.fit").symlink_to(MARATHON)
    process = subprocess.Popen(  # noqa: S603  our own program
        [sys.executable, "-m", "unkink", "read", folder, "--to", target],
        env=environment(),
        stderr=subprocess.PIPE,
        # A shell in the background passes on that it is ignored.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    while len(names_in(tmp_path)) < 2 and process.poll() is None:
        time.sleep(0.01)

    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)

    assert process.returncode == 130
    assert err == b"unkink: stopped\n"
    assert names_in(tmp_path) == ["runs.csv"]
    assert target.read_text() == "as it was"


def test_legs_of_one_file_are_runs_of_their_own(shell: Shell, tmp_path: Path) -> None:
    path = written(tmp_path / "legs.fit", run_file() + run_on(1))

    runs = shell("read", str(path), "--json").json["runs"]

    assert [run["file"] for run in runs] == [str(path), f"{path}#2"]
    assert len(read_activities(path)) == 2
    assert "2 runs, 0.4 km, 0.0 hours, from 1 file" in shell("read", str(path)).out
