"""What did the runs ask of each muscle?

In go activities; out comes a `MuscleLoad`: dose, expected soreness and reasons for
every muscle and side. The model is that of docs/explanation/workload.md; its numbers
lie in `data/`, each with its source. Read `load.py` first, then `work.py`, `dose.py`,
`days.py`.
"""

from unkink.workload.course import Course
from unkink.workload.load import (
    Band,
    MuscleLoad,
    PartLoad,
    RunLoad,
    assumed_muscles,
    doses_of,
    easy_km_of,
    load_at,
    muscle_load,
    reasons_for,
)
from unkink.workload.load_json import load_to_json
from unkink.workload.reasons import Reason
from unkink.workload.runner import FootStrike, Runner, Surface
from unkink.workload.step_rate import StepRates, UsualRates
from unkink.workload.work import Work, work_and_course, work_for, work_of
from unkink.workload.work_json import work_from_json, work_to_json

__all__ = [
    "Band",
    "Course",
    "FootStrike",
    "MuscleLoad",
    "PartLoad",
    "Reason",
    "RunLoad",
    "Runner",
    "StepRates",
    "Surface",
    "UsualRates",
    "Work",
    "assumed_muscles",
    "doses_of",
    "easy_km_of",
    "load_at",
    "load_to_json",
    "muscle_load",
    "reasons_for",
    "work_and_course",
    "work_for",
    "work_from_json",
    "work_of",
    "work_to_json",
]
