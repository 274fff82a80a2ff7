"""The JSON form of runs as they were recorded, `unkink.read/1`."""

from typing import Any

from unkink.activities import Lap
from unkink.cli.left_out import kind_of
from unkink.cli.run_facts import Collected, RunFacts
from unkink.errors import ActivityFileError

SCHEMA = "unkink.read/1"


def collected_to_json(collected: Collected) -> dict[str, Any]:
    """Return the JSON form of what was read."""
    return {
        "schema": SCHEMA,
        "runs": [_run(run) for run in collected.runs],
        "left_out": [_left_out(error) for error in collected.left_out],
    }


def _run(run: RunFacts) -> dict[str, Any]:
    one = run.activity
    return {
        "file": one.source,
        "start": one.start.isoformat(),
        "sport": one.sport,
        "sport_origin": one.sport_origin,
        "name": one.name,
        "notes": one.notes,
        "gear": one.gear,
        "device": one.device,
        "distance_m": _rounded(one.distance_m),
        "moving_s": _rounded(one.moving_s),
        "elapsed_s": _rounded(one.elapsed_s),
        "ascent_m": _rounded(one.ascent_m),
        "descent_m": _rounded(one.descent_m),
        "perceived_effort": one.perceived_effort,
        "feel": one.feel,
        "laps": [_lap(lap) for lap in one.laps],
        "pauses": [
            {"start_s": _rounded(start_s), "end_s": _rounded(end_s)}
            for start_s, end_s in one.pauses
        ],
        "samples": run.samples,
        "columns": {name: count for name, count in run.known.items() if count},
        "warnings": list(one.warnings),
        "digest": one.digest,
    }


def _lap(lap: Lap) -> dict[str, Any]:
    return {
        "start_s": _rounded(lap.start_s),
        "elapsed_s": _rounded(lap.elapsed_s),
        "moving_s": _rounded(lap.moving_s),
        "distance_m": _rounded(lap.distance_m),
    }


def _left_out(error: ActivityFileError) -> dict[str, Any]:
    return {
        "file": str(error.path),
        "why": error.why,
        "offset": error.offset,
        "kind": kind_of(error),
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)
