"""unkink reads your run, works out which muscles took it, and plans your foam rolling.

    import unkink

    run = unkink.read_run("run.fit")
    load = unkink.muscle_load([run])
    routine = unkink.plan(load, minutes=12)

The floors of the house, from the command line down to the errors, are in
docs/style.md; the way of the data is in docs/design.md. Read `coach` first.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from unkink.activities import Activity, read_run, read_runs
    from unkink.coach.library import export, film, muscle_load, plan
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
    "export",
    "film",
    "muscle_load",
    "plan",
    "read_run",
    "read_runs",
]

_HOMES = {
    "Activity": "unkink.activities",
    "MuscleLoad": "unkink.workload",
    "Routine": "unkink.routines",
    "Runner": "unkink.workload",
    "UnkinkError": "unkink.errors",
    "export": "unkink.coach.library",
    "film": "unkink.coach.library",
    "muscle_load": "unkink.coach.library",
    "plan": "unkink.coach.library",
    "read_run": "unkink.activities",
    "read_runs": "unkink.activities",
}


def __getattr__(name: str) -> object:
    """Return a public name from its home.

    Looked up when first asked for, because every import of a part of unkink runs this
    file, and the command line must not pay for parts that it does not use.
    """
    if name not in _HOMES:
        raise AttributeError(f"module 'unkink' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
