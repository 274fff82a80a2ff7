"""What a runner should be told beside a plan: notices that ask and never diagnose."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from unkink.anatomy import GROUPS, Group, Part, Side
from unkink.catalogue import Catalogue, Effect
from unkink.planner import FRESH, REFUSED_FROM, HeldCaution, SorenessReport
from unkink.workload import Band, MuscleLoad

ONE_CALF_POINTS = 4.0
# A limit of day 7 still says something some days later, and nothing months later.
LAST_DAYS = 7


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
    fresh = [report for report in reports if now - FRESH <= report.at <= now]
    latest = _latest(fresh)
    found: list[str] = []
    if one_calf_is_sorer(fresh):
        found.append(safety.one_calf)
    sorest = [p.muscle.plain_name for p, v in latest.items() if v >= REFUSED_FROM]
    if sorest:
        found.append(f"{', '.join(dict.fromkeys(sorest))}: {safety.sore_nine}")
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
    latest = _latest(reports)
    pairs = (
        (Part(muscle, Side.LEFT), Part(muscle, Side.RIGHT))
        for muscle in GROUPS[Group.CALF]
    )
    return any(
        abs(latest.get(left, 0.0) - latest.get(right, 0.0)) >= ONE_CALF_POINTS
        for left, right in pairs
        if left in latest or right in latest
    )


def _latest(reports: Sequence[SorenessReport]) -> dict[Part, float]:
    """Return what was reported last of each part."""
    return {r.part: r.value for r in sorted(reports, key=lambda report: report.at)}


def _slower_than_usual(
    load: MuscleLoad | None,
    latest: dict[Part, float],
    catalogue: Catalogue,
    now: datetime,
) -> Iterator[bool]:
    """Yield for each limit whether a report days after a hard run lies above it."""
    if load is None:
        return
    for part, value in latest.items():
        hard = [r for r in load.runs if r.bands.get(part.muscle) is Band.STRONG]
        if hard:
            days = (now - hard[-1].activity.end).days
            yield any(
                part.muscle in GROUPS[limit.group] and value > limit.above
                for limit in catalogue.safety.slower_limits
                if limit.day <= days <= limit.day + LAST_DAYS
            )
