"""Builders that fill in everything that does not matter to a test."""

from collections.abc import Callable
from dataclasses import fields
from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray

from unkink.activities import Activity, Streams

Floats = NDArray[np.float64]
MORNING = datetime(2026, 9, 6, 7, 30, tzinfo=UTC)


def make_streams(time_s: Floats, **columns: Floats) -> Streams:
    """Return streams with the columns given; the others were not recorded."""
    nothing = np.full(len(time_s), np.nan)
    names = [
        field.name
        for field in fields(Streams)
        if field.name not in ("time_s", "is_running")
    ]
    return Streams(
        time_s=time_s,
        is_running=columns.pop("is_running", np.ones(len(time_s))).astype(bool),
        **{name: columns.get(name, nothing) for name in names},
    )


def make_run(
    *,
    distance_m: float = 10_000,
    speed_mps: float = 3.25,
    altitude: Callable[[Floats], Floats] | None = lambda metres: 0 * metres,
    step_rate_spm: float | None = None,
    start: datetime = MORNING,
    source: str = "run.fit",
) -> Activity:
    """Return an even run, sampled once a second, over a profile of altitude."""
    seconds = np.arange(0, distance_m / speed_mps + 1e-9, 1.0)
    metres = seconds * speed_mps
    columns = {"distance_m": metres}
    if altitude is not None:
        columns["altitude_m"] = np.asarray(altitude(metres), dtype=np.float64)
    if step_rate_spm is not None:
        columns["step_rate_spm"] = np.full(len(seconds), step_rate_spm)
    return make_activity(make_streams(seconds, **columns), start=start, source=source)


def make_activity(
    streams: Streams, *, start: datetime = MORNING, source: str = "run.fit"
) -> Activity:
    """Return a run with these streams and the totals that follow from them."""
    elapsed_s = float(streams.time_s[-1]) if len(streams) else 0.0
    distance_m = float(np.nanmax(streams.distance_m)) if len(streams) else 0.0
    return Activity(
        source=source,
        start=start,
        sport="running",
        sport_origin="recorded",
        distance_m=distance_m,
        moving_s=elapsed_s,
        elapsed_s=elapsed_s,
        ascent_m=None,
        descent_m=None,
        streams=streams,
        digest=f"{source} {start}",
    )
