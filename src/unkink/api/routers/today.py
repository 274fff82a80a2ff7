"""Today, and the soreness that the runner reports."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from unkink.api.loaded import catalogue, clock_now
from unkink.api.run_docs import run_doc
from unkink.api.schemas.today import SorenessList, TodayDoc
from unkink.api.schemas.words import Problem
from unkink.coach.report_soreness import report_soreness
from unkink.coach.take_in_sessions import take_in_sessions
from unkink.coach.today import Today, today
from unkink.store.database import database_path
from unkink.store.soreness import KeptReport, delete_report

router = Router(tags=["today"])


@router.get("/today", response=TodayDoc)
def get_today(request: HttpRequest) -> dict[str, object]:  # noqa: ARG001
    """Load, need, notices, and what is asked."""
    take_in_sessions(database_path().parent)
    return _doc(today(clock_now(), catalogue()))


@router.post("/soreness", response=TodayDoc)
def post_soreness(request: HttpRequest, told: SorenessList) -> dict[str, object]:  # noqa: ARG001
    """Report soreness or stiffness; today as it is then."""
    report_soreness(
        [
            KeptReport(one.id, one.part, one.value, one.is_stiff, one.at)
            for one in told.reports
        ],
        clock=clock_now(),
    )
    return _doc(today(clock_now(), catalogue()))


@router.delete("/soreness/{uuid:report_id}", response={204: None, 404: Problem})
def delete_soreness(request: HttpRequest, report_id: UUID) -> HttpResponse:  # noqa: ARG001
    """Take a report back; what was reported before it holds again."""
    delete_report(report_id)
    return HttpResponse(status=204)


def _doc(found: Today) -> dict[str, object]:
    newest = found.newest_run
    return {**vars(found), "newest_run": None if newest is None else run_doc(newest)}
