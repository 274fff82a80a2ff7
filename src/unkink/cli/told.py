"""What a runner is told before a plan or a session."""

from datetime import datetime

from unkink.catalogue import Catalogue
from unkink.coach import Wishes, notices
from unkink.workload import MuscleLoad


def told_first(
    load: MuscleLoad | None,
    wishes: Wishes,
    catalogue: Catalogue,
    *,
    now: datetime,
    is_asked: bool = False,
) -> list[str]:
    """Return the notices, in full sentences.

    Args:
        load: Load of the runs, if there are any.
        wishes: What the runner reported and has.
        catalogue: The words.
        now: The moment.
        is_asked: The question about a sorer calf is asked by itself.
    """
    found = notices(load, wishes.reports, wishes.cautions, catalogue, now=now)
    question = catalogue.safety.one_calf
    return [
        f"{notice} {catalogue.safety.one_calf_yes}" if notice == question else notice
        for notice in found
        if not (is_asked and notice == question)
    ]
