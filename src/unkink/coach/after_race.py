"""What the days after a race still ask for, by the soreness that is expected."""

from datetime import datetime, timedelta

from unkink.anatomy import GROUPS, Group
from unkink.workload import MuscleLoad

ENDS_AT = 2.0
DAY_H = 24


def groups_on(load: MuscleLoad, *, at: datetime) -> list[str]:
    """Return the groups whose expected soreness exceeds 2 of 10 within a day.

    Args:
        load: Load of the race and the runs before it.
        at: Beginning of the day, with time zone.

    Returns:
        Names for people, the sorest first.
    """
    hours = [at + timedelta(hours=hour) for hour in range(DAY_H)]
    worst = {
        group: max(load.soreness(m, at=hour) for m in muscles for hour in hours)
        for group, muscles in GROUPS.items()
    }
    sore = [group for group in Group if worst[group] > ENDS_AT]
    return [g.plain_name for g in sorted(sore, key=lambda group: -worst[group])]
