"""What does a runner want to do?

The use cases, one a file: each puts the packages below together and knows no terminal.
Read `measure_load.py` first, then `plan_routine.py`.
"""

from unkink.coach.measure_load import Measured, measure_load, resolve_now
from unkink.coach.plan_routine import Wishes, plan_routine
from unkink.coach.watch_out import notices

__all__ = [
    "Measured",
    "Wishes",
    "measure_load",
    "notices",
    "plan_routine",
    "resolve_now",
]
