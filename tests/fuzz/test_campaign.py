from pathlib import Path

import pytest

from fuzz import places
from fuzz.campaign import Part, Result, engine_here, run_parts
from tests.fuzz.bad_targets import SEEDS

RUNS = 40
ENGINES = (
    [engine_here(), "hypothesis"] if engine_here() == "atheris" else ["hypothesis"]
)


@pytest.fixture(autouse=True)
def _own_corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "CORPUS", tmp_path / "corpus")


def result_of(name: str, engine: str, found: Path) -> Result:
    target = f"tests.fuzz.bad_targets:{name}"
    places.write_seeds(target, SEEDS)
    part = Part(target, engine, RUNS, 1, most_seconds=1)
    return run_parts([part], jobs=1, found=found)[target]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("name", "kind"),
    [("CRASHES", "exception"), ("HANGS", "hang"), ("SWELLS", "memory")],
)
def test_what_must_not_happen_is_noticed_and_kept(
    name: str, kind: str, engine: str, tmp_path: Path
) -> None:
    result = result_of(name, engine, tmp_path / "found")

    assert [line.partition(" at ")[0] for line in result.failures.values()] == [kind]
    [kept] = (tmp_path / "found").glob("*.bin")
    assert kept.read_bytes().startswith(b"!")


@pytest.mark.parametrize("engine", ENGINES)
def test_a_sound_reader_has_no_failures(engine: str, tmp_path: Path) -> None:
    result = result_of("SOUND", engine, tmp_path / "found")

    assert result.failures == {}
    assert result.executions == RUNS
    assert not (tmp_path / "found").exists()
