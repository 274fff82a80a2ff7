from datetime import timedelta
from pathlib import Path

import pytest

import samples
from tests.examples import MORNING, make_run
from unkink.coach import measure_load, resolve_now
from unkink.errors import (
    ActivityFileError,
    EmptyActivityError,
    LaterRunError,
    RepeatedRunError,
)

RUN = samples.make_run("treadmill")
RECORDING = samples.record(RUN, samples.rng_for("treadmill"))


@pytest.fixture
def treadmill(tmp_path: Path) -> Path:
    path = tmp_path / "treadmill.fit"
    samples.write_fit(RECORDING, path)
    return path


def test_the_clock_is_now_while_the_newest_run_is_fresh() -> None:
    run = make_run()
    clock = run.end + timedelta(days=4)

    assert resolve_now([run.end], clock=clock, now=None) == (clock, ())


def test_an_old_run_is_planned_for_two_hours_after_it_and_said_so() -> None:
    run = make_run()

    moment, notes = resolve_now([run.end], clock=run.end + timedelta(days=6), now=None)

    assert moment == run.end + timedelta(hours=2)
    assert "2026-09-06" in notes[0]
    assert "--now" in notes[0]


def test_a_run_dated_in_the_future_does_not_hide_that_the_others_are_old() -> None:
    run = make_run()
    clock = run.end + timedelta(days=10)
    future = make_run(start=clock + timedelta(days=1))

    moment, _ = resolve_now([run.end, future.end], clock=clock, now=None)

    assert moment == run.end + timedelta(hours=2)


def test_a_stated_now_wins_without_a_word() -> None:
    run = make_run()

    assert resolve_now([run.end], clock=MORNING, now=MORNING) == (MORNING, ())


def test_a_run_later_than_now_is_left_out_and_said_so(treadmill: Path) -> None:
    before = RUN.start - timedelta(days=1)

    measured = measure_load([treadmill], clock=before, now=before)

    assert measured.load.runs == ()
    assert isinstance(measured.left_out[0], LaterRunError)


def test_the_same_run_from_two_devices_counts_once(
    treadmill: Path, tmp_path: Path
) -> None:
    again = tmp_path / "again.tcx"
    samples.write_tcx(RECORDING, again)

    measured = measure_load([treadmill, again], clock=RUN.start + timedelta(days=1))

    assert len(measured.load.runs) == 1
    assert isinstance(measured.left_out[0], RepeatedRunError)


def test_a_folder_gives_its_runs_and_one_bad_file_does_not_end_it(
    treadmill: Path,
) -> None:
    (treadmill.parent / "broken.fit").write_bytes(b"nonsense")
    (treadmill.parent / "notes.txt").write_text("not a run")

    measured = measure_load([treadmill.parent], clock=RUN.start + timedelta(days=1))

    sources = [run.activity.source for run in measured.load.runs]
    assert [Path(source).name for source in sources] == ["treadmill.fit"]
    assert [Path(error.path).name for error in measured.left_out] == ["broken.fit"]


def test_a_folder_without_runs_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(EmptyActivityError, match="holds no FIT, GPX or TCX file"):
        measure_load([tmp_path], clock=RUN.start)


def test_of_several_bad_files_the_first_is_named_and_the_rest_counted(
    tmp_path: Path,
) -> None:
    paths = [tmp_path / name for name in ("a.fit", "b.fit")]
    for path in paths:
        path.write_bytes(b"nonsense")

    with pytest.raises(
        ActivityFileError, match=r"a\.fit.*and 1 more.*no run was found"
    ):
        measure_load(paths, clock=RUN.start)


def test_the_warnings_of_a_run_say_that_altitude_is_missing(treadmill: Path) -> None:
    measured = measure_load([treadmill], clock=RUN.start + timedelta(days=1))

    assert any("No altitude" in w for w in measured.load.runs[0].warnings)
