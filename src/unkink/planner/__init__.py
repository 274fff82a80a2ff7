"""Which routine does most for what the muscles need, in the minutes there are?

In go needs (`needs_of`) and a `RoutineRequest`; out comes a `Routine` with a proof that
nothing fits better under the stated scoring. Read `options.py` first (what may be
chosen, in what time, at what value), then `solve.py` (the search) and `verify.py` (the
proof).
"""

from unkink.planner.explain import cause_in_words
from unkink.planner.instance import (
    Answer,
    Instance,
    Option,
    instance_from_json,
    instance_to_json,
)
from unkink.planner.need import (
    FRESH,
    REFUSED_FROM,
    Need,
    Needs,
    SorenessReport,
    need_at,
    needs_of,
)
from unkink.planner.plan import Planned, plan
from unkink.planner.programme import programme_routine
from unkink.planner.request import (
    ALL_TOOLS,
    DEFAULT_TOOLS,
    LEAST_S,
    MOST_S,
    HeldCaution,
    RoutineRequest,
    VariantKey,
)
from unkink.planner.rest import Rest, not_of, options_of, plan_rest
from unkink.planner.solve import solve, solve_for
from unkink.planner.verify import faults_of

__all__ = [
    "ALL_TOOLS",
    "DEFAULT_TOOLS",
    "FRESH",
    "LEAST_S",
    "MOST_S",
    "REFUSED_FROM",
    "Answer",
    "HeldCaution",
    "Instance",
    "Need",
    "Needs",
    "Option",
    "Planned",
    "Rest",
    "RoutineRequest",
    "SorenessReport",
    "VariantKey",
    "cause_in_words",
    "faults_of",
    "instance_from_json",
    "instance_to_json",
    "need_at",
    "needs_of",
    "not_of",
    "options_of",
    "plan",
    "plan_rest",
    "programme_routine",
    "solve",
    "solve_for",
]
