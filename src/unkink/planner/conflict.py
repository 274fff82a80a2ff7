"""Which wishes clash when nothing is left: the smallest set, found by leaving out."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from unkink.catalogue import Catalogue
from unkink.errors import InfeasibleRoutineError
from unkink.planner.instance import Instance
from unkink.planner.options import instance_of
from unkink.planner.request import ALL_TOOLS, MOST_S, RoutineRequest


@dataclass(frozen=True, slots=True)
class _Wish:
    """A wish in words, and the request without it."""

    words: str
    dropped: Callable[[RoutineRequest], RoutineRequest]


def conflict_of(
    request: RoutineRequest, catalogue: Catalogue
) -> InfeasibleRoutineError:
    """Return the error that names the smallest set of wishes that leave nothing."""
    kept: list[_Wish] = []
    relaxed = request
    for wish in _wishes(request):
        without = wish.dropped(relaxed)
        if _fits(instance_of(without, catalogue)):
            kept.append(wish)
        else:
            relaxed = without
    remedy = "drop one of them" if len(kept) > 1 else "drop it or change it"
    return InfeasibleRoutineError([wish.words for wish in kept], remedy=remedy)


def _fits(instance: Instance) -> bool:
    """Return whether some option can be done in the time."""
    return any(
        instance.start_s[option.position] + option.time_s <= instance.budget_s
        and option.value > 0
        for option in instance.options
    )


def _wishes(request: RoutineRequest) -> Iterator[_Wish]:
    yield _Wish(
        f"--minutes {request.budget_s / 60:g}", lambda r: replace(r, budget_s=MOST_S)
    )
    tools = " ".join(f"--tool {tool}" for tool in sorted(request.tools))
    yield _Wish(tools or "no tool", lambda r: replace(r, tools=ALL_TOOLS))
    if not request.allows_demanding:
        yield _Wish("no --demanding", lambda r: replace(r, allows_demanding=True))
    yield _Wish(f"--place {request.place}", lambda r: replace(r, place="home"))
    for held in request.cautions:
        yield _Wish(
            f"--caution {held.caution.key}",
            lambda r, held=held: replace(  # type: ignore[misc]
                r, cautions=tuple(other for other in r.cautions if other != held)
            ),
        )
    for name in ("avoid_muscles", "avoid_moves", "avoid_positions"):
        for key in sorted(getattr(request, name)):
            yield _Wish(
                f"--avoid {key}",
                lambda r, name=name, key=key: replace(  # type: ignore[misc]
                    r, **{name: getattr(r, name) - {key}}
                ),
            )
    refused = {p for p, need in request.needs.items() if need.is_refused}
    if refused:
        names = ", ".join(sorted({str(part.muscle) for part in refused}))
        yield _Wish(f"9 or more reported for {names}", lambda r: _without_refusal(r))


def _without_refusal(request: RoutineRequest) -> RoutineRequest:
    needs = {
        part: replace(need, soreness=min(need.soreness, 8.0))
        for part, need in request.needs.items()
    }
    return replace(request, needs=needs)
