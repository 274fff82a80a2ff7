"""The load of some runs on every muscle, and the soreness that it lets expect."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

import numpy as np

from unkink.activities import Activity
from unkink.anatomy import Group, Muscle, Part, group_of, sides_of
from unkink.errors import QuantityError
from unkink.workload.days import Rises, fade, knows_history, rises_of, soreness_at
from unkink.workload.dose import DAMAGE, EFFORT, easy_km_dose
from unkink.workload.reasons import Reason, reasons_of
from unkink.workload.runner import Runner
from unkink.workload.tables import Floats, Tables, read_tables
from unkink.workload.work import Work, work_of

AHEAD_H = 48
# Older runs give no soreness that one could feel.
RECENT = timedelta(days=7)
_PARTS = tuple(Part(muscle, side) for muscle in Muscle for side in sides_of(muscle))


class Band(StrEnum):
    """How much soreness a run lets expect on the day after."""

    NONE = "none"
    LIGHT = "light"
    CLEAR = "clear"
    STRONG = "strong"


@dataclass(frozen=True)
class PartLoad:
    """Load on one muscle of one side; all None where the model does not estimate it.

    Left and right differ only by what the runner reports, so both sides are alike here.

    Attributes:
        part: Muscle and side.
        group: What it is planned in.
        damage: Sum of the damage doses, undecayed [points of 10].
        effort: Sum of the effort doses, undecayed [points of 10].
        easy_km: Level km at 3.25 m/s that would give the same damage dose [km].
        band: By the largest rise of any run of the last week on the day after it; of
            any run, if none is that recent.
        soreness_now: Predicted now [points of 10].
        soreness_peak_48h: Largest predicted within the next 48 h [points of 10].
        peak_at: When that is.
        reasons: Why, for the same runs as the band, the largest share first.
        is_assumed: The muscle's row of the model rests on analogy.
    """

    part: Part
    group: Group
    damage: float | None = None
    effort: float | None = None
    easy_km: float | None = None
    band: Band | None = None
    soreness_now: float | None = None
    soreness_peak_48h: float | None = None
    peak_at: datetime | None = None
    reasons: tuple[Reason, ...] = ()
    is_assumed: bool = False


@dataclass(frozen=True)
class RunLoad:
    """A run that went into a load, with what the model noticed about it.

    Attributes:
        activity: The run; its samples are gone, to spare memory.
        ascent_m: Climbed [m], as recorded, else by the smoothed grade; None without any
            altitude.
        descent_m: Descended [m], likewise.
        warnings: What was wrong and what was done about it.
        bands: Band of the run's own rise on the day after it, by muscle.
    """

    activity: Activity
    ascent_m: float | None
    descent_m: float | None
    warnings: tuple[str, ...]
    bands: Mapping[Muscle, Band]


@dataclass(frozen=True)
class MuscleLoad:
    """Load of some runs on every muscle and side.

    Attributes:
        now: The moment that "now" means.
        runs: The runs that went in, oldest first.
        parts: One entry for each muscle and side, in the order of the body.
        notes: What holds for the whole, in words.
        rises: How far each run lifts soreness, on a clock that reads 0 h now; None
            without runs.
    """

    now: datetime
    runs: tuple[RunLoad, ...]
    parts: tuple[PartLoad, ...]
    notes: tuple[str, ...] = ()
    rises: Rises | None = None

    def of(self, part: Part) -> PartLoad:
        """Return the load on one part."""
        return next(load for load in self.parts if load.part == part)

    def soreness_course(self, times: Sequence[datetime]) -> dict[Muscle, list[float]]:
        """Return the soreness expected at some times, 0 to 10, of what is estimated."""
        tables = read_tables()
        if self.rises is None:
            return {}
        hours = np.array([(at - self.now).total_seconds() / 3_600 for at in times])
        expected = combined(soreness_at(self.rises, hours, tables), tables)
        columns = np.minimum(10.0, expected).T.tolist()
        return dict(zip(tables.muscles, columns, strict=True))

    def soreness(self, muscle: Muscle, *, at: datetime) -> float:
        """Return the soreness expected at some time, 0 to 10; 0 if not estimated."""
        tables = read_tables()
        if self.rises is None or muscle not in tables.muscles:
            return 0.0
        hours = np.array([(at - self.now).total_seconds() / 3_600])
        expected = combined(soreness_at(self.rises, hours, tables), tables)[0]
        return min(10.0, float(expected[tables.muscles.index(muscle)]))


def muscle_load(
    runs: Sequence[Activity], *, now: datetime, runner: Runner | None = None
) -> MuscleLoad:
    """Return the load of some runs on every muscle.

    Args:
        runs: Runs, in any order; the earlier ones are the history of the later ones.
        now: The moment to predict for, with time zone; runs that end later are left
            out.
        runner: What the runner told; the average runner on roads by default.

    Raises:
        QuantityError: If `now` has no time zone.
    """
    in_order = sorted(runs, key=lambda run: run.end)
    return load_at(now, work_of(in_order, runner=runner), runner=runner)


def load_at(
    now: datetime, works: Iterable[Work], *, runner: Runner | None = None
) -> MuscleLoad:
    """Return the load of some runs whose work is known.

    Args:
        now: The moment to predict for, with time zone; runs that end later are left
            out.
        works: Their work, in any order.
        runner: What the runner told; the average runner on roads by default.

    Raises:
        QuantityError: If `now` has no time zone.
    """
    if now.tzinfo is None:
        raise QuantityError("now", now.isoformat(), allowed="a time with its zone")
    tables = read_tables()
    past = (one for one in works if one.activity.end <= now)
    worked = sorted(past, key=lambda one: one.activity.end)
    if not worked:
        return MuscleLoad(now, (), tuple(_part_load(part, None) for part in _PARTS))
    rises = _rises(worked, now, tables, sensitivity=(runner or Runner()).sensitivity)
    bands = _bands(rises, tables)
    by_muscle = _by_muscle(worked, rises, bands, now, tables)
    return MuscleLoad(
        now=now,
        runs=tuple(
            RunLoad(one.activity, one.ascent_m, one.descent_m, one.warnings, of_run)
            for one, of_run in zip(worked, bands, strict=True)
        ),
        parts=tuple(_part_load(part, by_muscle.get(part.muscle)) for part in _PARTS),
        notes=_notes([one.activity for one in worked], tables),
        rises=rises,
    )


def easy_km_of(works: Iterable[Work]) -> dict[Muscle, float]:
    """Return the level km at 3.25 m/s [km] that would ask as much of each muscle.

    Args:
        works: Work of some runs; without any, every muscle did 0 km.
    """
    per_km = easy_km_dose(read_tables()).tolist()
    doses = doses_of(works).items()
    return {m: dose / one for (m, dose), one in zip(doses, per_km, strict=True)}


def doses_of(works: Iterable[Work]) -> dict[Muscle, float]:
    """Return the sum of some runs' damage doses by muscle [points of 10]."""
    tables = read_tables()
    total = sum((one.total[DAMAGE] for one in works), np.zeros(len(tables.rows)))
    return dict(zip(tables.muscles, total.tolist(), strict=True))


def reasons_for(works: Iterable[Work]) -> dict[Muscle, tuple[Reason, ...]]:
    """Return why some runs gave each muscle its dose, the largest share first."""
    tables = read_tables()
    found = reasons_of([work.stretches for work in works], tables)
    return dict(zip(tables.muscles, found, strict=True))


def assumed_muscles() -> frozenset[Muscle]:
    """Return the muscles whose rows of the model rest on analogy."""
    rows = read_tables().rows
    return frozenset(row.muscle for row in rows if row.status == "assumed")


def combined(by_channel: Floats, tables: Tables) -> Floats:
    """Return .7 · damage + .3 · effort; the channel is the last axis but one."""
    share = float(tables.model["soreness"]["damage_share"])
    damage, effort = by_channel[..., DAMAGE, :], by_channel[..., EFFORT, :]
    return np.asarray(share * damage + (1 - share) * effort)


def _part_load(part: Part, facts: dict[str, object] | None) -> PartLoad:
    return PartLoad(part, group_of(part.muscle), **(facts or {}))  # type: ignore[arg-type]


def _by_muscle(
    worked: Sequence[Work],
    rises: Rises,
    bands: Sequence[Mapping[Muscle, Band]],
    now: datetime,
    tables: Tables,
) -> dict[Muscle, dict[str, object]]:
    total = sum((one.total for one in worked), np.zeros((2, len(tables.rows))))
    ahead = combined(soreness_at(rises, np.arange(AHEAD_H + 1.0), tables), tables)
    peak = ahead.argmax(axis=0)
    easy_km = total[DAMAGE] / easy_km_dose(tables)
    recent = _recent(worked, now)
    reasons = reasons_of([worked[k].stretches for k in recent], tables)
    order = list(Band)
    return {
        row.muscle: {
            "damage": float(total[DAMAGE, i]),
            "effort": float(total[EFFORT, i]),
            "easy_km": float(easy_km[i]),
            "band": max((bands[k][row.muscle] for k in recent), key=order.index),
            "soreness_now": min(10.0, float(ahead[0, i])),
            "soreness_peak_48h": min(10.0, float(ahead[peak[i], i])),
            "peak_at": now + timedelta(hours=int(peak[i])),
            "reasons": reasons[i],
            "is_assumed": row.status == "assumed",
        }
        for i, row in enumerate(tables.rows)
    }


def _recent(worked: Sequence[Work], now: datetime) -> list[int]:
    """Return which runs still matter for today's soreness; all, if none is recent."""
    ends = [one.activity.end for one in worked]
    recent = [k for k, end in enumerate(ends) if now - end <= RECENT]
    return recent or list(range(len(worked)))


def _rises(
    worked: Sequence[Work], now: datetime, tables: Tables, *, sensitivity: float
) -> Rises:
    """Return the rises on a clock that reads 0 h now."""
    ends = [one.activity.end for one in worked]
    end_h = np.array([(end - now).total_seconds() / 3_600 for end in ends])
    total = np.stack([one.total for one in worked])
    rises = rises_of(total, np.stack([one.level for one in worked]), end_h, tables)
    # The runner gets sorer from the same work, so the dose stays and the rise grows.
    return Rises(sensitivity * rises.usual, sensitivity * rises.unaccustomed, end_h)


def _bands(rises: Rises, tables: Tables) -> list[dict[Muscle, Band]]:
    """Return the band of every run's own rise 24 h after it, by muscle."""
    day = np.array(24.0)
    usual = rises.usual * fade(day, tables.usual)
    late = rises.unaccustomed * fade(day, tables.unaccustomed)
    rise = combined(usual + late, tables)
    return [
        {
            m: band_of(float(r), tables)
            for m, r in zip(tables.muscles, of_run, strict=True)
        }
        for of_run in rise
    ]


def band_of(rise: float, tables: Tables) -> Band:
    """Return the band of a rise on day 1 [points of 10]."""
    bounds = tables.model["bands"]
    for band in (Band.STRONG, Band.CLEAR, Band.LIGHT):
        if rise >= bounds[band]:
            return band
    return Band.NONE


def _notes(runs: Sequence[Activity], tables: Tables) -> tuple[str, ...]:
    days = tables.model["protection"]["gone_at_d"]
    end_h = np.array([run.end.timestamp() / 3_600 for run in runs])
    if knows_history(end_h, tables)[-1]:
        return ()
    note = (
        f"Fewer than {days:.0f} days of runs are known, so it is not known whether you "
        "are used to descents; if not, expect more after one, and later."
    )
    return (note,)
