"""Run the command line as people do, and files that they give it."""

import io
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from unkink.cli.app import main

ROOT = Path(__file__).parents[2]
RUNS = ROOT / "samples" / "runs"
MARATHON = str(RUNS / "road-marathon.fit")
MOUNTAIN = str(RUNS / "mountain-run.fit")
TREADMILL = str(RUNS / "treadmill.fit")
HILLY = str(RUNS / "hilly-10k.fit")

# A degree of latitude on the sphere of 6371.0088 km.
DEGREE_M = 111_195.08


@dataclass(frozen=True)
class Result:
    """How a command ended and what it said."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def complaint(self) -> str:
        """The only line on standard error, without the program's name."""
        (line,) = self.err.splitlines()
        assert line.startswith("unkink: ")
        return line.removeprefix("unkink: ")

    @property
    def words(self) -> str:
        """What was printed, without where the lines break."""
        return " ".join(self.out.split())


def environment(**more: str) -> dict[str, str]:
    """Return this environment without what would colour or widen the output."""
    names = ("COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "UNKINK_DATA")
    kept = {name: value for name, value in os.environ.items() if name not in names}
    return {**kept, **more}


def command(*words: str, stdin: str = "", **more: str) -> Result:
    """Run the installed command in a process of its own."""
    done = subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-m", "unkink", *words],
        cwd=ROOT,
        env=environment(**more),
        input=stdin,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return Result(done.returncode, done.stdout, done.stderr)


class Shell:
    """Calls the command line in this process, which is quicker."""

    def __init__(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        self._monkeypatch, self._capsys = monkeypatch, capsys

    def __call__(self, *words: str) -> Result:
        self._monkeypatch.setattr(sys, "argv", ["unkink", *words])
        self._monkeypatch.setattr("sys.stdin", io.StringIO())
        with pytest.raises(SystemExit) as ended:
            main()
        said = self._capsys.readouterr()
        return Result(int(ended.value.code or 0), said.out, said.err)


def widest(text: str) -> int:
    """Return the length of the longest line."""
    return max(len(line) for line in text.splitlines())


def trailing_spaces(text: str) -> list[str]:
    """Return the lines that end in spaces."""
    return [line for line in text.splitlines() if line != line.rstrip()]


def gpx(
    *seconds: int,
    pace_mps: float = 3.0,
    altitude: str = "<ele>400</ele>",
    kind: str = "running",
    jump_at: int = -1,
) -> str:
    """Return a GPX run due north, with a jump of 2 km at one second if asked."""
    points = []
    for second in seconds:
        jumped = 2_000 if second == jump_at else 0
        latitude = 47 + (second * pace_mps + jumped) / DEGREE_M
        clock = f"2025-06-01T07:{second // 60 % 60:02}:{second % 60:02}Z"
        points.append(
            f'<trkpt lat="{latitude:.9f}" lon="8">{altitude}'
            f"<time>{clock}</time></trkpt>"
        )
    return (
        f'<gpx creator="a watch"><trk><type>{kind}</type>'
        f"<trkseg>{''.join(points)}</trkseg></trk></gpx>"
    )
