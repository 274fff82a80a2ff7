from pathlib import Path

import pytest

from tests.activities.fit import fit_builder as fit
from unkink.activities import read_activities, read_run
from unkink.errors import (
    DamagedFileError,
    EmptyActivityError,
    NotAnActivityError,
    WrongSportError,
)


def written(tmp_path: Path, data: bytes, *, name: str = "run.fit") -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


def nameless(*, seconds: int, pace_mps: float = 3) -> bytes:
    """Return a FIT file that never tells its sport, for want of a session."""
    samples = [fit.sample(second, pace_mps=pace_mps) for second in range(seconds)]
    return fit.frame(fit.file_id() + fit.records(samples))


@pytest.mark.parametrize("size", [13, 14, 20, 60])
def test_a_fit_file_that_breaks_off_before_its_samples_names_the_byte(
    tmp_path: Path, size: int
) -> None:
    path = written(tmp_path, fit.run_file()[:size])

    with pytest.raises(DamagedFileError) as caught:
        read_activities(path)

    if size > 13:
        assert caught.value.why.startswith(f"the file breaks off at byte {size}; ")
    assert "was read" not in caught.value.why
    assert "--sport" not in caught.value.why


@pytest.mark.parametrize("sport", [None, "running"])
def test_one_sample_before_the_break_is_no_run_whatever_the_caller_says(
    tmp_path: Path, sport: str | None
) -> None:
    # What a file of one sample has before its checksum.
    size = len(nameless(seconds=1)) - 2
    path = written(tmp_path, nameless(seconds=60)[:size])

    with pytest.raises(DamagedFileError) as caught:
        read_run(path, sport=sport)

    assert caught.value.why == (
        f"the file breaks off at byte {size}; "
        "fewer than two samples with a time are left"
    )


def test_what_stands_still_before_the_break_names_the_byte_and_what_to_do(
    tmp_path: Path,
) -> None:
    data = nameless(seconds=60, pace_mps=0)[:-200]
    path = written(tmp_path, data)

    with pytest.raises(DamagedFileError) as caught:
        read_run(path)

    first, left = caught.value.why.split("; ", 1)
    assert first == f"the file breaks off at byte {len(data)}"
    assert left.endswith("if it was a run, say --sport running")
    assert len(read_run(path, sport="running").streams) > 2


def test_a_whole_file_that_stands_still_is_no_damaged_one(tmp_path: Path) -> None:
    path = written(tmp_path, nameless(seconds=60, pace_mps=0))

    with pytest.raises(WrongSportError, match="does not move like a run"):
        read_run(path)


def test_where_a_sport_would_not_help_it_is_not_asked_for(tmp_path: Path) -> None:
    path = written(tmp_path, nameless(seconds=1))

    with pytest.raises(EmptyActivityError, match="holds a single sample with a time"):
        read_run(path)


def test_a_ride_that_breaks_off_stays_a_ride(tmp_path: Path) -> None:
    path = written(tmp_path, fit.run_file(sport=2)[:-2] + b"\0\0")

    with pytest.raises(WrongSportError, match="is cycling, not running"):
        read_run(path)


@pytest.mark.parametrize("kind", ["Course", "Workout"])
def test_a_plan_of_any_format_is_a_file_of_another_kind(
    tmp_path: Path, kind: str
) -> None:
    text = f"<TrainingCenterDatabase><{kind}/></TrainingCenterDatabase>"
    path = written(tmp_path, text.encode(), name="plan.tcx")

    with pytest.raises(NotAnActivityError) as caught:
        read_activities(path)

    assert caught.value.kind == kind.lower()
    assert caught.value.why == f"is a TCX {kind.lower()}, not an activity"
