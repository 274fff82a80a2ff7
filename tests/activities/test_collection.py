import gzip
import tracemalloc
import weakref
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

import unkink
from tests.activities.fit import fit_builder as fit
from unkink.activities import Activity, Outcome, read_collection, read_runs
from unkink.errors import (
    ActivityFileError,
    DamagedFileError,
    EmptyActivityError,
    NotAnActivityError,
    RepeatedRunError,
    UnsupportedFormatError,
    WrongSportError,
)

DAY = 86_400
MIB = 2**20


def run_on(day: int, *, sport: int = 1, seconds: int = 60) -> bytes:
    """A run of a minute on some day, whose file_id tells when it was made."""
    start = fit.START + day * DAY
    created = fit.Packed(4, fit.UINT32, start.to_bytes(4, "little"))
    kind = fit.Packed(0, fit.ENUM, b"\x04")
    body = fit.message(fit.FILE_ID, [[kind, created]])
    rows = [fit.sample(second, start=start) for second in range(seconds + 1)]
    body += fit.records(rows)
    return fit.frame(body + fit.session(sport, start=start, seconds=seconds))


def written(folder: Path, files: dict[str, bytes]) -> Path:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def zipped(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def names(outcomes: Sequence[Outcome]) -> list[str]:
    runs = [one for one in outcomes if isinstance(one, Activity)]
    return [Path(run.source).name for run in runs]


def errors(outcomes: Sequence[Outcome]) -> list[ActivityFileError]:
    return [one for one in outcomes if isinstance(one, ActivityFileError)]


def test_runs_come_oldest_first_wherever_they_lie(tmp_path: Path) -> None:
    files = {"c.fit": run_on(3), "a.fit.gz": gzip.compress(run_on(1))}
    folder = written(tmp_path / "runs", {"b.fit": run_on(2)})
    archive = zipped(folder / "old.zip", files)

    outcomes = list(read_collection([folder]))

    assert names(outcomes) == ["a.fit.gz", "b.fit", "c.fit"]
    first = outcomes[0]
    assert isinstance(first, Activity)
    assert first.source == f"{archive}/a.fit.gz"


def test_when_a_file_was_exported_does_not_change_its_place(tmp_path: Path) -> None:
    late = fit.Packed(4, fit.UINT32, (fit.START + 900 * DAY).to_bytes(4, "little"))
    kind = fit.Packed(0, fit.ENUM, b"\x04")
    exported = fit.message(fit.FILE_ID, [[kind, late]])
    exported += fit.records([fit.sample(s, start=fit.START) for s in range(60)])
    files = {"a.fit": run_on(1), "b.fit": fit.frame(exported + fit.session())}

    outcomes = list(read_collection([written(tmp_path, files)]))

    assert names(outcomes) == ["b.fit", "a.fit"]


def test_one_bad_file_does_not_end_the_whole(tmp_path: Path) -> None:
    files = {"a.fit": run_on(1), "b.fit": b"", "c.gpx": b"no", "d.fit": run_on(4)}

    outcomes = list(read_collection([written(tmp_path, files)]))

    assert names(outcomes) == ["a.fit", "d.fit"]
    assert {Path(one.path).name: type(one) for one in errors(outcomes)} == {
        "b.fit": DamagedFileError,
        "c.gpx": UnsupportedFormatError,
    }


def history(folder: Path) -> list[Path]:
    """All ways to give no run: damage, nonsense, other sports, broken archives."""
    good = zipped(folder / "good.zip", {"a.fit": run_on(1), "b.fit": run_on(1)})
    files = {
        "empty.fit": b"",
        "nonsense.gpx": b"no",
        "cut.fit": run_on(2)[:20],
        "cut.gpx.gz": gzip.compress(b"<gpx>")[:-9],
        "ride.fit": run_on(3, sport=2),
        "broken.zip": good.read_bytes()[:-9],
        "deep/broken.zip": b"PK\x03\x04",
        "strava/activities.csv": b"\xff\xfe\0",
    }
    written(folder, files)
    wrong = bytearray(zipped(folder / "a.zip", {"x.fit": run_on(4)}).read_bytes())
    wrong[60] ^= 0xFF
    written(folder, {"a.zip": bytes(wrong)})
    zipped(folder / "b.zip", {"in.zip": b"no zip", "activities.csv": b"\xff"})
    (folder / "loop").symlink_to(folder)
    return [folder, folder / "gone.fit"]


def test_errors_hold_no_frames_and_no_other_errors(tmp_path: Path) -> None:
    left_out = errors(list(read_collection(history(tmp_path))))

    assert len(left_out) >= 13
    held = {
        str(one): (one.__traceback__, one.__context__, one.__cause__)
        for one in left_out
    }
    assert {told: what for told, what in held.items() if any(what)} == {}


def test_files_that_are_left_out_do_not_stay_in_memory(tmp_path: Path) -> None:
    files = {f"{number}.gpx": b"no run " * (MIB // 7) for number in range(200)}
    archive = zipped(tmp_path / "all.zip", files)
    tracemalloc.start()

    try:
        outcomes = list(read_collection([archive]))
        kept_bytes, peak_bytes = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert len(errors(outcomes)) == 200
    # Of 200 MiB one file at a time, unpacked and some copies of it.
    assert kept_bytes < 4 * MIB
    assert peak_bytes < 16 * MIB


def test_errors_before_the_first_run_are_not_gathered(tmp_path: Path) -> None:
    files = {f"{number}.gpx": b"no" for number in range(5)}
    told: list[weakref.ref[ActivityFileError]] = []
    alive: list[int] = []

    def note(error: ActivityFileError) -> None:
        told.append(weakref.ref(error))
        alive.append(sum(one() is not None for one in told))

    with pytest.raises(EmptyActivityError, match=r"0\.gpx: .* \(and 4 more\); no run"):
        list(read_runs(written(tmp_path, files), on_left_out=note))

    # The first one, which the last word repeats, and the one that is told now.
    assert max(alive) <= 3


def test_files_of_other_kinds_and_other_sports_are_named_as_such(
    tmp_path: Path,
) -> None:
    files = {
        "sleep.fit": fit.frame(fit.file_id(kind=32)),
        "ride.fit": run_on(2, sport=2),
        "run.fit": run_on(3),
    }

    outcomes = list(read_collection([zipped(tmp_path / "all.zip", files)]))

    kind, sport = errors(outcomes)
    assert isinstance(kind, NotAnActivityError)
    assert kind.kind == "monitoring file"
    assert isinstance(sport, WrongSportError)
    assert sport.sport == "cycling"
    assert names(outcomes) == ["run.fit"]


def test_an_activity_behind_settings_in_one_file_is_read(tmp_path: Path) -> None:
    both = fit.frame(fit.file_id(kind=2)) + run_on(1)

    outcomes = list(read_collection([written(tmp_path, {"both.fit": both})]))

    assert names(outcomes) == ["both.fit"]


def test_the_same_run_in_two_places_counts_once(tmp_path: Path) -> None:
    archive = zipped(tmp_path / "export.zip", {"1.fit": run_on(1)})
    written(tmp_path, {"a.fit": run_on(1), "b.fit": run_on(1, seconds=58)})

    outcomes = list(read_collection([archive, tmp_path / "a.fit", tmp_path / "b.fit"]))

    assert len(names(outcomes)) == 1
    repeats = errors(outcomes)
    assert all(isinstance(one, RepeatedRunError) for one in repeats)
    assert len(repeats) == 2


def test_what_the_runner_wrote_on_strava_is_kept(tmp_path: Path) -> None:
    table = (
        "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,"
        "Elapsed Time,Distance,Relative Effort,Commute,Activity Gear,Filename\n"
        "7,x,Hills again,Run,legs like wood,1,2,3,false,Old shoes,activities/7.fit.gz\n"
    )
    files = {
        "activities.csv": table.encode(),
        "activities/7.fit.gz": gzip.compress(run_on(1)),
    }

    (run,) = read_runs(zipped(tmp_path / "export.zip", files))

    assert (run.name, run.notes, run.gear) == (
        *("Hills again", "legs like wood"),
        "Old shoes",
    )
    assert run.perceived_effort == 7


def test_progress_goes_from_nothing_to_all_and_never_back(tmp_path: Path) -> None:
    files = {f"{day}.fit": run_on(day) for day in range(20)}
    shares: list[float] = []

    list(read_collection([written(tmp_path, files)], on_progress=shares.append))

    assert shares == sorted(shares)
    assert shares[0] == 0
    assert shares[-1] == 1


def test_the_sport_that_the_caller_names_counts(tmp_path: Path) -> None:
    path = written(tmp_path, {"ride.fit": run_on(1, sport=2)})

    (run,) = read_runs(path, sport="running")

    assert run.sport_origin == "overridden"


def test_the_library_yields_runs_and_tells_what_it_left_out(tmp_path: Path) -> None:
    files = {"a.fit": run_on(1), "b.fit": b"nonsense", "c.fit": run_on(2, sport=2)}
    told: list[ActivityFileError] = []

    runs = list(unkink.read_runs(written(tmp_path, files), on_left_out=told.append))

    assert [Path(run.source).name for run in runs] == ["a.fit"]
    assert sorted(Path(one.path).name for one in told) == ["b.fit", "c.fit"]


def test_the_library_reads_several_places_at_once(tmp_path: Path) -> None:
    written(tmp_path, {"a.fit": run_on(1), "b.fit": run_on(2)})

    runs = list(read_runs([str(tmp_path / "b.fit"), tmp_path / "a.fit"]))

    assert [Path(run.source).name for run in runs] == ["a.fit", "b.fit"]


def test_without_a_run_the_only_files_own_error_is_raised(tmp_path: Path) -> None:
    path = written(tmp_path, {"a.fit": b"nonsense"}) / "a.fit"

    with pytest.raises(ActivityFileError, match=r"a\.fit: is no FIT, GPX or TCX file"):
        list(read_runs(path))


def test_an_empty_folder_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(EmptyActivityError, match="holds no FIT, GPX or TCX file"):
        list(read_runs(tmp_path))


def test_a_file_that_is_not_there_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(ActivityFileError, match="there is no such file"):
        list(read_runs(tmp_path / "no.fit"))
