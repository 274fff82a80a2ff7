"""Soreness and stiffness that the runner reported."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from unkink.anatomy import Muscle, Part, Side
from unkink.errors import NotKeptError
from unkink.store.database import told
from unkink.store.models import ReportRow


@dataclass(frozen=True)
class KeptReport:
    """What was reported of one part.

    Attributes:
        id: The client's id, so that a report arrives once.
        part: Muscle and side.
        value: Soreness when moving, 0 to 10; None if the part was only named stiff.
        is_stiff: Whether it was named stiff.
        at: When, with time zone.
    """

    id: UUID
    part: Part
    value: float | None
    is_stiff: bool
    at: datetime


def save_reports(reports: Sequence[KeptReport]) -> None:
    """Keep reports, all or none; those whose id is known already change nothing.

    Raises:
        StoreError: If they could not be kept.
    """
    rows = [
        ReportRow(
            id=one.id,
            muscle=one.part.muscle,
            side=one.part.side,
            value=one.value,
            is_stiff=one.is_stiff,
            at=one.at,
        )
        for one in reports
    ]
    with told():
        ReportRow.objects.bulk_create(rows, ignore_conflicts=True)


def delete_report(report_id: UUID) -> None:
    """Forget a report; what was reported before it holds again.

    Raises:
        NotKeptError: If it is not kept.
    """
    with told():
        count, _ = ReportRow.objects.filter(id=report_id).delete()
    if not count:
        raise NotKeptError("report", report_id)


def reports_since(at: datetime) -> list[KeptReport]:
    """Return what was reported since a time, oldest first."""
    with told():
        rows = ReportRow.objects.filter(at__gte=at).order_by("at", "id")
        return [_kept(row) for row in rows]


def count_reports() -> int:
    """Return how many reports are kept."""
    with told():
        return ReportRow.objects.count()


def _kept(row: ReportRow) -> KeptReport:
    part = Part(Muscle(row.muscle), Side(row.side))
    return KeptReport(row.id, part, row.value, row.is_stiff, row.at)
