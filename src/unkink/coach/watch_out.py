"""What a runner should be told beside a plan: notices that ask and never diagnose."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from unkink.anatomy import GROUPS, Group, Part, Side
from unkink.catalogue import Catalogue, Effect
from unkink.planner import HeldCaution, SorenessReport
from unkink.workload import Band, MuscleLoad

ONE_CALF_POINTS = 4.0
REFUSED_FROM = 9.0


def notices(
    load: MuscleLoad | None,
    reports: Sequence[SorenessReport],
    cautions: Sequence[HeldCaution],
    catalogue: Catalogue,
    *,
    now: datetime,
) -> list[str]:
    """Return what to tell a runner before rolling, the most pressing first."""
    safety = catalogue.safety
    latest = {report.part: report.value for report in reports}
    found: list[str] = []
    if one_calf_is_sorer(reports):
        found.append(safety.one_calf)
    if any(value >= REFUSED_FROM for value in latest.values()):
        found.append(safety.sore_nine)
    found += [
        f"{held.caution.name}: {held.caution.advice}"
        for held in cautions
        if held.caution.effect is not Effect.ADAPT
    ]
    if any(_slower_than_usual(load, latest, catalogue, now)):
        found.append(safety.slower_than_usual)
    return list(dict.fromkeys(found))


def one_calf_is_sorer(reports: Sequence[SorenessReport]) -> bool:
    """Return whether one calf was reported four or more points above the other."""
    latest = {report.part: report.value for report in reports}
    pairs = (
        (Part(muscle, Side.LEFT), Part(muscle, Side.RIGHT))
        for muscle in GROUPS[Group.CALF]
    )
    return any(
        abs(latest.get(left, 0.0) - latest.get(right, 0.0)) >= ONE_CALF_POINTS
        for left, right in pairs
        if left in latest or right in latest
    )


def _slower_than_usual(
    load: MuscleLoad | None,
    latest: dict[Part, float],
    catalogue: Catalogue,
    now: datetime,
) -> Iterator[bool]:
    """Yield for each limit whether a report days after a hard run lies above it."""
    if load is None or not load.runs:
        return
    days = (now - load.runs[-1].activity.end).days
    limits = [limit for limit in catalogue.safety.slower_limits if limit.day <= days]
    for limit in limits:
        for part, value in latest.items():
            was_hard = load.of(part).band is Band.STRONG
            yield (
                part.muscle in GROUPS[limit.group] and was_hard and value > limit.above
            )
