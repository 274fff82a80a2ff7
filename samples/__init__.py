"""What would a watch have written, had we known the run exactly?

In goes the name of a course (`hilly-10k`, `treadmill`, `road-marathon` or
`mountain-run`); out comes the true run, second by second, and from it a recording with
the noise of a watch, as FIT, GPX or TCX. Every value is made up from formulas and a
seed; no runner is behind any of it. Read `run.py` first, then `courses.py`.

    run = make_run("hilly-10k")
    recording = record(run, rng_for(run.name), sensor="satellite")
    write_fit(recording, path)

`python -m samples` writes all of them to `samples/runs/`.
"""

from samples.courses import COURSES, all_runs, make_run
from samples.fit_writer import write_fit
from samples.gpx_writer import write_gpx
from samples.recording import Recording, record, rng_for
from samples.run import Pause, Sensor, TrueRun
from samples.tcx_writer import write_tcx

__all__ = [
    "COURSES",
    "Pause",
    "Recording",
    "Sensor",
    "TrueRun",
    "all_runs",
    "make_run",
    "record",
    "rng_for",
    "write_fit",
    "write_gpx",
    "write_tcx",
]
