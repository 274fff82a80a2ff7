"""A minute of the generated samples, as FIT, GPX and TCX."""

from dataclasses import fields, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from samples import (
    Recording,
    make_run,
    record,
    rng_for,
    write_fit,
    write_gpx,
    write_tcx,
)

_WRITERS = {"fit": write_fit, "gpx": write_gpx, "tcx": write_tcx}
# The mountain run stops in its middle, the treadmill has no positions.
_COURSES = ("hilly-10k", "mountain-run", "treadmill")
_SPAN_S, _EVERY = 30, 8


@cache
def excerpts(form: str) -> dict[str, bytes]:
    """Return excerpts by name, in a format as the samples have it."""
    cut = {name: _excerpt(name) for name in _COURSES}
    return {
        f"sample-{name}": _bytes_of(one, form)
        for name, one in cut.items()
        if form != "gpx" or one.run.has_position
    }


def _excerpt(name: str) -> Recording:
    """Return a minute, around the first pause if there is one."""
    run = make_run(name)
    whole = record(run, rng_for(name))
    pause = run.pauses[0] if run.pauses else None
    first_s = pause.start_s - _SPAN_S if pause else 600.0
    last_s = pause.end_s + _SPAN_S if pause else first_s + 2 * _SPAN_S
    rows = np.flatnonzero((whole.time_s >= first_s) & (whole.time_s <= last_s))
    edges = np.isin(whole.time_s[rows], [pause.start_s, pause.end_s] if pause else [])
    rows = rows[edges | (np.arange(len(rows)) % _EVERY == 0)]
    columns = {
        one.name: getattr(whole, one.name)[rows]
        for one in fields(Recording)
        if one.name not in ("run", "sensor")
    }
    return replace(whole, **columns)


def _bytes_of(recording: Recording, form: str) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "run"
        _WRITERS[form](recording, path)
        return path.read_bytes()
