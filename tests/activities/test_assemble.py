import numpy as np

from unkink.activities.assemble import assemble
from unkink.activities.recording import Recording

T0_S = 1_700_000_000.0


def test_a_leg_whose_distance_counts_back_went_nowhere() -> None:
    columns = {
        "time_s": T0_S + np.arange(3.0),
        "distance_m": np.array([9_000.0, 9_003.0, 20.0]),
    }

    activity = assemble(
        Recording(columns=columns, is_part=True, sport="running"),
        source="race.fit#2",
        sport=None,
    )

    assert activity is not None
    assert activity.distance_m == 0


def test_a_leg_counts_its_distance_from_where_the_one_before_ended() -> None:
    columns = {
        "time_s": T0_S + np.arange(3.0),
        "distance_m": np.array([9_000.0, 9_003.0, 9_006.0]),
    }

    activity = assemble(
        Recording(columns=columns, is_part=True, sport="running"),
        source="race.fit#2",
        sport=None,
    )

    assert activity is not None
    assert activity.distance_m == 6
