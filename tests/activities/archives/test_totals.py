import gzip
import os
import random
from pathlib import Path

import pytest

from tests.activities.archives.zip_builder import (
    DEFLATED,
    STORED,
    found_in,
    read,
    written,
    zipped,
)
from tests.activities.fit import fit_builder as fit
from unkink.activities import Activity, Outcome, read_collection
from unkink.activities.archives import entry, inflating, limits
from unkink.activities.archives.limits import MIB, Budget
from unkink.errors import ActivityFileError, ArchiveError

TOO_MUCH = (
    "the archives unpack to more than 200 times their size, as no history does; "
    "the rest of them is not read"
)


@pytest.fixture(autouse=True)
def _small_allowance(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "RATIO_FREE_WALK_BYTES", 4 * MIB)


def errors_in(outcomes: list[Outcome]) -> list[str]:
    return [one.why for one in outcomes if isinstance(one, ActivityFileError)]


def runs_in(outcomes: list[Outcome]) -> list[Activity]:
    return [one for one in outcomes if isinstance(one, Activity)]


@pytest.mark.parametrize("method", [STORED, DEFLATED])
def test_gzip_in_a_zip_counts_as_unpacked(tmp_path: Path, method: int) -> None:
    bomb = gzip.compress(bytes(MIB))
    files = {f"{number}.fit.gz": bomb for number in range(9)}
    path = written(tmp_path / "all.zip", zipped(files, method=method))

    outcomes = list(read_collection([path]))

    assert errors_in(outcomes).count(TOO_MUCH) == 1
    # Of each some 64 KiB to tell what it is, and then three or four wholly.
    assert 4 <= len(outcomes) <= 5


def test_too_much_in_all_is_one_error_that_names_the_file(tmp_path: Path) -> None:
    files = {f"{number:03}.fit": bytes(MIB) for number in range(100)}
    path = written(tmp_path / "all.zip", zipped(files))

    *refused, last = read_collection([path])

    assert isinstance(last, ArchiveError)
    assert str(last) == f"{path}/{Path(str(last.path)).name}: {TOO_MUCH}"
    # The archive has some 100 kB.
    assert len(refused) < 20


def test_too_much_already_when_looking_is_one_error(tmp_path: Path) -> None:
    looked_at = gzip.compress(b"<gpx>" + bytes(60_000))
    files = {f"{number:03}.gpx.gz": looked_at for number in range(100)}
    path = written(tmp_path / "all.zip", zipped(files))

    outcomes = list(read_collection([path]))

    assert errors_in(outcomes) == [TOO_MUCH]


def test_archives_in_archives_count_too(tmp_path: Path) -> None:
    inner = zipped({f"{number}.fit": bytes(MIB) for number in range(9)})
    files = {f"{number}.zip": inner for number in range(9)}

    outcomes = list(read_collection([written(tmp_path / "a.zip", zipped(files))]))

    assert errors_in(outcomes).count(TOO_MUCH) == 1
    assert len(outcomes) < 9


def test_files_beside_such_an_archive_are_read_and_other_archives_not(
    tmp_path: Path,
) -> None:
    # They began before the run, so they are read before it.
    early = b"<gpx><time>2001-01-01T00:00:00Z</time>" + bytes(MIB)
    bombs = {f"{number}.gpx.gz": gzip.compress(early) for number in range(9)}
    written(tmp_path / "a.zip", zipped(bombs))
    written(tmp_path / "run.fit.gz", gzip.compress(fit.run_file()))
    written(tmp_path / "z.zip", zipped({"longer.fit": fit.run_file(120)}))

    outcomes = list(read_collection([tmp_path]))

    assert errors_in(outcomes).count(TOO_MUCH) == 1
    assert [Path(run.source).name for run in runs_in(outcomes)] == ["run.fit.gz"]


def test_too_many_names_in_one_archive_do_not_hide_the_files_of_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MOST_NAMES", 5)
    written(tmp_path / "a.zip", zipped({"run.fit": fit.run_file()}))
    written(tmp_path / "b.zip", zipped({f"{number}.txt": b"" for number in range(9)}))

    outcomes = list(read_collection([tmp_path]))

    assert [Path(run.source).name for run in runs_in(outcomes)] == ["run.fit"]
    assert len(errors_in(outcomes)) == 1


def test_a_thousand_runs_that_pack_thirtyfold_are_far_from_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "RATIO_FREE_WALK_BYTES", 0)
    noise = random.Random(1)  # noqa: S311 - no secret
    files = {
        f"{number}.gpx": b"<gpx>" + noise.randbytes(200) + b"<trkpt/>" * 1_000
        for number in range(1_000)
    }
    path = written(tmp_path / "all.zip", zipped(files))

    outcomes = list(read_collection([path]))

    assert len(outcomes) == 1_000
    assert TOO_MUCH not in errors_in(outcomes)
    allowed_bytes = found_in(path)[0].budget._ratio_left
    # Each is looked at and read, which makes it twice.
    assert 2 * sum(map(len, files.values())) < allowed_bytes / 3


def test_small_runs_in_no_order_in_an_archive_in_one_are_far_from_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "RATIO_FREE_WALK_BYTES", 0)
    files = {f"{number}.fit": os.urandom(3_000) for number in range(300)}
    inner = zipped(files, method=STORED)
    found = found_in(written(tmp_path / "a.zip", zipped({"in.zip": inner})))
    allowed = found[0].budget._ratio_left
    random.Random(1).shuffle(found)  # noqa: S311 - no secret

    assert all(read(one) for one in found)

    # They lie within the spacing of checkpoints, so each unpacks half of the archive,
    # all of them 150 times as much as there is; of that a tenth is counted.
    assert found[0].budget._ratio_left > 0.9 * allowed


def test_what_is_unpacked_again_weighs_a_tenth() -> None:
    budget = Budget()
    before = budget._ratio_left

    budget.count_bytes(1_000, "a.zip", again_bytes=900)

    assert before - budget._ratio_left == 100 + 90


def bookmarks_of(path: Path) -> int:
    """Return how many of the inner archives remember where reading stopped."""
    archives = {id(one): one for one in map(archive_of, found_in(path))}
    return sum(one.checkpoints._bookmark is not None for one in archives.values())


def archive_of(found: object) -> entry.InnerArchive:
    archive = found.place.archive  # type: ignore[attr-defined]
    assert isinstance(archive, entry.InnerArchive)
    return archive


def nested(path: Path, *, count: int, size_bytes: int) -> Path:
    inner = zipped({"run.fit": os.urandom(size_bytes)})
    return written(path, zipped({f"{number}.zip": inner for number in range(count)}))


def test_bookmarks_in_inner_archives_are_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MOST_CHECKPOINTS", 3)
    size_bytes = 2 * inflating._BOOKMARK_BYTES

    path = nested(tmp_path / "a.zip", count=6, size_bytes=size_bytes)

    assert bookmarks_of(path) == 3


def test_small_inner_archives_need_no_bookmark(tmp_path: Path) -> None:
    assert bookmarks_of(nested(tmp_path / "a.zip", count=6, size_bytes=9_000)) == 0
