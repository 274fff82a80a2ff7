"""Films and sounds on the command line: what is refused before anything is drawn."""

from pathlib import Path

import pytest

import unkink
from tests.exports.routines import planned
from tests.journeys.command import Shell
from unkink.errors import RequestError, UnknownEndingError


@pytest.mark.parametrize("ending", ["mp4", "wav"])
def test_a_film_does_not_go_to_standard_output(ending: str, shell: Shell) -> None:
    result = shell("export", "office", "--to", "-", "--form", ending)

    assert result.code == 2
    assert f"--to session.{ending}" in result.complaint


def test_a_move_alone_is_filmed_and_nothing_else(shell: Shell, tmp_path: Path) -> None:
    path = str(tmp_path / "calf.txt")

    result = shell("export", "--move", "calf/one-crossed", "--to", path)

    assert result.code == 2
    assert "--to calf-one-crossed.mp4" in result.complaint


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("--move", "calf/on-the-moon"), "no variant 'on-the-moon'"),
        (("--move", "calfs/plain"), "did you mean calf"),
        (("--move", "calf", "--side", "up"), "no --side 'up'"),
        (("office", "--theme", "pink"), "no --theme 'pink'"),
    ],
)
def test_a_word_that_means_nothing_is_named(
    words: tuple[str, ...], complaint: str, shell: Shell, tmp_path: Path
) -> None:
    result = shell("export", *words, "--to", str(tmp_path / "film.mp4"))

    assert result.code == 2
    assert complaint in result.complaint
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_told_before_anything_is_drawn(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UNKINK_CACHE", str(tmp_path / "cache"))

    result = shell("export", "office", "--to", str(tmp_path / "no" / "film.mp4"))

    assert result.code == 4
    assert "cannot write" in result.complaint
    assert list(tmp_path.iterdir()) == []


def test_without_espeak_a_wav_is_one_line_and_no_file(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    result = shell("export", "office", "--to", str(tmp_path / "session.wav"))

    assert result.code == 4
    assert "install espeak-ng" in result.complaint
    assert list(tmp_path.iterdir()) == []


def test_the_library_films_to_a_file_and_not_into_memory(tmp_path: Path) -> None:
    with pytest.raises(RequestError, match="film\\(routine, path\\)"):
        unkink.export(planned(), "mp4")
    with pytest.raises(UnknownEndingError, match="mp4, wav"):
        unkink.film(planned(), tmp_path / "film.avi")
