"""Predicted soreness after a marathon beside the published table: errors, no target."""

from datetime import timedelta

from bench.table import print_table
from tests.agreement.test_takayama import DAYS, PUBLISHED
from tests.examples import make_run
from unkink.workload import muscle_load


def show_soreness() -> None:
    """Print model minus published rise of soreness for each region and day."""
    race = make_run(distance_m=42_195)
    load = muscle_load([race], now=race.end)
    rows = []
    for region, (muscle, published, baseline) in PUBLISHED.items():
        expected = [
            load.soreness(muscle, at=race.end + timedelta(days=d)) for d in DAYS
        ]
        pairs = zip(expected, published, strict=True)
        errors = [model - (value - baseline) for model, value in pairs]
        rows.append((region, *(f"{error:+.2f}" for error in errors)))
    print_table(
        "Soreness after a level marathon, model minus Takayama 2017 (points of 10)",
        ("region", *(f"day {day}" for day in DAYS)),
        rows,
    )
