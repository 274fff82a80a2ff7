"""Routines that the runner saved: their own, and those that others shared."""

from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from ninja import Router, Status

from unkink.api.answers import json_answer
from unkink.api.loaded import catalogue, clock_now
from unkink.api.plan_docs import plan_doc
from unkink.api.schemas.plans import (
    PlanDoc,
    SavedRoutineDoc,
    SavedRoutineIn,
    SavedRoutineList,
)
from unkink.api.schemas.words import Problem
from unkink.coach.clashes import fault_of
from unkink.coach.fixed_plan import saved_plan
from unkink.routines import routine_from_json, routine_to_json
from unkink.store import routines as kept_routines
from unkink.store.routines import KeptRoutine

router = Router(tags=["routines"], by_alias=True)


@router.get("/routines", response=SavedRoutineList)
def get_routines(request: HttpRequest) -> dict[str, Any]:  # noqa: ARG001
    """Saved routines, the newest first."""
    return {"items": [_doc(kept) for kept in kept_routines.all_routines()]}


@router.post("/routines", response={201: SavedRoutineDoc})
def post_routine(
    request: HttpRequest,  # noqa: ARG001
    told: SavedRoutineIn,
) -> Status[dict[str, Any]]:
    """Save a routine; what the catalogue does not know of it is named in `unknown`."""
    kept = _checked(uuid4(), told)
    kept_routines.save_routine(kept, saved=clock_now())
    return Status(201, _doc(kept))


@router.put(
    "/routines/{uuid:routine_id}", response={200: SavedRoutineDoc, 404: Problem}
)
def put_routine(
    request: HttpRequest,  # noqa: ARG001
    routine_id: UUID,
    told: SavedRoutineIn,
) -> dict[str, Any]:
    """Change a saved routine."""
    kept = _checked(routine_id, told)
    kept_routines.change_routine(kept)
    return _doc(kept)


@router.delete("/routines/{uuid:routine_id}", response={204: None, 404: Problem})
def delete_routine(request: HttpRequest, routine_id: UUID) -> HttpResponse:  # noqa: ARG001
    """Forget a saved routine."""
    kept_routines.delete_routine(routine_id)
    return HttpResponse(status=204)


@router.post(
    "/routines/{uuid:routine_id}/plan",
    response={200: PlanDoc, 404: Problem, 409: Problem},
)
def post_routine_plan(request: HttpRequest, routine_id: UUID) -> HttpResponse:  # noqa: ARG001
    """Play a saved routine."""
    kept = kept_routines.routine_with(routine_id)
    plan = saved_plan(kept.routine, clock_now(), catalogue())
    return json_answer(plan_doc(plan, catalogue()))


def _checked(routine_id: UUID, told: SavedRoutineIn) -> KeptRoutine:
    """Return a routine whole, as we would write it.

    Raises:
        DataFileError: If it is none.
    """
    routine = routine_from_json(told.routine, source="the routine")
    return KeptRoutine(routine_id, routine_to_json(routine))


def _doc(kept: KeptRoutine) -> dict[str, Any]:
    routine = routine_from_json(kept.routine, source="the routine")
    faults = [fault_of(bout, catalogue()) for bout in routine.bouts]
    unknown = [
        f"{bout.move}/{bout.variant}"
        for bout, fault in zip(routine.bouts, faults, strict=True)
        if fault
    ]
    return {"id": kept.id, "routine": kept.routine, "unknown": unknown}
