from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np

from tests.agreement.random_instances import make_option
from unkink.anatomy import Muscle, Part, Side, group_of, parts_of
from unkink.catalogue import Press, Sides, Variant
from unkink.planner import (
    Instance,
    Need,
    Option,
    RoutineRequest,
    SorenessReport,
    needs_of,
)
from unkink.workload import MuscleLoad, PartLoad
from unkink.workload.days import Rises
from unkink.workload.tables import read_tables

NOW = datetime(2026, 11, 22, 19, 30, tzinfo=UTC)
LEFT_CALF = Part(Muscle.GASTROCNEMIUS, Side.LEFT)
RIGHT_CALF = Part(Muscle.GASTROCNEMIUS, Side.RIGHT)
Soreness = Mapping[Muscle, float] | Mapping[Part, float] | Mapping[Muscle | Part, float]


def make_report(
    value: float, *, part: Part = LEFT_CALF, hours_ago: float = 0
) -> SorenessReport:
    return SorenessReport(part, value, NOW - timedelta(hours=hours_ago))


def reports_of(soreness: Soreness) -> list[SorenessReport]:
    """Reports as of now; a muscle stands for all its parts."""
    return [
        SorenessReport(part, value, NOW)
        for where, value in soreness.items()
        for part in ([where] if isinstance(where, Part) else parts_of(where))
    ]


def make_needs(
    soreness: Soreness | None = None,
    *,
    stiff: Sequence[Part] = (),
) -> dict[Part, Need]:
    return needs_of(None, now=NOW, reports=reports_of(soreness or {}), stiff=stiff)


def make_request(
    *,
    minutes: float = 12,
    soreness: Soreness | None = None,
    stiff: Sequence[Part] = (),
    **wishes: Any,
) -> RoutineRequest:
    needs = make_needs(soreness, stiff=stiff)
    return RoutineRequest(budget_s=round(minutes * 60), needs=needs, **wishes)


def make_load(*, peak: float, now_is: float = 0.0) -> MuscleLoad:
    """The same expectation for every muscle that the model estimates."""
    tables = read_tables()
    parts = [part for muscle in Muscle for part in parts_of(muscle)]
    # A run whose soreness is `now_is` at NOW, in both channels alike.
    ago_h = 24.0
    decay = tables.usual
    share = (np.exp(-ago_h / decay.fall_h) - np.exp(-ago_h / decay.rise_h)) / decay.norm
    rise = np.full((1, 2, len(tables.rows)), now_is / share)
    return MuscleLoad(
        now=NOW,
        runs=(),
        parts=tuple(
            PartLoad(part, group_of(part.muscle), soreness_peak_48h=peak)
            if part.muscle in tables.muscles
            else PartLoad(part, group_of(part.muscle))
            for part in parts
        ),
        rises=Rises(rise, np.zeros_like(rise), np.array([-ago_h])),
    )


def make_variant(
    *,
    reaches: dict[Muscle, float] | None = None,
    sides: Sides = Sides.EACH,
    press: Press = Press.GENTLE,
    tools: tuple[str, ...] = ("roller",),
) -> Variant:
    return Variant(
        key="variant",
        name="a variant",
        press=press,
        sides=sides,
        reaches={Muscle.GASTROCNEMIUS: 1.0} if reaches is None else reaches,
        carries=(),
        is_demanding=False,
        is_classic=False,
        cautions=(),
        set_up=(),
        tools=tools,
    )


def make_instance(
    options: Sequence[Option] | None = None, *, budget_s: int = 300
) -> Instance:
    """Two positions 10 s apart, either 20 s from standing."""
    if options is None:
        options = [
            make_option("calf-long", muscle="calf", time_s=120, value=0.8),
            make_option("calf-short", muscle="calf", time_s=60, value=0.5),
            make_option("seat-only", muscle="seat", time_s=60, value=0.6),
            make_option("quad-only", muscle="quad", position="prone", value=0.4),
        ]
    return Instance(
        budget_s=budget_s,
        start_s={"prone": 20, "seated": 20},
        transition_s={"prone": {"seated": 10}, "seated": {"prone": 10}},
        options=tuple(options),
    )
