"""What today's rolling should go to: need, 0 to 1, for every muscle and side."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from unkink.anatomy import Muscle, Part, parts_of
from unkink.units import in_range
from unkink.workload import MuscleLoad

FRESH = timedelta(hours=12)
USABLE = timedelta(days=5)
MOST_SCALING = 3.0
FLOOR = 0.05
FULL_AT = 8.0
STIFF = 0.5
SORE = 3.0
REFUSED_FROM = 9.0


@dataclass(frozen=True)
class SorenessReport:
    """Soreness when moving that the runner reported.

    Attributes:
        part: Muscle and side.
        value: 0 (none) to 10.
        at: When, with time zone.
    """

    part: Part
    value: float
    at: datetime

    def __post_init__(self) -> None:
        in_range(f"soreness of {self.part.muscle}", self.value, low=0, high=10)


@dataclass(frozen=True)
class Need:
    """Need of one part.

    Attributes:
        need: 0.05 to 1.
        soreness: What it follows from, reported or expected [points of 10].
        origin: Whether the runner reported it, a run lets expect it, or neither.
        is_stiff: The runner named it stiff.
    """

    need: float
    soreness: float
    origin: Literal["reported", "expected", "unknown"]
    is_stiff: bool = False

    @property
    def is_sore(self) -> bool:
        """Whether it is sore enough to be rolled for longer."""
        return self.soreness >= SORE

    @property
    def is_refused(self) -> bool:
        """Whether it is so sore that it is not rolled at all."""
        return self.origin == "reported" and self.soreness >= REFUSED_FROM


Needs = Mapping[Part, Need]


def needs_of(
    load: MuscleLoad | None,
    *,
    now: datetime,
    reports: Sequence[SorenessReport] = (),
    stiff: Iterable[Part] = (),
) -> dict[Part, Need]:
    """Return the need of every part.

    x is the soreness reported within 12 h, else the largest that is expected within
    48 h, scaled by (report + .5) / (prediction + .5) of the last report under 5 days
    old, within a third and three times. need = .05 + .95 · min(1, x/8); a part named
    stiff has .5 at least.

    Args:
        load: Load of the runs; None without any.
        now: The moment of planning.
        reports: What the runner reported, in any order; later than `now` is ignored.
        stiff: Parts that the runner named stiff.
    """
    stiff = frozenset(stiff)
    latest = _latest(reports, now)
    parts = [part for muscle in Muscle for part in parts_of(muscle)]
    return {
        part: _need(part, load, latest.get(part), now, is_stiff=part in stiff)
        for part in parts
    }


def need_at(soreness: float) -> float:
    """Return the need that follows from soreness alone [points of 10]."""
    return FLOOR + (1 - FLOOR) * min(1.0, soreness / FULL_AT)


def _latest(
    reports: Sequence[SorenessReport], now: datetime
) -> dict[Part, SorenessReport]:
    past = sorted((r for r in reports if r.at <= now), key=lambda report: report.at)
    return {report.part: report for report in past}


def _need(
    part: Part,
    load: MuscleLoad | None,
    report: SorenessReport | None,
    now: datetime,
    *,
    is_stiff: bool,
) -> Need:
    if report is not None and now - report.at <= FRESH:
        return _from_soreness(report.value, "reported", is_stiff=is_stiff)
    expected = None if load is None else load.of(part).soreness_peak_48h
    if load is None or expected is None:
        return _from_soreness(0.0, "unknown", is_stiff=is_stiff)
    soreness = min(10.0, expected * _scaling(part, load, report, now))
    return _from_soreness(soreness, "expected", is_stiff=is_stiff)


def _scaling(
    part: Part, load: MuscleLoad, report: SorenessReport | None, now: datetime
) -> float:
    if report is None or now - report.at >= USABLE:
        return 1.0
    predicted = load.soreness(part.muscle, at=report.at)
    ratio = (report.value + 0.5) / (predicted + 0.5)
    return min(MOST_SCALING, max(1 / MOST_SCALING, ratio))


def _from_soreness(
    soreness: float,
    origin: Literal["reported", "expected", "unknown"],
    *,
    is_stiff: bool,
) -> Need:
    need = need_at(soreness)
    return Need(max(need, STIFF) if is_stiff else need, soreness, origin, is_stiff)
