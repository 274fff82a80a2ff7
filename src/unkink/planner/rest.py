"""Plan what is left of a session: from where the runner is, in the time there is."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from unkink.anatomy import Group
from unkink.catalogue import Catalogue
from unkink.planner.instance import Instance, Option
from unkink.planner.options import instance_of, on_grid
from unkink.planner.plan import bouts_of
from unkink.planner.request import RoutineRequest
from unkink.planner.solve import solve
from unkink.planner.verify import bound_of
from unkink.routines import Bout
from unkink.workload import MuscleLoad


@dataclass(frozen=True)
class Rest:
    """What is left of a session.

    Attributes:
        bouts: In order, on the session's clock.
        value: Their value under the stated scoring.
        bound: Largest value that any choice for the time left could have.
    """

    bouts: tuple[Bout, ...]
    value: float
    bound: float


def plan_rest(
    request: RoutineRequest,
    catalogue: Catalogue,
    *,
    after: Bout,
    may: Callable[[Option], bool],
    load: MuscleLoad | None = None,
) -> Rest:
    """Return the best choice for the time that is left, proven.

    Args:
        request: What the runner wants; its budget counts from the session's start.
        catalogue: The moves.
        after: The bout that comes before, whose position the way begins in.
        may: Whether an option may be chosen; those of groups done before may not.
        load: Load of the runs, for the reasons in words.
    """
    instance = _left(request, catalogue, after, may)
    answer = solve(instance)
    bouts = bouts_of(instance, answer, request, catalogue, load)
    return Rest(
        bouts=tuple(_later(bout, after.end_s) for bout in bouts),
        value=answer.value,
        bound=bound_of(instance, answer),
    )


def options_of(bout: Bout) -> Callable[[Option], bool]:
    """Return what tells the options that are a bout at some dose."""
    beginning = f"{bout.group}/{bout.move}/{bout.variant}/{bout.side}/"
    return lambda option: option.id.startswith(beginning)


def not_of(groups: frozenset[Group]) -> Callable[[Option], bool]:
    """Return what tells the options of other groups than some."""
    return lambda option: Group(option.muscle) not in groups


def _left(
    request: RoutineRequest,
    catalogue: Catalogue,
    after: Bout,
    may: Callable[[Option], bool],
) -> Instance:
    whole = instance_of(request, catalogue)
    here = catalogue.positions[after.position]
    return replace(
        whole,
        budget_s=max(0, request.budget_s - after.end_s),
        start_s={
            key: 0
            if key == after.position
            else on_grid(here.seconds_to(key, request.mobility))
            for key in whole.start_s
        },
        options=tuple(option for option in whole.options if may(option)),
    )


def _later(bout: Bout, by_s: int) -> Bout:
    return replace(bout, start_s=bout.start_s + by_s, end_s=bout.end_s + by_s)
