"""Work as plain data, to keep it for years; numbers stay as they are, to the last bit.

The runner's words and the totals are in it, the samples are not.
"""

from dataclasses import fields
from datetime import datetime
from typing import Any

import numpy as np

from unkink.activities import Activity, Lap, no_streams
from unkink.workload.reasons import Stretch
from unkink.workload.tables import read_tables
from unkink.workload.work import Work

_PLAIN = tuple(
    one.name
    for one in fields(Activity)
    if one.name not in ("start", "streams", "laps", "pauses", "warnings")
)


def work_to_json(work: Work) -> dict[str, Any]:
    """Return work as plain data."""
    run = work.activity
    return {
        "activity": {
            **{name: getattr(run, name) for name in _PLAIN},
            "start": run.start.isoformat(),
            "laps": [list(vars(lap).values()) for lap in run.laps],
            "pauses": [list(pause) for pause in run.pauses],
            "warnings": list(run.warnings),
        },
        "ascent_m": work.ascent_m,
        "descent_m": work.descent_m,
        "warnings": list(work.warnings),
        "muscles": list(read_tables().muscles),
        "total": work.total.tolist(),
        "level": work.level.tolist(),
        "stretches": [
            {
                "cause": one.cause,
                "value": one.value,
                "unit": one.unit,
                "dose": one.dose.tolist(),
            }
            for one in work.stretches
        ],
        "step_rates": None if work.step_rates is None else [*work.step_rates.items()],
    }


def work_from_json(data: dict[str, Any]) -> Work:
    """Return the work of plain data.

    Muscles that the model has learnt since then did nothing.
    """
    place = _places(data["muscles"])
    rates = data["step_rates"]
    return Work(
        activity=_activity(data["activity"]),
        ascent_m=data["ascent_m"],
        descent_m=data["descent_m"],
        warnings=tuple(data["warnings"]),
        total=_placed(data["total"], place),
        level=_placed(data["level"], place),
        stretches=tuple(
            Stretch(
                cause=one["cause"],
                value=one["value"],
                unit=one["unit"],
                dose=_placed(one["dose"], place),
            )
            for one in data["stretches"]
        ),
        step_rates=None if rates is None else {int(i): float(r) for i, r in rates},
    )


def _activity(data: dict[str, Any]) -> Activity:
    return Activity(
        **{name: data[name] for name in _PLAIN},
        start=datetime.fromisoformat(data["start"]),
        laps=tuple(Lap(*lap) for lap in data["laps"]),
        pauses=tuple((start_s, end_s) for start_s, end_s in data["pauses"]),
        warnings=tuple(data["warnings"]),
        streams=no_streams(),
    )


def _places(muscles: list[str]) -> list[int] | None:
    """Return where each of today's muscles stands; None if nothing moved."""
    today = [str(muscle) for muscle in read_tables().muscles]
    if muscles == today:
        return None
    # -1 is a column of zeros that is put at the end.
    return [muscles.index(name) if name in muscles else -1 for name in today]


def _placed(values: list[Any], place: list[int] | None) -> np.ndarray:
    array = np.array(values, dtype=np.float64)
    if place is None:
        return array
    nothing = np.zeros((*array.shape[:-1], 1))
    return np.concatenate([array, nothing], axis=-1)[..., place]
