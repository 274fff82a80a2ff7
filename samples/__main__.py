"""Write the recordings of all courses: `python -m samples [--to DIR]`."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from samples.courses import all_runs
from samples.fit_writer import write_fit
from samples.gpx_writer import write_gpx
from samples.recording import record, rng_for
from samples.run import TrueRun
from samples.tcx_writer import write_tcx


def main(arguments: list[str] | None = None) -> None:
    """Write every course in every format that can hold it; say what was written."""
    parser = argparse.ArgumentParser(prog="python -m samples", description=__doc__)
    beside = Path(__file__).parent / "runs"
    parser.add_argument("--to", type=Path, default=beside, metavar="DIR")
    directory: Path = parser.parse_args(arguments).to
    directory.mkdir(parents=True, exist_ok=True)
    for run in all_runs():
        for path in _write(run, directory):
            print(f"{path}  {path.stat().st_size / 1000:,.0f} kB  {run.title}")


def _write(run: TrueRun, directory: Path) -> Iterator[Path]:
    """Write the files of one run, and yield their paths."""
    recording = record(run, rng_for(run.name))
    formats = {"fit": write_fit, "gpx": write_gpx, "tcx": write_tcx}
    if not run.has_position:
        del formats["gpx"]
    for suffix, write in formats.items():
        path = directory / f"{run.name}.{suffix}"
        write(recording, path)
        yield path


if __name__ == "__main__":
    main()
