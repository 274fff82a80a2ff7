"""A short film, drawn for real and read back by ffmpeg."""

import json
import os
import re
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import imageio_ffmpeg
import numpy as np
import pytest

from tests.exports.routines import make_guided
from unkink.body import chromium
from unkink.errors import MissingToolError, UnknownKeyError
from unkink.exports import FILMS, Guided
from unkink.exports.around import OPENING_S, lasts_s
from unkink.exports.cache import cache_folder
from unkink.exports.film import page
from unkink.exports.film.layout import FIGURE, FRAMES_A_S, HEIGHT, WIDTH, Place
from unkink.exports.film.loops import Loop, figure_of
from unkink.exports.guided import Choices
from unkink.routines import RollSet, routine_to_json

Grey = np.ndarray[tuple[int, int], np.dtype[np.int64]]

ROOT = Path(__file__).parents[2]
# Less than a piece of twenty seconds has, more than one of a few seconds.
MOST_BYTES = 60_000
NOW = ("--now", "2026-05-04T08:00:00+00:00")


def short() -> Guided:
    """The upper back on a chair, one set of twenty seconds: two clips to draw."""
    office = make_guided().routine
    bout = next(one for one in office.bouts if one.move == "upper-back-chair")
    brief = replace(bout, start_s=5, end_s=35, sets=(RollSet("midline", 20),))
    return make_guided(replace(office, title="Short", bouts=(brief,), total_s=35))


def export_words(folder: Path) -> list[str]:
    routine = folder / "short.json"
    routine.write_text(json.dumps(routine_to_json(short().routine)), "utf-8")
    film = str(folder / "film.mp4")
    return [sys.executable, "-m", "unkink", "export", str(routine), "--to", film, *NOW]


def interrupted(folder: Path, cache: Path) -> tuple[int, str]:
    """Export, press Ctrl-C once the first loop is drawn; return how it ended."""
    process = subprocess.Popen(  # noqa: S603  our own command
        export_words(folder),
        env={**os.environ, "UNKINK_CACHE": str(cache)},
        cwd=ROOT,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    while process.poll() is None and not list(cache.glob("loops/*.h264")):
        time.sleep(0.1)
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate()
    return process.returncode, said


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A cache in which an export was interrupted."""
    folder, cache = tmp_path_factory.mktemp("film"), tmp_path_factory.mktemp("cache")
    assert interrupted(folder, cache) == (130, "unkink: stopped\n")
    assert [one.name for one in folder.iterdir()] == ["short.json"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("UNKINK_CACHE", str(cache))
        yield cache


@pytest.fixture(scope="module")
def film(cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The film, taken up after the interruption; every loop was drawn once."""
    (drawn,) = cache.glob("loops/*.h264")
    when = drawn.stat().st_mtime_ns
    path = tmp_path_factory.mktemp("film") / "short.mp4"
    shares: list[float] = []
    with path.open("wb") as file:
        FILMS["mp4"].write(short(), to=file, told=shares.append)
    assert drawn.stat().st_mtime_ns == when
    assert len(list(cache.glob("loops/*.h264"))) == 2
    assert shares == sorted(shares)
    assert shares[-1] == pytest.approx(1.0)
    return path


def told_of(path: Path) -> str:
    """What ffmpeg tells of a file."""
    words = [imageio_ffmpeg.get_ffmpeg_exe(), "-hide_banner", "-i", str(path)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)  # noqa: S603
    return done.stderr


def brightness(path: Path, at_s: float) -> Grey:
    """The brightness of a frame."""
    words = ["-v", "error", "-ss", str(at_s), "-i", str(path), "-frames:v", "1"]
    shape = ["-pix_fmt", "gray", "-f", "rawvideo", "-"]
    command = [imageio_ffmpeg.get_ffmpeg_exe(), *words, *shape]
    data = subprocess.run(command, capture_output=True, check=True).stdout  # noqa: S603
    return np.frombuffer(data, np.uint8).reshape(HEIGHT, WIDTH).astype(np.int64)


def part(frame: Grey, place: Place) -> Grey:
    across = slice(place.x, place.x + place.width)
    return frame[place.y : place.y + place.height, across]


def test_a_film_is_as_long_as_its_timeline_and_plays_everywhere(film: Path) -> None:
    frames, seconds = imageio_ffmpeg.count_frames_and_secs(film)

    told = told_of(film)

    assert frames == lasts_s(short()) * FRAMES_A_S
    assert seconds == pytest.approx(lasts_s(short()), abs=0.05)
    assert re.search(r"Video: h264 .* yuv420p\(tv, bt709, .* 1280x720, .* 25 fps", told)
    assert re.search(r"Audio: aac .* 22050 Hz, mono", told)


def test_its_head_comes_first_so_that_it_plays_while_it_loads(film: Path) -> None:
    data = film.read_bytes()

    assert data.index(b"moov") < data.index(b"mdat")


def test_the_figure_moves_in_a_set_and_comes_back_after_a_loop(film: Path) -> None:
    begin_s = OPENING_S + 15

    start, middle, again = (
        part(brightness(film, begin_s + into_s), FIGURE) for into_s in (0.0, 3.0, 6.0)
    )

    assert np.abs(start - middle).mean() > 10 * np.abs(start - again).mean()


def test_the_clock_runs_by_the_second(film: Path) -> None:
    begin_s = OPENING_S + 15
    clock = Place(744, 226, 424, 172)

    first, same, later = (
        part(brightness(film, begin_s + into_s), clock) for into_s in (3.0, 3.9, 4.0)
    )

    assert np.abs(first - same).mean() < 1
    assert np.abs(same - later).mean() > 5


def test_the_same_routine_gives_the_same_film(film: Path) -> None:
    again = BytesIO()

    FILMS["mp4"].write(short(), to=again)

    assert again.getvalue() == film.read_bytes()


def test_an_interrupted_film_goes_on_from_its_pieces(film: Path, cache: Path) -> None:
    half, again = BytesIO(), BytesIO()
    with pytest.raises(KeyboardInterrupt):
        FILMS["mp4"].write(short(), to=half, told=stop_half_way)
    kept = whens(cache.glob("pieces/*"))
    last: dict[Path, int] = {}

    FILMS["mp4"].write(short(), to=again, told=lambda _: last.update(whens(kept)))

    assert half.getvalue() == b""
    assert len(kept) > 1
    assert last == kept
    assert again.getvalue() == film.read_bytes()


def stop_half_way(share: float) -> None:
    if share > 0.5:
        raise KeyboardInterrupt


def whens(paths: Iterable[Path]) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in paths}


def test_pieces_go_when_the_film_is_there(film: Path, cache: Path) -> None:
    assert film.exists()
    assert list(cache.glob("pieces/*")) == []


@pytest.mark.usefixtures("film")
def test_a_disk_that_fills_leaves_one_line_and_no_half_film(
    tmp_path: Path, cache: Path
) -> None:
    done = subprocess.run(  # noqa: S603  our own command
        export_words(tmp_path),
        # Nothing is left to draw, and a voice that needs room is not in question.
        env={**os.environ, "UNKINK_CACHE": str(cache), "PATH": str(tmp_path)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=small_files,
    )

    assert done.returncode == 4
    assert len(done.stderr.splitlines()) == 1
    assert "cannot write" in done.stderr, done.stderr
    assert [one.name for one in tmp_path.iterdir()] == ["short.json"]
    assert list(cache.glob("*/.*")) == []


def small_files() -> None:
    """Let a process write small files only: a disk that fills, without a disk."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (MOST_BYTES, MOST_BYTES))


def test_two_browsers_draw_the_same_and_a_mirrored_side_differs() -> None:
    body, place = figure_of(""), Place(0, 0, 160, 120)
    drawn = []
    for _ in range(2):
        with page.open_page("light") as one:
            for side in ("left", "right"):
                assert one.show(body, "calf.one-crossed", side, place=place)
                drawn.append(one.frames([0.0, 1.0]))

    assert drawn[:2] == drawn[2:]
    assert drawn[0] != drawn[1]


def test_half_of_a_loop_that_goes_back_as_it_came_is_drawn() -> None:
    loop = Loop(figure_of(""), "calf.one-crossed", "left", "light", FIGURE)

    assert loop.count == 6 * FRAMES_A_S
    assert len(loop.times_s(is_even=True)) == loop.count // 2 + 1
    assert len(loop.times_s(is_even=False)) == loop.count


def test_without_ffmpeg_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("UNKINK_CACHE", str(tmp_path))
    monkeypatch.setitem(sys.modules, "imageio_ffmpeg", None)

    with pytest.raises(MissingToolError, match=re.escape("pip install 'unkink[film]'")):
        FILMS["mp4"].write(short(), to=BytesIO())


def test_without_a_chromium_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("UNKINK_CACHE", str(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(MissingToolError, match="no Chromium was found"):
        FILMS["mp4"].write(short(), to=BytesIO())


def test_without_the_built_page_it_says_make_web(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("UNKINK_CACHE", str(tmp_path))
    monkeypatch.setattr(chromium, "WEB", tmp_path)

    with pytest.raises(MissingToolError, match="say make web"):
        FILMS["mp4"].write(short(), to=BytesIO())


@pytest.mark.parametrize(
    ("own", "shared", "is_at"),
    [("/a/own", "/b", "/a/own"), ("", "/b", "/b/unkink"), ("", "", "~/.cache/unkink")],
)
def test_the_cache_is_where_the_machine_wants_it(
    own: str, shared: str, is_at: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UNKINK_CACHE", own)
    monkeypatch.setenv("XDG_CACHE_HOME", shared)

    assert cache_folder() == Path(is_at).expanduser()


def test_a_body_that_is_not_shipped_gets_the_list() -> None:
    with pytest.raises(UnknownKeyError, match="no body 'tall'"):
        FILMS["mp4"].write(short(), Choices(body="tall"), to=BytesIO())
