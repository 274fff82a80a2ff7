"""Plans as documents."""

from typing import Any

from unkink.catalogue import Catalogue
from unkink.coach.plan_today import PlanToday
from unkink.routines import Routine, routine_to_json, timeline_to_json, unroll


def plan_doc(plan: PlanToday, catalogue: Catalogue) -> dict[str, Any]:
    """Return a plan with each bout's alternatives."""
    return {
        "routine": routine_to_json(plan.routine),
        "timeline": timeline_to_json(plan.timeline),
        "alternatives": [
            {
                "gentler": _alternative(change.gentler, catalogue),
                "more": _alternative(change.more, catalogue),
            }
            for change in plan.changes
        ],
        "notices": list(plan.notices),
    }


def _alternative(
    routine: Routine | None, catalogue: Catalogue
) -> dict[str, Any] | None:
    if routine is None:
        return None
    return {
        "routine": routine_to_json(routine),
        "timeline": timeline_to_json(unroll(routine, catalogue)),
    }
