"""The JSON form of a load, `unkink.load/1`."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from unkink.workload.load import MuscleLoad, PartLoad, RunLoad
from unkink.workload.reasons import Reason

SCHEMA = "unkink.load/1"


def load_to_json(
    load: MuscleLoad, *, left_out: Sequence[tuple[str, str]] = ()
) -> dict[str, Any]:
    """Return the JSON form of a load.

    Args:
        load: The load.
        left_out: Files that did not go in, and why.
    """
    return {
        "schema": SCHEMA,
        "now": load.now.isoformat(),
        "notes": list(load.notes),
        "runs": [_run(run) for run in load.runs],
        "left_out": [{"file": file, "why": why} for file, why in left_out],
        "muscles": [_muscle(part) for part in load.parts],
    }


def _run(run: RunLoad) -> dict[str, Any]:
    activity = run.activity
    return {
        "file": activity.source,
        "start": activity.start.isoformat(),
        "sport": activity.sport,
        "assumed": activity.sport_origin == "assumed",
        "distance_m": round(activity.distance_m, 1),
        "moving_s": round(activity.moving_s, 1),
        "elapsed_s": round(activity.elapsed_s, 1),
        "ascent_m": _rounded(run.ascent_m, 1),
        "descent_m": _rounded(run.descent_m, 1),
        "warnings": list(run.warnings),
    }


def _muscle(load: PartLoad) -> dict[str, Any]:
    return {
        "muscle": load.part.muscle,
        "side": load.part.side,
        "group": load.group,
        "damage": _rounded(load.damage, 4),
        "effort": _rounded(load.effort, 4),
        "easy_km": _rounded(load.easy_km, 3),
        "band": load.band,
        "soreness_now": _rounded(load.soreness_now, 3),
        "soreness_peak_48h": _rounded(load.soreness_peak_48h, 3),
        "peak_at": _iso(load.peak_at),
        "assumed": load.is_assumed,
        "reasons": [_reason(reason) for reason in load.reasons],
    }


def _reason(reason: Reason) -> dict[str, Any]:
    return {
        "cause": reason.cause,
        "value": round(reason.value, 2),
        "unit": reason.unit,
        "share": round(reason.share, 4),
    }


def _rounded(value: float | None, digits: int) -> float | None:
    return None if value is None else round(value, digits)


def _iso(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()
