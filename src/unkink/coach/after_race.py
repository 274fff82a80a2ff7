"""What the days after a race still ask for, by the soreness that is expected."""

from datetime import datetime, timedelta

from unkink.anatomy import GROUPS, Group
from unkink.catalogue import Catalogue, Programme, Step
from unkink.errors import ProgrammeOverError
from unkink.workload import MuscleLoad

ENDS_AT = 2.0
DAY_H = 24


def groups_on(load: MuscleLoad, *, at: datetime) -> list[Group]:
    """Return the groups whose expected soreness exceeds 2 of 10 within a day.

    Args:
        load: Load of the race and the runs before it.
        at: Beginning of the day, with time zone.

    Returns:
        Groups, the sorest first.
    """
    hours = [at + timedelta(hours=hour) for hour in range(DAY_H)]
    worst = {
        group: max(load.soreness(m, at=hour) for m in muscles for hour in hours)
        for group, muscles in GROUPS.items()
    }
    sore = [group for group in Group if worst[group] > ENDS_AT]
    return sorted(sore, key=lambda group: -worst[group])


def steps_on(
    programme: Programme, load: MuscleLoad, catalogue: Catalogue, *, at: datetime
) -> list[Step]:
    """Return the programme's moves that a day asks for, in its order.

    Args:
        programme: A programme with days, such as `after-race`.
        load: Load of the race and the runs before it.
        catalogue: The moves.
        at: Beginning of the day, with time zone.
    """
    sore = groups_on(load, at=at)
    return [s for s in programme.steps if catalogue.moves[s.move].group in sore]


def steps_left(
    programme: Programme, load: MuscleLoad, catalogue: Catalogue
) -> list[Step]:
    """Return the programme's moves that the load still asks for, in its order.

    Args:
        programme: A programme with days, such as `after-race`.
        load: Load of the race and the runs before it, as of today.
        catalogue: The moves.

    Raises:
        ProgrammeOverError: If nothing is expected above 2 of 10 any more.
    """
    kept = steps_on(programme, load, catalogue, at=load.now)
    if not kept:
        raise ProgrammeOverError(
            programme.key, "no muscle is expected above 2 of 10 within a day"
        )
    return kept
