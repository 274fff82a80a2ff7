"""Take note of how sore or stiff a part is."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from unkink.anatomy import sides_of
from unkink.errors import RequestError
from unkink.store.soreness import KeptReport, save_reports

# A telephone's clock may run ahead a little, a report of next week is a slip.
AHEAD = timedelta(hours=1)


def report_soreness(reports: Sequence[KeptReport], *, clock: datetime) -> None:
    """Keep reports; those whose id is known already change nothing.

    Args:
        reports: What was reported.
        clock: What the clock shows.

    Raises:
        RequestError: If a muscle has no such side, or a report is of a later time.
        StoreError: If they could not be kept.
    """
    for one in reports:
        if one.part.side not in sides_of(one.part.muscle):
            sides = " or ".join(sides_of(one.part.muscle))
            raise RequestError(
                f"the {one.part.muscle.plain_name} has no {one.part.side} side; "
                f"say {sides}"
            )
        if one.at > clock + AHEAD:
            raise RequestError(
                f"a report is of {one.at:%Y-%m-%d %H:%M}, which is still to come"
            )
    save_reports([_not_ahead(one, clock) for one in reports])


def _not_ahead(report: KeptReport, clock: datetime) -> KeptReport:
    at = min(report.at, clock)
    return KeptReport(report.id, report.part, report.value, report.is_stiff, at)
