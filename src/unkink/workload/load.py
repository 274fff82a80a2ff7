"""The load of some runs on every muscle, and the soreness that it lets expect."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

import numpy as np

from unkink.activities import Activity
from unkink.anatomy import Group, Muscle, Part, group_of, sides_of
from unkink.workload.days import Rises, fade, knows_history, rises_of, soreness_at
from unkink.workload.dose import DAMAGE, EFFORT, Dose, dose_of, easy_km_dose
from unkink.workload.motion import Motion, motion_of
from unkink.workload.reasons import Reason, reasons_of
from unkink.workload.runner import Runner
from unkink.workload.step_rate import step_ratio
from unkink.workload.tables import Floats, Tables, read_tables

AHEAD_H = 48


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
        band: By the largest rise of any of the runs on the day after it.
        soreness_now: Predicted now [points of 10].
        soreness_peak_48h: Largest predicted within the next 48 h [points of 10].
        peak_at: When that is.
        reasons: Why, the largest share first.
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
        activity: The run.
        ascent_m: Climbed [m], as recorded, else by the smoothed grade; None without any
            altitude.
        descent_m: Descended [m], likewise.
        warnings: What was wrong and what was done about it.
    """

    activity: Activity
    ascent_m: float | None
    descent_m: float | None
    warnings: tuple[str, ...]


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
        now: The moment to predict for, with time zone; runs that end later count with
            their dose but give no soreness yet.
        runner: What the runner told; the average runner on roads by default.
    """
    tables, runner = read_tables(), runner or Runner()
    ordered = sorted(runs, key=lambda run: run.end)
    motions = [motion_of(run, tables) for run in ordered]
    doses = [
        dose_of(
            motion, tables, runner=runner, step_ratio=step_ratio(motion, motions[:k])
        )
        for k, motion in enumerate(motions)
    ]
    rises = _rises(ordered, doses, now, tables) if ordered else None
    return MuscleLoad(
        now=now,
        runs=tuple(map(_run_load, ordered, motions)),
        parts=_parts(list(zip(motions, doses, strict=True)), rises, now, tables),
        notes=_notes(ordered, tables),
        rises=rises,
    )


def combined(by_channel: Floats, tables: Tables) -> Floats:
    """Return .7 · damage + .3 · effort; the channel is the last axis but one."""
    share = float(tables.model["soreness"]["damage_share"])
    damage, effort = by_channel[..., DAMAGE, :], by_channel[..., EFFORT, :]
    return np.asarray(share * damage + (1 - share) * effort)


def _parts(
    dosed: Sequence[tuple[Motion, Dose]],
    rises: Rises | None,
    now: datetime,
    tables: Tables,
) -> tuple[PartLoad, ...]:
    by_muscle = {} if rises is None else _by_muscle(dosed, rises, now, tables)
    parts = [Part(muscle, side) for muscle in Muscle for side in sides_of(muscle)]
    return tuple(_part_load(part, by_muscle.get(part.muscle)) for part in parts)


def _part_load(part: Part, facts: dict[str, object] | None) -> PartLoad:
    return PartLoad(part, group_of(part.muscle), **(facts or {}))  # type: ignore[arg-type]


def _by_muscle(
    dosed: Sequence[tuple[Motion, Dose]], rises: Rises, now: datetime, tables: Tables
) -> dict[Muscle, dict[str, object]]:
    total = sum((dose.total for _, dose in dosed), np.zeros((2, len(tables.rows))))
    ahead = combined(soreness_at(rises, np.arange(AHEAD_H + 1.0), tables), tables)
    peak = ahead.argmax(axis=0)
    easy_km = total[DAMAGE] / easy_km_dose(tables)
    day_after = _day_after(rises, tables)
    reasons = reasons_of(dosed, tables)
    return {
        row.muscle: {
            "damage": float(total[DAMAGE, i]),
            "effort": float(total[EFFORT, i]),
            "easy_km": float(easy_km[i]),
            "band": band_of(float(day_after[i]), tables),
            "soreness_now": min(10.0, float(ahead[0, i])),
            "soreness_peak_48h": min(10.0, float(ahead[peak[i], i])),
            "peak_at": now + timedelta(hours=int(peak[i])),
            "reasons": reasons[i],
            "is_assumed": row.status == "assumed",
        }
        for i, row in enumerate(tables.rows)
    }


def _rises(
    runs: Sequence[Activity], doses: Sequence[Dose], now: datetime, tables: Tables
) -> Rises:
    """Return the rises on a clock that reads 0 h now."""
    end_h = np.array([(run.end - now).total_seconds() / 3_600 for run in runs])
    total = np.stack([dose.total for dose in doses])
    return rises_of(total, np.stack([dose.level for dose in doses]), end_h, tables)


def _day_after(rises: Rises, tables: Tables) -> Floats:
    """Return the largest rise of any run 24 h after it [points of 10], shape (m,)."""
    day = np.array(24.0)
    usual = rises.usual * fade(day, tables.usual)
    late = rises.unaccustomed * fade(day, tables.unaccustomed)
    return np.asarray(combined(usual + late, tables).max(axis=0))


def band_of(rise: float, tables: Tables) -> Band:
    """Return the band of a rise on day 1 [points of 10]."""
    bounds = tables.model["bands"]
    for band in (Band.STRONG, Band.CLEAR, Band.LIGHT):
        if rise >= bounds[band]:
            return band
    return Band.NONE


def _run_load(activity: Activity, motion: Motion) -> RunLoad:
    climbed = motion.grade * motion.metres
    up_m, down_m = float(climbed[climbed > 0].sum()), float(climbed[climbed < 0].sum())
    ascent_m = up_m if motion.has_altitude else None
    descent_m = abs(down_m) if motion.has_altitude else None
    return RunLoad(
        activity=activity,
        ascent_m=ascent_m if activity.ascent_m is None else activity.ascent_m,
        descent_m=descent_m if activity.descent_m is None else activity.descent_m,
        warnings=activity.warnings + motion.warnings,
    )


def _notes(runs: Sequence[Activity], tables: Tables) -> tuple[str, ...]:
    days = tables.model["protection"]["gone_at_d"]
    if not runs:
        return ()
    end_h = np.array([run.end.timestamp() / 3_600 for run in runs])
    if knows_history(end_h, tables)[-1]:
        return ()
    note = (
        f"Less than {days:.0f} days of runs are known, so an unaccustomed descent "
        "is expected to fade like any other run."
    )
    return (note,)
