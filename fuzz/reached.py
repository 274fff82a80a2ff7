"""How much of the readers do the inputs reach? `python -m fuzz.reached TARGET...`.

Seeds, large files and the grown corpus run once more, with branches counted.
"""

import json
import sys
import warnings
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import coverage

from fuzz.places import ROOT, SOURCE, inputs_of

LEAST_SHARE = 0.95

_FOLDER = SOURCE / "activities"
# The rest compares activities and writes them.
_READERS = (
    *("fit/", "xml/", "archives/", "contents.py", "read.py", "assemble.py", "tidy.py"),
    *("pauses.py", "track.py", "sport.py", "recording.py", "collection.py"),
    "gzip_members.py",
)


@dataclass(frozen=True)
class Module:
    """What is reached of one module.

    Attributes:
        name: Its path.
        lines: Lines that can run, and that ran.
        branches: Branches that can be taken, and that were.
        missing: Lines and branches that were not.
    """

    name: str
    lines: tuple[int, int]
    branches: tuple[int, int]
    missing: str


def modules_reached(targets: list[str]) -> list[Module]:
    """Run all inputs of some targets and return what they reach."""
    meter = coverage.Coverage(
        branch=True, data_file=None, include=[f"{_FOLDER}/*"], config_file=False
    )
    meter.start()
    for data, run in _inputs(targets):
        # What fails was told before.
        with suppress(Exception):
            run(data)
    meter.stop()
    # A module that nothing loads is reached in no line.
    meter.get_data().touch_files([str(p) for p in _FOLDER.rglob("*.py")])
    modules = [_module(name, told) for name, told in sorted(_told(meter).items())]
    return [one for one in modules if one.name.startswith(_READERS) and one.lines[0]]


def _inputs(targets: list[str]) -> Iterator[tuple[bytes, Any]]:
    # Not before: what runs as the readers load counts too.
    from fuzz.targets import TARGETS

    warnings.simplefilter("ignore")
    for name in targets:
        target = TARGETS[name]
        for path in inputs_of(name):
            yield path.read_bytes(), target.run
        for data in target.large().values():
            yield data, target.run


def _told(meter: coverage.Coverage) -> Mapping[str, Any]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "reached.json"
        meter.json_report(outfile=str(path))
        files: Mapping[str, Any] = json.loads(path.read_text("utf-8"))["files"]
    return {
        (ROOT / name).resolve().relative_to(_FOLDER).as_posix(): told
        for name, told in files.items()
    }


def _module(name: str, told: Mapping[str, Any]) -> Module:
    total = told["summary"]
    arcs = (f"{first}->{last}" for first, last in told["missing_branches"])
    return Module(
        name=name,
        lines=(total["num_statements"], total["covered_lines"]),
        branches=(total["num_branches"], total["covered_branches"]),
        missing=" ".join(arcs),
    )


def main() -> int:
    """Print what is reached, a module a line, as JSON."""
    for module in modules_reached(sys.argv[1:]):
        print(json.dumps(module.__dict__))
    return 0


if __name__ == "__main__":
    sys.exit(main())
