"""Soreness after a road marathon by region and day, against the published table.

Takayama et al. 2017, J Sports Med 2017:9402386, Table 3 (11 runners, mean on 0-10),
read in November 2026. The anchors (day 1) and the two decay constants were set with the
knee extensors; the other regions on days 2-5 are the check, and nothing is tuned to
them.
"""

from datetime import timedelta

import pytest

from tests.examples import make_run
from unkink.anatomy import Muscle
from unkink.workload import muscle_load

DAYS = (1, 2, 3, 4, 5)
# Mean of days 1-5, then of day 7, which the rise is counted from.
PUBLISHED = {
    "knee extensors": (Muscle.QUADRICEPS, (6.1, 4.8, 2.8, 1.9, 1.1), 0.7),
    "knee flexors": (Muscle.HAMSTRINGS, (5.2, 4.0, 2.5, 1.5, 1.2), 0.7),
    "plantar flexors": (Muscle.GASTROCNEMIUS, (4.9, 3.5, 1.9, 1.4, 1.3), 0.6),
    "hips": (Muscle.GLUTEUS_MAXIMUS, (4.0, 2.9, 1.6, 1.3, 1.2), 0.9),
    "upper back": (Muscle.THORACIC_SPINE, (1.8, 1.5, 0.5, 0.4, 0.3), 0.3),
}
# Largest error on days 2-5 that is known and stated [points of 10]. Hips, calves and
# back fade faster than the knee extensors that the constants were set with.
KNOWN_ERROR = {
    "knee extensors": 0.5,
    "knee flexors": 0.5,
    "plantar flexors": 0.6,
    "hips": 0.7,
    "upper back": 0.5,
}


@pytest.mark.parametrize("region", PUBLISHED)
def test_soreness_after_a_marathon_stays_within_its_known_error(region: str) -> None:
    muscle, published, baseline = PUBLISHED[region]
    race = make_run(distance_m=42_195)
    load = muscle_load([race], now=race.end)

    predicted = [load.soreness(muscle, at=race.end + timedelta(days=d)) for d in DAYS]

    errors = [
        model - (value - baseline)
        for model, value in zip(predicted, published, strict=True)
    ]
    print(  # noqa: T201  the errors are to be seen, also when they are small
        f"{region:16}",
        *(f"day {d}: {e:+.2f}" for d, e in zip(DAYS, errors, strict=True)),
    )
    assert abs(errors[0]) < 0.1
    assert max(abs(error) for error in errors[1:]) <= KNOWN_ERROR[region]
