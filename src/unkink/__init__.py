"""unkink reads your run, works out which muscles took it, and plans your foam rolling.

    import unkink

    run = unkink.read_run("run.fit")
    load = unkink.muscle_load([run])
    routine = unkink.plan(load, minutes=12)

The floors of the house, from the command line down to the errors, are in
docs/style.md; the way of the data is in docs/design.md. Read `coach` first.
"""

from unkink.activities import Activity, read_run
from unkink.coach.library import muscle_load, plan
from unkink.errors import UnkinkError
from unkink.routines import Routine
from unkink.workload import MuscleLoad, Runner

__version__ = "0.1.0"

__all__ = [
    "Activity",
    "MuscleLoad",
    "Routine",
    "Runner",
    "UnkinkError",
    "__version__",
    "muscle_load",
    "plan",
    "read_run",
]
