"""Plans: the best routine for the minutes, and what is left of a session."""

from django.http import HttpRequest, HttpResponse
from ninja import Router

from unkink.api.answers import json_answer
from unkink.api.loaded import catalogue, clock_now
from unkink.api.plan_docs import plan_doc
from unkink.api.schemas.plans import AdaptIn, PlanDoc, PlanIn
from unkink.api.schemas.words import Problem
from unkink.coach.adapt import Interrupted, adapt
from unkink.coach.plan_today import Asked, plan_today
from unkink.planner import VariantKey

router = Router(tags=["plans"], by_alias=True)


@router.post("/plans", response={200: PlanDoc, 409: Problem})
def post_plan(request: HttpRequest, wanted: PlanIn) -> HttpResponse:  # noqa: ARG001
    """Plan the best routine for the minutes, with timeline and alternatives."""
    asked = Asked(
        minutes=wanted.minutes,
        tools=None if wanted.tools is None else frozenset(wanted.tools),
        place=wanted.place,
        keep=frozenset(VariantKey(one.move, one.variant) for one in wanted.keep),
        bar=frozenset(wanted.bar),
    )
    plan = plan_today(asked, clock_now(), catalogue(), now=wanted.now)
    return json_answer(plan_doc(plan, catalogue()))


@router.post("/plans/adapt", response={200: PlanDoc, 409: Problem})
def post_adapt(request: HttpRequest, wanted: AdaptIn) -> HttpResponse:  # noqa: ARG001
    """Plan anew what is left of a session; what is done stays on its clock."""
    interrupted = Interrupted(
        wanted.routine, at_s=wanted.at_s, bout=wanted.bout, wish=wanted.wish
    )
    plan = adapt(interrupted, clock_now(), catalogue())
    return json_answer(plan_doc(plan, catalogue()))
