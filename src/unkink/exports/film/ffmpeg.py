"""ffmpeg, as it comes with imageio-ffmpeg: pictures in, pictures or a film out."""

import errno
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from unkink.errors import MissingToolError, NoRoomError, UnwritableError
from unkink.exports.film.layout import FRAMES_A_S

Bytes = bytes | memoryview

EXTRA = "pip install 'unkink[film]'"
_FULL = "No space left on device"

# Colour as television has it, said in the file so that no player has to guess. Unsaid,
# ffmpeg takes what comes in for the colour of older sets, and shifts it.
_BT709 = (
    "setparams=colorspace=bt709:color_primaries=bt709:color_trc=bt709:range=limited"
)
_TO_BT709 = f"scale=out_color_matrix=bt709:out_range=tv,format=yuv420p,{_BT709}"
# The same bits on every machine: a fixed number of threads, no dates and versions.
_SAME = ("-threads", "2", "-fflags", "+bitexact", "-flags", "+bitexact")
# Without B-frames pieces can be laid one behind the other.
_X264 = ("-c:v", "libx264", "-preset", "veryfast", "-bf", "0", *_SAME)
_RATE = ("-framerate", str(FRAMES_A_S))

# Not to be told from what was drawn, at a twentieth of its size.
LOOP_CODE = (*_X264, "-crf", "8", "-f", "h264")
SCENE_CODE = (*_X264, "-crf", "20", "-g", "250", "-f", "h264")


def ffmpeg() -> str:
    """Return where ffmpeg is.

    Raises:
        MissingToolError: If imageio-ffmpeg is not installed.
    """
    try:
        from imageio_ffmpeg import get_ffmpeg_exe

        return str(get_ffmpeg_exe())
    except (ImportError, RuntimeError) as error:
        raise MissingToolError(
            "no ffmpeg is here, which films", remedy=EXTRA
        ) from error


def png_to_code(pictures: Iterable[Bytes], to: Path) -> None:
    """Write PNGs as a film of very high quality."""
    head = ("-f", "image2pipe", *_RATE, "-c:v", "png", "-i", "-", "-vf", _TO_BT709)
    _run((*head, *LOOP_CODE, str(to)), pictures, to=to)


def raw_to_code(frames: Iterable[Bytes], to: Path, *, size: tuple[int, int]) -> None:
    """Write frames, as yuv420p, as a piece of a film."""
    form = ("-f", "rawvideo", "-pix_fmt", "yuv420p", "-s", f"{size[0]}x{size[1]}")
    _run((*form, *_RATE, "-i", "-", "-vf", _BT709, *SCENE_CODE, str(to)), frames, to=to)


def pieces_to_film(pieces: Iterable[Bytes], sound: Path | None, to: Path) -> None:
    """Lay pieces one behind the other, with a sound; the file's head comes first."""
    heard = () if sound is None else ("-i", str(sound), "-c:a", "aac", "-b:a", "64k")
    arguments = (
        *("-f", "h264", *_RATE, "-i", "-"), *heard, "-c:v", "copy", *_SAME,
        # Else it depends on the load of the machine which stream waits for the other.
        *("-max_interleave_delta", "0", "-map_metadata", "-1"),
        *("-movflags", "+faststart", "-f", "mp4", str(to)),
    )  # fmt: skip
    _run(arguments, pieces, to=to)


def png_to_raw(picture: bytes) -> bytes:
    """Return a PNG as yuv420p."""
    head = ("-f", "image2pipe", "-c:v", "png", "-i", "-", "-vf", _TO_BT709)
    return _output((*head, "-f", "rawvideo", "-"), picture)


def code_to_raw(path: Path) -> bytes:
    """Return the frames of a film as yuv420p."""
    head = ("-f", "h264", *_RATE, "-i", str(path))
    return _output((*head, "-f", "rawvideo", "-pix_fmt", "yuv420p", "-"), b"")


def _output(arguments: Sequence[str], data: bytes) -> bytes:
    done = subprocess.run(  # noqa: S603  our own arguments, no shell
        [ffmpeg(), "-v", "error", *arguments],
        input=data,
        capture_output=True,
        check=False,
        start_new_session=True,
    )
    if done.returncode:
        raise MissingToolError(
            f"ffmpeg cannot read what it wrote: {_last(done.stderr)}",
            remedy="empty the cache and try again",
        )
    return done.stdout


def _run(arguments: Sequence[str], data: Iterable[Bytes], *, to: Path) -> None:
    """Let ffmpeg write a file; what interrupts us ends it, too."""
    command = [ffmpeg(), "-v", "error", "-y", *arguments]
    with TemporaryFile() as said:
        # In a session of its own Ctrl-C reaches us alone.
        process = subprocess.Popen(  # noqa: S603  our own arguments, no shell
            command, stdin=subprocess.PIPE, stderr=said, start_new_session=True
        )
        try:
            _feed(process.stdin, data)
            process.wait()
        finally:
            if process.poll() is None:
                process.kill()
                process.wait()
        if process.returncode:
            said.seek(0)
            _complain(to, said.read())


def _feed(pipe: IO[bytes] | None, data: Iterable[Bytes]) -> None:
    assert pipe is not None  # noqa: S101  it was asked for
    try:
        with pipe:
            for part in data:
                pipe.write(part)
    except BrokenPipeError:
        # It has ended early; its exit code and last line say why.
        return


def _complain(to: Path, said: bytes) -> None:
    if _FULL in said.decode(errors="replace"):
        raise NoRoomError(to.parent) from OSError(errno.ENOSPC, _FULL)
    raise UnwritableError(to.parent, f"ffmpeg says {_last(said)}")


def _last(said: bytes) -> str:
    lines = said.decode(errors="replace").strip().splitlines()
    return lines[-1] if lines else "nothing"
