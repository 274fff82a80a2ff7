"""Build wheel and sdist, and install the wheel where no source tree is."""

import os
import subprocess
import sys
import tarfile
import venv
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

from tests.journeys.command import ROOT, Result, environment

# Wheel and sdist that `make wheel` made; without it the tests build their own.
BUILT = os.environ.get("UNKINK_DIST")


@dataclass(frozen=True)
class Archive:
    """What a wheel holds.

    Attributes:
        path: The wheel.
        files: Content of each file, by its name.
    """

    path: Path
    files: dict[str, bytes]

    def under(self, folder: str) -> dict[str, bytes]:
        """Return the files below a folder, by their names there."""
        start = f"{folder}/"
        return {
            name.removeprefix(start): content
            for name, content in self.files.items()
            if name.startswith(start)
        }


def dist_folder(scratch: Path) -> Path:
    """Return a folder with a wheel and an sdist of this tree."""
    if BUILT:
        return ROOT / BUILT
    _hatchling(ROOT, scratch)
    return scratch


def the_only(folder: Path, pattern: str) -> Path:
    """Return the only file of a pattern."""
    (path,) = folder.glob(pattern)
    return path


def wheel_of_sdist(sdist: Path, scratch: Path) -> Path:
    """Return the wheel that whoever has the sdist alone builds."""
    with tarfile.open(sdist) as packed:
        packed.extractall(scratch, filter="data")
    tree = scratch / sdist.name.removesuffix(".tar.gz")
    _hatchling(tree, scratch / "dist", "-t", "wheel")
    return the_only(scratch / "dist", "*.whl")


def read_wheel(path: Path) -> Archive:
    """Return what a wheel holds."""
    with ZipFile(path) as packed:
        return Archive(path, {name: packed.read(name) for name in packed.namelist()})


def names_in_sdist(path: Path) -> list[str]:
    """Return the names of the files in an sdist, from its root."""
    with tarfile.open(path) as packed:
        return [name.partition("/")[2] for name in packed.getnames()]


class Installed:
    """The command line of a wheel, in an environment of its own, without extras."""

    def __init__(self, wheel: Path, scratch: Path) -> None:
        self._scratch = scratch
        venv.create(scratch / "venv", with_pip=False)
        self._python = scratch / "venv" / "bin" / "python"
        _run(sys.executable, "-m", "pip", "--python", self._python, *_QUIETLY, wheel)

    def __call__(self, *words: str) -> Result:
        done = subprocess.run(  # noqa: S603  our own program
            [self._python.with_name("unkink"), *words],
            cwd=self._scratch,
            env={**_without_source(), "UNKINK_DATA": str(self._scratch / "data")},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        return Result(done.returncode, done.stdout, done.stderr)

    def has(self, module: str) -> bool:
        """Return whether a module can be imported there."""
        find = f"import importlib.util as u, sys; sys.exit(not u.find_spec({module!r}))"
        done = subprocess.run(  # noqa: S603  our own program
            [self._python, "-c", find], env=_without_source(), check=False
        )
        return done.returncode == 0


_QUIETLY = ("install", "--quiet", "--disable-pip-version-check")


def _hatchling(tree: Path, folder: Path, *words: str) -> None:
    _run(sys.executable, "-m", "hatchling", "build", "-d", folder, *words, at=tree)


def _run(*words: str | Path, at: Path | None = None) -> None:
    done = subprocess.run(  # noqa: S603  our own tools
        words,
        cwd=at,
        env=_without_source(),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def _without_source() -> dict[str, str]:
    return {
        name: value for name, value in environment().items() if name != "PYTHONPATH"
    }
