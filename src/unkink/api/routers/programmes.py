"""Programmes: lists of moves in a fixed order."""

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Path, Router

from unkink.api.answers import json_answer
from unkink.api.loaded import catalogue, clock_now
from unkink.api.plan_docs import plan_doc
from unkink.api.problems import problem
from unkink.api.schemas.plans import Minutes, PlanDoc
from unkink.api.schemas.words import Key, Problem
from unkink.coach.fixed_plan import programme_plan
from unkink.errors import UnknownKeyError

router = Router(tags=["plans"], by_alias=True)


@router.post(
    "/programmes/{key}/plan", response={200: PlanDoc, 404: Problem, 409: Problem}
)
def post_programme_plan(
    request: HttpRequest,  # noqa: ARG001
    key: Annotated[Key, Path()],
    minutes: Minutes | None = None,
) -> HttpResponse:
    """Play a programme; one for the days after a race as it is due today."""
    known = catalogue().programmes
    if key not in known:
        return problem(404, str(UnknownKeyError("programme", key, known)))
    plan = programme_plan(key, clock_now(), catalogue(), minutes=minutes)
    return json_answer(plan_doc(plan, catalogue()))
