"""Runs come in once, whichever way and in whichever order."""

import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from unkink.activities import read_run
from unkink.catalogue import read_catalogue
from unkink.coach.forget_run import forget_run
from unkink.coach.import_runs import Imported, import_bytes, import_files
from unkink.coach.known import known_at
from unkink.coach.settings import Settings, settings_of
from unkink.errors import RepeatedRunError
from unkink.store import runs as kept_runs
from unkink.store.profile import change_profile
from unkink.store.runs import KeptRun
from unkink.workload import load_at, muscle_load

RUNS = Path(__file__).parents[2] / "samples" / "runs"
CATALOGUE = read_catalogue()
FILES = ("hilly-10k.fit", "treadmill.fit", "mountain-run.fit", "road-marathon.fit")
pytestmark = pytest.mark.usefixtures("data")


def settings(**told: object) -> Settings:
    return settings_of(told, CATALOGUE)


def taken(name: str, **told: object) -> Imported:
    return import_bytes((RUNS / name).read_bytes(), name, settings=settings(**told))


def kept() -> list[KeptRun]:
    return kept_runs.runs_before(200)


def test_a_folder_gives_each_run_once() -> None:
    imported = import_files([RUNS], settings=settings())

    assert len(imported.runs) == 4
    assert len(kept()) == 4
    assert {type(one) for one in imported.left_out} == {RepeatedRunError}


def test_an_archive_gives_its_runs_and_their_originals(
    data: Path, tmp_path: Path
) -> None:
    archive = tmp_path / "export.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in FILES:
            packed.write(RUNS / name, f"activities/{name}")

    imported = import_files([archive], settings=settings())

    originals = {path.read_bytes() for path in (data / "originals").iterdir()}
    assert len(imported.runs) == 4
    assert originals == {(RUNS / name).read_bytes() for name in FILES}
    assert all(run.has_coordinates for run in kept() if "treadmill" not in run.file)


def test_the_original_is_named_as_the_run_names_it(data: Path) -> None:
    taken("hilly-10k.fit")

    (run,) = kept()
    assert [path.name for path in (data / "originals").iterdir()] == [run.original]


def test_of_a_poorer_recording_nothing_is_left_behind(data: Path) -> None:
    taken("hilly-10k.fit")

    taken("hilly-10k.gpx")

    assert len(list((data / "originals").iterdir())) == 1


def test_of_a_run_that_was_replaced_nothing_is_left_behind(data: Path) -> None:
    taken("hilly-10k.gpx")

    taken("hilly-10k.fit")

    (path,) = (data / "originals").iterdir()
    assert path.read_bytes() == (RUNS / "hilly-10k.fit").read_bytes()


def test_a_runner_who_keeps_no_coordinates_keeps_no_files(data: Path) -> None:
    taken("hilly-10k.fit", keeps_coordinates=False)

    (run,) = kept()
    assert not run.has_coordinates
    assert not (data / "originals").exists()


def test_the_load_is_that_of_the_files_themselves() -> None:
    import_files([RUNS], settings=settings())
    runs = [read_run(RUNS / name) for name in FILES]
    now = max(run.end for run in runs) + timedelta(hours=30)

    load = known_at(now, CATALOGUE).load

    assert load is not None
    direct = muscle_load(runs, now=now)
    for mine, theirs in zip(load.parts, direct.parts, strict=True):
        assert mine.soreness_peak_48h == pytest.approx(theirs.soreness_peak_48h)
        assert mine.band == theirs.band


def test_the_bands_do_not_depend_on_the_order_in_which_runs_come() -> None:
    for name in FILES:
        taken(name)
    forward = {run.file: run.bands for run in kept()}
    for run in kept():
        forget_run(run.id, settings())

    for name in reversed(FILES):
        taken(name)

    assert {run.file: run.bands for run in kept()} == forward


def test_a_run_that_is_forgotten_protects_no_longer() -> None:
    taken("road-marathon.fit")
    alone = kept()[0].bands
    taken("mountain-run.fit")
    mountain = next(run for run in kept() if run.file == "mountain-run.fit")

    forget_run(mountain.id, settings())

    assert kept()[0].bands == alone


def test_what_the_runner_tells_of_the_ground_counts_for_kept_runs() -> None:
    taken("mountain-run.fit")
    run = read_run(RUNS / "mountain-run.fit")
    now = run.end + timedelta(hours=20)
    change_profile({"surface": "trail"})

    known = known_at(now, CATALOGUE)

    direct = muscle_load([run], now=now, runner=known.settings.runner)
    assert known.load is not None
    road = load_at(now, kept_runs.works(since=run.start, until=now).values())
    quads = next(p.part for p in direct.parts if p.part.muscle == "quadriceps")
    assert known.load.of(quads).damage == pytest.approx(direct.of(quads).damage)
    assert known.load.of(quads).damage != pytest.approx(road.of(quads).damage)


def test_a_walk_is_no_run_unless_the_runner_says_so() -> None:
    text = (RUNS / "hilly-10k.gpx").read_text(encoding="utf-8")
    walk = text.replace("<type>running</type>", "<type>hiking</type>")

    left_out = import_bytes(walk.encode(), "walk.gpx", settings=settings())
    runs = import_bytes(walk.encode(), "walk.gpx", settings=settings(), sport="running")

    assert left_out.runs == ()
    assert len(runs.runs) == 1


def test_a_stale_history_is_seen_from_its_last_run() -> None:
    taken("road-marathon.fit")
    (run,) = kept()

    known = known_at(run.end + timedelta(days=400), CATALOGUE)

    assert known.now == run.end + timedelta(hours=2)
    assert "two hours after it" in known.notes[0]


def test_runs_of_tomorrow_are_not_today() -> None:
    taken("road-marathon.fit")

    known = known_at(datetime(2026, 1, 1, tzinfo=UTC), CATALOGUE)

    assert known.load is None
    assert known.works == ()
