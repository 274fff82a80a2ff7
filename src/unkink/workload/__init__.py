"""What did the runs ask of each muscle?

In go activities; out comes a `MuscleLoad`: dose, expected soreness and reasons for
every muscle and side. The model is that of docs/explanation/workload.md; its numbers
lie in `data/`, each with its source. Read `load.py` first, then `dose.py`, `days.py`.
"""

from unkink.workload.load import Band, MuscleLoad, PartLoad, RunLoad, muscle_load
from unkink.workload.load_json import load_to_json
from unkink.workload.reasons import Reason
from unkink.workload.runner import FootStrike, Runner, Surface

__all__ = [
    "Band",
    "FootStrike",
    "MuscleLoad",
    "PartLoad",
    "Reason",
    "RunLoad",
    "Runner",
    "Surface",
    "load_to_json",
    "muscle_load",
]
